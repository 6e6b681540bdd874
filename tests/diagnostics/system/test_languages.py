"""The languages that the person chose in the settings of Windows or macOS."""

from __future__ import annotations

import pytest

from diagnostics.system import Output, Platform, ProgramTimedOut
from diagnostics.system.languages import preferred_languages
from tests.support.machine import RecordedMachine

MACOS = """(
    "nl-BE",
    "fr-BE",
    "zh-Hans-BE"
)
"""
WINDOWS = r"""

HKEY_CURRENT_USER\Control Panel\International\User Profile
    Languages    REG_MULTI_SZ    nl-BE\0fr-BE\0en-US

"""


def test_macos_lists_them() -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"defaults": MACOS})
    assert preferred_languages(machine) == ["nl-BE", "fr-BE", "zh-Hans-BE"]


def test_windows_lists_them() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": WINDOWS})
    assert preferred_languages(machine) == ["nl-BE", "fr-BE", "en-US"]


@pytest.mark.parametrize("answer", [Output(1, "", "no such key"), ProgramTimedOut("reg"), "", None])
def test_a_system_that_does_not_say(answer: Output | Exception | str | None) -> None:
    programs = {} if answer is None else {"reg": answer}
    assert preferred_languages(RecordedMachine(Platform.WINDOWS, programs=programs)) == []


def test_elsewhere_the_environment_says_it() -> None:
    assert preferred_languages(RecordedMachine(Platform.LINUX)) == []
