"""How and where people are reached: mail addresses, phone numbers, streets."""

from __future__ import annotations

import re

from assistant.redaction.kinds import Kind
from assistant.redaction.patterns.pattern import Pattern, after, before

_MAIL = r"(?<![\w.+%'-])[\w.+'-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){1,8}(?![\w-])"

# What ends like the name of a domain and is none: units of systemd, files.
_WORDS_OF_NO_DOMAIN = """
service socket target timer device mount automount swap path slice scope snapshot png jpg jpeg
gif svg webp ico js ts jsx tsx css json txt xml gz zip log conf so dll exe jar whl invalid
"""
_NO_DOMAIN = frozenset(_WORDS_OF_NO_DOMAIN.split())
# Who is no person on servers that everybody uses.
_NOBODYS = frozenset({"git", "hg", "svn", "aur"})
_PASSWORD_BEFORE = re.compile(r"://[^\s/@:]{0,64}:$")


def _is_mail(match: re.Match[str]) -> bool:
    local, _, domain = match[0].lower().rpartition("@")
    last = domain.rpartition(".")[2]
    if local in _NOBODYS or last in _NO_DOMAIN or not last.isalpha() or len(last) < 2:
        return False
    return not _PASSWORD_BEFORE.search(before(match, 80)) and domain[0] != "-"


_BYTE_BEFORE = re.compile(r"(?:^|[^0-9a-z])[0-9a-f]{2} $")
_BYTE_AFTER = re.compile(r" [0-9a-f]{2}(?![0-9a-z])")
_BOUND, _END = r"(?<![\w.,:/+=#-])", r"(?![\w]|[.,:/-]\w)"
_SAID = (
    "tel",
    "phone",
    "gsm",
    "mobi",
    "fax",
    "handy",
    "call",
    "bel ",
    "sms",
    "whatsapp",
    "téléphone",
    "portable",
)
_SEP = r"[ ./-]?"

# International; Belgium, the Netherlands, France, Germany, the United Kingdom; North America.
_PHONES = rf"""{_BOUND}(?:
  (?:\+|00)(?:1|7|2\d|3\d|4\d|5\d|6\d|8\d
  |9\d)\d?[ ./-]?(?:\(0?\d{{0,4}}\))?(?:[ ./-]{{0,2}}\d){{6,12}}
 |04[5-9]\d{_SEP}\d\d{_SEP}\d\d{_SEP}\d\d
 |06[ -]?[1-9](?:[ -]?\d){{7}}
 |0[1-9](?:(?:[ ]\d\d){{4}}|(?:\.\d\d){{4}}|(?:-\d\d){{4}})
 |0\d{{1,2}}[ ]?[ /-][ ]?\d{{2,3}}(?:[ .]\d\d){{2}}
 |0\d{{2}}[ -]\d{{3}}[ ]?\d{{4}}|0\d{{3}}[ -]\d{{6}}|\(0\d{{1,4}}\)[ -]?\d{{3,4}}[ -]?\d{{3,5}}
 |0[67]\d{{8}}|01[5-7]\d[ /-]?\d{{7,8}}|0\d{{2,4}}[ ]?/[ ]?\d{{4,9}}
 |07\d{{3}}[ ]?\d{{6}}|0\d{{2}}[ ]\d{{4}}[ ]\d{{4}}
 |\(\d{{3}}\)[ ]\d{{3}}-\d{{4}}|[2-9]\d\d[-.][2-9]\d\d[-.]\d{{4}}
){_END}"""
_SAID_PHONE = r"""(?<![a-z])(?:tel(?:efoon|efon|ephone)?(?:nummer|nr)?|phone(?:[ _-]?number)?|gsm
  |mobile
|mobiel|fax|handy|portable|t[ée]l[ée]phone|msisdn|caller(?:[ _-]?id)?)["']?\.?[ ]?[:=]?[ ]?["']?
((?:\+|\(|\d)(?:[ ()./-]{0,2}\d){6,13})(?![\w.])"""


# Nobody's number is made of two digits.
_FEWEST_DIGITS = 3


