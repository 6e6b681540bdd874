"""What proves who somebody is while signed in: authorisation headers, session cookies."""

from __future__ import annotations

import base64
import binascii
import re

from assistant.redaction.kinds import Kind
from assistant.redaction.patterns.pattern import Pattern

_HEADER = r"""authori[sz]ation["']?[ ]?[:=>][ ]{0,4}["']?
(?:(?:basic|bearer|negotiate|ntlm|token|apikey|bot|kerberos)[ ]{1,4}([^\s"',;]{4,8192}+)
  |(?:digest|aws4-hmac-sha256|sharedkey(?:lite)?|hawk|oauth)[ ]([^\n"][^\n]{4,2048}+)
  |([^\s"',;]{8,8192}+)(?![ ]\w))"""
_BEARER = r"""(?<![a-z])bearer[ ]([\w+/=.~-]{16,8192}+)"""
_BASIC = r"""(?:(?<![a-z])basic |"auth": ?")([A-Za-z0-9+/]{6,1024}+={0,2})"""

_NAME = r"[^=;,\s\"'\\]{1,100}+"
_VALUE = r"[^;\s\"'\\]{0,4096}+"
_COOKIES = rf"(?<![\w-])cookie[\"']?[ ]?[:=][ ]{{0,2}}[\"']?((?:{_NAME}={_VALUE};?[ ]?)++)"
_SET_COOKIE = rf"set-cookie2?[\"']?[ ]?[:=][ ]{{0,2}}[\"']?{_NAME}=({_VALUE})"
_NAMED = r"""(?<![A-Za-z0-9])(?:PHPSESSID|JSESSIONID(?:SSO)?|ASPSESSIONID[A-Z]{1,20}
  |ASP\.NET_SessionId
|\.ASPX[A-Z]{1,20}|\.AspNetCore\.[\w.]{1,40}|connect\.sid|session_?id|sid|sess(?:ion)?|\w{1,30}_session
|(?:csrf|xsrf)[_-]?token|ESTS[A-Z]{4,24}|MSISAuth\w?|FedAuth|rtFa|SSESS\w{1,40}
|wordpress_logged_in_\w{1,40}|__(?:Secure|Host)-[\w.-]{1,40}|remember_token|MRHSession|DSID)
=["']?([^\s;,&"'<>\\]{10,4096}+)"""


def _says_user_and_password(match: re.Match[str]) -> bool:
    try:
        return b":" in base64.b64decode(match[1], validate=True)
    except (binascii.Error, ValueError):
        return False


def _is_mixed(match: re.Match[str]) -> bool:
    return any(c.isdigit() for c in match[1]) and any(c.isalpha() for c in match[1])


_X = re.VERBOSE | re.IGNORECASE

PATTERNS = (
    Pattern(kind=Kind.TOKEN, regex=_HEADER, hints=("authori",), flags=_X),
    Pattern(kind=Kind.TOKEN, regex=_BEARER, hints=("bearer",), flags=_X, is_sound=_is_mixed),
    Pattern(
        kind=Kind.PASSWORD,
        regex=_BASIC,
        hints=("basic ", 'auth"'),
        flags=re.IGNORECASE,
        is_sound=_says_user_and_password,
    ),
    Pattern(kind=Kind.COOKIE, regex=_SET_COOKIE, hints=("set-cookie",), flags=re.IGNORECASE),
    Pattern(kind=Kind.COOKIE, regex=_COOKIES, hints=("cookie",), flags=re.IGNORECASE),
    Pattern(
        kind=Kind.COOKIE,
        regex=_NAMED,
        hints=("sid", "sess", "aspx", "aspnet", "token", "ests", "auth", "rtfa", "wordpress", "__"),
        flags=_X,
        is_sound=_is_mixed,
    ),
)
