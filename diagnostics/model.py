"""The few types that everything here is made of: fact, check, finding, fix.

They are data. What comes out (findings, plans, outcomes) can be written as JSON and read back;
what goes in (facts, checks and fixes as declared) carries the functions that do the work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Generic, Literal, Protocol, TypeVar

import msgspec

from diagnostics.identities import Identity
from diagnostics.system import Machine, Platform
from diagnostics.text import Text

T = TypeVar("T")


class Topic(StrEnum):
    """What a fact, check or fix is about; a report attaches the topics that match the words."""

    NETWORK = "network"
    NAME_LOOKUP = "name_lookup"
    PROXY = "proxy"
    VPN = "vpn"
    WIFI = "wifi"
    SERVICES = "services"
    PRINTING = "printing"
    STORAGE = "storage"
    MEMORY = "memory"
    PROCESSOR = "processor"
    POWER = "power"
    DISPLAYS = "displays"
    SOUND = "sound"
    ACCOUNTS = "accounts"
    UPDATES = "updates"
    SECURITY = "security"
    TIME = "time"
    PROGRAMS = "programs"
    REMOTE = "remote"
    SYSTEM = "system"
    BALIE = "balie"


class CannotTell(Exception):
    """A fact could not be read; `reason` completes "Could not tell, because …"."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.msgid)
        self.reason = reason


class Goes(StrEnum):
    """When a fact goes along with a report about its topic.

    WITH_TOPIC is the minimum that an agent needs; BY_CHOICE only where the person adds it; NEVER
    stays on this computer: it is read to know what must be taken out of all the rest.
    """

    WITH_TOPIC = "with_topic"
    BY_CHOICE = "by_choice"
    NEVER = "never"


