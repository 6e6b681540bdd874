"""The fixes of the network, by the real NetworkManager with a real server for addresses."""

from __future__ import annotations

import json
import sys

import pytest

from tests.support.network_manager import Office

pytestmark = pytest.mark.slow


def test_the_network_gives_the_address_anew(office: Office) -> None:
    done = json.loads(office.balie("fix", "renew_address").stdout)
    assert [step["ok"] for step in done["steps"]] == [True]
    assert done["summary"] == "Address renewed"
    assert office.given == 2


def test_a_network_that_gives_none_is_said(office: Office) -> None:
    gone = "nmcli connection modify 'Cable: office' ipv4.dhcp-timeout 3; kill $router"
    done = json.loads(office.balie("fix", "renew_address", before=gone).stdout)
    assert [step["ok"] for step in done["steps"]] == [False]
    assert "The network gave none" in done["steps"][0]["detail"]


STOPPED = f"""
set -m
{sys.executable} -m assistant fix renew_address --json >/dev/null 2>&1 &
until nmcli -t -f STATE,CONNECTION device | grep -q '^connecting.*office'; do sleep 0.05; done
kill -$0 -- -$!
kill -CONT $router
wait $! || true
nm-online --quiet --timeout 20
nmcli -t -f NAME connection show --active
"""


@pytest.mark.parametrize("signal", ["INT", "KILL"])
def test_stopped_in_the_middle_it_leaves_the_network_there(office: Office, signal: str) -> None:
    """The server is held back until the fix is in its midst."""
    held = "export router; kill -STOP $router"
    left = office.run("bash", "-euc", STOPPED, signal, before=held)
    assert r"Cable\: office" in left.stdout.splitlines()
    assert office.given == 2


def test_a_plan_changes_nothing(office: Office) -> None:
    plan = json.loads(office.balie("fix", "renew_address", "--plan").stdout)
    assert "Cable: office" in plan["steps"][0]["detail"]
    assert office.given == 1


VPN = """
nmcli connection add type wireguard ifname wg0 con-name Work autoconnect no \\
    ipv4.method manual ipv4.addresses 10.8.0.2/24 \\
    wireguard.private-key "$(head -c 32 /dev/urandom | base64)" >/dev/null
"""


def test_a_vpn_is_found_and_stays_set_up_whatever_comes_of_it(office: Office) -> None:
    """Whether a tunnel comes up depends on the kernel below the tests."""
    fix = f"{sys.executable} -m assistant fix reconnect_vpn --json"
    found = office.run("sh", "-c", f"{fix}; nmcli -t -f NAME,TYPE connection show", before=VPN)
    assert '"title": "Work"' in found.stdout
    assert "Work:wireguard" in found.stdout.splitlines()


def test_on_a_cable_there_is_no_wifi_to_join(office: Office) -> None:
    done = json.loads(office.balie("fix", "rejoin_wifi").stdout)
    assert done["effect"] == "nothing_to_do"
