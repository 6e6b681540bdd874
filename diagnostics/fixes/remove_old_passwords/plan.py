"""Lists the sign-ins to the organisation's servers; which of them to remove the person chooses."""

from __future__ import annotations

from collections.abc import Sequence

from diagnostics.facts import account
from diagnostics.facts.stored_passwords import READERS, SignIn
from diagnostics.model import CannotTell, Plan, Step
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut
from diagnostics.text import Span, Text, text


def plan(domains: tuple[str, ...], machine: Machine) -> Plan:
    """One step a sign-in, the oldest first."""
    try:
        stored = READERS[machine.platform](machine)
    except CannotTell as cannot:
        return _cannot(cannot.reason)
    except (ProgramMissing, ProgramTimedOut):
        return _cannot(text("the place that keeps your passwords did not answer"))
    found = sorted(
        (one for one in stored if is_own(one.server, domains)),
        key=lambda one: -(one.age_seconds or 0),
    )
    if not found:
        return _nothing(text("No password for a server of your organisation is stored here."))
    changed = _password_age(machine)
    return Plan(
        fix="remove_old_passwords",
        summary=text("Choose what to remove. It cannot be put back: you type the password again."),
        steps=tuple(_step(number, one, changed) for number, one in enumerate(found)),
        untouched=text("All other passwords stay, and nobody sees any of them."),
        details=tuple(found),
    )


def is_own(server: str, domains: Sequence[str]) -> bool:
    """Whether a server is the organisation's: by its domain, or in the same network (no dot)."""
    host = server.lower().rstrip(".")
    own = (domain.lower() for domain in domains)
    return "." not in host or any(host == domain or host.endswith(f".{domain}") for domain in own)


def _password_age(machine: Machine) -> float | None:
    try:
        return account.FACT.readers[machine.platform](machine).password_age_seconds
    except (CannotTell, ProgramMissing, ProgramTimedOut, OSError):
        return None


def _step(number: int, one: SignIn, changed: float | None) -> Step:
    return Step(
        id=f"{one.server}-{number}",
        title=text("{server}", server=one.server),
        detail=_detail(one, changed),
        optional=True,
    )


def _detail(one: SignIn, changed: float | None) -> Text:
    user = one.user or "–"
    if one.age_seconds is None:
        return text("Signs in as {user}.", user=user)
    ago = Span(one.age_seconds)
    if changed is not None and one.age_seconds > changed:
        return text(
            "Signs in as {user}. Stored {ago} ago, before you changed your password.",
            user=user,
            ago=ago,
        )
    return text("Signs in as {user}. Stored {ago} ago.", user=user, ago=ago)


def _cannot(reason: Text) -> Plan:
    return _nothing(text("Nothing can be removed, because {reason}.", reason=reason))


def _nothing(summary: Text) -> Plan:
    return Plan(fix="remove_old_passwords", summary=summary)
