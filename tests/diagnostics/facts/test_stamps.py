"""Stamps change when files do."""

from __future__ import annotations

from diagnostics.facts import account, update_history, updates_pending
from diagnostics.facts.stamps import of_files, of_files_or_never
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine


def changed(at: float, now: float = 0) -> RecordedMachine:
    return RecordedMachine(Platform.LINUX, modified={"/a": at}, now=now)


def test_a_stamp_stays_while_its_files_do() -> None:
    assert of_files(changed(1, now=5), "/a", "/b") == of_files(changed(1, now=6), "/a", "/b")
    assert of_files(changed(1), "/a", "/b") != of_files(changed(2), "/a", "/b")
    assert of_files(changed(1), "/b") == ""


def test_where_nothing_can_be_seen_no_reading_is_used_again() -> None:
    assert of_files_or_never(changed(1, now=5), "/b") != of_files_or_never(changed(1, now=6), "/b")
    for fact in (account.FACT, update_history.FACT, updates_pending.FACT):
        assert fact.stamp is not None
        at_noon, later = (RecordedMachine(Platform.WINDOWS, now=now) for now in (0, 1))
        assert fact.stamp(at_noon) != fact.stamp(later)
