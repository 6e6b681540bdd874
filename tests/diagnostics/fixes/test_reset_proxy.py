"""The proxy settings become the organisation's, and can become again what they were.

GNOME's settings are real ones, in a file of the test's own.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from diagnostics.fixes.reset_proxy import fix, gnome, windows
from diagnostics.model import Fix, OfficeProxy, Outcome
from diagnostics.system import Platform
from diagnostics.system.machine import ThisMachine
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine

MANUAL = OfficeProxy(
    kind="manual", host="proxy.company.example", port=3128, beside=("*.company.example", "::1")
)
SCRIPT = OfficeProxy(kind="automatic", script="https://intranet.company.example/proxy.pac")
NONE = OfficeProxy(kind="none")
PROXY = "org.gnome.system.proxy"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ThisMachine:
    """This computer, with settings of its own."""
    monkeypatch.setenv("GSETTINGS_BACKEND", "keyfile")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return ThisMachine(Platform.LINUX)


def gsettings(*argv: str) -> str:
    done = subprocess.run(
        ("gsettings", *argv), capture_output=True, text=True, timeout=10, check=True
    )
    return done.stdout.strip()


def applied(fixing: Fix, machine: ThisMachine, told: Told | None = None) -> Outcome:
    return fixing.apply(machine, fixing.plan(machine), frozenset(), told or Told())


def test_what_somebody_changed_becomes_the_organisations_and_goes_back(
    machine: ThisMachine,
) -> None:
    gsettings("set", PROXY, "mode", "manual")
    gsettings("set", f"{PROXY}.https", "host", "evil.example")
    gsettings("set", f"{PROXY}.https", "port", "8888")
    fixing = fix(MANUAL)
    before = fixing.plan(machine).undo
    assert gsettings("get", f"{PROXY}.https", "host") == "'evil.example'"
    assert applied(fixing, machine).steps[0].ok
    assert gsettings("get", f"{PROXY}.https", "host") == "'proxy.company.example'"
    assert gsettings("get", PROXY, "ignore-hosts") == "['*.company.example', '::1']"
    assert fixing.plan(machine).steps == ()
    assert fixing.undo is not None
    assert before is not None
    for _ in range(2):
        assert fixing.undo(machine, before, Told()).steps[0].ok
        assert gsettings("get", f"{PROXY}.https", "host") == "'evil.example'"
        assert gsettings("get", f"{PROXY}.https", "port") == "8888"


@pytest.mark.parametrize(
    ("wanted", "mode"), [(MANUAL, "'manual'"), (SCRIPT, "'auto'"), (NONE, "'none'")]
)
def test_each_kind_is_set(machine: ThisMachine, wanted: OfficeProxy, mode: str) -> None:
    gsettings("set", PROXY, "mode", "none" if wanted is not NONE else "manual")
    assert applied(fix(wanted), machine).steps[0].ok
    assert gsettings("get", PROXY, "mode") == mode
    assert gsettings("get", PROXY, "autoconfig-url") == f"'{wanted.script}'"


def test_stopped_before_it_begins_nothing_is_set(machine: ThisMachine) -> None:
    assert applied(fix(MANUAL), machine, Told(most=0)).cancelled
    assert gsettings("get", PROXY, "mode") == "'none'"


def test_a_variable_that_overrides_the_settings_is_told_of(
    machine: ThisMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied(fix(SCRIPT), machine)
    monkeypatch.setenv("https_proxy", "http://other.example:3128")
    assert "overrides" in fix(SCRIPT).plan(machine).summary.msgid


def test_without_such_settings_there_is_nothing_to_do() -> None:
    plan = fix(MANUAL).plan(RecordedMachine(Platform.LINUX))
    assert plan.steps == ()
    assert fix(MANUAL).apply(RecordedMachine(Platform.LINUX), plan, frozenset(), Told()).steps == ()


@pytest.mark.parametrize(
    "value", ["'a' 'b'", "'it''s'", "--schemadir=/tmp", "@as ['x']", "9999999", "'a\nb'", ""]
)
def test_what_is_put_back_is_checked_before_it_is_passed_on(value: str) -> None:
    machine = RecordedMachine(Platform.LINUX, programs={"gsettings": ""})
    kept = gnome.KEEPING.wanted(MANUAL) | {"mode": value}
    undo = fix(MANUAL).undo
    assert undo is not None
    assert not undo(machine, msgspec.json.encode(kept), Told()).steps[0].ok
    assert machine.ran == []


@given(some.dictionaries(some.text(), some.text()))
def test_nothing_else_is_ever_written(kept: dict[str, str]) -> None:
    for keeping, platform in ((gnome.KEEPING, Platform.LINUX), (windows.KEEPING, Platform.WINDOWS)):
        assert not keeping.write(RecordedMachine(platform, programs={}), kept)


def test_windows_gets_a_fixed_script_and_values_that_are_no_code() -> None:
    told = """{"AutoConfigURL": "", "ProxyOverride": "", "ProxyServer": "a'; calc",
        "ProxyEnable": "1"}"""
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": told})
    fixing = fix(MANUAL)
    plan = fixing.plan(machine)
    assert plan.undo is not None
    assert fixing.undo is not None
    assert fixing.undo(machine, plan.undo, Told()).steps[0].ok
    assert "calc" not in machine.ran[-1][-1]
    assert windows.KEEPING.wanted(MANUAL)["ProxyServer"] == "proxy.company.example:3128"
