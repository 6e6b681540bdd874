"""Turns the hand-written files of the corpus into text with secrets planted in known places.

A file has slots: `⟦aws_id⟧` for a secret of that kind, `⟦~uuid⟧` for a look-alike made up, and
`⟦~=word⟧` for one that stands there in so many words, `⟦!login⟧` for something that is known of
this computer; `⟦!login|base64⟧` has it encoded. The text that is redacted has no slots: what was
planted is told beside it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from urllib.parse import quote, quote_plus

import msgspec

from diagnostics.identities import Identity, IdentityKind
from tests.assistant.redaction import look_alikes, secrets_made_up

CORPUS = Path(__file__).parent / "corpus"
_SLOT = re.compile(r"⟦(?P<what>[~!]?)(?P<name>[^⟧|]+)(?:\|(?P<how>\w+))?⟧")

KNOWN: dict[str, Identity] = {
    "login": Identity(IdentityKind.ACCOUNT, "hvermeulen"),
    "name": Identity(IdentityKind.PERSON, "Hélène Vermeulen-Öz"),
    "colleague": Identity(IdentityKind.PERSON, "Jan de Backer"),
    "colleague_login": Identity(IdentityKind.ACCOUNT, "CORP\\jdebacker"),
    "host": Identity(IdentityKind.COMPUTER, "gnt-lt-40721.corp.voorbeeld.be"),
    "domain": Identity(IdentityKind.DOMAIN, "corp.voorbeeld.be"),
    "home": Identity(IdentityKind.HOME, "/home/hvermeulen"),
    "ip": Identity(IdentityKind.ADDRESS, "10.44.12.87"),
    "ip6": Identity(IdentityKind.ADDRESS, "2a02:1811:c1f:4500:9c2b:11ff:fe0a:7d31"),
    "neighbour": Identity(IdentityKind.ADDRESS, "10.44.12.1"),
    "mac": Identity(IdentityKind.HARDWARE_ADDRESS, "9c:2b:11:0a:7d:31"),
    "wifi": Identity(IdentityKind.WIFI, "De Backer Thuis"),
    "serial": Identity(IdentityKind.SERIAL, "5CG1342K7P"),
    "mail": Identity(IdentityKind.MAIL, "helene.vermeulen@voorbeeld.be"),
    "printer": Identity(IdentityKind.PRINTER, "PRN-GNT-2e verdieping"),
    "share": Identity(IdentityKind.SHARE, "//fs-gnt-02/personeel$"),
}
_WRITTEN = {
    "colleague_login": "jdebacker",
    "host": "gnt-lt-40721",
    "share": "personeel$",
    "fullhost": "gnt-lt-40721.corp.voorbeeld.be",
    "server": "fs-gnt-02",
    "initial": "h.vermeulen-oz",
    "plain": "Helene Vermeulen-Oz",
    "turned": "Vermeulen-Öz, Hélène",
    "first": "Hélène",
    "last": "de Backer",
    "maccisco": "9c2b.110a.7d31",
    "macdashes": "9C-2B-11-0A-7D-31",
    "macbare": "9c2b110a7d31",
    "ip6full": "2a02:1811:0c1f:4500:9c2b:11ff:fe0a:7d31",
}

ENCODINGS: dict[str, Callable[[str], str]] = {
    "base64": lambda t: base64.b64encode(f"user={t}\n".encode()).decode(),
    "bare64": lambda t: base64.b64encode(t.encode()).decode().rstrip("="),
    "url64": lambda t: base64.urlsafe_b64encode(f"?>{t}?>".encode()).decode(),
    "powershell": lambda t: base64.b64encode(f"Get-ADUser '{t}'".encode("utf-16-le")).decode(),
    "url": lambda t: quote(t, safe=""),
    "every": lambda t: "".join(f"%{byte:02X}" for byte in t.encode()),
    "plus": quote_plus,
    "json": lambda t: json.dumps(t)[1:-1],
    "html": lambda t: "".join(f"&#{ord(c)};" if not c.isalnum() or c > "z" else c for c in t),
    "hex": lambda t: f"user {t}".encode().hex(),
    "escaped": lambda t: "".join(f"\\x{byte:02x}" for byte in t.encode()),
    "octal": lambda t: t.replace(" ", "\\040"),
    "upper": str.upper,
    "lower": str.lower,
    "twice": lambda t: quote(quote(t, safe=""), safe=""),
}


class Planted(msgspec.Struct, frozen=True):
    """Something planted: what it is, how it stands there, whether it must go or stay."""

    file: str
    kind: str
    written: str
    plain: str


class Planting(msgspec.Struct, frozen=True):
    """A text with what was planted in it."""

    text: str
    secrets: tuple[Planted, ...]
    known: tuple[Planted, ...]
    look_alikes: tuple[Planted, ...]


def plantings(half: str, rounds: int = 2) -> Iterator[Planting]:
    """Every file of a half of the corpus, filled so many times with other secrets."""
    for path in sorted((CORPUS / half).glob("*.txt")):
        for number in range(rounds):
            yield planted(path, Random(f"{path.name} {number}"))  # noqa: S311


def planted(path: Path, random: Random) -> Planting:
    """One file with its slots filled."""
    pieces: list[str] = []
    found: dict[str, list[Planted]] = {"": [], "!": [], "~": []}
    at = 0
    template = path.read_text("utf-8")
    for slot in _SLOT.finditer(template):
        plain = _plain(slot["what"], slot["name"], random)
        written = ENCODINGS[slot["how"]](plain) if slot["how"] else plain
        found[slot["what"]].append(Planted(path.name, slot["name"], written, plain))
        pieces += (template[at : slot.start()], written)
        at = slot.end()
    text = "".join((*pieces, template[at:]))
    return Planting(text, *(tuple(found[what]) for what in ("", "!", "~")))


def _plain(what: str, name: str, random: Random) -> str:
    if what == "!":
        return _WRITTEN.get(name) or KNOWN[name].value
    if what == "~":
        return name[1:] if name.startswith("=") else look_alikes.MAKERS[name](random)
    return secrets_made_up.MAKERS[name](random)
