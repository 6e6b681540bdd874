"""Whether passwords are stored that were replaced since."""

from __future__ import annotations

from diagnostics.facts import account, stored_passwords
from diagnostics.model import CannotTell, Check, Facts, Measure, State, Topic, Verdict
from diagnostics.text import Text, counted, text


def judge(facts: Facts) -> Verdict:
    """Attention where one was stored before the person's own password was last changed."""
    stored = facts[stored_passwords.FACT]
    changed = _changed(facts)
    old = [age for age in stored.ages_seconds if changed is not None and age > changed]
    count = len(old) if old else stored.count
    return Verdict(
        state=State.ATTENTION if old else State.FINE,
        title=text("Old passwords are stored") if old else text("Stored passwords are fine"),
        sentence=_old(count) if old else _stored(count),
        measure=Measure(
            value=stored.count,
            more_is_better=False,
            label=counted("{n} stored password", "{n} stored passwords", stored.count),
        ),
    )


def _changed(facts: Facts) -> float | None:
    """How long ago the own password was changed; where nobody can tell, nothing is old."""
    try:
        return facts[account.FACT].password_age_seconds
    except CannotTell:
        return None


def _old(count: int) -> Text:
    return counted(
        "{n} password for a server was stored before you changed yours, and may be refused.",
        "{n} passwords for servers were stored before you changed yours, and may be refused.",
        count,
    )


def _stored(count: int) -> Text:
    return counted(
        "{n} password for a server is stored, and none is known to be old.",
        "{n} passwords for servers are stored, and none is known to be old.",
        count,
    )


CHECK = Check(
    id="stored_passwords",
    topic=Topic.ACCOUNTS,
    title=text("Stored passwords"),
    needs=(stored_passwords.FACT, account.FACT),
    judge=judge,
)
