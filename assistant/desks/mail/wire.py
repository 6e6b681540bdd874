"""How a message goes over the wire: mail's line ends, and every file as the bytes that it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from email.message import Message

_LINE_END = re.compile(rb"\r\n|\r|\n")
_FULL_STOP = re.compile(rb"^\.", re.MULTILINE)


def wire_form(message: bytes, *, eight_bits: bool = True) -> bytes:
    """With the line ends of mail (RFC 5321, 2.3.8), which files in text would get as well.

    So these go in base64; and all that has 8 bits, where the server takes 7 (RFC 6152).
    """
    from email import message_from_bytes
    from email.policy import compat32

    mail = message_from_bytes(message, policy=compat32.clone(max_line_length=0))
    changed = [_in_base64(part) for part in mail.walk() if _is_to_change(part, eight_bits)]
    return _LINE_END.sub(b"\r\n", mail.as_bytes() if changed else message)


def dotted(wire: bytes) -> bytes:
    """As it is given after DATA, to its end (RFC 5321, 4.5.2)."""
    ended = wire if wire.endswith(b"\r\n") else wire + b"\r\n"
    return _FULL_STOP.sub(b"..", ended) + b".\r\n"


def _is_to_change(part: Message[Any, Any], eight_bits: bool) -> bool:
    if part.is_multipart() or _encoding(part) == "base64":
        return False
    if part.get_content_disposition() == "attachment":
        return True
    return not eight_bits and not _content(part).isascii() and _encoding(part) == "8bit"


def _in_base64(part: Message[Any, Any]) -> Message[Any, Any]:
    import base64

    content = _content(part)
    del part["Content-Transfer-Encoding"]
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(base64.encodebytes(content).decode())
    return part


def _content(part: Message[Any, Any]) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _encoding(part: Message[Any, Any]) -> str:
    return str(part["Content-Transfer-Encoding"] or "7bit").strip().lower()
