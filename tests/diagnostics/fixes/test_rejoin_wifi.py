"""The Wi-Fi in use is joined anew; the company's is never forgotten, and nobody's by surprise."""

from __future__ import annotations

import pytest

from diagnostics.fixes.rejoin_wifi import FIX
from diagnostics.model import Outcome
from diagnostics.system import Output, Platform, ProgramTimedOut
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine

HOME = "1f3a9c52-1f6e-4a55-9f0a-0d8d5b3c1a22"
LIST = "nmcli -t -e yes -f UUID,TYPE,ACTIVE,NAME connection show"
SSID = f"nmcli -g 802-11-wireless.ssid -e no connection show uuid {HOME}"
ACCOUNT = f"nmcli -g 802-1x.eap -e no connection show uuid {HOME}"
JOIN = "nmcli --wait 90 device wifi connect Home"
# In the form of Windows 11: `netsh wlan show interfaces`, shortened.
ON_WINDOWS = """
    Name                   : Wi-Fi
    State                  : connected
    SSID                   : Home $(calc)
    Profile                : Home $(calc)
"""
ON_MAC = """
Hardware Port: Ethernet
Device: en5

Hardware Port: Wi-Fi
Device: en0
Ethernet Address: 00:00:5e:00:53:01
"""


Programs = dict[str, str | Output | Exception]


def on_linux(
    ssid: str = "Home", account: str = "", programs: Programs | None = None
) -> RecordedMachine:
    known: Programs = {
        LIST: f"{HOME}:802-11-wireless:yes:Home\n",
        SSID: ssid,
        ACCOUNT: account,
        "nmcli": "",
    }
    return RecordedMachine(Platform.LINUX, programs=known | (programs or {}))


def applied(machine: RecordedMachine, *choices: str, told: Told | None = None) -> Outcome:
    return FIX.apply(machine, FIX.plan(machine), frozenset(choices), told or Told())


def changed(machine: RecordedMachine) -> list[str]:
    """What was run but for the looks that a plan takes."""
    ran = [" ".join(argv) for argv in machine.ran]
    return [said for said in ran if " show" not in said]


def test_it_is_left_and_joined_again() -> None:
    machine = on_linux()
    assert [step.id for step in FIX.plan(machine).steps] == ["again", "forget"]
    assert changed(machine) == []
    assert applied(machine, "again").steps[0].ok
    assert changed(machine) == [f"nmcli --wait 90 connection up uuid {HOME}"]


def test_it_is_forgotten_only_where_that_is_chosen_and_then_joined() -> None:
    machine = on_linux()
    assert applied(machine, "forget").steps[0].ok
    assert changed(machine) == [f"nmcli connection delete uuid {HOME}", JOIN]


@pytest.mark.parametrize(
    ("ssid", "account"), [("Home", "peap"), ("", ""), ("--ask", "")], ids=["company", "?", "option"]
)
def test_what_could_not_be_set_up_again_is_not_forgotten(ssid: str, account: str) -> None:
    machine = on_linux(ssid, account)
    assert [step.id for step in FIX.plan(machine).steps] == ["again"]
    applied(machine)
    assert not any("delete" in said for said in changed(machine))


@pytest.mark.parametrize("answer", [Output(10, "", "Error"), ProgramTimedOut("nmcli")])
def test_where_nobody_says_whose_it_is_it_is_not_forgotten(answer: Output | Exception) -> None:
    machine = on_linux(programs={ACCOUNT: answer})
    assert [step.id for step in FIX.plan(machine).steps] == ["again"]


def test_one_that_may_not_be_forgotten_after_all_is_joined_again() -> None:
    refused: Programs = {
        f"nmcli connection delete uuid {HOME}": Output(1, "", "Insufficient privileges")
    }
    machine = on_linux(programs=refused)
    assert applied(machine, "forget").steps[0].ok
    assert changed(machine)[-1] == f"nmcli --wait 90 connection up uuid {HOME}"


def test_one_that_is_not_joined_is_said() -> None:
    done = applied(on_linux(programs={JOIN: Output(4, "", "Secrets were required")}), "forget")
    assert not done.steps[0].ok
    assert done.summary.msgid == "Wi-Fi not joined"


def test_stopped_before_it_is_left_it_stays() -> None:
    machine = on_linux()
    assert applied(machine, "forget", told=Told(most=0)).cancelled
    assert changed(machine) == []


@pytest.mark.parametrize("platform", Platform)
def test_on_a_cable_there_is_nothing_to_do(platform: Platform) -> None:
    assert FIX.plan(RecordedMachine(platform)).steps == ()


def test_windows_gets_a_fixed_script_in_which_the_name_is_no_code() -> None:
    known = {"netsh": ON_WINDOWS, "powershell": ""}
    machine = RecordedMachine(Platform.WINDOWS, programs=known)
    assert applied(machine, "again").steps[0].ok
    assert "calc" not in machine.ran[-1][-1]


def test_macos_switches_its_radio_off_and_on() -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"networksetup": ON_MAC})
    assert applied(machine).steps[0].ok
    assert [argv[1:] for argv in machine.ran[-2:]] == [
        ("-setairportpower", "en0", "off"),
        ("-setairportpower", "en0", "on"),
    ]
