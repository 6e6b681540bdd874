"""One leg breaks, and that one is told; of those after it only that they could not be judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from diagnostics.checks.network_path import LEGS
from diagnostics.facts.network_path import (
    Address,
    Answer,
    Certificate,
    Link,
    NameLookup,
    NetworkPath,
    Portal,
    PortalAnswer,
    ProxyAnswer,
    Reached,
    Router,
    Trust,
)
from diagnostics.model import State, Verdict
from tests.support.judging import says_something
from tests.support.path import ALL_IS_WELL, a_proxy, judged, lossy, not_fine, path, service

SILENT = NameLookup(servers=2, silent=2, answer=Answer.SILENT, took_ms=5000.0)
NOBODY = Portal(asked="open.example", answer=PortalAnswer.NOBODY)
GONE = tuple(
    replace(s, reached=Reached.NAME_NOT_FOUND, certificate=None, status=None)
    for s in ALL_IS_WELL.services
)
NOTHING_BEYOND = {"trip": None, "names": None, "proxy": None, "portal": None, "services": GONE}
EXPIRED = replace(
    service("Intranet"), status=None, certificate=Certificate(trust=Trust.EXPIRED, until=1.7e9)
)

# What breaks, what is seen of the way then, and why the legs after it could not be told.
BROKEN = {
    "network_link": (
        path(
            link=Link(adapters=2, connected=0),
            address=Address(ipv4=0, ipv6=0),
            router=Router(routes=1),
            **NOTHING_BEYOND,
        ),
        "this computer is not connected to a network",
    ),
    "network_address": (
        path(
            address=Address(ipv4=0, ipv6=0, self_assigned="169.254.17.4"),
            router=Router(routes=0),
            **NOTHING_BEYOND,
        ),
        "this computer was given no address",
    ),
    "default_route": (
        path(
            router=Router(routes=1, address="192.0.2.9", answers=False),
            **NOTHING_BEYOND | {"names": SILENT},
        ),
        "the router does not answer",
    ),
    "packet_loss": (
        path(
            trip=lossy(21),
            names=NameLookup(servers=1, answer=Answer.FOUND, took_ms=3100.0),
            portal=NOBODY,
            services=GONE,
        ),
        "0.3 of what is sent gets lost",
    ),
    "latency": (
        path(
            trip=lossy(0, 20, 2003.0),
            names=NameLookup(servers=1, answer=Answer.FOUND, took_ms=2005.0),
            portal=NOBODY,
            services=GONE,
        ),
        "each answer takes 2003 ms on the way",
    ),
    "name_lookup": (path(names=SILENT, portal=NOBODY, services=GONE), "names are not found"),
    "proxy": (
        path(
            proxy=a_proxy(ProxyAnswer.SIGN_IN),
            services=tuple(replace(s, reached=Reached.PROXY_REFUSED, status=407) for s in GONE),
        ),
        "the proxy proxy.example wants a name and a password",
    ),
    "captive_portal": (
        path(
            names=NameLookup(servers=1, answer=Answer.FOUND, invents=True, took_ms=2.0),
            portal=Portal(
                asked="open.example", answer=PortalAnswer.SIGN_IN_PAGE, led_to="login.example"
            ),
            services=(service(trust=Trust.WRONG_NAME),),
        ),
        "this network wants you to sign in first",
    ),
    "secure_connection": (
        path(services=(EXPIRED, service("Mail"))),
        "the secure connection cannot be trusted",
    ),
    "services": (
        path(services=(*ALL_IS_WELL.services[:2], GONE[2])),
        "a service does not answer",
    ),
}


def test_where_all_is_well_everything_is_fine_and_says_so() -> None:
    verdicts = judged(ALL_IS_WELL)
    assert not_fine(verdicts) == {}
    for leg, verdict in verdicts.items():
        assert isinstance(verdict, Verdict)
        assert leg == "proxy" or says_something(verdict)


@pytest.mark.parametrize("leg", BROKEN)
def test_the_broken_leg_is_told_and_only_that(leg: str) -> None:
    way, reason = BROKEN[leg]
    seen = not_fine(judged(way))
    assert seen[leg] is State.PROBLEM
    others = {state for name, state in seen.items() if name != leg}
    assert others <= {
        reason,
        "the page where you sign in to this network answers to every name",
        "the secure connection to Intranet cannot be trusted",
    }
    verdict = judged(way)[leg]
    assert isinstance(verdict, Verdict) and says_something(verdict)


def test_nothing_is_fine_behind_a_link_that_is_not_there() -> None:
    assert not_fine(judged(BROKEN["network_link"][0])).keys() == BROKEN.keys()


def test_every_leg_has_its_own_way_to_break() -> None:
    assert [leg.id for leg in LEGS] == list(BROKEN)


def test_what_still_works_behind_a_broken_leg_is_fine() -> None:
    way = path(trip=lossy(21))
    assert not_fine(judged(way)) == {"packet_loss": State.PROBLEM}


def test_a_slight_trouble_explains_a_slight_one_but_no_serious_one() -> None:
    slow = NameLookup(servers=1, answer=Answer.FOUND, took_ms=300.0)
    few = {"trip": lossy(2)}
    assert not_fine(judged(path(**few, names=slow))) == {
        "packet_loss": State.ATTENTION,
        "name_lookup": f"{2 / 70} of what is sent gets lost",
    }
    both = not_fine(judged(path(**few, names=SILENT)))
    assert (both["packet_loss"], both["name_lookup"]) == (State.ATTENTION, State.PROBLEM)


def test_the_organisations_numbers_decide_what_explains_what() -> None:
    way = path(trip=lossy(21), names=NameLookup(servers=1, answer=Answer.FOUND, took_ms=1500.0))
    patient = {"packet_loss": {"attention_ratio": 0.5, "problem_ratio": 0.6}}
    assert not_fine(judged(way))["name_lookup"] == "0.3 of what is sent gets lost"
    assert not_fine(judged(way, patient))["name_lookup"] is State.PROBLEM


WAYS = [ALL_IS_WELL, *(way for way, _ in BROKEN.values())]


@given(st.tuples(*[st.sampled_from(WAYS)] * 8))
def test_never_are_two_problems_told(parts: tuple[NetworkPath, ...]) -> None:
    """Whatever comes together: of two legs of one kind of trouble only the first is told."""
    legs = NetworkPath.__struct_fields__[:8]
    mixed = replace(
        ALL_IS_WELL,
        **{leg: getattr(way, leg) for leg, way in zip(legs, parts, strict=True)},
    )
    states = [v.state for v in judged(mixed).values() if isinstance(v, Verdict)]
    assert states.count(State.PROBLEM) <= 1
