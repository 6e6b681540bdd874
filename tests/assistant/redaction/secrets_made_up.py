"""Secrets that open nothing: made at test time, so that no scanner takes them for real ones.

Each function gets a source of randomness and returns one secret; check digits are right.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from itertools import pairwise
from random import Random
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits, hexdigits

HEX = hexdigits[:16]
ALNUM = ascii_letters + digits
URL = ALNUM + "_-"


def letters(random: Random, alphabet: str, length: int) -> str:
    """So many random letters."""
    return "".join(random.choices(alphabet, k=length))


def of_service(begin: str, alphabet: str, length: int) -> Callable[[Random], str]:
    """A maker of keys that begin in one way."""
    return lambda random: begin + letters(random, alphabet, length)


def password(random: Random) -> str:
    """As people make them."""
    words = ("Zonne", "Trein", "Koffie", "Winter", "Tiger", "Purple", "Garten", "Lundi", "Horse")
    sign = random.choice("!@#*_+-")
    return f"{random.choice(words)}{sign}{random.randint(10, 9999)}{letters(random, ALNUM, 3)}"


def plain_password(random: Random) -> str:
    """Letters and digits only, where signs would have to be escaped."""
    return letters(random, ascii_lowercase, 5) + letters(random, digits, 3) + "Xq"


def jwt(random: Random) -> str:
    """Three parts, the first of which begins as JSON does."""
    head = base64.urlsafe_b64encode(b'{"alg":"RS256","typ":"JWT"}').decode().rstrip("=")
    return f"{head}.{letters(random, URL, 60)}.{letters(random, URL, 86)}"


def with_check(number: str, check: Callable[[str], bool], places: int) -> str:
    """The number with the check digits that make it right."""
    for tried in range(10**places):
        whole = f"{number}{tried:0{places}d}"
        if check(whole):
            return whole
    raise AssertionError(number)


def _luhn(number: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value // 10 + value % 10
    return total % 10 == 0


def card(random: Random) -> str:
    """A payment card of one of the large makers, in groups or not."""
    begin, length = random.choice((("4", 16), ("51", 16), ("55", 16), ("2221", 16), ("37", 15)))
    number = with_check(begin + letters(random, digits, length - len(begin) - 1), _luhn, 1)
    if length == 16 and random.random() < 0.6:
        between = random.choice(" -")
        return between.join(number[i : i + 4] for i in range(0, 16, 4))
    return number


def iban(random: Random) -> str:
    """Belgian, Dutch, German, French or British."""
    country, account = random.choice(
        (
            ("BE", letters(random, digits, 12)),
            ("NL", letters(random, ascii_uppercase, 4) + letters(random, digits, 10)),
            ("DE", letters(random, digits, 18)),
            ("FR", letters(random, digits, 23)),
            ("GB", letters(random, ascii_uppercase, 4) + letters(random, digits, 14)),
        )
    )
    as_number = "".join(str(int(c, 36)) for c in account + country + "00")
    whole = f"{country}{98 - int(as_number) % 97:02d}{account}"
    if random.random() < 0.6:
        return " ".join(whole[i : i + 4] for i in range(0, len(whole), 4))
    return whole


def belgian(random: Random) -> str:
    """Rijksregisternummer, with points or without."""
    born = f"{random.randint(40, 99)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}"
    serial = f"{random.randint(1, 997):03d}"
    check = f"{97 - int(born + serial) % 97:02d}"
    if random.random() < 0.5:
        return born + serial + check
    return f"{born[:2]}.{born[2:4]}.{born[4:]}-{serial}.{check}"


def dutch(random: Random) -> str:
    """Burgerservicenummer."""
    while True:
        number = letters(random, digits, 9)
        weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        if (
            number[0] != "0"
            and sum(int(d) * w for d, w in zip(number, weights, strict=True)) % 11 == 0
        ):
            return number


def french(random: Random) -> str:
    """Numéro de sécurité sociale."""
    first = f"{random.choice('12')}{random.randint(50, 99)}{random.randint(1, 12):02d}"
    first += f"{random.randint(1, 95):02d}{random.randint(1, 999):03d}{random.randint(1, 999):03d}"
    whole = f"{first}{97 - int(first) % 97:02d}"
    if random.random() < 0.5:
        return whole
    cuts = (0, 1, 3, 5, 7, 10, 13, 15)
    return " ".join(whole[a:b] for a, b in pairwise(cuts))


def german(random: Random) -> str:
    """Steuer-Identifikationsnummer: one digit of the first ten stands twice."""
    while True:
        chosen = random.sample(digits, 9)
        first = [*chosen, random.choice(chosen)]
        random.shuffle(first)
        if first[0] != "0":
            break
    product = 10
    for digit in first:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    whole = "".join(first) + str((11 - product) % 10)
    return whole if random.random() < 0.5 else f"{whole[:2]} {whole[2:5]} {whole[5:8]} {whole[8:]}"


def phone(random: Random) -> str:
    """Of Belgium, the Netherlands, France, Germany, Britain, the United States."""

    def d(length: int) -> str:
        return letters(random, digits, length)

    return random.choice(
        (
            f"+32 47{d(1)} {d(2)} {d(2)} {d(2)}",
            f"+3248{d(7)}",
            f"047{d(1)}/{d(2)}.{d(2)}.{d(2)}",
            f"048{d(1)} {d(2)} {d(2)} {d(2)}",
            f"02 5{d(2)} {d(2)} {d(2)}",
            f"+31 6 {d(4)}{d(4)}",
            f"06-1{d(7)}",
            f"020-6{d(6)}",
            f"+33 6 {d(2)} {d(2)} {d(2)} {d(2)}",
            f"06 1{d(1)} {d(2)} {d(2)} {d(2)}",
            f"+49 151 {d(8)}",
            f"0151 {d(8)}",
            f"+44 20 7{d(3)} {d(4)}",
            f"+1 (415) 2{d(2)}-{d(4)}",
        )
    )


def place(random: Random) -> str:
    """Where somebody lives."""
    n = random.randint(2, 198)
    return random.choice(
        (
            f"Kerkstraat {n}, 9000 Gent",
            f"Lange Leemstraat {n} bus 4, 2018 Antwerpen",
            f"Prinsengracht {n}, 1016 HK Amsterdam",
            f"Molenweg {n}, 3311 AB Dordrecht",
            f"{n} rue de la Paix, 75002 Paris",
            f"{n}, avenue Victor Hugo, 69006 Lyon",
            f"Hauptstraße {n}, 80331 München",
            f"Lindenallee {n}, 50968 Köln",
            f"{n} Acacia Avenue, Springfield, IL 62704",
            f"{n} Baker Street, London, NW1 6XE",
        )
    )


_FIRST = ("bart", "sofie", "mehmet", "ines", "joris", "chloe", "lukas", "fatima", "pieter", "emma")
_LAST = ("peeters", "janssens", "yilmaz", "dubois", "schneider", "vandamme", "jensen", "moreau")


def mail(random: Random) -> str:
    """Somebody who is not known to this computer."""
    at = random.choice(
        ("gmail.com", "outlook.com", "telenet.be", "ziggo.nl", "web.de", "orange.fr")
    )
    between = random.choice((".", "_", "-", ""))
    return f"{random.choice(_FIRST)}{between}{random.choice(_LAST)}{random.randint(1, 99)}@{at}"


def ipv4(random: Random) -> str:
    """A private or a public address that is in no list of examples."""
    a, b, c = random.randint(2, 250), random.randint(0, 255), random.randint(2, 253)
    return random.choice(
        (f"10.{b}.{a}.{c}", f"192.168.{b}.{c}", f"172.{16 + b % 16}.{a}.{c}", f"85.{b}.{a}.{c}")
    )


def ipv6(random: Random) -> str:
    """A global address."""
    groups = ":".join(letters(random, "123456789abcdef", 4) for _ in range(4))
    return (
        f"2a02:{letters(random, '123456789', 4)}:{letters(random, '123456789', 3)}::{groups[:14]}"
    )


def mac(random: Random) -> str:
    """A universally administered hardware address."""
    pairs = ["3c", *(letters(random, HEX, 2) for _ in range(5))]
    return random.choice(
        (
            ":".join(pairs),
            "-".join(pairs).upper(),
            ".".join(a + b for a, b in zip(pairs[::2], pairs[1::2], strict=True)),
        )
    )


def private_key(random: Random) -> str:
    """The body of a key between its two lines, which say what it is."""
    kind = random.choice(("RSA ", "EC ", "OPENSSH ", "", "ENCRYPTED "))
    lines = "\n".join(letters(random, ALNUM + "+/", 64) for _ in range(6))
    dashes = "-" * 5
    word = "PRIVATE" + " KEY"
    return f"{dashes}BEGIN {kind}{word}{dashes}\n{lines}\n{dashes}END {kind}{word}{dashes}"


def pin_groups(random: Random) -> str:
    """What opens a disk that Windows encrypted."""
    return "-".join(letters(random, digits, 6) for _ in range(8))


def product_key(random: Random) -> str:
    """Five times five."""
    return (
        "-".join(letters(random, "BCDFGHJKMPQRTVWXY2346789", 4) + "7" for _ in range(4)) + "-QW3RT"
    )


def basic(random: Random) -> str:
    """User and password as HTTP writes them."""
    return base64.b64encode(
        f"svc-{letters(random, ascii_lowercase, 5)}:{password(random)}".encode()
    ).decode()


def crypt(random: Random) -> str:
    """What is kept of a password."""
    return (
        f"${random.choice('156')}${letters(random, ALNUM, 8)}${letters(random, ALNUM + './', 86)}"
    )


def sid(random: Random) -> str:
    """An account of Windows."""
    parts = "-".join(str(random.randint(10**8, 4 * 10**9)) for _ in range(3))
    return f"S-1-5-21-{parts}-{random.randint(1001, 9999)}"


def ssid(random: Random) -> str:
    """A network that somebody named."""
    return random.choice(("Telenet", "Proximus", "FRITZBox", "Livebox", "Ziggo")) + letters(
        random, ALNUM, 6
    )


MAKERS: dict[str, Callable[[Random], str]] = {
    "aws_id": of_service("AKI" + "A", ascii_uppercase + "234567", 16),
    "aws_secret": of_service("", ALNUM + "/+", 40),
    "google_key": of_service("AI" + "za", URL, 35),
    "google_token": of_service("ya" + "29.", URL, 60),
    "google_client": of_service("GOC" + "SPX-", URL, 28),
    "azure_key": lambda r: letters(r, ALNUM + "+/", 86) + "==",
    "azure_sig": of_service("", ALNUM, 43),
    "github": of_service("gh" + "p_", ALNUM, 36),
    "github_fine": of_service("github" + "_pat_", ALNUM + "_", 82),
    "gitlab": of_service("glp" + "at-", URL, 20),
    "slack": lambda r: (
        f"xo{'xb'}-{letters(r, digits, 12)}-{letters(r, digits, 12)}-{letters(r, ALNUM, 24)}"
    ),
    "slack_hook": lambda r: (
        f"T{letters(r, digits, 8)}/B{letters(r, ascii_uppercase, 8)}/{letters(r, ALNUM, 24)}"
    ),
    "stripe": of_service("sk_" + "live_", ALNUM, 24),
    "npm": of_service("np" + "m_", ALNUM, 36),
    "pypi": of_service("py" + "pi-AgEIcHlwaS5vcmc", URL, 70),
    "openai": of_service("s" + "k-proj-", URL, 48),
    "anthropic": of_service("s" + "k-ant-api03-", URL, 90),
    "jwt": jwt,
    "telegram": lambda r: f"{letters(r, '123456789', 10)}:AA{letters(r, URL, 33)}",
    "twilio": of_service("S" + "K", HEX, 32),
    "sendgrid": lambda r: f"S{'G'}.{letters(r, URL, 22)}.{letters(r, URL, 43)}",
    "discord": lambda r: f"M{letters(r, ALNUM, 24)}.{letters(r, URL, 6)}.{letters(r, URL, 38)}",
    "digitalocean": of_service("do" + "p_v1_", HEX, 64),
    "huggingface": of_service("h" + "f_", ascii_letters, 34),
    "docker": of_service("dckr" + "_pat_", URL, 27),
    "vault": of_service("hv" + "s.", URL, 90),
    "mailgun": of_service("ke" + "y-", HEX, 32),
    "bearer": of_service("", URL, 48),
    "basic": basic,
    "password": password,
    "plain_password": plain_password,
    "session": of_service("", HEX + "ghjkm", 32),
    "private_key": private_key,
    "wireguard": lambda r: letters(r, ALNUM + "+/", 42) + "A=",
    "psk": of_service("", ALNUM, 16),
    "crypt": crypt,
    "card": card,
    "iban": iban,
    "belgian": belgian,
    "dutch": dutch,
    "french": french,
    "german": german,
    "phone": phone,
    "place": place,
    "mail": mail,
    "ipv4": ipv4,
    "ipv6": ipv6,
    "mac": mac,
    "sid": sid,
    "ssid": ssid,
    "serial": of_service("5CD", digits + ascii_uppercase, 7),
    "recovery": pin_groups,
    "product_key": product_key,
    "hex_key": of_service("", HEX, 32),
    "home": lambda r: r.choice(_FIRST) + letters(r, digits, 2),
}