def _is_dump(match: re.Match[str]) -> bool:
    """Bytes in pairs of hexadecimal digits, of which these happen to be decimal."""
    around = (before(match, 4), after(match, 4))
    return bool(_BYTE_BEFORE.search(around[0]) or _BYTE_AFTER.match(around[1]))


def _is_phone(match: re.Match[str]) -> bool:
    digits = [c for c in match[0] if c.isdigit()]
    if not 8 <= len(digits) <= 15 or len(set(digits)) < _FEWEST_DIGITS or _is_dump(match):
        return False
    # Ten digits in a row are as often a number of something else.
    if match[0].isdigit() and not match[0].startswith(("04", "06", "07", "00")):
        return any(word in before(match, 30) for word in _SAID)
    return not after(match, 4).startswith((" ms", " kb", " mb"))


_NAME = r"[A-ZÀ-Þ][\w'’.-]{1,40}+"
_CITY = rf"{_NAME}(?:[ -]{_NAME}){{0,3}}"
_NUMBER = r"\d{1,4}[ ]?[A-Za-z]?(?:[ ](?:bus|bte|boîte)[ ][\w.]{1,5})?"
_STREETS = rf"""(?<!\w)(?:
 (?:{_NAME}[ ]){{0,3}}[A-ZÀ-Þ][\w'’-]{{1,30}}?(?:straat|laan|weg|plein|steenweg|dreef|kade|singel
  |gracht
  |lei|kaai|markt|pad|hof|stra[sß]e|strasse|str\.|allee|platz|gasse|ring|ufer|damm)[ ]{_NUMBER}
  (?:,?[ ]{{1,2}}|,?\n)(?:[BDLF]-)?\d{{4,5}}(?:[ ]?[A-Z]{{2}})?[ ]{{1,2}}{_CITY}
|(?:[A-ZÀ-Þ][\w'’-]{{1,30}}[ ]){{0,2}}[A-ZÀ-Þ][\w'’-]{{2,30}}?(?:straat|laan|steenweg|gracht
  |straße|strasse|plein)
  [ ]\d{{1,4}}[a-zA-Z]?(?![\w])
|\d{{1,4}}(?:[ ]?(?:bis|ter))?,?[ ](?:rue|avenue|boulevard|bd|place|chemin|all[ée]e|quai|impasse
  |route|cours)
  [ ](?:(?:de|du|des|la|le|les|d['’]\w{{1,20}}
  |l['’]\w{{1,20}})[ ]){{0,3}}[\w'’-]{{2,30}}(?:[ ][\w'’-]{{2,30}}){{0,3}}
  ,?[ ]{{1,2}}(?:[FBL]-)?\d{{4,5}}[ ]{{1,2}}{_CITY}
|(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]hauss[ée]e)[ ]
  (?:\w[\w'’-]{{0,30}}[ ]){{1,5}}\d{{1,4}}[a-zA-Z]?,?[ ]
  (?:[FBL]-)?\d{{4,5}}[ ]{_CITY}
|\d{{1,5}}[ ](?:{_NAME}[ ]){{1,3}}(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?
  |Boulevard
  |Blvd\.?|Court|Ct\.?|Square|Terrace|Close|Crescent|Way)(?:,[ ]{_CITY}){{0,2}}
  (?:,?[ ](?:[A-Z]{{2}}[ ]\d{{5}}(?:-\d{{4}})?|[A-Z]{{1,2}}\d[A-Z\d]?[ ]\d[A-Z]{{2}}))?
)"""

PATTERNS = (
    Pattern(kind=Kind.MAIL, regex=_MAIL, hints=("@",), is_sound=_is_mail),
    Pattern(kind=Kind.PHONE, regex=_PHONES, flags=re.VERBOSE, is_sound=_is_phone),
    Pattern(
        kind=Kind.PHONE,
        regex=_SAID_PHONE,
        flags=re.VERBOSE | re.IGNORECASE,
        hints=(*_SAID, "msisdn"),
    ),
    Pattern(kind=Kind.POSTAL_ADDRESS, regex=_STREETS, flags=re.VERBOSE),
)
