"""A file as GLPI takes it: multipart/form-data (RFC 7578) with a manifest (apirest.md)."""

from __future__ import annotations

import msgspec

from assistant.desks.letter import File
from assistant.reference import new_reference


def multipart(fields: object, file: File) -> tuple[bytes, str]:
    """The body and its type; `fields` are those of the document."""
    boundary = new_reference()  # nobody can have put it into the file
    manifest = msgspec.json.encode({"input": fields})
    head = f'form-data; name="filename[0]"; filename="{_quoted(file.name)}"'
    parts = (
        (b'form-data; name="uploadManifest"', b"application/json", manifest),
        (head.encode("utf-8", "replace"), file.type.encode("ascii", "replace"), file.content),
    )
    lines = [line for part in parts for line in _part(boundary.encode(), *part)]
    body = b"\r\n".join([*lines, b"--%b--" % boundary.encode(), b""])
    return body, f"multipart/form-data; boundary={boundary}"


def _part(boundary: bytes, disposition: bytes, kind: bytes, content: bytes) -> tuple[bytes, ...]:
    return (
        b"--" + boundary,
        b"Content-Disposition: " + disposition,
        b"Content-Type: " + kind,
        b"",
        content,
    )


def _quoted(name: str) -> str:
    """As PHP reads it: quotes behind backslashes, and nothing that ends the line."""
    plain = "".join(c if c.isprintable() else "_" for c in name)
    return plain.replace("\\", "\\\\").replace('"', '\\"')
