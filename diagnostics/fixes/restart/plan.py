"""Offers the times; changes nothing."""

from __future__ import annotations

import msgspec

from diagnostics.fixes.restart.planned import waits_since
from diagnostics.fixes.restart.times import DAY, When, times
from diagnostics.model import Plan, Step
from diagnostics.system import Machine, Platform
from diagnostics.system.planned_restart import planned
from diagnostics.text import Moment, Text, text

_WHEN = text("When should it restart?")


class Times(msgspec.Struct, frozen=True):
    """Those that were offered: nobody else's restart is called off in their place."""

    at: tuple[float, ...]


def plan(machine: Machine, within_days: int) -> Plan:
    """One step a time, of which the person chooses one."""
    now, already, since = machine.now(), planned(machine), waits_since(machine)
    deadline = None if since is None else since + within_days * DAY
    limits = [limit for limit in (already, deadline) if limit is not None]
    offered = times(now, min(limits, default=None))
    if machine.platform is Platform.MACOS:
        offered = offered[:1]
    return Plan(
        fix="restart",
        summary=text("This computer restarts when you choose."),
        steps=tuple(map(_step, offered)),
        seconds=1.0,
        needs=tuple(_needs(already, deadline)),
        untouched=text("Nothing is restarted before; you can still change your mind."),
        details=offered,
        undo=_undo(offered, machine.platform),
    )


def _step(when: When) -> Step:
    detail = text("{when}", when=Moment(when.at))
    return Step(id=when.id, title=when.title, detail=detail, optional=True, group=_WHEN)


def _needs(already: float | None, deadline: float | None) -> list[Text]:
    needs = [text("Save your work before: programs that are open then are closed.")]
    if already is not None:
        needs.append(
            text(
                "A restart is planned already: {when}. It can be put back under “What was fixed”, "
                "if you planned it.",
                when=Moment(already),
            )
        )
    if deadline is not None:
        asked = text("Updates wait for it: IT asks for it before {when}.", when=Moment(deadline))
        needs.append(asked)
    return needs


def _undo(offered: tuple[When, ...], platform: Platform) -> bytes | None:
    if platform is Platform.MACOS:
        return None
    return msgspec.json.encode(Times(tuple(when.at for when in offered)))
