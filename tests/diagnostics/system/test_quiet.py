"""Nobody is interrupted in full screen, or where they said that they do not want to be."""

from __future__ import annotations

import pytest

from diagnostics.system import Output, Platform
from diagnostics.system.quiet import may_interrupt
from tests.support.machine import RecordedMachine

WINDOW = "_NET_ACTIVE_WINDOW(WINDOW): window id # 0x1400003\n"
ACTIVE = "xprop -root _NET_ACTIVE_WINDOW"
STATE = "xprop -id 0x1400003 _NET_WM_STATE"
X = {"DISPLAY": ":0"}


def linux(environment: dict[str, str], **programs: str | Output) -> RecordedMachine:
    known = {"active": ACTIVE, "state": STATE, "gsettings": "gsettings", "dbus": "dbus-send"}
    answers = {known[name]: answer for name, answer in programs.items()}
    return RecordedMachine(Platform.LINUX, programs=answers, environment=environment)


def test_a_window_that_covers_the_screen_is_left_alone() -> None:
    state = "_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN, _NET_WM_STATE_FOCUSED\n"
    assert not may_interrupt(linux(X, active=WINDOW, state=state))


@pytest.mark.parametrize(
    "machine",
    [
        linux(X, active=WINDOW, state="_NET_WM_STATE(ATOM) = _NET_WM_STATE_FOCUSED\n"),
        linux(X, active="_NET_ACTIVE_WINDOW(WINDOW): window id # 0x0\n"),
        linux(X, active="_NET_ACTIVE_WINDOW:  no such atom on any window.\n"),
        linux({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}),
        linux({}),
        linux({}, gsettings="true\n"),
    ],
)
def test_any_other_moment_will_do(machine: RecordedMachine) -> None:
    assert may_interrupt(machine)


def test_where_it_cannot_be_found_out_under_x_it_is_a_bad_moment() -> None:
    assert not may_interrupt(linux(X))
    assert not may_interrupt(linux(X, active=Output(1, "", "unable to open display")))


def test_do_not_disturb_is_obeyed() -> None:
    assert not may_interrupt(linux({}, gsettings="false\n"))
    bus = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}
    inhibited = "   variant       boolean true\n"
    assert not may_interrupt(linux(bus, dbus=inhibited))
    assert may_interrupt(linux(bus, dbus=Output(1, "", "no such property")))


@pytest.mark.parametrize("platform", [Platform.MACOS, Platform.WINDOWS])
def test_systems_that_hold_notifications_back_themselves_are_trusted_to(
    platform: Platform,
) -> None:
    assert may_interrupt(RecordedMachine(platform))
