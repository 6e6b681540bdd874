"""What a failed program, a talkative PowerShell and a registry say."""

from __future__ import annotations

import msgspec
import pytest

from diagnostics.facts.commands import answer, powershell, registry_values
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform, ProgramMissing
from tests.support.machine import RecordedMachine


class Pair(msgspec.Struct):
    """Something to decode."""

    left: int
    right: int


def windows(**programs: str | Output) -> RecordedMachine:
    return RecordedMachine(Platform.WINDOWS, programs=programs)


def test_an_answer_is_what_a_program_printed() -> None:
    assert answer(windows(date="today"), "date", limit=1) == "today"


def test_a_failed_program_is_a_reason_and_a_missing_one_is_missing() -> None:
    with pytest.raises(CannotTell, match="could not say"):
        answer(windows(date=Output(1, "half an answer")), "date", limit=1)
    with pytest.raises(ProgramMissing):
        answer(windows(), "date", limit=1)


def test_what_powershell_prints_is_checked() -> None:
    assert powershell(windows(powershell='{"left":1,"right":2}'), "", Pair, limit=1) == Pair(1, 2)
    for wrong in ("", "not JSON", '{"left":1}', '{"left":"1","right":2}'):
        with pytest.raises(CannotTell, match="makes no sense"):
            powershell(windows(powershell=wrong), "", Pair, limit=1)


def test_values_of_a_registry_key_come_by_name() -> None:
    lines = ["", "HKEY_CURRENT_USER\\Key", "    A Name    REG_SZ    a value", "    B    REG_SZ    "]
    printed = "\r\n".join(lines)
    assert registry_values(printed) == {"A Name": "a value"}
