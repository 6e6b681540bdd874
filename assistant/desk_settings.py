"""What the organisation's file says of its service desk: one type a kind of desk.

No secret is among them: a person signs in with their own.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from assistant import rules


class FolderDesk(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="folder",
):
    """Reports go into a Maildir at `path`; ~ is the person's home, and nothing else is expanded."""

    path: Annotated[str, rules.FOLDER]


DeskSettings = FolderDesk
