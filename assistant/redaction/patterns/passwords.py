"""Passwords: in settings, command lines, addresses of the web, and sentences."""

from __future__ import annotations

import re

from assistant.redaction.kinds import Kind
from assistant.redaction.patterns.pattern import Pattern, found_in

# What is called a password, whatever stands before it (DB_PASSWORD, userPassword).
_STRONG = r"""(?:password|passwd|passphrase|passcode|passwort|kennwort|wachtwoord|contrase[nñ]a
|mot[ _-]?de[ _-]?passe|(?<![A-Za-z])(?:pass|pwd|pw|psk)|_(?:pass|pwd|pw|psk)|(?-i:Pass|Pwd|Psk)
|sshpass|redis?cli_auth|wep_key\d?|pre-?shared[_-]?key|requirepass|masterauth)"""
# What is called a secret or a key is one only where it looks like one.
_WEAK = r"""(?:secret|credentials?|token|jeton|webhook
|(?:api|app|access|auth|account|private|signing[ _.-]|encryption|shared|master|license|licen[cs]e
  |storage
  |secret|service|session|consumer|client|instrumentation|recovery|product)[ _.-]?key(?:_base)?
|key[ ]content|key-data|otp|saml(?:request|response)
  |nonce[_-]secret|salt|passkey|(?<![a-z])psk\d?)"""

# What stands between a name and its value; of XML, JSON, INI, YAML, environments, code.
_IS = r"""["'\]]{0,2}[ \t]{0,24}(?:=>|:=|==?|:|\ is\ )[ \t]{0,8}(?:[bru]?(?=["']))?"""
_QUOTED = r"""\"((?:[^"\\\n]|\\.){1,1024}+)\"|'((?:[^'\\\n]|\\.){1,1024}+)'"""
# Up to a space, a quote, or a sign after which something else begins.
_BARE = r"""(?!["'])((?:[^\s"'<>;,&]|[;,&](?![\s"'}\]]|$|[\w.%-]{1,40}+[=:]))+)"""
_VALUE = rf"(?:{_QUOTED}|{_BARE})"

_OPTION = rf"""(?<![\w-])--?(?:[a-z0-9]{{1,20}}-){{0,3}}?(?:password|passwd|passphrase|pass|pwd
  |secret|token|api-?key
|(?:secret|access|auth|account)-?key|(?:client|app)-?secret|psk|pin)
(?:=|[ ]{{1,4}}+(?!-)){_VALUE}"""

_ELEMENT = r"""<(?:\w{1,20}:)?\w{0,30}?(?:password|passwd|pwd|passphrase|secret|token|apikey
  |keyMaterial)
(?:[ ][^<>]{0,200}+)?>(?:<!\[CDATA\[)?([^<\]\x01]{1,2048}+)"""
_PAIR = r"""(?:key|name)["']?[ ]?[:=][ ]?["']?[\w.:-]{0,60}?(?:password|passwd|pwd|secret|token
  |api_?key)
["']?,?[ ]{0,4}(?:\n[ ]{0,40})?["']?value["']?[ ]?[:=][ ]?["']?([^\s"'<>,}]{1,1024}+)"""
# XML that has the name in an element or an attribute, and the value in the next element.
_NEXT_ELEMENT = r"""[\w.:-]{0,60}?(?:password|passwd|pwd|secret|token|api_?key)
(?:["'][^<>]{0,100}+>|</(?:key|name)>)\s{0,40}<(?:value|string)>([^<>\x01]{1,1024}+)<"""

# scheme://user:password@host, and the arguments after the question mark that open something.
_IN_ADDRESS = r"""://[^\s/:@"'<>]{0,128}+:([^\s/"'<>]{1,256})@(?=[\w\[])"""
_ARGUMENT = r"""[?&;](?:amp;)?(?:\w{0,20}_)?(?:token|sig|signature|apikey|api_key|key|auth|code
  |secret
|assertion|samlresponse|ticket|jwt|x-amz-(?:signature|security-token|credential)|hash|sid)
=([^&\s"'\#<>]{6,8192}+)"""


def _is_value(match: re.Match[str]) -> bool:
    value = found_in(match)
    is_count = value.isdigit() and len(value) < _LEAST_DIGITS
    return not (is_count or _EMPTY.fullmatch(value.rstrip(_STOPS)) or _is_path(value))


