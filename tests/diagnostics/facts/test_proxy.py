"""The proxy of three systems, never with the name and password in its address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.facts import proxy
from diagnostics.facts.proxy import (
    Kind,
    Setting,
    Source,
    goes_beside,
    linux,
    macos,
    of_environment,
    windows,
)
from diagnostics.facts.proxy.model import manual
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording


def setting(
    host: str,
    port: int,
    source: Source = Source.SYSTEM,
    *,
    beside: tuple[str, ...] = (),
    socks: bool = False,
    signs_in: bool = False,
) -> Setting:
    return Setting(
        kind=Kind.MANUAL,
        source=source,
        host=host,
        port=port,
        beside=beside,
        socks=socks,
        signs_in=signs_in,
    )


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("http://proxy.example:8080/", "proxy.example", 8080),
        ("http://anna:hunter2@proxy.example:8080", "proxy.example", 8080),
        ("proxy.example:3128", "proxy.example", 3128),
        ("proxy.example", "proxy.example", 80),
        ("https://proxy.example", "proxy.example", 443),
        ("socks5h://proxy.example", "proxy.example", 1080),
        ("http://[fd00::1]:8080", "fd00::1", 8080),
        ("http://proxy.example:99999", "", 0),
        ("http://[broken", "", 0),
        ("http://", "", 0),
    ],
)
def test_an_address_is_taken_apart(address: str, host: str, port: int) -> None:
    found = manual(Source.ENVIRONMENT, address)
    assert found == setting(
        host,
        port,
        Source.ENVIRONMENT,
        socks=address.startswith("socks"),
        signs_in="@" in address,
    )


@given(user=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8))
def test_credentials_are_never_kept(user: str) -> None:
    secret = f"Xx{user}xX"
    assert secret not in repr(manual(Source.SYSTEM, f"http://{secret}:{secret}@proxy.example:1"))


def test_the_environment_comes_first_and_a_web_servers_variable_never() -> None:
    assert of_environment({}) is None
    assert of_environment({"HTTP_PROXY": "http://evil.example:1", "https_proxy": ""}) is None
    found = of_environment({"http_proxy": "http://a.example:1", "HTTPS_PROXY": "b.example:2"})
    assert found == setting("b.example", 2, Source.ENVIRONMENT)
    machine = RecordedMachine(Platform.MACOS, environment={"all_proxy": "socks5://127.0.0.1:1"})
    assert proxy.setting(machine).source is Source.ENVIRONMENT


def test_the_environment_says_what_goes_beside_the_proxy() -> None:
    found = of_environment({"https_proxy": "p.example:1", "no_proxy": "localhost,.example"})
    assert found == setting("p.example", 1, Source.ENVIRONMENT, beside=("localhost", ".example"))


@pytest.mark.parametrize(
    ("host", "entry", "beside"),
    [
        ("intranet.example", ".example", True),
        ("intranet.example", "example", True),
        ("intranet.example", "*.example", True),
        ("INTRANET.example", "intranet.EXAMPLE", True),
        ("notexample", "example", False),
        ("10.1.2.3", "10.0.0.0/8", True),
        ("11.1.2.3", "10.0.0.0/8", False),
        ("intranet", "<local>", True),
        ("intranet.example", "<local>", False),
        ("intranet.example", "*", True),
        ("intranet.example", ".", False),
        ("intranet.example", "", False),
        ("fd00::1", "fd00::/8", True),
    ],
)
def test_some_hosts_are_reached_without_the_proxy(host: str, entry: str, beside: bool) -> None:
    assert goes_beside(host, ("other.test", entry)) is beside


def test_gnome_keeps_hosts_and_ports_and_nothing_else_is_read() -> None:
    found = linux.setting(recording("linux/gsettings-manual.txt"))
    assert found == setting(
        "secure-proxy.example", 8443, beside=("localhost", "127.0.0.0/8", "::1")
    )
    assert "hunter2" not in repr(found)


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("org.gnome.system.proxy mode 'none'\n", Kind.NONE),
        ("org.gnome.system.proxy mode 'auto'\n", Kind.AUTOMATIC),
        ("", Kind.NONE),
    ],
)
def test_gnome_has_two_ways_without_a_host(printed: str, kind: Kind) -> None:
    assert linux.setting(printed) == Setting(kind=kind, source=Source.SYSTEM)


def test_gnome_set_by_hand_without_a_host_is_a_mistake_to_tell() -> None:
    printed = "org.gnome.system.proxy mode 'manual'\norg.gnome.system.proxy.http port uint32\n"
    assert linux.setting(printed) == Setting(kind=Kind.MANUAL, source=Source.SYSTEM)


def test_gnome_tells_the_script_without_the_password_in_its_address() -> None:
    printed = (
        "org.gnome.system.proxy mode 'auto'\n"
        "org.gnome.system.proxy autoconfig-url 'http://anna:hunter2@pac.example/x.pac?a=b'\n"
    )
    assert linux.setting(printed).script == "http://pac.example/x.pac"


def test_gnome_may_know_a_proxy_of_another_kind_only() -> None:
    printed = (
        "org.gnome.system.proxy mode 'manual'\n"
        "org.gnome.system.proxy.socks host 'socks.example'\n"
        "org.gnome.system.proxy.socks port 1080\n"
    )
    assert linux.setting(printed) == setting("socks.example", 1080, socks=True)


def test_a_desktop_without_gsettings_has_no_proxy() -> None:
    assert proxy.setting(RecordedMachine(Platform.LINUX)).kind is Kind.NONE


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            recording("macos/scutil-proxy.txt"),
            setting("secure-proxy.example", 8443, beside=("*.local", "169.254/16")),
        ),
        (
            recording("macos/scutil-proxy.txt").replace("HTTPSEnable : 1", "HTTPSEnable : 0"),
            setting("proxy.example", 8080, beside=("*.local", "169.254/16")),
        ),
        (
            recording("macos/scutil-proxy.txt").replace("ConfigEnable : 0", "ConfigEnable : 1"),
            Setting(kind=Kind.AUTOMATIC, source=Source.SYSTEM),
        ),
        (
            recording("macos/scutil-proxy-none.txt"),
            Setting(kind=Kind.NONE, source=Source.SYSTEM),
        ),
    ],
)
def test_macos_is_read_for_the_network_in_use(printed: str, expected: Setting) -> None:
    assert macos.setting(printed) == expected


WINDOWS = recording("windows/reg-internet-settings.txt")
NAMED = "http=proxy.example:8080;https=secure-proxy.example:8443"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (WINDOWS, setting("secure-proxy.example", 8443, beside=("<local>",))),
        (
            WINDOWS.replace(NAMED, "proxy.example:3128"),
            setting("proxy.example", 3128, beside=("<local>",)),
        ),
        (WINDOWS.replace("0x1", "0x0"), Setting(kind=Kind.NONE, source=Source.SYSTEM)),
        (
            WINDOWS + "    AutoConfigURL    REG_SZ    http://anna:hunter2@pac.example/\n",
            Setting(kind=Kind.AUTOMATIC, source=Source.SYSTEM, script="http://pac.example/"),
        ),
    ],
)
def test_windows_is_read_from_the_registry(printed: str, expected: Setting) -> None:
    assert windows.setting(printed) == expected


def test_windows_and_macos_ask_their_own_programs() -> None:
    reg = RecordedMachine(Platform.WINDOWS, programs={"reg": WINDOWS.replace("0x1", "0x0")})
    assert proxy.setting(reg).kind is Kind.NONE
    none = recording("macos/scutil-proxy-none.txt")
    scutil = RecordedMachine(Platform.MACOS, programs={"scutil": none})
    assert proxy.setting(scutil).kind is Kind.NONE
