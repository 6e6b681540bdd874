"""What the person attaches to what they write, be it a report or a reply, until it is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant import jobs
from assistant.events import Event, FilesChanged, TroubleArose
from assistant.store import Store
from diagnostics.text import Size, Text, text

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.desks.letter import File
    from assistant.tickets.files import Attached


class Attachments:
    """Files by the reference of what they go along with; methods may raise Troubled.

    `largest` is the largest file that the desk takes, in bytes.
    """

    def __init__(self, store: Store, largest: int | None, tell: Callable[[Event], None]) -> None:
        self._store = store
        self._largest = largest
        self._tell = tell
        self._known: dict[str, tuple[Attached, ...]] = {}

    @property
    def limits(self) -> Text:
        """What the desk takes, to be said before anything is chosen."""
        from assistant.tickets.files import LARGEST_TOGETHER, MOST_FILES

        together = Size(LARGEST_TOGETHER)
        if self._largest is None or self._largest >= LARGEST_TOGETHER:
            return text("Up to {n} files, {together} together", n=MOST_FILES, together=together)
        return text(
            "Up to {n} files, {each} each and {together} together",
            n=MOST_FILES,
            each=Size(self._largest),
            together=together,
        )

    def of(self, reference: str) -> tuple[Attached, ...]:
        """What is attached, in the order in which it came."""
        from assistant.tickets.files import Files

        if reference not in self._known:
            self._known[reference] = Files(self._store).of(reference)
        return self._known[reference]

    def contents(self, reference: str) -> tuple[File, ...]:
        """The same with their bytes."""
        from assistant.tickets.files import Files

        return Files(self._store).contents(reference) if self.of(reference) else ()

    def attach(self, reference: str, file: File) -> Attached:
        """Attach it, kept from now on; raises Troubled where it cannot go along."""
        from assistant.tickets.files import Files

        try:
            return Files(self._store).add(reference, file, self._largest)
        finally:
            self._known.clear()

    def attach_soon(self, reference: str, path: Path) -> None:
        """Read and attach a file in the background; FilesChanged or TroubleArose follows."""
        from assistant.tickets.files import read_file

        def attach(_job: jobs.Job) -> None:
            self.attach(reference, read_file(path, self._largest))
            self._tell(FilesChanged())

        jobs.start("attach", attach, on_trouble=lambda t: self._tell(TroubleArose(t)))

    def detach(self, file_id: str) -> None:
        """Take it off again."""
        from assistant.tickets.files import Files

        Files(self._store).remove(file_id)
        self._known.clear()

    def hand_over(self, reference: str, other: str) -> None:
        """What was attached to one goes along with the other instead."""
        with self._store.transaction() as db:
            db.execute(
                "UPDATE draft_file SET reference = ? WHERE reference = ?", (other, reference)
            )
        self._known.clear()
