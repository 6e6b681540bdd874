"""Removes packages that the system downloaded to install them, and keeps though they are installed.

They are the system's, so that an administrator has to allow it. Linux only: on Windows and macOS
the system removes them by itself.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from diagnostics.fixes import rights
from diagnostics.fixes.steps import Result, timed
from diagnostics.model import Cancelled, Fix, Outcome, Plan, Progress, Step, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import Size, text
from privileged.protocol import EMPTY_PACKAGE_STORE

# A store of many thousand packages is emptied in about this time.
_SECONDS = 5.0
# Less than this is not worth a password; our own choice.
LEAST_BYTES = 10_000_000


class Store(msgspec.Struct, frozen=True, kw_only=True):
    """Where a package manager keeps what it downloads: files of this pattern below the folder."""

    manager: str
    folder: str
    pattern: str


# apt-get(8), "clean"; dnf(8), "clean packages".
STORES = (
    Store(manager="apt", folder="/var/cache/apt/archives", pattern="*.deb"),
    Store(manager="dnf", folder="/var/cache/dnf", pattern="*/packages/*.rpm"),
)


def plan(machine: Machine) -> Plan:
    """Look how much the fuller store holds; asks nobody."""
    if reason := rights.why_not(machine):
        return Plan(fix="empty_package_store", summary=reason)
    size, store = max(((sum(_sizes(s)), s) for s in STORES), key=lambda found: found[0])
    if size < LEAST_BYTES:
        nothing = text("Downloaded updates take {size}; that is not worth it.", size=Size(size))
        return Plan(fix="empty_package_store", summary=nothing)
    title = text("Remove downloaded updates")
    detail = text("They are installed already, or are downloaded again when needed.")
    return Plan(
        fix="empty_package_store",
        summary=text("{size} of downloaded updates are removed.", size=Size(size)),
        steps=(Step(id="empty", title=title, detail=detail, size=size),),
        seconds=_SECONDS,
        needs=(rights.PASSWORD,),
        untouched=text("Programs and updates that are installed stay installed."),
        details=store,
    )


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Have the package manager empty its store; the disk has what came free."""
    store = plan.details
    if not isinstance(store, Store):
        return Outcome(summary=plan.summary, steps=())
    before = sum(_sizes(store))

    def act() -> Result:
        done = text("They were removed.")
        asked = rights.ask(machine, progress, EMPTY_PACKAGE_STORE, done, manager=store.manager)
        return asked[0]

    try:
        steps = (timed(text("Remove downloaded updates"), act),)
    except Cancelled:
        return Outcome(summary=text("Nothing was removed"), steps=(), cancelled=True)
    freed = max(0, before - sum(_sizes(store)))
    return Outcome(summary=text("{size} freed", size=Size(freed)), steps=steps)


def _sizes(store: Store) -> Iterator[int]:
    for file in Path(store.folder).glob(store.pattern):
        try:
            status = os.lstat(file)
        except OSError:
            continue
        if stat.S_ISREG(status.st_mode):
            yield status.st_size


FIX = Fix(
    id="empty_package_store",
    topic=Topic.STORAGE,
    title=text("Remove downloaded updates"),
    about=text("Removes what was downloaded to install programs and updates."),
    keywords=text("disk full, no space left, package cache, downloaded updates"),
    checks=("disk_space",),
    platforms=frozenset({Platform.LINUX}),
    plan=plan,
    apply=apply,
    asks_rights=True,
)
