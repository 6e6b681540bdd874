"""What the person has typed so far, kept from the first letter until it is sent or thrown away."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum

import msgspec

from assistant.reference import new_reference
from assistant.store import Store

# More than anybody types; what is pasted beyond it belongs in a file.
LONGEST_MESSAGE = 100_000
LONGEST_CONTACT = 200


class Impact(StrEnum):
    """How much the problem holds the person up."""

    A_LITTLE = "a_little"
    ONE_TASK = "one_task"
    CANNOT_WORK = "cannot_work"


class Reach(StrEnum):
    """How the person wants to hear back."""

    IN_WRITING = "in_writing"
    CALL = "call"
    COME_BY = "come_by"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A report that is being written.

    `contact` is the number to call or the place to come to. `chosen` holds the person's own
    choice for parts (id to yes or no) where it differs from what goes along by default.
    """

    reference: str
    message: str = ""
    impact: Impact = Impact.ONE_TASK
    reach: Reach = Reach.IN_WRITING
    contact: str = ""
    chosen: dict[str, bool] = {}
    changed_at: float = 0.0


class Drafts:
    """The one draft under way, in the store. Raises Troubled where the store cannot."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self) -> Draft:
        """The draft under way, or an empty one with a reference of its own.

        One that another version of Balie wrote, and this one cannot read, stays in the store.
        """
        rows = self._store.query("SELECT content FROM draft ORDER BY reference DESC LIMIT 1")
        with suppress(msgspec.DecodeError):
            if rows and isinstance(content := rows[0][0], bytes):
                return msgspec.json.decode(content, type=Draft)
        return Draft(reference=new_reference())

    def keep(self, draft: Draft) -> None:
        """Save the draft, unless it was sent in the meantime."""
        with self._store.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO draft (reference, content, changed_at)"
                " SELECT ?1, ?2, ?3 WHERE NOT EXISTS"
                " (SELECT 1 FROM outbox WHERE reference = ?1)",
                (draft.reference, msgspec.json.encode(draft), draft.changed_at),
            )

    def discard(self, reference: str) -> None:
        """Throw a draft away."""
        with self._store.transaction() as db:
            db.execute("DELETE FROM draft WHERE reference = ?", (reference,))
            db.execute("DELETE FROM draft_file WHERE reference = ?", (reference,))
