"""A report's message opened again, for desks that want its parts and not a mail.

The bytes that were shown to the person are the one truth; whatever else a desk wants is cut out of
them, so that nothing else can leave.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from email.message import EmailMessage


class File(msgspec.Struct, frozen=True, kw_only=True):
    """Something attached: its name without folders, its media type, its bytes."""

    name: str
    type: str
    content: bytes


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """Subject, sender's address, plain text and attachments in their order, Balie's headers."""

    subject: str
    sender: str
    words: str
    files: tuple[File, ...]
    headers: dict[str, str]


def held(files: Iterable[File]) -> list[File]:
    """Those that hold something: desks refuse a file of 0 bytes with all that comes with it."""
    return [file for file in files if file.content]


def open_letter(message: bytes) -> Letter:
    """The parts of a message that `assistant.tickets.message` made."""
    from email import message_from_bytes
    from email.policy import SMTP

    mail = message_from_bytes(message, policy=SMTP)
    body = mail.get_body(("plain",))
    return Letter(
        subject=str(mail["Subject"] or ""),
        sender=_address(mail["From"]),
        words="" if body is None else str(body.get_content()),
        files=tuple(_file(part) for part in mail.iter_attachments()),
        headers={name: str(value) for name, value in mail.items() if name.startswith("X-Balie-")},
    )


def _address(header: object) -> str:
    from email.headerregistry import AddressHeader

    if isinstance(header, AddressHeader) and header.addresses:
        return header.addresses[0].addr_spec
    return ""


def _file(part: EmailMessage) -> File:
    content = part.get_payload(decode=True)
    return File(
        name=PurePosixPath(part.get_filename() or "").name or "file",
        type=part.get_content_type(),
        content=content if isinstance(content, bytes) else b"",
    )
