"""Puts an engine together from what the computer and the organisation provide.

Both front ends start here, so that a report sent from the command line and one sent from the
window go the same way.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from assistant import paths
from assistant.desk_settings import EmailDesk, FolderDesk
from assistant.errors import Trouble
from assistant.language import Language, available, choose, languages_wanted
from assistant.organisation import (
    Loaded,
    find_file,
    load,
    system_place,
    trouble_left_out,
    trouble_of,
)
from assistant.trust import trust_on
from diagnostics.system import Machine, this_machine
from diagnostics.system.languages import preferred_languages

if TYPE_CHECKING:
    from assistant.catalogue import Organisation
    from assistant.desks.desk import Desk
    from assistant.engine import Engine
    from assistant.signing_in import SigningIn
    from diagnostics.model import Finding, Reading, Topic
    from diagnostics.runner import Kept

log = logging.getLogger(__name__)

Examine = Callable[[], "Iterator[Finding | Reading[Any]]"]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line of either front end can choose."""

    organisation_file: Path | None = None
    language: str | None = None


def choose_language(options: Options, machine: Machine) -> Language:
    """The language asked for, else the first of the system's that Balie speaks."""
    asked = [options.language] if options.language else []
    wanted = languages_wanted(
        machine.environment, machine.platform, lambda: preferred_languages(machine)
    )
    return Language(choose([*asked, *wanted], available()))


def load_organisation(options: Options, machine: Machine) -> Loaded:
    """The organisation's file that is in force, checked; see `assistant.organisation`."""
    environment, platform = machine.environment, machine.platform
    file = find_file(options.organisation_file, environment, platform)
    loaded = load(file, trust_on(machine, system_place(environment, platform)))
    if loaded.left_out is not None:
        log.warning("own checks and fixes are left out of %s: %s", file, loaded.left_out)
    return loaded


def examine_here(
    organisation: Organisation,
    machine: Machine,
    kept: Kept | None = None,
    topics: Collection[Topic] | None = None,
) -> Examine:
    """Look at the computer in this very process; without `kept` all is read anew.

    `topics` leaves out the checks and facts of all others. What the organisation made for other
    systems is left out.
    """
    from diagnostics.registry import FACTS, checks
    from diagnostics.runner import examine

    settings = organisation.settings
    elsewhere = {own.id for own in settings.own if not own.is_for(machine.platform)}
    wanted = [
        check
        for check in checks(settings)
        if (topics is None or check.topic in topics) and check.id not in elsewhere
    ]
    also = [fact for fact in FACTS if topics is None or fact.topic in topics]
    return lambda: examine(wanted, machine, also, kept)


def assemble(options: Options, *, apart: bool) -> Engine:
    """An engine, ready to start. `apart`: look at the computer in a process of its own."""
    # The process that only looks at the computer does without these.
    from assistant.engine import Engine
    from assistant.person import this_person
    from assistant.store import open_store

    machine = this_machine()
    loaded = load_organisation(options, machine)
    folder = paths.data_folder()
    desk, signing_in = _desk(loaded.organisation)
    return Engine(
        organisation=loaded.organisation,
        language=choose_language(options, machine),
        person=this_person(),
        store=open_store(folder),
        folder=folder,
        desk=desk,
        signing_in=signing_in,
        machine=machine,
        examine=_apart(loaded.file) if apart else examine_here(loaded.organisation, machine),
        reexamine=_some_apart(loaded.file) if apart else None,
        troubles=_troubles(loaded),
        organisation_file=loaded.file,
        logo_file=loaded.logo_file,
        problems=loaded.problems,
    )


def _desk(organisation: Organisation) -> tuple[Desk, SigningIn | None]:
    """The desk, and the person's sign-in at it, where it has one."""
    from assistant.desks.registry import open_desk

    settings = organisation.desk
    if isinstance(settings, FolderDesk):
        return open_desk(settings, lambda: None), None
    from assistant.keychain import Credentials, Keychain
    from assistant.signing_in import SigningIn

    place = settings.to if isinstance(settings, EmailDesk) else settings.address
    signing_in = SigningIn(place, Credentials(Keychain("Balie")))
    return open_desk(settings, signing_in.login), signing_in


def _apart(file: Path | None) -> Examine:
    from assistant.examination import examine_apart

    return lambda: examine_apart(file)


def _some_apart(
    file: Path | None,
) -> Callable[[frozenset[Topic]], Iterator[Finding | Reading[Any]]]:
    from assistant.examination import examine_apart

    return lambda topics: examine_apart(file, topics)


def _troubles(loaded: Loaded) -> tuple[Trouble, ...]:
    both = (trouble_of(loaded), trouble_left_out(loaded))
    return tuple(trouble for trouble in both if trouble is not None)
