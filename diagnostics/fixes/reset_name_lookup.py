"""Makes the computer forget the names it has looked up, where something keeps them.

A cache goes on giving an old address, or "no such name", long after the right answer is there.
"""

from __future__ import annotations

import time

import msgspec

from diagnostics.model import (
    Cancelled,
    Fix,
    Outcome,
    Plan,
    Progress,
    Step,
    StepDone,
    Topic,
)
from diagnostics.system import EVERYWHERE, Machine, Platform, ProgramMissing, ProgramTimedOut
from diagnostics.text import Text, text

_PATIENCE = 10.0


class Cache(msgspec.Struct, frozen=True, kw_only=True):
    """A keeper of names: the program that empties it, and the file that shows that it runs.

    Without a file it is always there; without a program only an administrator can empty it.
    """

    name: str
    argv: tuple[str, ...] = ()
    sign: tuple[str, str] | None = None


# resolvectl(1), nscd(8), dnsmasq(8) (it takes a signal, from its owner), Apple's support page
# "Reset the DNS cache", Microsoft's ipconfig page.
_CACHES: dict[Platform, tuple[Cache, ...]] = {
    Platform.LINUX: (
        Cache(
            name="systemd-resolved",
            argv=("resolvectl", "flush-caches"),
            sign=("/run/systemd/resolve", "stub-resolv.conf"),
        ),
        Cache(name="nscd", argv=("nscd", "--invalidate=hosts"), sign=("/run/nscd", "socket")),
        Cache(name="dnsmasq", sign=("/run/NetworkManager", "dnsmasq.pid")),
        Cache(name="dnsmasq", sign=("/run/dnsmasq", "dnsmasq.pid")),
    ),
    Platform.MACOS: (
        Cache(name="dscacheutil", argv=("dscacheutil", "-flushcache")),
        Cache(name="mDNSResponder", argv=("killall", "-HUP", "mDNSResponder")),
    ),
    Platform.WINDOWS: (Cache(name="ipconfig", argv=("ipconfig", "/flushdns")),),
}


def caches(machine: Machine) -> tuple[Cache, ...]:
    """The caches that run on this computer."""
    return tuple(cache for cache in _CACHES[machine.platform] if _runs(cache, machine))


def _runs(cache: Cache, machine: Machine) -> bool:
    if cache.sign is None:
        return True
    folder, name = cache.sign
    try:
        return name in machine.names(folder)
    except OSError:
        return False


def plan(machine: Machine) -> Plan:
    """Look which caches there are."""
    there = caches(machine)
    found = tuple(cache for cache in there if cache.argv)
    if not found:
        return Plan(fix="reset_name_lookup", summary=_why_not(there))
    return Plan(
        fix="reset_name_lookup",
        summary=text("The computer forgets the names it looked up and asks again."),
        steps=tuple(
            Step(
                id=cache.name,
                title=text("Forget names"),
                detail=text("Kept by {program}.", program=cache.name),
            )
            for cache in found
        ),
        untouched=text("Connections that are open stay open."),
        details=found,
    )


def _why_not(there: tuple[Cache, ...]) -> Text:
    if there:
        return text("{program} keeps names, and only IT can empty it.", program=there[0].name)
    return text("This computer keeps no names that it looked up, so none can be wrong.")


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Empty each cache in turn."""
    found: tuple[Cache, ...] = plan.details or ()
    done: list[StepDone] = []
    cancelled = False
    try:
        for number, cache in enumerate(found):
            progress.step(number / len(found), text("Forgetting names"))
            done.append(_empty(cache, machine))
    except Cancelled:
        cancelled = True
    emptied = any(step.ok for step in done)
    summary = text("Names are looked up afresh") if emptied else text("Nothing was forgotten")
    return Outcome(summary=summary, steps=tuple(done), cancelled=cancelled)


def _empty(cache: Cache, machine: Machine) -> StepDone:
    started = time.monotonic()
    try:
        ok = machine.run(*cache.argv, limit=_PATIENCE).code == 0
    except (ProgramMissing, ProgramTimedOut):
        ok = False
    emptied = text("{program} has forgotten them.", program=cache.name)
    refused = text("{program} did not allow it; IT can.", program=cache.name)
    return StepDone(
        title=text("Forget names"),
        detail=emptied if ok else refused,
        seconds=round(time.monotonic() - started, 1),
        ok=ok,
    )


FIX = Fix(
    id="reset_name_lookup",
    topic=Topic.NAME_LOOKUP,
    title=text("Reset name lookup"),
    about=text("Makes this computer forget addresses that may be out of date."),
    keywords=text(
        "website not found, internet does not work, page cannot be found, wrong address, dns"
    ),
    checks=("name_lookup",),
    platforms=EVERYWHERE,
    plan=plan,
    apply=apply,
    safe=True,
)
