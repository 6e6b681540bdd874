"""Linux: a file of the person by the same name that says Hidden, as the specification has it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from diagnostics.facts.startup_programs import linux
from diagnostics.facts.startup_programs.model import Startup
from diagnostics.fixes.rewriting import Became, Change, below, make, take_back
from diagnostics.fixes.startup_programs.switch import Switch, Switches, Undo
from diagnostics.system import Machine
from diagnostics.system.entries import Entry, folder_below, look

_GROUP = b"[Desktop Entry]"
_HIDDEN = b"Hidden=true"
_DONE = {Became.DONE, Became.ALREADY}


def find(machine: Machine) -> tuple[Switch, ...]:
    """Those whose file can be changed; not where a link leads to their folder."""
    found = (_switch(machine, startup) for startup in linux.programs(machine))
    return tuple(switch for switch in found if switch is not None)


def _switch(machine: Machine, startup: Startup) -> Switch | None:
    root, folder = place(machine)
    before, is_new = None, False
    try:
        with folder_below(root, folder) as opened:
            before = look(opened, startup.id)
    except FileNotFoundError:
        is_new = True
    except OSError:
        return None
    change = Change(
        folder=folder,
        name=startup.id,
        before=before,
        after=hidden(machine, before),
        new_folder=is_new,
    )
    return Switch(
        id=startup.id,
        name=startup.name,
        undo=Undo(changes=(change,)),
        off=partial(_off, change=change),
    )


def place(machine: Machine) -> tuple[Path, str]:
    """The trusted folder, and the one with the files as seen from there."""
    own, home = linux.own_folder(machine), linux.home(machine)
    folder = below(home, own)
    return (own.parent, own.name) if folder is None else (home, folder)


def hidden(machine: Machine, before: Entry | None) -> Entry:
    """The same file, but hidden; a new one where there is none, or a link to one elsewhere."""
    if before is None or before.link is not None:
        return Entry(content=b"\n".join((_GROUP, b"Type=Application", _HIDDEN, b"")), mode=0o644)
    lines = before.content.splitlines(keepends=True)
    kept = [line for line in lines if not line.replace(b" ", b"").startswith(b"Hidden=")]
    at = next((n for n, line in enumerate(kept) if line.strip() == _GROUP), None)
    if at is None:
        return Entry(content=_GROUP + b"\n" + _HIDDEN + b"\n" + before.content, mode=before.mode)
    head = [*kept[:at], kept[at].rstrip(b"\r\n") + b"\n", _HIDDEN + b"\n"]
    return Entry(content=b"".join([*head, *kept[at + 1 :]]), mode=before.mode)


def _off(machine: Machine, change: Change) -> bool:
    return make(place(machine)[0], change) in _DONE


def on(machine: Machine, undo: Undo) -> list[bool]:
    """Put back the files; only ever in the folder that they belong to."""
    root, folder = place(machine)
    own = [c for c in undo.changes if c.folder == folder and c.name.endswith(linux.SUFFIX)]
    done = [take_back(root, change) in _DONE for change in own]
    return done + [False] * (len(undo.changes) - len(own))


SWITCHES = Switches(find=find, on=on)
