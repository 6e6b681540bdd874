"""Passwords in the places where programs take them: options of one letter, files of their own."""

from __future__ import annotations

import re

from assistant.redaction.kinds import Kind
from assistant.redaction.patterns.pattern import Pattern, found_in

_WORD = r"""["']?([^\s"']{1,256}+)"""
_REST = r"[^\n|;&]{0,160}?"

# The program, and what its password comes after.
_OPTIONS = (
    (r"(?:mysql|mariadb)[\w-]{0,20}", r"[ ]-p(?!ort|rotocol)"),
    (r"sshpass", r"[ ]-p[ ]?"),
    (r"docker[ ](?:\w{1,20}[ ])?login|podman[ ]login", r"[ ]-p[ =]?"),
    (
        r"(?:curl|wget|http|https|lftp)",
        r"[ ](?:-u|-U|--user|--proxy-user)[ =]?[\"']?[^\s:\"']{1,64}:",
    ),
    (r"(?:7z|7za|7zz|rar|unrar)", r"[ ]-p"),
    (r"(?:zip|unzip|pdftotext|qpdf)", r"[ ](?:-P|-upw|-opw)[ ]?"),
    (r"redis-cli", r"[ ]-a[ ]"),
    (r"(?:ldap\w{3,10}|kinit|ktutil)", r"[ ]-w[ ]?"),
    (r"(?:smbclient|mount\.cifs|rpcclient|net|wmic|winexe)", r"[ ]-U[ ]?[\"']?[^\s%\"']{1,64}%"),
    (r"(?:rdesktop|ipmitool|psexec(?:64)?(?:\.exe)?|sqlcmd|mongo(?:sh|dump)?|bcp)", r"[ ]-[pP][ ]"),
    (
        r"(?:xfreerdp|cmdkey|mstsc|wfreerdp|schtasks|net[ ]user)",
        r"[ ]/(?:p|pass|password|rp):?[ ]?",
    ),
    (r"net[ ]use", r"[ ]/user:\S{1,80}[ ](?![/])"),
    (r"net[ ]use", r"[ ]\\\\\S{1,80}[ ](?![/])"),
    (r"net[ ]user", r"[ ]\w{1,40}[ ](?![/])"),
    (r"openssl", r"[ ](?:pass:|-passin[ ]pass:|-passout[ ]pass:|-k[ ])"),
    (r"htpasswd", r"[ ]-\w{0,4}b\w{0,4}[ ]\S{1,120}[ ]\S{1,60}[ ]"),
    (r"snmp\w{2,10}", r"[ ]-(?:c|A|X)[ ]"),
    (r"nmcli", r"[ ]password[ ]"),
    (r"wpa_passphrase", r"[ ]\S{1,40}[ ]"),
    (r"security[ ](?:add|find)-\w{1,30}", r"[ ]-w[ ]"),
    (r"vncviewer|x11vnc", r"[ ]-passwd[ ]"),
)

