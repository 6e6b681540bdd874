"""Programs are turned off as settings do it, and turned on again byte for byte."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnostics.facts.startup_programs.macos import domain
from diagnostics.fixes.startup_programs import FIX
from diagnostics.fixes.startup_programs.windows import OFF
from diagnostics.model import Outcome, Plan
from diagnostics.registry import CHECK
from diagnostics.repair import Effect, repair
from diagnostics.system import Output, Platform
from tests.diagnostics.facts.test_startup_programs import plist
from tests.support.fixing import LaterMachine, Told, given_to, snapshot
from tests.support.machine import RecordedMachine, recording

AUTOSTART = ".config/autostart"
CHAT = "[Desktop Entry]\nType=Application\nName=Chat\nExec=chat\nHidden=false\n\n[Other]\na=b\n"
CLOUD = "[Desktop Entry]\nName=Cloud\nExec=cloud\n"


class Home:
    """A person's home, and the system's own folder, with programs that start."""

    def __init__(self, top: Path, chat: bytes = CHAT.encode()) -> None:
        self.top = top / "home"
        self.system = top / "xdg/autostart"
        self.autostart = self.top / AUTOSTART
        self.autostart.mkdir(parents=True)
        self.system.mkdir(parents=True)
        (self.autostart / "chat.desktop").write_bytes(chat)
        (self.system / "cloud.desktop").write_text(CLOUD)
        environment = {"HOME": str(self.top), "XDG_CONFIG_DIRS": str(top / "xdg")}
        self.machine = LaterMachine(environment=environment)

    def plan(self) -> Plan:
        return FIX.plan(self.machine)

    def apply(self, plan: Plan, *choices: str, most: int | None = None) -> Outcome:
        return FIX.apply(self.machine, plan, frozenset(choices), Told(most))

    def undo(self, plan: Plan) -> Outcome:
        assert FIX.undo is not None
        assert plan.undo is not None
        return FIX.undo(self.machine, plan.undo, Told())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_what_was_chosen_does_not_start_any_more_and_that_is_proven(home: Home) -> None:
    before = snapshot(home.system)
    plan = home.plan()
    assert [(step.id, step.optional) for step in plan.steps] == [
        ("chat.desktop", True),
        ("cloud.desktop", True),
    ]
    chosen = frozenset({"cloud.desktop"})
    done = repair(
        FIX, plan, chosen, {"startup_programs": CHECK[FIX.checks[0]]}, home.machine, Told()
    )
    assert done.effect is Effect.VERIFIED
    assert [step.id for step in home.plan().steps] == ["chat.desktop"]
    assert snapshot(home.system) == before


def test_all_of_it_can_be_turned_on_again_byte_for_byte(home: Home) -> None:
    before = snapshot(home.top)
    plan = home.plan()
    assert snapshot(home.top) == before
    home.apply(plan, "chat.desktop", "cloud.desktop")
    assert home.plan().steps == ()
    assert b"Hidden=true\nType" in (home.autostart / "chat.desktop").read_bytes()
    for _ in range(2):
        assert [step.ok for step in home.undo(plan).steps] == [True]
        assert snapshot(home.top) == before


def test_a_folder_that_was_not_there_is_made_and_goes_again(home: Home) -> None:
    (home.autostart / "chat.desktop").unlink()
    home.autostart.rmdir()
    before = snapshot(home.top)
    plan = home.plan()
    home.apply(plan, "cloud.desktop")
    assert (home.autostart / "cloud.desktop").exists()
    home.undo(plan)
    assert snapshot(home.top) == before


def test_a_link_to_a_program_is_replaced_and_not_what_it_leads_to(home: Home) -> None:
    menu = home.top / "menu.desktop"
    menu.write_text(CLOUD)
    (home.autostart / "linked.desktop").symlink_to(menu)
    before = snapshot(home.top)
    plan = home.plan()
    assert [step.ok for step in home.apply(plan, "linked.desktop").steps] == [True]
    assert menu.read_text() == CLOUD
    home.undo(plan)
    assert snapshot(home.top) == before


def test_a_folder_swapped_for_a_link_after_the_plan_changes_nothing_outside(home: Home) -> None:
    plan = home.plan()
    home.autostart.rename(home.top / "moved")
    outside = home.top / "outside"
    outside.mkdir()
    (outside / "chat.desktop").write_text(CHAT)
    home.autostart.symlink_to(outside)
    before = snapshot(home.top)
    assert [s.ok for s in home.apply(plan, "chat.desktop", "cloud.desktop").steps] == [False, False]
    home.undo(plan)
    assert snapshot(home.top) == before


def test_what_somebody_changed_meanwhile_is_left_alone(home: Home) -> None:
    plan = home.plan()
    chat = home.autostart / "chat.desktop"
    chat.write_text(CHAT + "New=yes\n")
    assert [step.ok for step in home.apply(plan, "chat.desktop").steps] == [False]
    assert chat.read_text().endswith("New=yes\n")
    again = home.plan()
    home.apply(again, "chat.desktop")
    chat.write_text(CLOUD)
    assert [step.ok for step in home.undo(again).steps] == [False]
    assert chat.read_text() == CLOUD


def test_stopped_in_between_the_rest_goes_on_starting(home: Home) -> None:
    before = snapshot(home.top)
    plan = home.plan()
    outcome = home.apply(plan, "chat.desktop", "cloud.desktop", most=1)
    assert outcome.cancelled
    assert [step.ok for step in outcome.steps] == [True]
    assert [step.id for step in home.plan().steps] == ["cloud.desktop"]
    home.undo(plan)
    assert snapshot(home.top) == before


@pytest.mark.parametrize(
    "change",
    [
        {"folder": "Documents", "name": "chat.desktop"},
        {"folder": AUTOSTART, "name": "../../.bashrc"},
        {"folder": AUTOSTART, "name": "../x.desktop"},
        {"folder": f"{AUTOSTART}/../..", "name": "x.desktop"},
    ],
)
def test_an_undo_that_somebody_made_up_writes_nowhere_else(
    home: Home, change: dict[str, str]
) -> None:
    (home.top / "Documents").mkdir()
    before = snapshot(home.top)
    made_up = {**change, "before": {"content": "", "mode": 420}, "after": None}
    assert FIX.undo is not None
    for undo in (msgspec.json.encode({"changes": [made_up]}), b"{"):
        FIX.undo(home.machine, undo, Told())
    assert snapshot(home.top) == before


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(
        st.sampled_from(
            ["[Desktop Entry]", "Exec=x", "Hidden=false", "Hidden = no", "[A]", "Name=é", ""]
        )
        | st.text(max_size=8)
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_stands_in_a_file_it_is_turned_off_and_put_back(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str
) -> None:
    home = Home(tmp_path_factory.mktemp("home"), end.join(lines).encode("utf-8", "replace"))
    before = snapshot(home.top)
    plan = home.plan()
    home.apply(plan, *(step.id for step in plan.steps))
    assert home.plan().steps == ()
    home.undo(plan)
    assert snapshot(home.top) == before


def test_where_nothing_could_wait_it_says_so(tmp_path: Path) -> None:
    plan = FIX.plan(RecordedMachine(Platform.LINUX, environment={"HOME": str(tmp_path)}))
    assert plan.steps == ()
    assert "Nothing starts" in plan.summary.msgid


def windows() -> RecordedMachine:
    answer = recording("windows/startup-programs.json")
    return RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})


def test_windows_writes_what_its_settings_write_and_puts_it_back() -> None:
    machine = windows()
    plan = FIX.plan(machine)
    assert [step.id for step in plan.steps] == ["OneDrive", "Spotify"]
    FIX.apply(machine, plan, frozenset({"OneDrive", "Spotify"}), Told())
    off = b64encode(OFF).decode()
    assert [given_to(argv[-1]) for argv in machine.ran[1:]] == [
        {"name": "OneDrive", "state": off},
        {"name": "Spotify", "state": off},
    ]
    assert FIX.undo is not None
    assert plan.undo is not None
    FIX.undo(machine, plan.undo, Told())
    restored, removed = machine.ran[-2:]
    assert given_to(restored[-1]) == {"name": "OneDrive", "off": off, "state": "AgAAAAAAAAAAAAAA"}
    assert given_to(removed[-1]) == {"name": "Spotify", "off": off}
    assert "Remove-ItemProperty" in removed[-1]


def macos(more: Mapping[str, str | Output | Exception]) -> RecordedMachine:
    file = "/Users/ana/Library/LaunchAgents/chat.plist"
    chat = plist("com.example.chat", "<key>RunAtLoad</key><true/>")
    programs = {
        f"launchctl print-disabled {domain()}": recording("macos/launchctl-disabled.txt"),
        f"plutil -convert xml1 -o - -- {file}": chat,
        **more,
    }
    return RecordedMachine(
        Platform.MACOS, files={file: ""}, programs=programs, environment={"HOME": "/Users/ana"}
    )


def test_macos_disables_the_agent_and_enables_it() -> None:
    agent = f"{domain()}/com.example.chat"
    machine = macos({f"launchctl disable {agent}": "", f"launchctl enable {agent}": ""})
    plan = FIX.plan(machine)
    outcome = FIX.apply(machine, plan, frozenset({"com.example.chat"}), Told())
    assert [step.ok for step in outcome.steps] == [True]
    assert FIX.undo is not None
    assert plan.undo is not None
    assert [step.ok for step in FIX.undo(machine, plan.undo, Told()).steps] == [True]
    assert machine.ran[-1] == ("launchctl", "enable", agent)
    made_up = msgspec.json.encode({"labels": ["../../system/com.apple.x", "-k"]})
    assert [step.ok for step in FIX.undo(machine, made_up, Told()).steps] == [False]


def test_a_system_that_does_not_say_what_starts_is_left_alone() -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"launchctl": Output(1, "")})
    plan = FIX.plan(machine)
    assert plan.steps == ()
    assert "Nothing can be turned off" in plan.summary.msgid


def test_permissions_of_a_file_stay(home: Home) -> None:
    chat = home.autostart / "chat.desktop"
    chat.chmod(0o640)
    plan = home.plan()
    home.apply(plan, "chat.desktop")
    assert chat.stat().st_mode & 0o777 == 0o640
    home.undo(plan)
    assert chat.stat().st_mode & 0o777 == 0o640
    assert chat.stat().st_uid == os.getuid()
