"""Screens are arranged anew and back: two of a real X server; GNOME's file; Windows by words."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.fixes.reset_displays import FIX
from diagnostics.fixes.reset_displays.xrandr import (
    Mirrored,
    Output,
    Shows,
    Turned,
    argv,
    arranged,
    is_same,
    outputs,
)
from diagnostics.model import Outcome, Plan
from diagnostics.registry import CHECK
from diagnostics.repair import Effect, repair
from diagnostics.system import Machine, Platform, this_machine
from tests.support.fixing import LaterMachine, Told, snapshot
from tests.support.machine import RecordedMachine, recording
from tests.support.two_screens import TwoScreens

NOBODY: frozenset[str] = frozenset()
RECORDED = recording("linux/xrandr-current.txt")
TURNED = (
    "DP-1 connected 1080x1920+0+0 left X axis (normal left inverted right x axis y axis)\n"
    "   1920x1080     60.00*+  50.00\n"
    "DP-2 disconnected 800x600+1080+0 (normal left inverted right x axis y axis) 0mm x 0mm\n"
    "   800x600       60.32*\n"
    "-evil connected 800x600+0+0 (normal)\n"
)


def undo(machine: Machine, plan: Plan) -> Outcome:
    assert FIX.undo is not None
    assert plan.undo is not None
    return FIX.undo(machine, plan.undo, Told())


@pytest.mark.slow
@pytest.mark.parametrize(
    "wrong",
    [
        ("--output", "DUMMY1", "--off"),
        ("--output", "DUMMY0", "--mode", "640x480"),
        ("--output", "DUMMY1", "--pos", "0x0"),
        ("--output", "DUMMY1", "--pos", "0x800", "--mode", "800x600", "--primary"),
    ],
)
def test_two_real_screens_are_arranged_and_put_back(
    two_screens: TwoScreens, wrong: tuple[str, ...]
) -> None:
    two_screens.arrange(*wrong)
    before = two_screens.shown()
    machine = this_machine()
    plan = FIX.plan(machine)
    assert len(plan.steps) == 2
    assert two_screens.shown() == before
    outcome = FIX.apply(machine, plan, NOBODY, Told())
    assert [step.ok for step in outcome.steps] == [True]
    assert "1280x800+" in two_screens.shown()
    assert "1024x768+" in two_screens.shown()
    assert FIX.plan(machine).steps == ()
    for _ in range(2):
        assert [step.ok for step in undo(machine, plan).steps] == [True]
        assert two_screens.shown() == before


@pytest.mark.slow
def test_that_a_black_screen_shows_a_picture_again_is_proven(two_screens: TwoScreens) -> None:
    two_screens.arrange("--output", "DUMMY1", "--off")
    machine = this_machine()
    done = repair(FIX, FIX.plan(machine), NOBODY, CHECK, machine, Told())
    assert done.effect is Effect.VERIFIED


@pytest.mark.slow
def test_stopped_before_it_begins_nothing_changes(two_screens: TwoScreens) -> None:
    two_screens.arrange("--output", "DUMMY1", "--off")
    before = two_screens.shown()
    machine = this_machine()
    assert FIX.apply(machine, FIX.plan(machine), NOBODY, Told(most=0)).cancelled
    assert two_screens.shown() == before


@pytest.mark.slow
def test_an_undo_that_somebody_made_up_changes_nothing(two_screens: TwoScreens) -> None:
    before = two_screens.shown()
    shows = {"mode": "--newmode", "size": [1, 1], "rate": "1 --off"}
    made_up = {"outputs": [{"name": "DUMMY0", "shows": shows}, {"name": "--off"}]}
    assert FIX.undo is not None
    for content in (msgspec.json.encode(made_up), b"[]", b"{}"):
        FIX.undo(this_machine(), content, Told())
    assert two_screens.shown() == before


def test_what_xrandr_lists_is_understood() -> None:
    laptop, hdmi, none = outputs(RECORDED)
    assert (laptop.name, laptop.primary, laptop.best) == ("eDP-1", True, "1920x1200")
    assert hdmi.shows == Shows(mode="1280x720", rate="50.00", x=1920, size=(1280, 720))
    assert hdmi.modes["1920x1080i"] == (1920, 1080)
    assert (none.connected, none.shows, none.best) == (False, None, None)


def test_a_turned_picture_is_made_upright_and_an_unplugged_screen_let_go() -> None:
    turned, unplugged = outputs(TURNED)
    assert turned.shows is not None
    assert (turned.shows.turned, turned.shows.mirrored) == (Turned.LEFT, Mirrored.X)
    now = (turned, unplugged)
    wanted = arranged(now)
    assert argv(wanted, now) == (
        *("xrandr", "--output", "DP-1", "--mode", "1920x1080", "--pos", "0x0"),
        *("--rotate", "normal", "--reflect", "normal", "--primary", "--output", "DP-2", "--off"),
    )
    back = " ".join(argv(now, wanted))
    assert "--rotate left --reflect x --rate 60.00" in back
    assert "--scale" not in back


def test_a_scaled_picture_is_told_by_its_size() -> None:
    scaled = TURNED.replace("1080x1920+0+0", "540x960+0+0")
    now = outputs(scaled)
    assert argv(arranged(now), now)[11:13] == ("--scale", "1x1")
    assert "--scale-from 540x960" in " ".join(argv(now, now))


def test_what_was_recorded_is_arranged_from_left_to_right() -> None:
    now = outputs(RECORDED)
    assert [(o.name, o.shows and (o.shows.x, o.shows.mode)) for o in arranged(now)] == [
        ("eDP-1", (0, "1920x1200")),
        ("HDMI-1", (1920, "2560x1440")),
        ("DP-1", None),
    ]


@given(st.text(max_size=200) | st.just(RECORDED), st.text(max_size=20))
def test_whatever_is_printed_no_word_of_it_becomes_an_option(printed: str, more: str) -> None:
    now = outputs(f"{more} connected 1x1+0+0\n   {more} 60.00*+\n{printed}")
    call = argv(arranged(now), now)
    names = [call[n + 1] for n, word in enumerate(call[:-1]) if word in {"--output", "--mode"}]
    assert not [name for name in names if name.startswith("-")]


SIZES = st.sampled_from(["800x600", "1280x720", "1920x1080"])


@given(st.lists(st.tuples(SIZES, st.integers(0, 4000), st.booleans(), st.booleans()), max_size=5))
def test_no_two_pictures_lie_on_each_other(screens: list[tuple[str, int, bool, bool]]) -> None:
    now = tuple(
        Output(
            name=f"DP-{number}",
            connected=connected,
            shows=Shows(mode=mode, x=x, size=(800, 600)) if on else None,
            modes={"800x600": (800, 600), mode: tuple(map(int, mode.split("x")))},  # type: ignore[dict-item]
            best=mode,
        )
        for number, (mode, x, connected, on) in enumerate(screens)
    )
    wanted = arranged(now)
    lit = [output.shows for output in wanted if output.shows]
    assert len(lit) == sum(output.connected for output in now)
    edges = [(shows.x, shows.x + shows.size[0]) for shows in lit]
    assert all(end == begin for (_, end), (begin, _) in pairwise(edges))
    assert sum(output.primary for output in wanted) == bool(lit)
    assert is_same(wanted, arranged(wanted))


class Gnome:
    """A home with GNOME's own file in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.file = home / ".config" / "monitors.xml"
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text("<monitors version='2'/>")
        environment = {
            "HOME": str(home),
            "WAYLAND_DISPLAY": "wayland-0",
            "XDG_CURRENT_DESKTOP": "ubuntu:GNOME",
        }
        self.machine = LaterMachine(environment=environment)


