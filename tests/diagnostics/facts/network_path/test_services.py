"""Trying services out: real servers on this machine, with certificates good and bad."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import Any

import pytest

from diagnostics.facts.network_path import ProxyAnswer, Reached, ServiceAnswer, Trust
from diagnostics.facts.network_path.proxied import try_out as try_proxy
from diagnostics.facts.network_path.services import ask_all, late
from diagnostics.facts.network_path.trust import read, trusted
from diagnostics.facts.proxy import Kind, Setting, Source
from diagnostics.model import Service, Targets
from diagnostics.system import Platform
from diagnostics.text import text
from tests.support.authority import DAY, Authority, der
from tests.support.machine import RecordedMachine
from tests.support.web_server import MakeServer, WebServer


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """The only one that this test's computer trusts."""
    authority = Authority("Northwind", tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.trusted))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    return authority


def tried(
    address: str, setting: Setting | None = None, *authorities: str, now: float | None = None
) -> ServiceAnswer:
    service = Service(id="mail", name=text("Mail"), address=address)
    machine = RecordedMachine(Platform.LINUX, now=time.time() if now is None else now)
    targets = Targets(services=(service,), authorities=authorities)
    return ask_all(targets, machine, setting, by=time.monotonic() + 5)[0]


def at(server: WebServer, scheme: str = "https", path: str = "/") -> str:
    return f"{scheme}://localhost:{server.server_port}{path}"


def through(server: WebServer, *, socks: bool = False) -> Setting:
    return Setting(
        kind=Kind.MANUAL,
        source=Source.SYSTEM,
        host="127.0.0.1",
        port=server.server_port,
        socks=socks,
    )


def trust_in(answer: ServiceAnswer) -> Trust | None:
    return answer.certificate.trust if answer.certificate else None


def test_a_secure_service_is_asked_for_its_page_and_every_part_is_timed(
    web_server: MakeServer, authority: Authority
) -> None:
    server = web_server(authority.certificate("localhost"))
    answer = tried(at(server, path="/start?a=b"))
    assert (answer.reached, answer.status, trust_in(answer)) == (
        Reached.ANSWERS,
        204,
        Trust.TRUSTED,
    )
    assert answer.certificate is not None
    assert answer.certificate.issuer == "Northwind"
    assert answer.total_ms >= answer.certificate.took_ms > 0
    assert server.asked == ["GET /start?a=b"]


@pytest.mark.parametrize(
    ("listed", "trust"),
    [
        (("Northwind",), Trust.TRUSTED),
        (("Other", "Northwind Ltd"), Trust.TRUSTED),
        (("Other",), Trust.UNLISTED),
    ],
)
def test_an_authority_that_was_not_named_stands_in_between(
    web_server: MakeServer, authority: Authority, listed: tuple[str, ...], trust: Trust
) -> None:
    server = web_server(authority.certificate("localhost"))
    answer = tried(at(server), None, *listed)
    assert (trust_in(answer), answer.status) == (trust, 204)


def test_an_authority_that_nobody_trusts_is_named(
    web_server: MakeServer, authority: Authority, tmp_path: Path
) -> None:
    server = web_server(Authority("Evil", tmp_path).certificate("localhost"))
    answer = tried(at(server))
    assert trust_in(answer) is Trust.UNTRUSTED
    assert answer.certificate is not None
    assert answer.certificate.issuer == "Evil"
    assert server.asked == []


def test_where_the_system_did_the_trusting_the_certificate_itself_is_read(
    authority: Authority,
) -> None:
    """As on Windows and macOS, where Python sees a certificate that it did not check."""

    class Trusted:
        def getpeercert(self, binary_form: bool = False) -> object:
            return der(authority.certificate("localhost")) if binary_form else {}

    shown: Any = Trusted()
    assert trusted(shown, ("Northwind",)) == (Trust.TRUSTED, "Northwind")
    assert trusted(shown, ("Other",)) == (Trust.UNLISTED, "Northwind")


def test_a_certificate_that_makes_no_sense_is_not_trusted() -> None:
    assert read(b"no certificate", "localhost", 0.0).trust is Trust.UNTRUSTED


def test_why_a_certificate_is_not_accepted(web_server: MakeServer, authority: Authority) -> None:
    expired = authority.certificate("localhost", since=DAY * -3, until=DAY * -2)
    assert trust_in(tried(at(web_server(expired)))) is Trust.EXPIRED
    early = authority.certificate("localhost", since=DAY * 2, until=DAY * 3)
    assert trust_in(tried(at(web_server(early)))) is Trust.NOT_YET_VALID
    others = authority.certificate("other.example", "*.example")
    assert trust_in(tried(at(web_server(others)))) is Trust.WRONG_NAME


def test_a_service_that_does_not_speak_tls_is_told(
    web_server: MakeServer, authority: Authority
) -> None:
    assert trust_in(tried(at(web_server()))) is Trust.NO_TLS


