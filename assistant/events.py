"""What the engine tells a front end, as it happens; the names say what became true."""

from __future__ import annotations

import msgspec

from assistant.desks.desk import Entry
from assistant.errors import Trouble
from diagnostics.model import Finding, Outcome, Plan
from diagnostics.repair import Repair
from diagnostics.runner import Examination
from diagnostics.text import Text

# Under this name all safe fixes together are told of, beside the ids of fixes: those have no space.
SAFE_FIXES = "safe fixes"


class CheckStarted(msgspec.Struct, frozen=True):
    """The computer is being looked at; findings follow."""


class FindingArrived(msgspec.Struct, frozen=True):
    """One check came to its verdict; it replaces an earlier one of the same id."""

    finding: Finding


class CheckFinished(msgspec.Struct, frozen=True):
    """All checks have come to a verdict."""

    examination: Examination


class CheckFailed(msgspec.Struct, frozen=True):
    """The computer could not be looked at, at all."""

    trouble: Trouble


class NoticeDue(msgspec.Struct, frozen=True):
    """A new problem is worth a notification, and this is a moment for one."""

    finding: Finding


class FixPlanned(msgspec.Struct, frozen=True):
    """What a fix would do is known; nothing has changed yet."""

    plan: Plan


class FixProgressed(msgspec.Struct, frozen=True):
    """A fix is under way: `done` from 0.0 to 1.0."""

    fix: str
    done: float
    doing: Text


class FixFinished(msgspec.Struct, frozen=True):
    """A fix has run (or was cancelled half-way) and its checks have run again.

    `run` is under what it is kept, "" where it could not be.
    """

    repair: Repair
    run: str = ""


class FixUndone(msgspec.Struct, frozen=True):
    """What a fix had changed is as it was before, or as much of it as could be."""

    fix: str
    outcome: Outcome


class FixInterrupted(msgspec.Struct, frozen=True):
    """A fix was under way when the program ended; what it had changed may be `undone` by now."""

    fix: str
    undone: bool


class FixFailed(msgspec.Struct, frozen=True):
    """A fix could not be planned or broke off."""

    fix: str
    trouble: Trouble


class SafeFixesPlanned(msgspec.Struct, frozen=True):
    """What all safe fixes would do together is known; nothing has changed yet."""

    plans: tuple[Plan, ...]


class SafeFixesDone(msgspec.Struct, frozen=True):
    """The safe fixes have run, as far as nobody stopped them; each was told of as it ended."""

    each: tuple[FixFinished | FixFailed, ...]


class RestartNear(msgspec.Struct, frozen=True):
    """The computer restarts soon: `at`, in seconds since the epoch."""

    at: float


class RequestsChanged(msgspec.Struct, frozen=True):
    """A report was sent, refused, or is waiting; ask the engine for the requests."""


class FollowingChanged(msgspec.Struct, frozen=True):
    """The desk stopped telling of requests, and why; or, with None, it tells again."""

    trouble: Trouble | None


class FilesChanged(msgspec.Struct, frozen=True):
    """A file was attached to what is being written."""


class ReplyArrived(msgspec.Struct, frozen=True):
    """IT answered a request, since it was last looked at."""

    number: str
    subject: str
    entry: Entry


class OutageOver(msgspec.Struct, frozen=True):
    """What was down for many, and this person among them, works again."""

    number: str
    subject: str


class FileArrived(msgspec.Struct, frozen=True):
    """A file of a conversation was fetched."""

    number: str
    file_id: str
    content: bytes


class SignInWanted(msgspec.Struct, frozen=True):
    """The desk wants the person to sign in; until then nothing is sent or fetched."""


class SignedIn(msgspec.Struct, frozen=True):
    """The desk knows the person now; `only_now` says why it has to be asked again next time."""

    only_now: Text | None


class SignInFailed(msgspec.Struct, frozen=True):
    """The desk did not take what was given, or could not be asked."""

    trouble: Trouble


class SendFailed(msgspec.Struct, frozen=True):
    """A report or a reply could not be kept for sending; the draft is still there."""

    reference: str
    trouble: Trouble


class TroubleArose(msgspec.Struct, frozen=True):
    """Something went wrong behind the scenes that the person should know of."""

    trouble: Trouble


Event = (
    CheckStarted
    | FindingArrived
    | CheckFinished
    | CheckFailed
    | NoticeDue
    | FixPlanned
    | FixProgressed
    | FixFinished
    | FixUndone
    | FixInterrupted
    | FixFailed
    | RestartNear
    | SafeFixesPlanned
    | SafeFixesDone
    | RequestsChanged
    | FollowingChanged
    | FilesChanged
    | ReplyArrived
    | OutageOver
    | FileArrived
    | SignInWanted
    | SignedIn
    | SignInFailed
    | SendFailed
    | TroubleArose
)
