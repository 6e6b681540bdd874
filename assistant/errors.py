"""What went wrong, as it is told to a person: what happened, what it means, what to do next."""

from __future__ import annotations

import msgspec

from diagnostics.text import Text


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """Something that went wrong, in words. `again` says whether trying again can help."""

    title: Text
    meaning: Text
    next_step: Text
    again: bool = True


class Troubled(Exception):
    """Raised where work cannot go on; carries what to tell the person."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.title.msgid)
        self.trouble = trouble