# What stands where a password would, and is none: placeholders, and how a sentence goes on.
_EMPTY = re.compile(
    r"""[*•x.?-]+|<.*|\$.*|%\w+%|\{.*|\[.*|\(.*|@\w+@|env[:(].*|
    |null|none|nil|true|false|yes|no|empty|unset|undefined|redacted|hidden|removed|masked|string
    |(?:in)?correct|expired|required|failed|failure|failures|authentication|(?:in)?valid|enabled
    |disabled|changed|ok|missing|wrong|accepted|rejected|reset|must|cannot|not|prompt|policy|the|a|an
    |for|too|please|enter|and|or|is|was|will|has|optional|unknown|set|mismatch|error|needed|update
    |unchanged|never|default|typed|given|expires|login|user|root|see|by|of|on|to|from|in|it|this""",
    re.VERBOSE | re.IGNORECASE,
)


# What sentences put after a word.
_STOPS = ").,;:!?"


def _is_path(value: str) -> bool:
    """Files with passwords are named where passwords are; PWD is what shells call their folder."""
    if value.startswith("/") and len(value) >= _LONG_KEY and is_mixed(value.strip("/+=")):
        return "." in value
    return value.startswith(("/", "~", "./")) or value[1:3] in {":\\", ":/"}


_LEAST = 8
_LEAST_DIGITS = 4
_LONG_KEY = 32
_LONGEST_KEY = 80


def looks_secret(value: str) -> bool:
    """Whether a value is made as keys are: long, with digits among its letters, no words."""
    if len(value) < _LEAST or value.startswith("0x"):
        return False
    return any(c.isdigit() for c in value) and any(c.isalpha() for c in value)


def _is_weak_value(match: re.Match[str]) -> bool:
    return _is_value(match) and looks_secret(found_in(match))


def is_mixed(word: str) -> bool:
    """Whether a word is as people make passwords: letters, and digits or signs among them."""
    return any(c.isalpha() for c in word) and any(not c.isalpha() for c in word.rstrip(".,!?:"))


# "my password is Winter2026!"
_TOLD = r"""(?:password|passcode|passwort|kennwort|wachtwoord|mot[ ]de[ ]passe|contrase[nñ]a|pin)
[ ](?:(?:for|voor|für|pour)[ ][\w ]{1,20}[ ])?(?:is|ist|lautet|est|was|was[ ]set[ ]to|=|:)[ ]{1,2}
(?:nu|now|jetzt|maintenant|still|nog)?[ ]?["'“‘]?([^\s"'”’]{4,64}+)"""


def _is_told(match: re.Match[str]) -> bool:
    return _is_value(match) and is_mixed(match[1])


_X = re.VERBOSE | re.IGNORECASE
_NAME_ENDS = re.compile(rf"{_STRONG}$", _X)


def names_a_password(key: str) -> bool:
    """Whether what stands under this key is a password: "password", "DB_PASSWORD", "wifiPsk"."""
    return _NAME_ENDS.search(key[-_LONGEST_KEY:]) is not None


_PASS = ("pass", "pwd", "pw", "psk", "wachtwoord", "kennwort", "contrase", "wep_key", "shared")
_KEYS = ("secret", "token", "key", "credential", "otp", "saml", "salt", "webhook", "psk")


def _password(regex: str, *hints: str, lines: int = 0) -> Pattern:
    return Pattern(
        kind=Kind.PASSWORD,
        regex=regex,
        hints=hints,
        lines=lines,
        flags=_X | re.MULTILINE,
        is_sound=_is_value,
    )


PATTERNS = (
    _password(_IN_ADDRESS, "://"),
    _password(rf"{_STRONG}(?:\d|_\d)?{_IS}{_VALUE}", *_PASS),
    _password(_OPTION, "-p", "-secret", "-token", "key", "-secret"),
    _password(_ELEMENT, "</"),
    _password(_PAIR, "name", "key", lines=1),
    _password(rf"[>\"']{_NEXT_ELEMENT}", "<key", "<name", "name=", lines=1),
    Pattern(kind=Kind.TOKEN, regex=_ARGUMENT, hints=("?", "&"), flags=_X, is_sound=_is_value),
    Pattern(
        kind=Kind.TOKEN,
        regex=rf"{_WEAK}{_IS}{_VALUE}",
        hints=_KEYS,
        flags=_X | re.MULTILINE,
        is_sound=_is_weak_value,
    ),
    Pattern(
        kind=Kind.PASSWORD,
        regex=_TOLD,
        hints=(*_PASS, "mot de passe", "pin"),
        flags=_X,
        is_sound=_is_told,
    ),
)