# One of the words that stand on the line, and the whole form.
_FORMS = (
    # .netrc, and what ftp and expect are told.
    ("login user", r"(?:login|user)[ \t]{1,8}\S{1,80}\s{1,20}password[ \t]{1,8}(\S{1,256})"),
    ("sqlplus", r"sqlplus[ ](?:-\w{1,8}[ ])?\w{1,40}/([^\s@]{1,128})"),
    ("-securestring", r"-securestring[ ](?:-string[ ])?[\"']?([^\s\"']{1,256}+)[\"']?[ ]-"),
    (
        "echo",
        (
            r"echo[ ](?:-[en]{1,2}[ ])?[\"']?([^\s\"'|]{1,128}+)[\"']?[ ]?\|"
            r"[ ]?(?:sudo|passwd|su|kinit|docker|cryptsetup)"
        ),
    ),
    (
        "chpasswd",
        (
            r"echo[ ](?:-[en]{1,2}[ ])?[\"']?[\w.-]{1,40}:([^\s\"'|]{1,128}+)[\"']?[ ]?\|"
            r"[ ]?(?:sudo[ ])?chpasswd"
        ),
    ),
    (
        "identified",
        r"identified[ ](?:with[ ]\w{1,40}[ ])?by[ ](?:password[ ])?[\"']([^\"'\n]{1,128})[\"']",
    ),
    (
        "alter create",
        (
            r"(?:alter|create)[ ](?:user|role|login)[ ][^\n;]{1,80}?"
            r"password[ ]=?[ ]?[\"']([^\"'\n]{1,128})[\"']"
        ),
    ),
    # What network equipment keeps: "enable secret 5 …", "snmp-server community … RO".
    (
        "password secret key wpa-psk",
        r"(?<![a-z])(?:password|secret|key|wpa-psk[ ]ascii)[ ][0-9][ ](\S{4,256})",
    ),
    (
        "community trap",
        r"(?:snmp-server[ ]community|r[ow]community6?|trap2?sink[ ]\S{1,60})[ ](\S{2,64})",
    ),
    ("-server", r"(?:tacacs|radius)-server[ ](?:host[ ]\S{1,60}[ ])?key[ ](\S{4,128})"),
    # pppd and IPsec: "name" * "secret"; : PSK "secret".
    (
        "*",
        r"^[ \t]{0,4}\"?[\w.@\\-]{1,80}\"?[ \t]{1,8}\*[ \t]{1,8}\"?([^\s\"]{4,128}+)\"?",
    ),
    ("enc", r"(?:secret|password|passwd|key)[ ]ENC[ ](\S{8,512}+)"),
    ("psk xauth eap", r":[ ]{0,4}(?:psk|xauth|eap)[ ]{1,4}\"([^\"\n]{1,256})\""),
    # pgpass: host:port:database:user:password
    (":", r"^[\w.*-]{1,80}:(?:\d{4,5}|\*):[\w*-]{1,60}:[\w*.-]{1,60}:(\S{3,128})$"),
    (
        "pin puk tan code",
        (
            r"\b(?:pin(?:[ _-]?code)?|puk|tan|(?:verification|verificatie|security|sms)[ -]?code)"
            r"[ ]?(?:[:=]|is)[ ]{0,4}(\d{4,8})(?!\d)"
        ),
    ),
)

# What is kept of passwords: crypt(5), Windows hashes. Short ones are guessed from them in seconds.
_HASH = (
    r"\$(?:1|2[abxy]|5|6|7|y|gy|apr1|argon2(?:id?|d)|pbkdf2[\w-]{0,20}|scrypt)\$"
    r"[./A-Za-z0-9$=,+-]{16,256}+"
)
_NT_HASH = r"(?<![0-9a-f])[0-9a-f]{32}:[0-9a-f]{32}(?=:::)"

_X = re.VERBOSE | re.IGNORECASE | re.MULTILINE


def _is_no_option(match: re.Match[str]) -> bool:
    return not found_in(match).startswith(("-", "$", "<", "*", "%"))


def _after(program: str, option: str) -> Pattern:
    names = re.findall(r"[a-z0-9_-]{2,}", re.sub(r"\\w[\]{}0-9,-]*", "", program))
    return Pattern(
        kind=Kind.PASSWORD,
        regex=rf"(?<![\w-])(?:{program})(?![\w]){_REST}{option}{_WORD}",
        hints=tuple(names),
        flags=re.VERBOSE | re.MULTILINE,
        is_sound=_is_no_option,
    )


def _in_form(words: str, regex: str) -> Pattern:
    return Pattern(
        kind=Kind.PASSWORD,
        regex=regex,
        hints=tuple(words.split()),
        lines=1,
        flags=_X,
        is_sound=_is_no_option,
    )


PATTERNS = (
    *(_after(program, option) for program, option in _OPTIONS),
    *(_in_form(words, regex) for words, regex in _FORMS),
    Pattern(kind=Kind.PASSWORD, regex=_HASH, hints=("$",)),
    Pattern(kind=Kind.PASSWORD, regex=_NT_HASH, hints=(":::",), flags=re.IGNORECASE),
)
