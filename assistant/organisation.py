"""The organisation's file: found, read, and every mistake in it told at once.

A file with mistakes is not half used: the built-in defaults take its place, and Balie says so.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from assistant import toml_lines, typed
from assistant.catalogue import Organisation
from assistant.coherence import mistakes_across, picture
from assistant.desk_settings import FolderDesk
from assistant.errors import Trouble
from assistant.paths import data_folder
from assistant.trust import FILE_NAME, Distrust, never
from assistant.typed import Mistake
from diagnostics.system import Platform
from diagnostics.text import Text, counted, text

# An organisation with a hundred channels in ten languages stays well below this.
LARGEST_FILE = 256 * 1024


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake in a file. `line` counts from 1, `key` is as "channels[2].hours".

    `value` is what stands there, as text; empty where a key is missing. `sentence` says it all.
    """

    file: Path
    line: int
    key: str
    value: str
    sentence: Text


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """The organisation to use, where it came from, and what is wrong with that file.

    `file` is None where there is none; with problems, `organisation` is the built-in default.
    `left_out` says that its own checks and fixes are left out, and why, where the file is not
    trusted.
    """

    organisation: Organisation
    file: Path | None = None
    problems: tuple[Problem, ...] = ()
    left_out: Text | None = None

    @property
    def logo_file(self) -> Path | None:
        """The picture of the logo, where it is one."""
        return None if self.file is None else picture(self.organisation.branding.logo, self.file)


def load(file: Path | None, distrust: Distrust = never) -> Loaded:
    """Read the file; None gives the built-in defaults.

    Its own checks and fixes are left out where `distrust` has a reason against it.
    """
    if file is None:
        return Loaded(organisation=defaults())
    organisation, problems, status = _checked(file)
    if organisation is None or status is None or not organisation.runs_commands:
        found = organisation or defaults()
        return Loaded(organisation=found, file=file, problems=tuple(problems))
    if reason := distrust(file, status):
        organisation = msgspec.structs.replace(organisation, own_checks=(), own_fixes=())
        return Loaded(organisation=organisation, file=file, left_out=_left_out(reason))
    return Loaded(organisation=organisation, file=file)


def _left_out(reason: Text) -> Text:
    return text(
        "Your organisation’s own checks and fixes are left out, because {reason}.", reason=reason
    )


def find_file(
    explicit: Path | None, environment: Mapping[str, str], platform: Platform
) -> Path | None:
    """The file named by the person (--org), by BALIE_ORG, or put by IT where the system has it.

    One that is named is returned whether it exists or not: that it is missing must be told.
    """
    if explicit is not None:
        return explicit
    if named := environment.get("BALIE_ORG"):
        return Path(named)
    place = system_place(environment, platform)
    return place if _is_there(place) else None


def defaults() -> Organisation:
    """What holds until IT says otherwise: no channels, and reports stay on this computer."""
    return Organisation(
        name="Balie",
        support_name={
            "en": "IT support",
            "nl": "IT-support",
            "fr": "Support informatique",
            "de": "IT-Support",
        },
        languages=("en", "nl", "fr", "de"),
        # Opening hours need these; without channels nobody asks.
        country="",
        time_zone="UTC",
        # A name that will never exist (RFC 2606, section 2).
        mail_domain="balie.invalid",
        desk=FolderDesk(path=str(data_folder() / "reports")),
    )


def trouble_of(loaded: Loaded) -> Trouble | None:
    """What to tell the person about where the settings came from; None where all is well."""
    if loaded.file is None:
        return NOT_SET_UP
    if not loaded.problems:
        return None
    return Trouble(
        title=counted(
            "There is a mistake in IT’s settings for Balie",
            "There are {n} mistakes in IT’s settings for Balie",
            len(loaded.problems),
        ),
        meaning=text(
            "Balie works without them. It cannot show the ways to reach IT, "
            "and reports stay on this computer."
        ),
        next_step=text("Tell IT: the command “balie org” lists every mistake."),
        again=False,
    )


def trouble_left_out(loaded: Loaded) -> Trouble | None:
    """What to tell the person where the organisation's own checks and fixes are left out."""
    if loaded.left_out is None:
        return None
    return Trouble(
        title=text("Checks and fixes of your organisation are left out"),
        meaning=loaded.left_out,
        next_step=text("Tell IT: the command “balie org” says the same."),
        again=False,
    )


NOT_SET_UP = Trouble(
    title=text("IT has not set up Balie on this computer yet"),
    meaning=text(
        "Checks and fixes work. Balie does not know the ways to reach IT, "
        "and reports stay on this computer."
    ),
    next_step=text("Reach IT as you did before, and say that Balie has no settings yet."),
    again=False,
)


def system_place(environment: Mapping[str, str], platform: Platform) -> Path:
    """Where IT puts the file on such a system."""
    if platform is Platform.WINDOWS:
        return Path(environment.get("ProgramData", r"C:\ProgramData"), "Balie", FILE_NAME)
    if platform is Platform.MACOS:
        return Path("/Library/Application Support/Balie", FILE_NAME)
    return Path("/etc/balie", FILE_NAME)


def _is_there(place: Path) -> bool:
    try:
        return place.is_file()
    except OSError:  # it may not be looked at, which must be told
        return True


def _checked(file: Path) -> tuple[Organisation | None, list[Problem], os.stat_result | None]:
    import tomllib

    document = ""
    try:
        document, status = _read(file)
        data = tomllib.loads(document)
    except (OSError, ValueError, RecursionError) as error:
        return None, [_unreadable(file, error, document)], None
    organisation, mistakes = typed.convert(data, Organisation)
    mistakes += mistakes_across(data, file)
    found = toml_lines.lines(document) if mistakes else {}
    problems = [_problem(file, mistake, found) for mistake in mistakes]
    return None if problems else organisation, sorted(problems, key=lambda p: p.line), status


def _read(file: Path) -> tuple[str, os.stat_result]:
    """What stands in it, and the status of that very file."""
    if not file.is_file():  # opening a pipe would wait for whoever writes into it
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    with file.open("rb") as opened:
        content, status = opened.read(LARGEST_FILE + 1), os.fstat(opened.fileno())
    if len(content) > LARGEST_FILE:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return content.decode("utf-8"), status


def _unreadable(file: Path, error: Exception, document: str) -> Problem:
    if isinstance(error, OSError):
        sentence = text("The file cannot be read: {reason}.", reason=error.strerror or str(error))
    elif isinstance(error, UnicodeDecodeError):
        sentence = text("The file is not in UTF-8.")
    elif isinstance(error, RecursionError):
        sentence = text("The file has brackets within brackets, too deep to read.")
    else:
        sentence = text("This is not TOML: {reason}.", reason=str(error))
    return Problem(file=file, line=_line_of(error, document), key="", value="", sentence=sentence)


def _line_of(error: Exception, document: str) -> int:
    if isinstance(error, UnicodeDecodeError):
        return 1 + error.object[: error.start].count(b"\n")
    if said := re.search(r"at line (\d+)", str(error)):
        return int(said[1])
    return 1 + document.count("\n") if "end of document" in str(error) else 1


def _problem(file: Path, mistake: Mistake, found: Mapping[typed.Path, int]) -> Problem:
    key = _key(mistake.path)
    return Problem(
        file=file,
        line=toml_lines.line_of(mistake.path, found),
        key=key,
        value=mistake.value,
        sentence=text("{key}: {mistake}", key=key, mistake=mistake.sentence),
    )


def _key(path: typed.Path) -> str:
    """The path as people write it; the entries of a list count from 1."""
    written = "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in path)
    return written.removeprefix(".")
