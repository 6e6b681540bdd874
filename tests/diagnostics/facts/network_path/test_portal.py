"""Who answers the question that has only one right answer: a real web server on this machine."""

from __future__ import annotations

import time

import pytest

from diagnostics.facts.network_path import PortalAnswer
from diagnostics.facts.network_path.portal import ask, judge
from diagnostics.facts.network_path.web import Head
from diagnostics.facts.proxy import Kind, Setting, Source
from diagnostics.identities import Identity, IdentityKind, identities
from tests.support.web_server import MakeServer, WebServer


def probe(server: WebServer) -> str:
    return f"http://127.0.0.1:{server.server_port}/open"


def soon() -> float:
    return time.monotonic() + 5


def test_the_right_answer_is_204(web_server: MakeServer) -> None:
    server = web_server()
    portal = ask(probe(server), None, by=soon())
    assert (portal.answer, portal.status, portal.asked) == (PortalAnswer.OPEN, 204, "127.0.0.1")
    assert portal.took_ms > 0
    assert server.asked == ["GET /open"]


@pytest.mark.parametrize(
    ("status", "location", "led_to"),
    [
        (302, "http://Login.hotel.example/now?mac=1", "login.hotel.example"),
        (302, "/login", None),
        (302, "http://[broken", None),
        (302, "http://<b>evil</b>/", None),
        (511, "", None),
        (200, "", None),
    ],
)
def test_any_other_is_a_page_to_sign_in(
    web_server: MakeServer, status: int, location: str, led_to: str | None
) -> None:
    server = web_server()
    server.status, server.headers = status, {"Location": location}
    portal = ask(probe(server), None, by=soon())
    assert (portal.answer, portal.status) == (PortalAnswer.SIGN_IN_PAGE, status)
    assert portal.led_to == led_to
    assert len(server.asked) == 1


def test_where_a_page_to_sign_in_is_says_where_a_person_is() -> None:
    portal = judge("open.example", Head(302, {"location": "http://login.hotel.example/"}), 1.0)
    assert identities(portal) == (Identity(IdentityKind.DOMAIN, "login.hotel.example"),)


@pytest.mark.parametrize("status", [407, 503])
def test_a_refusal_is_no_page(web_server: MakeServer, status: int) -> None:
    server = web_server()
    server.status = status
    assert ask(probe(server), None, by=soon()).answer is PortalAnswer.NOBODY


def test_where_the_direct_way_is_closed_the_proxy_is_asked(web_server: MakeServer) -> None:
    proxy = web_server()
    setting = Setting(
        kind=Kind.MANUAL, source=Source.SYSTEM, host="127.0.0.1", port=proxy.server_port
    )
    assert ask("http://127.0.0.1:1/open", setting, by=soon()).answer is PortalAnswer.OPEN
    assert proxy.asked == ["GET http://127.0.0.1:1/open"]


def test_nobody_is_nobody() -> None:
    assert ask("http://127.0.0.1:1/open", None, by=soon()).answer is PortalAnswer.NOBODY
