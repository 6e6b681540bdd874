"""Bank accounts, payment cards and national numbers, told from other numbers by their checks."""

from __future__ import annotations

import re

from assistant.redaction.kinds import Kind
from assistant.redaction.patterns import checks
from assistant.redaction.patterns.pattern import Pattern, before, found_in

# How long an IBAN is in each country (the SWIFT registry).
_WORDS_OF_LENGTHS = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20
EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30
KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28
PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24
XK20
"""
_LENGTHS = _WORDS_OF_LENGTHS.split()
_IBAN_LENGTH = {entry[:2]: int(entry[2:]) for entry in _LENGTHS}
_IBANS = "|".join(rf"{c}\d\d(?:[ .-]?[A-Z0-9]){{{n - 4}}}" for c, n in _IBAN_LENGTH.items())

# Visa, Mastercard, American Express, Discover, JCB, Diners, Maestro, UnionPay: how they begin.
_CARDS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[689]\d)\d{11}"
    r"|(?:5018|5020|5038|6304|6759|676[1-3]|670[3-9])\d{8,15}|62\d{14}"
)
_CARD = r"(?<![\w.+/-])\d(?:[ -]?\d){12,18}(?![\w]|[.-]\d)"


def _is_iban(match: re.Match[str]) -> bool:
    return checks.mod_97("".join(c for c in match[0].upper() if c.isalnum()))


def _is_card(match: re.Match[str]) -> bool:
    digits = checks.digits_of(match[0])
    grouped = re.fullmatch(
        r"\d+|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}(?:\1\d{1,3})?|\d{4}[ -]\d{6}[ -]\d{4,5}", match[0]
    )
    return bool(grouped and _CARDS.fullmatch(digits)) and checks.luhn(digits)


def _national(regex: str, check: str, *hints: str) -> Pattern:
    is_right = getattr(checks, check)
    takes_letters = check in {"spanish", "italian"}

    def is_sound(match: re.Match[str]) -> bool:
        number = found_in(match)
        return bool(is_right(number if takes_letters else checks.digits_of(number)))

    return Pattern(
        kind=Kind.NATIONAL_NUMBER, regex=regex, hints=hints, is_sound=is_sound, flags=re.IGNORECASE
    )


def _is_ssn(match: re.Match[str]) -> bool:
    area, group, serial = match[0].split("-")
    return area not in {"000", "666"} and area < "900" and group != "00" and serial != "0000"


def _is_nino(match: re.Match[str]) -> bool:
    return (
        match[0][:2].upper() not in {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"}
        and match[0][:2].isupper()
    )


def _is_named(match: re.Match[str]) -> bool:
    """Nine digits pass the proof of eleven once in eleven times: the name must stand before."""
    said = before(match, 40)
    named = any(word in said for word in ("bsn", "burgerservice", "sofi", "citizen service"))
    return named and checks.dutch(checks.digits_of(match[0]))


_START, _END = r"(?<![\w.,/+-])", r"(?![\w]|[.,-]\d)"

PATTERNS = (
    Pattern(
        kind=Kind.BANK_ACCOUNT,
        regex=rf"(?<![A-Za-z0-9])(?=[A-Z][A-Z]\d)(?:{_IBANS})(?![A-Za-z0-9])",
        flags=re.IGNORECASE,
        is_sound=_is_iban,
    ),
    Pattern(kind=Kind.CARD, regex=_CARD, is_sound=_is_card),
    _national(rf"{_START}\d\d[. ]?\d\d[. ]?\d\d[ -]?\d{{3}}[. ]?\d\d{_END}", "belgian"),
    Pattern(
        kind=Kind.NATIONAL_NUMBER,
        regex=rf"{_START}\d{{3}}[. ]?\d{{3}}[. ]?\d{{3}}{_END}"
        rf"|{_START}\d{{4}}[. ]\d\d[. ]\d{{3}}{_END}",
        hints=("bsn", "burgerservice", "sofi", "citizen service"),
        is_sound=_is_named,
    ),
    _national(
        rf"{_START}[1278][ ]?\d\d[ ]?\d\d[ ]?\d\d[ ]?\d{{3}}[ ]?\d{{3}}[ ]?\d\d{_END}", "french"
    ),
    _national(rf"{_START}[1-9]\d[ ]?\d{{3}}[ ]?\d{{3}}[ ]?\d{{3}}{_END}", "german_tax"),
    _national(rf"{_START}\d{{11}}{_END}", "polish"),
    _national(rf"{_START}756[. ]?\d{{4}}[. ]?\d{{4}}[. ]?\d\d{_END}", "swiss", "756"),
    _national(r"(?<![\w-])(?:\d{8}|[XYZ]\d{7})-?[A-Z](?![\w-])", "spanish"),
    _national(rf"{_START}(?:19|20)?\d{{6}}[-+]\d{{4}}{_END}", "swedish"),
    _national(
        r"(?<!\w)[A-Z]{6}\d\d[A-EHLMPRST](?:[04][1-9]|[1256]\d|[37][01])[A-Z]\d{3}[A-Z](?!\w)",
        "italian",
    ),
    Pattern(
        kind=Kind.NATIONAL_NUMBER,
        regex=r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])",
        hints=("-",),
        is_sound=_is_ssn,
    ),
    Pattern(
        kind=Kind.NATIONAL_NUMBER,
        regex=r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)",
        is_sound=_is_nino,
    ),
)
