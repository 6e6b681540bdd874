"""Texts made to keep patterns busy: beginnings without an end, and no boundary anywhere."""

from __future__ import annotations

_PIECES = {
    "one letter": "a",
    "one digit": "1",
    "capitals": "A1",
    "base64": "YW5uYSB2aXNzZXI",
    "hexadecimal": "0a",
    "spaces": " ",
    "line ends": "\n",
    "percent": "%25",
    "backslashes": "\\",
    "escapes": "\\u0061\\x41&amp;",
    "beginnings of keys": "-----BEGIN PRIVATE KEY-----\n",
    "half a key": "-----BEGIN PRIVATE KEY-----AAAA ",
    "addresses of the web": "https://a:",
    "at signs": "a@",
    "mail": "a@b.",
    "colons": "a:b:",
    "dots": "1.2.3.",
    "names of passwords": "password=",
    "quoted": 'password="',
    "separators": "password=a;b,c&d",
    "programs": "mysql net use curl ",
    "cookies": "Cookie: a=b; c=d",
    "tokens": "eyJhbGciOiJ.eyJhbGciOiJ.",
    "groups of digits": "1234 5678-",
    "phones": "+32 4",
    "streets": "Aa Bb Cc ",
    "homes": "/home/a b ",
    "elements": "<password a",
    "known name": "vermeulen",
    "home of the known": "/home/hvermeulen",
    "pseudonyms": "person-1 ",
}


def hostile(size: int) -> dict[str, str]:
    """Each kind of hostile text, of about so many letters."""
    return {name: piece * (size // len(piece)) for name, piece in _PIECES.items()}
