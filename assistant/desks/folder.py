"""A folder as service desk: each report is a message in a Maildir that any mail program opens.

For companies that only have a file share. Delivery follows the Maildir convention (written in
tmp, then linked into new), under a name made of the reference: the same report can only ever be
there once.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from assistant.desks.desk import Abilities, DeskTrouble, Receipt
from assistant.desks.silent import Silent
from assistant.errors import Trouble
from assistant.outbox import Parcel
from assistant.reference import made_at, new_reference
from diagnostics.text import text

# A share without hard links answers with one of these (link(2)); renaming serves there.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}


class Folder(Silent):
    """A Maildir at `path`. Its parent must exist: where a share is not mounted, nothing is made."""

    abilities = Abilities()

    def __init__(self, path: Path) -> None:
        self._path = path
        self.place = str(path)

    def find(self, reference: str) -> tuple[Receipt, ...]:
        """Look among new and read messages, and in the Maildir's own subfolders (".Archive")."""
        name = message_name(reference)
        try:
            for folder in self._folders():
                if any(entry.name.startswith(name) for entry in folder.iterdir()):
                    # A crash may have come between the delivery and this.
                    for left in (self._path / "tmp").glob(f"{name}*"):
                        left.unlink(missing_ok=True)
                    return (Receipt(),)
        except OSError as error:
            raise _unreachable(self._path, error) from error
        return ()

    def create(self, parcel: Parcel) -> Receipt:
        """Deliver the message, and read it back."""
        try:
            for part in ("", "tmp", "new", "cur"):
                (self._path / part).mkdir(exist_ok=True)
            target = self._path / "new" / message_name(parcel.reference)
            # Another computer of the person may write the same report at this moment.
            draft = self._path / "tmp" / f"{target.name}.{new_reference()}"
            _write_through(draft, parcel.message)
            _deliver(draft, target)
            draft.unlink(missing_ok=True)
            _sync_folder(target.parent)
        except OSError as error:
            raise _unreachable(self._path, error) from error
        return Receipt()

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        """Nothing: what was delivered was read back before."""

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        """Nothing: its name lets a report be there only once."""

    def _folders(self) -> list[Path]:
        if not self._path.is_dir():
            return []
        boxes = [self._path, *(p for p in self._path.iterdir() if p.name.startswith("."))]
        return [b / part for b in boxes for part in ("new", "cur") if (b / part).is_dir()]


def message_name(reference: str) -> str:
    """The message's file name without flags; its first part is the time in the reference."""
    return f"{made_at(reference) // 1000}.{reference}.balie"


def _write_through(path: Path, content: bytes) -> None:
    # Nothing that somebody else may have put there is written into.
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    # A share may have taken the bytes and lost them (quota, a full disk on the other side).
    if path.read_bytes() != content:
        raise OSError(errno.EIO, "not the bytes that were written")


def _deliver(draft: Path, target: Path) -> None:
    try:
        os.link(draft, target)
    except FileExistsError:
        return
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        draft.replace(target)


def _sync_folder(path: Path) -> None:
    if os.name == "nt":
        return  # Windows has no handle to a folder that could be flushed
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network file systems cannot, and need not
            raise
    finally:
        os.close(handle)


def _unreachable(path: Path, error: OSError) -> DeskTrouble:
    if error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", -1)}:
        meaning = text("There is no room left in IT’s folder “{folder}”.", folder=str(path))
    elif error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        meaning = text("You may not write in IT’s folder “{folder}”.", folder=str(path))
    else:
        meaning = text("IT’s folder “{folder}” cannot be reached now.", folder=str(path))
    return DeskTrouble(
        Trouble(
            title=text("Your report is waiting"),
            meaning=meaning,
            next_step=text("Balie keeps it and tries again by itself. If it is urgent, call IT."),
        )
    )
