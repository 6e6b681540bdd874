"""A network in which one thing is broken: that leg of the way is told, and no other.

Each network is real (tests/support/lab), and so is the program that meets it. Legs before the
broken one are fine; those after it are too, or say that they cannot be judged because of it.
"""

from __future__ import annotations

from typing import Any

import pytest

from diagnostics.checks.network_path import LEGS
from tests.support.balie import Balie
from tests.support.lab import (
    INTERCEPTOR,
    Address,
    Interception,
    Lab,
    Names,
    Proxy,
    organisation,
    why_not,
    within,
)

pytestmark = pytest.mark.slow

ORDER = [leg.id for leg in LEGS]
SERIOUS = {"attention", "problem"}


@pytest.fixture(autouse=True)
def _possible() -> None:
    if reason := why_not():
        pytest.skip(reason)


class Way:
    """What the program found on its way through a network."""

    def __init__(self, balie: Balie, lab: Lab) -> None:
        with balie.organisation.open("a") as file:
            file.write(organisation())
        balie.under(*within(lab))
        document = balie("check", "--json", code=None)
        self._found = {finding["id"]: finding for finding in document["findings"]}

    def state(self, check: str) -> str:
        return str(self._found[check]["state"])

    def sentence(self, check: str) -> str:
        return str(self._found[check]["sentence"])

    def among(self, *states: str) -> list[str]:
        return [leg for leg in ORDER if self.state(leg) in states]

    def breaks(self, leg: str, *, state: str = "problem", because: str) -> Any:
        """The sentence of the only leg that is not well; no later one has another excuse."""
        assert self.among(*SERIOUS) == [leg], self._found
        assert self.state(leg) == state
        for other in self.among("unknown"):
            assert ORDER.index(other) > ORDER.index(leg), self.sentence(other)
            assert because in self.sentence(other)
        return self.sentence(leg)


@pytest.mark.parametrize(
    "lab",
    [Lab(), Lab(ipv6=True), Lab(proxy=Proxy.OPEN)],
    ids=["IPv4", "IPv6 only", "behind a proxy"],
)
def test_all_is_well(balie: Balie, lab: Lab) -> None:
    way = Way(balie, lab)
    assert way.among("fine") == ORDER
    assert "3 services answered" in way.sentence("services")


def test_no_link(balie: Balie) -> None:
    way = Way(balie, Lab(cable=False))
    said = way.breaks("network_link", because="this computer is not connected to a network")
    assert "is not connected" in said
    assert way.among("unknown") == ORDER[1:]


def test_a_link_but_no_address(balie: Balie) -> None:
    way = Way(balie, Lab(address=Address.NONE))
    said = way.breaks("network_address", because="this computer was given no address")
    assert "eth0 is connected" in said
    assert way.among("unknown") == ORDER[2:]


def test_an_address_that_the_computer_took_itself(balie: Balie) -> None:
    way = Way(balie, Lab(address=Address.SELF_ASSIGNED))
    said = way.breaks("network_address", because="this computer was given no address")
    assert "169.254." in said
    assert way.among("unknown") == ORDER[2:]


@pytest.mark.parametrize("ipv6", [False, True], ids=["IPv4", "IPv6"])
def test_a_wrong_gateway(balie: Balie, ipv6: bool) -> None:
    way = Way(balie, Lab(right_router=False, ipv6=ipv6))
    said = way.breaks("default_route", because="the router does not answer")
    assert ("2001:db8:1::99" if ipv6 else "192.0.2.99") in said
    # Whether a proxy is set can be told without a network.
    assert way.among("fine") == ["network_link", "network_address", "proxy"]


def test_a_silent_name_server(balie: Balie) -> None:
    way = Way(balie, Lab(names=Names.SILENT))
    said = way.breaks("name_lookup", because="names are not found")
    assert "did not answer within 5 seconds" in said
    assert way.among("unknown") == ["captive_portal", "secure_connection", "services"]


def test_a_name_server_that_leads_every_name_to_the_sign_in_page(balie: Balie) -> None:
    way = Way(balie, Lab(names=Names.LYING))
    assert way.among(*SERIOUS) == ["captive_portal"]
    assert "portal.lab.example" in way.sentence("captive_portal")
    assert way.among("unknown") == ["name_lookup", "secure_connection", "services"]
    assert "the page where you sign in to this network" in way.sentence("name_lookup")
    for leg in ("secure_connection", "services"):
        assert "this network wants you to sign in" in way.sentence(leg)


def test_a_sign_in_page_in_place_of_every_other(balie: Balie) -> None:
    way = Way(balie, Lab(portal=True))
    said = way.breaks("captive_portal", because="this network wants you to sign in")
    assert "portal.lab.example" in said
    assert way.among("unknown") == ["secure_connection", "services"]


def test_a_proxy_that_wants_a_password(balie: Balie) -> None:
    way = Way(balie, Lab(proxy=Proxy.PASSWORD))
    said = way.breaks("proxy", because="the proxy proxy.lab.example wants")
    assert "proxy.lab.example" in said and "407" in said
    assert way.among("unknown") == ["captive_portal", "secure_connection", "services"]


def test_interception_that_the_computer_does_not_trust(balie: Balie) -> None:
    way = Way(balie, Lab(interception=Interception.DISTRUSTED))
    said = way.breaks("secure_connection", because="the secure connection cannot be trusted")
    assert INTERCEPTOR in said
    assert way.among("unknown") == ["services"]


def test_interception_that_the_computer_trusts_and_the_organisation_did_not_name(
    balie: Balie,
) -> None:
    way = Way(balie, Lab(interception=Interception.TRUSTED))
    assert INTERCEPTOR in way.breaks("secure_connection", state="attention", because="")
    assert way.among("unknown") == []


def test_thirty_percent_loss(balie: Balie) -> None:
    way = Way(balie, Lab(lost=0.3))
    said = way.breaks("packet_loss", because="of what is sent gets lost")
    share = int(said.partition("%")[0])
    assert 15 <= share <= 50
    assert f"{share}% of what is sent gets lost" in said


def test_two_seconds_there_and_back(balie: Balie) -> None:
    way = Way(balie, Lab(delay=1.0))
    said = way.breaks("latency", because="each answer takes 2,0")
    assert " 2,0" in said


def test_one_service_down(balie: Balie) -> None:
    way = Way(balie, Lab(down=("files",)))
    assert "Files" in way.breaks("services", because="")
    assert way.among("unknown") == []


def test_the_certificate_of_one_service_expired(balie: Balie) -> None:
    way = Way(balie, Lab(expired=("files",)))
    said = way.breaks("secure_connection", because="the secure connection cannot be trusted")
    assert "The certificate of Files expired" in said
    assert way.among("unknown") == ["services"]
