"""The way out: by the proxy that is set, signed in where the setting says how, else directly."""

from __future__ import annotations

import pytest

from assistant.proxies import Proxy, proxy_for
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

HOST = "desk.example.org"


def told(**environment: str) -> RecordedMachine:
    return RecordedMachine(Platform.LINUX, environment=environment)


def test_without_a_setting_the_way_is_direct() -> None:
    assert proxy_for(HOST, told()) is None


def test_the_environment_names_the_proxy_and_who_signs_in() -> None:
    assert proxy_for(HOST, told(https_proxy="http://proxy.example:3128")) == Proxy(
        host="proxy.example", port=3128, headers={}
    )
    found = proxy_for(HOST, told(https_proxy="anna:p%C3%A9@proxy.example:3128"))
    assert found is not None
    assert found.headers == {"Proxy-Authorization": "Basic YW5uYTpww6k="}
    assert "YW5uY" not in repr(found)


@pytest.mark.parametrize(
    "environment",
    [
        {"https_proxy": "http://proxy.example", "no_proxy": "example.org"},
        {"https_proxy": "socks5://proxy.example"},
        {"https_proxy": "http://[proxy"},
    ],
    ids=["beside", "socks", "nonsense"],
)
def test_what_is_not_meant_or_cannot_be_used_is_passed_by(environment: dict[str, str]) -> None:
    assert proxy_for(HOST, told(**environment)) is None


def test_the_settings_of_the_desktop_are_heeded() -> None:
    printed = recording("linux/gsettings-manual.txt")
    machine = RecordedMachine(Platform.LINUX, programs={"gsettings": printed})
    found = proxy_for("desk.example.net", machine)
    assert found is not None and found.host in printed
