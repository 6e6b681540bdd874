"""The address is renewed by whatever runs the network; once it ended it is always begun again."""

from __future__ import annotations

import pytest

from diagnostics.fixes.renew_address import FIX
from diagnostics.model import Outcome
from diagnostics.system import Output, Platform
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine

CABLE = "2f3a9c52-1f6e-4a55-9f0a-0d8d5b3c1a33"
LIST = "nmcli -t -e yes -f UUID,TYPE,ACTIVE,NAME connection show"
UP = f"nmcli --wait 90 connection up uuid {CABLE}"
# In the form of systemd 252: `networkctl --no-legend --no-pager list`.
NETWORKD = """  1 lo   loopback carrier     unmanaged
  2 eth0 ether    routable    configured
"""

Programs = dict[str, str | Output | Exception]


def machine(programs: Programs, platform: Platform = Platform.LINUX) -> RecordedMachine:
    return RecordedMachine(platform, programs=programs)


def with_nmcli(programs: Programs | None = None) -> RecordedMachine:
    listed = f"{CABLE}:802-3-ethernet:yes:Wired connection 1\nx:bridge:yes:docker0\n"
    known: Programs = {LIST: listed, "nmcli": ""}
    return machine(known | (programs or {}))


def applied(machine: RecordedMachine, told: Told | None = None) -> Outcome:
    return FIX.apply(machine, FIX.plan(machine), frozenset(), told or Told())


def test_network_manager_begins_the_connection_in_use_again() -> None:
    on = with_nmcli()
    FIX.plan(on)
    assert [" ".join(argv) for argv in on.ran] == [LIST]
    assert applied(on).steps[0].ok
    assert [" ".join(argv) for argv in on.ran] == [LIST, LIST, UP]


def test_networkd_renews_it_where_network_manager_does_not_run() -> None:
    on = machine({"networkctl": NETWORKD})
    assert applied(on).steps[0].ok
    assert on.ran[-1] == ("networkctl", "renew", "eth0")


def test_no_address_is_said() -> None:
    done = applied(with_nmcli({UP: Output(4, "", "Error: IP configuration could not be reserved")}))
    assert not done.steps[0].ok
    assert done.summary.msgid == "Address not renewed"


def test_stopped_before_it_ends_it_stays() -> None:
    on = with_nmcli()
    assert applied(on, Told(most=0)).cancelled
    assert not any("up" in argv for argv in on.ran)


@pytest.mark.parametrize("programs", [{}, {"networkctl": "  1 lo loopback carrier unmanaged\n"}])
def test_without_a_connection_there_is_nothing_to_do(programs: Programs) -> None:
    assert FIX.plan(machine(programs)).steps == ()


def test_windows_asks_again_even_where_there_was_nothing_to_give_back() -> None:
    nothing = Output(1, "", "No operation can be performed")
    programs: Programs = {"ipconfig /release": nothing, "ipconfig": ""}
    on = machine(programs, Platform.WINDOWS)
    assert applied(on).steps[0].ok
    assert on.ran[-1] == ("ipconfig", "/renew")
