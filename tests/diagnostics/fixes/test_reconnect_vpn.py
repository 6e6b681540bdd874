"""A VPN is ended and begun again by the ways of each system, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from diagnostics.fixes.network_manager import Connection, fields_of, listed
from diagnostics.fixes.reconnect_vpn import FIX
from diagnostics.fixes.reconnect_vpn.tunnels import macos
from diagnostics.model import Outcome
from diagnostics.system import Output, Platform
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine

WORK = "0f3a9c52-1f6e-4a55-9f0a-0d8d5b3c1a11"
HOME = "1f3a9c52-1f6e-4a55-9f0a-0d8d5b3c1a22"
CABLE = "2f3a9c52-1f6e-4a55-9f0a-0d8d5b3c1a33"
# In the form of nmcli 1.42 (Debian 12): `nmcli -t -e yes -f UUID,TYPE,ACTIVE,NAME connection show`.
LISTED = f"""{CABLE}:802-3-ethernet:yes:Wired connection 1
{HOME}:wireguard:no:Home\\: test
{WORK}:vpn:yes:Work
"""
# In the form that scutil(8) of macOS 14 has: `scutil --nc list`.
ON_MAC = """Available network connection services in the current set (*=enabled):
* (Disconnected)   0F3A9C52-1F6E-4A55-9F0A-0D8D5B3C1A11 PPP --> L2TP          "Work" [PPP:L2TP]
* (Connected)      1F3A9C52-1F6E-4A55-9F0A-0D8D5B3C1A22 VPN (com.wg) "Home (Ghent)"     [VPN:com.wg]
"""
LIST = "nmcli -t -e yes -f UUID,TYPE,ACTIVE,NAME connection show"


Programs = dict[str, str | Output | Exception]


def on_linux(listed: str = LISTED, programs: Programs | None = None) -> RecordedMachine:
    known: Programs = {LIST: listed, "nmcli": ""}
    return RecordedMachine(Platform.LINUX, programs=known | (programs or {}))


def applied(machine: RecordedMachine, *choices: str, told: Told | None = None) -> Outcome:
    return FIX.apply(machine, FIX.plan(machine), frozenset(choices), told or Told())


def changes(machine: RecordedMachine) -> list[tuple[str, ...]]:
    """What was run but for the look that a plan takes."""
    return [argv[3:] for argv in machine.ran if " ".join(argv) != LIST]


def test_of_several_the_person_chooses_one_and_that_is_reconnected() -> None:
    machine = on_linux()
    plan = FIX.plan(machine)
    assert [(step.id, step.optional) for step in plan.steps] == [(WORK, True), (HOME, True)]
    assert len({step.group for step in plan.steps}) == 1
    assert changes(machine) == []
    done = applied(machine, WORK)
    assert [step.ok for step in done.steps] == [True]
    assert changes(machine) == [
        ("connection", "down", "uuid", WORK),
        ("connection", "up", "uuid", WORK),
    ]


def test_the_only_one_needs_no_choice() -> None:
    machine = on_linux(f"{WORK}:vpn:no:Work\n")
    assert [step.group for step in FIX.plan(machine).steps] == [None]
    assert applied(machine).steps[0].ok


def test_one_that_does_not_come_back_is_said() -> None:
    up = f"nmcli --wait 90 connection up uuid {WORK}"
    machine = on_linux(programs={up: Output(4, "", "Error: no secrets")})
    done = applied(machine, WORK)
    assert not done.steps[0].ok
    assert done.summary.msgid == "VPN not connected"


def test_stopped_before_it_is_disconnected_it_stays() -> None:
    machine = on_linux()
    assert applied(machine, WORK, told=Told(most=0)).cancelled
    assert changes(machine) == []


@pytest.mark.parametrize("platform", Platform)
def test_where_none_is_set_up_there_is_nothing_to_do(platform: Platform) -> None:
    assert FIX.plan(RecordedMachine(platform)).steps == ()


def test_macos_is_asked_by_its_own_number_of_the_vpn() -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"scutil": ON_MAC})
    plan = FIX.plan(machine)
    assert [step.title.values["name"] for step in plan.steps] == ["Home (Ghent)", "Work"]
    applied(machine, plan.steps[0].id)
    number = "1F3A9C52-1F6E-4A55-9F0A-0D8D5B3C1A22"
    assert machine.ran[-2:] == [
        ("scutil", "--nc", "stop", number),
        ("scutil", "--nc", "start", number),
    ]


def test_windows_gets_a_fixed_script_and_no_name_that_is_an_option() -> None:
    told = """{"vpns": [
        {"name": "Work; calc", "active": true}, {"name": "/disconnect", "active": false}]}"""
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": told})
    assert applied(machine, "Work; calc").steps[0].ok
    assert "Work; calc" not in machine.ran[-1][-1]
    before = len(machine.ran)
    assert not applied(machine, "/disconnect").steps[0].ok
    assert len(machine.ran) == before + 1  # the look of the plan


def test_a_terse_line_has_its_colons_escaped() -> None:
    assert fields_of("a:b\\:c:d\\\\") == ["a", "b:c", "d\\"]
    assert list(listed(LISTED))[1] == Connection(
        uuid=HOME, kind="wireguard", active=False, name="Home: test"
    )


@given(some.text())
def test_whatever_is_printed_only_numbers_of_the_system_are_passed_on(printed: str) -> None:
    assert all(len(found.uuid) == 36 for found in listed(printed))
    assert all(len(found.id) == 36 for found in macos(printed))
    fields_of(printed)