@pytest.fixture
def gnome(tmp_path: Path) -> Gnome:
    return Gnome(tmp_path)


def test_gnome_forgets_its_arrangement_at_the_next_sign_in_and_has_it_back(gnome: Gnome) -> None:
    before = snapshot(gnome.home)
    plan = FIX.plan(gnome.machine)
    assert snapshot(gnome.home) == before
    assert "Sign out and in" in plan.needs[0].msgid
    done = repair(FIX, plan, NOBODY, CHECK, gnome.machine, Told())
    assert done.effect is Effect.LATER
    assert not gnome.file.exists()
    for _ in range(2):
        undo(gnome.machine, plan)
        assert snapshot(gnome.home) == before


def test_a_folder_swapped_for_a_link_after_the_plan_changes_nothing_outside(gnome: Gnome) -> None:
    plan = FIX.plan(gnome.machine)
    outside = gnome.home / "outside"
    gnome.file.parent.rename(outside)
    gnome.file.parent.symlink_to(outside)
    before = snapshot(gnome.home)
    [step] = FIX.apply(gnome.machine, plan, NOBODY, Told()).steps
    assert not step.ok
    undo(gnome.machine, plan)
    assert snapshot(gnome.home) == before


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"WAYLAND_DISPLAY": "w", "XDG_CURRENT_DESKTOP": "KDE"}, "lets no other program"),
        ({"WAYLAND_DISPLAY": "w", "XDG_CURRENT_DESKTOP": "GNOME"}, "no arrangement"),
        ({"DISPLAY": ":0"}, "sees no screen"),
        ({}, "sees no screen"),
    ],
)
def test_where_nothing_can_be_arranged_it_says_why(
    environment: dict[str, str], says: str, tmp_path: Path
) -> None:
    machine = RecordedMachine(
        Platform.LINUX, environment={"HOME": str(tmp_path / "none"), **environment}
    )
    plan = FIX.plan(machine)
    assert plan.steps == ()
    assert says in plan.summary.msgid


def test_windows_extends_to_all_screens_and_cannot_say_what_was_before() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"DisplaySwitch.exe": ""})
    plan = FIX.plan(machine)
    assert plan.undo is None
    assert [step.ok for step in FIX.apply(machine, plan, NOBODY, Told()).steps] == [True]
    assert machine.ran == [("DisplaySwitch.exe", "/extend")]