def test_a_plain_service_has_no_certificate(web_server: MakeServer) -> None:
    server = web_server()
    server.status = 503
    answer = tried(at(server, "http"))
    assert (answer.reached, answer.status, answer.certificate) == (Reached.ANSWERS, 503, None)
    open_port = tried(at(server, "tcp", ""))
    assert (open_port.reached, open_port.status) == (Reached.ANSWERS, None)
    assert len(server.asked) == 1


def test_what_is_not_there_is_refused() -> None:
    assert tried("https://127.0.0.1:1/").reached is Reached.REFUSED


def test_one_that_says_nothing_has_broken_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        service = Service(id="mail", name=text("Mail"), address=f"https://127.0.0.1:{port}/")
        targets, machine = Targets(services=(service,)), RecordedMachine(Platform.LINUX)
        [answer] = ask_all(targets, machine, None, by=time.monotonic() + 0.3)
        assert answer.reached in {Reached.BROKE_OFF, Reached.SILENT}


@pytest.mark.parametrize("status", [407, 502])
def test_a_proxy_that_refuses_says_why(web_server: MakeServer, status: int) -> None:
    proxy = web_server()
    proxy.status = status
    answer = tried("https://mail.example/", through(proxy))
    assert (answer.reached, answer.status) == (Reached.PROXY_REFUSED, status)
    assert answer.through_proxy
    assert proxy.asked == ["CONNECT mail.example:443"]


@pytest.mark.parametrize(
    ("status", "reached"), [(200, Reached.ANSWERS), (407, Reached.PROXY_REFUSED)]
)
def test_plain_pages_are_asked_of_the_proxy_itself(
    web_server: MakeServer, status: int, reached: Reached
) -> None:
    proxy = web_server()
    proxy.status = status
    answer = tried("http://wiki.example/start?a=b", through(proxy))
    assert (answer.reached, answer.status) == (reached, status)
    assert proxy.asked == ["GET http://wiki.example/start?a=b"]


def test_what_is_no_page_may_go_beside_the_proxy(web_server: MakeServer) -> None:
    proxy, mail = web_server(), web_server()
    proxy.status = 403
    assert tried(at(mail, "tcp", ""), through(proxy)).reached is Reached.ANSWERS
    assert proxy.asked == [f"CONNECT localhost:{mail.server_port}"]


def test_a_proxy_that_balie_cannot_use_may_be_the_only_way(web_server: MakeServer) -> None:
    automatic = Setting(kind=Kind.AUTOMATIC, source=Source.SYSTEM)
    for setting in (automatic, through(web_server(), socks=True)):
        assert tried("https://127.0.0.1:1/", setting).reached is Reached.OTHER_WAY


def test_what_was_not_done_in_time_is_silent() -> None:
    service = Service(id="mail", name=text("Mail"), address="https://mail.example/")
    assert late(service, None).reached is Reached.SILENT


@pytest.mark.parametrize(
    ("status", "offers", "answer", "programs_sign_in"),
    [
        (200, "", ProxyAnswer.TAKES_CONNECTIONS, False),
        (503, "", ProxyAnswer.TAKES_CONNECTIONS, False),
        (407, 'Basic realm="x"', ProxyAnswer.SIGN_IN, False),
        (407, "Negotiate", ProxyAnswer.SIGN_IN, True),
        (407, "NTLM", ProxyAnswer.SIGN_IN, True),
    ],
)
def test_a_proxy_may_want_a_name_and_a_password(
    web_server: MakeServer,
    status: int,
    offers: str,
    answer: ProxyAnswer,
    programs_sign_in: bool,
) -> None:
    server = web_server()
    server.status, server.headers = status, {"Proxy-Authenticate": offers}
    proxy = try_proxy(through(server), ["mail.example"], by=time.monotonic() + 5)
    assert (proxy.answer, proxy.programs_sign_in) == (answer, programs_sign_in)
    assert proxy.connect_ms is not None
    assert server.asked == ["CONNECT mail.example:443"]


def test_a_proxy_is_asked_for_nothing_that_goes_beside_it(web_server: MakeServer) -> None:
    server = web_server()
    proxy = try_proxy(through(server), [], by=time.monotonic() + 5)
    assert proxy.answer is ProxyAnswer.TAKES_CONNECTIONS
    assert server.asked == []


def test_a_proxy_that_is_not_there_or_not_set() -> None:
    gone = Setting(kind=Kind.MANUAL, source=Source.SYSTEM, host="127.0.0.1", port=1)
    assert try_proxy(gone, [], by=time.monotonic() + 5).answer is ProxyAnswer.NO_CONNECTION
    none = Setting(kind=Kind.NONE, source=Source.SYSTEM)
    assert try_proxy(none, [], by=time.monotonic() + 5).answer is ProxyAnswer.NOT_ASKED