class Fact(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One thing that can be read from the machine, with a reader for each system.

    `limit` is in seconds: a reader that takes longer counts as "could not tell". A reader raises
    `CannotTell` for what it knows it cannot read; `T` is a frozen Struct (it goes into reports),
    in which names of people, computers and places have one of the types of
    `diagnostics.identities`. `stamp` is cheap to read and changes whenever the fact may have: as
    long as it stays the same, a reading is used again within a minute.
    """

    id: str
    topic: Topic
    limit: float
    readers: Mapping[Platform, Callable[[Machine], T]]
    goes: Goes = Goes.WITH_TOPIC
    stamp: Callable[[Machine], str] | None = None


def until_restart(_: Machine) -> str:
    """The stamp of what changes only while the computer is off: no reading outlives a start."""
    return ""


class Reading(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """What became of reading a fact: its value, or the reason why there is none.

    `identities` are those in the value, to be taken out of whatever leaves this computer.
    `age_seconds` is how long ago it was read, where an earlier reading is used again.
    """

    fact: str
    topic: Topic
    value: T | None = None
    reason: Text | None = None
    goes: Goes = Goes.WITH_TOPIC
    identities: tuple[Identity, ...] = ()
    age_seconds: float | None = None
    took_ms: float


class Threshold(msgspec.Struct, frozen=True, kw_only=True):
    """A number that decides a verdict; an organisation may set another within `low` to `high`.

    `id` ends in its unit (`attention_days`, `problem_bytes`, `slow_ms`, `low_ratio`). `source` says
    where the default comes from: a standard, a vendor's page, a measurement, or our own choice.
    """

    id: str
    default: float
    low: float = 0.0
    high: float
    source: str


class Facts(Protocol):
    """What a check judges by: the facts that it declared it needs, and its thresholds."""

    def __getitem__(self, fact: Fact[T]) -> T:
        """The value of a fact; raises CannotTell where it could not be read."""

    def threshold(self, threshold: Threshold) -> float:
        """The organisation's number, or else the default."""


class State(StrEnum):
    """How a check came out. UNKNOWN means "could not tell" and is never shown as fine."""

    FINE = "fine"
    ATTENTION = "attention"
    PROBLEM = "problem"
    UNKNOWN = "unknown"


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """The number behind a finding, so that before and after a fix can be compared.

    `value` and `whole` share a unit that only the check knows; `label` says it in words. A
    change of up to `noise` happens by itself and proves nothing.
    """

    value: float
    whole: float | None = None
    more_is_better: bool
    noise: float = 0.0
    label: Text


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a check concludes: a title of a few words, and one plain sentence with the number."""

    state: State
    title: Text
    sentence: Text
    measure: Measure | None = None


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A pure judgement over facts. `fix` names the fix to offer where the verdict is not fine.

    `chosen` are the organisation's own numbers for some of the `thresholds`, by their ids.
    """

    id: str
    topic: Topic
    title: Text
    needs: tuple[Fact[Any], ...]
    judge: Callable[[Facts], Verdict]
    fix: str | None = None
    thresholds: tuple[Threshold, ...] = ()
    chosen: Mapping[str, float] = {}

    def is_for(self, platform: Platform) -> bool:
        """Whether all that it needs can be read on such a system."""
        return all(platform in fact.readers for fact in self.needs)


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict with where it came from; what the window lists and the report carries.

    `facts` are the ids of those it rests on; `took_ms` is the time until the slowest of them was
    read.
    """

    id: str
    topic: Topic
    state: State
    title: Text
    sentence: Text
    measure: Measure | None = None
    fix: str | None = None
    facts: tuple[str, ...] = ()
    took_ms: float


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a fix would do. `size` in bytes where that means something.

    An `optional` step is done only if the person chooses it. Optional steps of one `group`, which
    says in words what is to be chosen, exclude each other, and one of them has to be chosen.
    """

    id: str
    title: Text
    detail: Text
    size: int | None = None
    optional: bool = False
    group: Text | None = None


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a fix would do here and now; making one changes nothing.

    No steps means there is nothing to do, and `summary` says why. `seconds` is an estimate.
    `untouched` says what is left alone, `needs` what must be so for it (programs closed, a restart
    afterwards). `details` are for the fix's own apply (for example the files as they were found),
    kept out of what is shown.

    `undo` is all that it takes to go back, as JSON: it is on the disk before anything is changed,
    so that whatever ends the program can be put right. None where it cannot be undone.
    """

    fix: str
    summary: Text
    steps: tuple[Step, ...] = ()
    seconds: float = 1.0
    untouched: Text | None = None
    needs: tuple[Text, ...] = ()
    details: Any = None
    undo: bytes | None = None


class StepDone(msgspec.Struct, frozen=True, kw_only=True):
    """What one step did, in words, and how long it took.

    `printed` is what a program of the organisation's own had to say, for whoever looks into it.
    """

    title: Text
    detail: Text
    seconds: float
    ok: bool = True
    printed: str = ""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What applying a plan did: `summary` in a few words ("11.4 GB freed"), step by step.

    `later`: what was done shows only after a restart or at the next sign-in, so that no check can
    tell yet.
    """

    summary: Text
    steps: tuple[StepDone, ...]
    cancelled: bool = False
    later: bool = False


class Cancelled(Exception):
    """The person asked to stop; raised by `Progress.step` between two safe points."""


class Progress(Protocol):
    """How a running fix tells where it is, and learns that it should stop."""

    def step(self, done: float, doing: Text) -> None:
        """Say what is being done, with `done` from 0.0 to 1.0; raise Cancelled if asked to stop."""


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """One of the organisation's own services, such as its intranet or its mail.

    `address` is `https://host[:port]/path`, `http://…` or `tcp://host:port`; `name` is what people
    call it.
    """

    id: str
    name: Text
    address: str


class Targets(msgspec.Struct, frozen=True, kw_only=True):
    """Whom checks may ask over the network. Nobody is asked whom the organisation did not name.

    `name` is a host name that every computer should be able to look up. `time_server` is the
    http or https address of a web server whose clock is right. `portal_probe` is an http address
    that answers 204 and nothing else, unless somebody in between answers instead of it.
    `authorities` are the names of those who may vouch for the services (the common name or the
    organisation of an issuer); none means any that the system trusts.
    """

    name: str | None = None
    time_server: str | None = None
    portal_probe: str | None = None
    services: tuple[Service, ...] = ()
    authorities: tuple[str, ...] = ()


class OfficePrinter(msgspec.Struct, frozen=True, kw_only=True):
    r"""A printer of the organisation. `name` and `place` are what people call it, and where it is.

    `address` is `ipp://host[:port]/path` or `ipps://…`, `share` is `\\server\printer` of
    Windows. It is near to whoever is in one of the `networks` ("10.2.3.0/24").
    """

    id: str
    name: Text
    place: Text | None = None
    address: str = ""
    share: str = ""
    networks: tuple[str, ...] = ()


class OfficeProxy(msgspec.Struct, frozen=True, kw_only=True):
    """The proxy that the organisation wants set.

    `kind` is "none", "manual" (`host` and `port`) or "automatic" (`script` is its address).
    `beside` are the hosts that programs reach without it.
    """

    kind: Literal["none", "manual", "automatic"]
    host: str = ""
    port: int = 8080
    script: str = ""
    beside: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What an organisation decides about checks: whom they ask, which are off, other thresholds.

    `printers` are those that its people may add, `domains` the names of its servers or what these
    end in. `off` has ids of checks; `thresholds` the chosen numbers by id of check and of
    threshold; `own` and `own_fixes` are what the organisation made itself. `restart_within_days` is
    how long a restart that updates wait for may be put off.
    """

    targets: Targets = Targets()
    printers: tuple[OfficePrinter, ...] = ()
    domains: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    thresholds: Mapping[str, Mapping[str, float]] = {}
    own: tuple[Check, ...] = ()
    own_fixes: tuple[Fix, ...] = ()
    restart_within_days: int = 7
    proxy: OfficeProxy | None = None


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be mended, in two moves: a plan that only looks, then apply.

    `choices` given to `apply` are the ids of the optional steps that the person chose.
    `keywords` are what people call the problem, separated by commas, translated like any text.
    `checks` run again afterwards and prove whether it helped.

    `undo` takes what the plan wrote down for it and puts things back as they were; half of it done,
    or all of it, done again is harmless. A `safe` one interrupts nobody and loses nothing, so that
    it can run with others at one consent. One that `asks_rights` may ask for an administrator's
    password, and is therefore never safe: nobody is asked who did not just ask for this very fix.
    """

    id: str
    topic: Topic
    title: Text
    about: Text
    keywords: Text
    checks: tuple[str, ...]
    platforms: frozenset[Platform]
    plan: Callable[[Machine], Plan]
    apply: Callable[[Machine, Plan, frozenset[str], Progress], Outcome]
    undo: Callable[[Machine, bytes, Progress], Outcome] | None = None
    safe: bool = False
    asks_rights: bool = False

    def __post_init__(self) -> None:
        if self.safe and self.asks_rights:
            raise ValueError(f"{self.id} cannot be safe: it asks for an administrator's password")
