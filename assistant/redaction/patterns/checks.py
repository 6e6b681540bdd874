"""The check digits of bank accounts, cards and national numbers."""

from __future__ import annotations


def digits_of(number: str) -> str:
    """The digits of a number that is written with separators."""
    return "".join(c for c in number if "0" <= c <= "9")


def luhn(digits: str) -> bool:
    """ISO/IEC 7812: payment cards, IMEI, Swedish and French numbers."""
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def mod_97(iban: str) -> bool:
    """ISO 7064 MOD 97-10 as ISO 13616 uses it; letters count from A = 10."""
    moved = iban[4:] + iban[:4]
    return int("".join(str(int(c, 36)) for c in moved)) % 97 == 1


def belgian(digits: str) -> bool:
    """Rijksregisternummer: 97 minus the rest of the first nine, with a 2 before them from 2000."""
    if len(digits) != 11 or not _is_day(digits[2:4], digits[4:6], 40):
        return False
    first, check = digits[:9], int(digits[9:])
    return check in (97 - int(first) % 97, 97 - int("2" + first) % 97)


def dutch(digits: str) -> bool:
    """Burgerservicenummer: the proof of eleven, the last digit counting as minus one."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(digits) == 9 and _sum(digits, weights) % 11 == 0 and digits != "0" * 9


def french(digits: str) -> bool:
    """Numéro de sécurité sociale: 97 minus the rest of the first thirteen."""
    return (
        len(digits) == 15
        and digits[0] in "1278"
        and (1 <= int(digits[3:5]) <= 12 or 20 <= int(digits[3:5]) <= 42)
        and int(digits[13:]) == 97 - int(digits[:13]) % 97
    )


def german_tax(digits: str) -> bool:
    """Steuer-Identifikationsnummer: ISO 7064 MOD 11,10; one digit stands twice or three times."""
    if len(digits) != 11 or digits[0] == "0":
        return False
    counts = sorted(digits[:10].count(d) for d in set(digits[:10]))
    if counts[-1] not in (2, 3) or (len(counts) > 1 and counts[-2] != 1):
        return False
    product = 10
    for digit in digits[:10]:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == int(digits[10])


def polish(digits: str) -> bool:
    """PESEL: weights 1, 3, 7, 9; the century is in the month."""
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)
    return (
        len(digits) == 11
        and _sum(digits, weights) % 10 == 0
        and _is_day(digits[2:4], digits[4:6], 80)
    )


def swiss(digits: str) -> bool:
    """AHV number: EAN-13, beginning with the country's 756."""
    weights = (1, 3) * 6 + (1,)
    return len(digits) == 13 and digits.startswith("756") and _sum(digits, weights) % 10 == 0


def spanish(number: str) -> bool:
    """DNI and NIE: the letter is the rest of the number by 23."""
    plain = "".join(c for c in number.upper() if c.isalnum())
    digits = plain[:-1].replace("X", "0").replace("Y", "1").replace("Z", "2")
    return digits.isdecimal() and "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == plain[-1]


def swedish(digits: str) -> bool:
    """Personnummer: Luhn over the last ten digits."""
    last = digits[-10:]
    return len(digits) in (10, 12) and _is_day(last[2:4], last[4:6], 0) and luhn(last)


_ODD = dict(zip("0123456789", (1, 0, 5, 7, 9, 13, 15, 17, 19, 21), strict=True))
_ODD |= dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            1,
            0,
            5,
            7,
            9,
            13,
            15,
            17,
            19,
            21,
            2,
            4,
            18,
            20,
            11,
            3,
            6,
            8,
            12,
            14,
            16,
            10,
            22,
            25,
            24,
            23,
        ),
        strict=True,
    )
)


def italian(code: str) -> bool:
    """Codice fiscale: the last letter is the sum of the odd and even ones by 26."""
    code = code.upper()
    odd = sum(_ODD[c] for c in code[0:15:2])
    even = sum(int(c) if c.isdecimal() else ord(c) - ord("A") for c in code[1:15:2])
    return (odd + even) % 26 == ord(code[15]) - ord("A")


def _sum(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(d) * w for d, w in zip(digits, weights, strict=True))


def _is_day(month: str, day: str, months_more: int) -> bool:
    return int(month) % 20 <= 12 and int(month) <= 12 + months_more and int(day) <= 31
