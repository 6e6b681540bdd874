"""What a message of a conversation says: who, when, in answer to what, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import PurePosixPath

import msgspec

from assistant.desks.html_words import without_tags
from assistant.desks.mail.structure import Part

LONGEST_TEXT = 200_000
_LONGEST_SUBJECT = 300

_ID = re.compile(r"<([^<>\s]{1,250})>")
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
# How the desk numbers its requests in subjects: [company.example #123].
_TOKEN = re.compile(r"\[[^\[\]#]{1,80}#(\d{1,12})\]")
# Where mail programs begin to repeat what was said before.
_QUOTE = re.compile(
    r"^(?:-{2,} ?(?:Original Message|Ursprüngliche Nachricht|Oorspronkelijk bericht"
    r"|Message d.origine) ?-{2,}|_{20,}|On .{5,200} wrote:|Am .{5,200} schrieb.{0,200}:"
    r"|Op .{5,200} schreef.{0,200}:|Le .{5,200} a écrit ?:)\s*$",
    re.MULTILINE,
)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a message; `reference` is ours where it left from here."""

    folder: bytes
    uid: int
    id: str
    answers: tuple[str, ...]
    reference: str
    subject: str
    author: str
    address: str
    written_at: float
    automatic: bool

    @property
    def number(self) -> str | None:
        """How the desk calls the request, where the subject says it."""
        found = _TOKEN.search(self.subject)
        return found[1] if found else None


def note(folder: bytes, uid: int, arrived_at: float, head: bytes) -> Note:
    """From the lines of a message's head, however broken."""
    from email import message_from_bytes
    from email.policy import compat32

    mail = message_from_bytes(head, policy=compat32)
    name, address = _sender(_header(mail["From"]))
    said = " ".join(
        str(value) for key in ("References", "In-Reply-To") for value in mail.get_all(key, ())
    )
    own = _ID.search(str(mail["Message-ID"] or ""))
    return Note(
        folder=folder,
        uid=uid,
        id=own[1] if own else "",
        answers=tuple(_ID.findall(said))[:100],
        reference=_header(mail["X-Balie-Reference"])[:40],
        subject=_header(mail["Subject"])[:_LONGEST_SUBJECT],
        author=(name or address)[:200],
        address=address.lower()[:320],
        written_at=arrived_at,
        automatic=str(mail["Auto-Submitted"] or "no").strip().lower().startswith("auto-replied"),
    )


def words(content: bytes, part: Part) -> str:
    """The text of a decoded part, without what it repeats of earlier ones."""
    try:
        said = content.decode(part.charset, "replace")
    except (LookupError, ValueError):
        said = content.decode("utf-8", "replace")
    said = said.replace("\r\n", "\n").replace("\r", "\n")
    plain = without_tags(said) if part.type == "text/html" else said
    return without_quotes(_UNFIT.sub("", plain))


def without_quotes(said: str) -> str:
    """Up to where a mail program began to repeat; all of it where nothing else would be left."""
    found = _QUOTE.search(said)
    lines = (said[: found.start()] if found else said).rstrip().split("\n")
    while lines and (lines[-1].startswith(">") or not lines[-1].strip()):
        lines.pop()
    return "\n".join(lines).strip() or said.strip()


def decoded(content: bytes, encoding: str) -> bytes:
    """What a part holds; broken encodings give what can be read of them."""
    import binascii
    import quopri

    if encoding == "quoted-printable":
        return quopri.decodestring(content)
    if encoding != "base64":
        return content
    held = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
    held = held[: len(held) - (len(held) % 4 == 1)]
    return binascii.a2b_base64(held + b"=" * (-len(held) % 4))


def text_of(parts: Iterable[Part]) -> Part | None:
    """The part with the words: plain ones rather than HTML."""
    shown = [part for part in parts if not part.attached]
    plain = [part for part in shown if part.type == "text/plain"]
    return next(iter(plain or shown), None)


def file_name(part: Part) -> str:
    """Without folders and control characters."""
    clean = _UNFIT.sub("", part.name.replace("\\", "/").replace("\n", " ").replace("\t", " "))
    name = PurePosixPath(clean).name[:200]
    return "file" if name in ("", ".", "..") else name


def arrived(said: object) -> float:
    """Seconds since the epoch of an INTERNALDATE; 0.0 for what is none."""
    try:
        return datetime.strptime(_ascii(said).strip(), "%d-%b-%Y %H:%M:%S %z").timestamp()
    except (ValueError, OverflowError):
        return 0.0


def _ascii(said: object) -> str:
    return said.decode("ascii", "replace") if isinstance(said, bytes) else ""


def _sender(said: str) -> tuple[str, str]:
    from email.utils import parseaddr

    return parseaddr(said)


def _header(value: object) -> str:
    """One line of a header, decoded (RFC 2047); as it stands where that fails."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    said = str(value or "")
    with suppress(ValueError, LookupError, HeaderParseError, AttributeError):
        said = str(make_header(decode_header(said)))
    return " ".join(_UNFIT.sub(" ", said).split())
