"""A made-up service desk for the pictures in the documentation, with one conversation of Anna's."""

from __future__ import annotations

from pathlib import Path

from assistant.desks.desk import Abilities, Entry, FileNote, Head, Progress, Ticket
from assistant.desks.folder import Folder

NUMBER = "4711"
_HOUR = 3600.0


class AnnasDesk(Folder):
    """Takes reports into a folder, and tells of one request at `now` (seconds since the epoch)."""

    abilities = Abilities(
        largest_file=10_000_000, shows_replies=True, replies=True, reopens=True, rates=True
    )

    def __init__(self, folder: Path, now: float) -> None:
        super().__init__(folder)
        self._ticket = _ticket(now)

    def tickets(self) -> tuple[Head, ...]:
        """The one."""
        fields = Head.__struct_fields__
        return (Head(**{field: getattr(self._ticket, field) for field in fields}),)

    def ticket(self, number: str, known: Ticket | None) -> Ticket:
        """With what was said."""
        return self._ticket


def _ticket(now: float) -> Ticket:
    begun = now - 3 * _HOUR
    label = FileNote(id="1", name="label-tray.jpg", type="image/jpeg", size=184_000)
    return Ticket(
        number=NUMBER,
        subject="The badge printer on floor 2 shows “offline”",
        progress=Progress.WAITS_FOR_YOU,
        created_at=begun,
        changed_at=now - 0.2 * _HOUR,
        owner="Bo Lindqvist",
        entries=(
            Entry(
                id="1",
                author="Anna Visser",
                mine=True,
                written_at=begun,
                words="It shows “offline” all day. I have visitors soon.",
            ),
            Entry(
                id="2",
                author="Bo Lindqvist",
                mine=False,
                written_at=now - 0.2 * _HOUR,
                words="Hello Anna. I can reach it from here, so it is not the network. "
                "Is there blank stock in the tray, as in the picture?",
                files=(label,),
            ),
        ),
    )
