"""When each desktop locks its screen."""

from __future__ import annotations

import shutil

import pytest

from diagnostics.facts.screen_lock import FACT, ScreenLock
from diagnostics.facts.screen_lock.linux import gnome, kde, xfce
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform, this_machine
from tests.support.machine import RecordedMachine, recording

SAVER = recording("linux/gsettings-screensaver.txt")
CHOICE = recording("windows/reg-desktop.txt")


def test_gnome_goes_dark_and_then_locks() -> None:
    assert gnome(SAVER, "uint32 300\n") == ScreenLock(locks=True, after_seconds=330)
    assert gnome(SAVER, "uint32 0\n") == ScreenLock(locks=False)
    assert gnome(SAVER.replace("enabled true", "enabled false"), "300") == ScreenLock(locks=False)


def test_gnome_is_asked_by_gsettings() -> None:
    programs = {
        "gsettings list-recursively org.gnome.desktop.screensaver": SAVER,
        "gsettings get org.gnome.desktop.session idle-delay": "uint32 600\n",
    }
    environment = {"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}
    machine = RecordedMachine(Platform.LINUX, programs=programs, environment=environment)
    assert FACT.readers[Platform.LINUX](machine).after_seconds == 630


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        ("", ScreenLock(locks=True, after_seconds=305)),
        ("[Daemon]\nAutolock=false\n", ScreenLock(locks=False)),
        ("[Daemon]\nTimeout=20\nLockGrace=0\n", ScreenLock(locks=True, after_seconds=1200)),
    ],
)
def test_kde_has_a_file(configuration: str, expected: ScreenLock) -> None:
    assert kde(configuration) == expected
    files = {"/c/kscreenlockerrc": configuration} if configuration else {}
    environment = {"XDG_CURRENT_DESKTOP": "KDE", "XDG_CONFIG_HOME": "/c"}
    machine = RecordedMachine(Platform.LINUX, files=files, environment=environment)
    assert FACT.readers[Platform.LINUX](machine) == expected


@pytest.mark.parametrize("broken", ["[Daemon\n", "[Daemon]\nTimeout=soon\n", "no section"])
def test_a_broken_file_is_a_reason(broken: str) -> None:
    with pytest.raises(CannotTell):
        kde(broken)


XFCE = recording("linux/xfce4-screensaver.xml")


@pytest.mark.parametrize(
    ("channel", "expected"),
    [
        ("<channel/>", ScreenLock(locks=True, after_seconds=300)),
        (XFCE, ScreenLock(locks=True, after_seconds=720)),
        (XFCE.replace('"true"', '"false"'), ScreenLock(locks=False)),
    ],
)
def test_xfce_counts_in_minutes(channel: str, expected: ScreenLock) -> None:
    assert xfce(channel) == expected


@pytest.mark.parametrize(
    ("files", "seconds"),
    [({}, 300), ({"/c/xfce4/xfconf/xfce-perchannel-xml/xfce4-screensaver.xml": XFCE}, 720)],
)
def test_xfce_has_a_file_once_something_was_changed(files: dict[str, str], seconds: int) -> None:
    environment = {"XDG_CURRENT_DESKTOP": "XFCE", "XDG_CONFIG_HOME": "/c"}
    machine = RecordedMachine(Platform.LINUX, files=files, environment=environment)
    assert FACT.readers[Platform.LINUX](machine).after_seconds == seconds


def test_a_broken_channel_is_a_reason() -> None:
    with pytest.raises(CannotTell):
        xfce("<channel")


def test_a_desktop_that_is_not_known_cannot_tell() -> None:
    with pytest.raises(CannotTell, match="does not say"):
        FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))


@pytest.mark.skipif(not shutil.which("gsettings"), reason="needs gsettings")
def test_the_real_gsettings_answers_or_says_that_gnome_is_not_here() -> None:
    machine = this_machine()
    output = machine.run("gsettings", "list-recursively", "org.gnome.desktop.screensaver", limit=5)
    assert output.code == 0 or "No such schema" in output.err


def windows(whole: str = "", choice: str = CHOICE, policy: str = "") -> ScreenLock:
    start = "reg query "
    programs: dict[str, str | Output | Exception] = {
        start + r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System": whole,
        start + r"HKCU\Control Panel\Desktop": choice,
        start + r"HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop": policy,
    }
    machine = RecordedMachine(Platform.WINDOWS, programs=programs)
    return FACT.readers[Platform.WINDOWS](machine)


def test_windows_asks_policies_before_the_persons_choice() -> None:
    assert windows() == ScreenLock(locks=True, after_seconds=600)
    limit = "    InactivityTimeoutSecs    REG_DWORD    0x384\n"
    assert windows(whole=limit) == ScreenLock(locks=True, after_seconds=900)
    later = "    ScreenSaveTimeOut    REG_SZ    1200\n"
    assert windows(policy=later) == ScreenLock(locks=True, after_seconds=1200)
    assert windows(choice="") == ScreenLock(locks=False)


@pytest.mark.parametrize(
    ("said", "locks"),
    [("delay is 300 seconds", True), ("delay is immediate", True), ("is off", False)],
)
def test_macos_says_it_on_its_standard_error(said: str, locks: bool) -> None:
    printed = recording("macos/sysadminctl-screenLock.txt").replace("delay is 300 seconds", said)
    programs = {"sysadminctl": Output(0, "", printed)}
    lock = FACT.readers[Platform.MACOS](RecordedMachine(Platform.MACOS, programs=programs))
    assert lock == ScreenLock(locks=locks)


def test_a_silent_mac_cannot_tell() -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"sysadminctl": ""})
    with pytest.raises(CannotTell):
        FACT.readers[Platform.MACOS](machine)
