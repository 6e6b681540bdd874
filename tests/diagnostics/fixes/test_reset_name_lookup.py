"""Resetting name lookup: a real cache that gives an old address gives the new one afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnostics.fixes.reset_name_lookup import FIX
from diagnostics.system import Output, Platform, ProgramTimedOut
from tests.support.balie import Balie, in_namespaces
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine

NOBODY: frozenset[str] = frozenset()
RESOLVED = {"/run/systemd/resolve/stub-resolv.conf": ""}

# A cache of its own, in a namespace of its own, that does not notice when the file changes.
NSCD = """
mount -t tmpfs tmpfs {folder}/run
mount -t tmpfs tmpfs {folder}/cache
mkdir -p /run/nscd /var/cache/nscd
mount --bind {folder}/run /run/nscd
mount --bind {folder}/cache /var/cache/nscd
mount --bind {folder}/hosts /etc/hosts
nscd --config-file {folder}/nscd.conf
trap 'nscd --shutdown --config-file {folder}/nscd.conf' EXIT
getent hosts printer.example
echo '10.0.0.2 printer.example' > /etc/hosts
getent hosts printer.example
"$@" || true
getent hosts printer.example
exit
"""
NSCD_CONF = """
enable-cache hosts yes
check-files hosts no
positive-time-to-live hosts 600
enable-cache passwd no
enable-cache group no
enable-cache services no
enable-cache netgroup no
"""


@pytest.mark.slow
def test_a_real_cache_forgets_an_address_that_has_changed(balie: Balie, tmp_path: Path) -> None:
    for folder in ("run", "cache"):
        (tmp_path / folder).mkdir()
    (tmp_path / "hosts").write_text("10.0.0.1 printer.example\n")
    (tmp_path / "nscd.conf").write_text(NSCD_CONF)
    balie.under(*in_namespaces(NSCD.format(folder=tmp_path), "--mount"))
    printed = balie("fix", "reset_name_lookup", code=None).decode()
    addresses = [line.split()[0] for line in printed.splitlines() if "printer.example" in line]
    assert addresses == ["10.0.0.1", "10.0.0.1", "10.0.0.2"]
    assert "nscd has forgotten them." in printed


@pytest.mark.parametrize(
    ("platform", "commands"),
    [
        (Platform.LINUX, ["resolvectl flush-caches"]),
        (Platform.MACOS, ["dscacheutil -flushcache", "killall -HUP mDNSResponder"]),
        (Platform.WINDOWS, ["ipconfig /flushdns"]),
    ],
)
def test_each_system_is_asked_in_its_own_way(platform: Platform, commands: list[str]) -> None:
    programs = dict.fromkeys(commands, Output(0, ""))
    machine = RecordedMachine(platform, programs=programs, files=RESOLVED)
    plan = FIX.plan(machine)
    assert len(plan.steps) == len(commands)
    outcome = FIX.apply(machine, plan, NOBODY, Told())
    assert [step.ok for step in outcome.steps] == [True] * len(commands)
    assert outcome.summary.msgid == "Names are looked up afresh"


def test_one_of_two_that_does_not_allow_it_is_said_beside_the_other() -> None:
    """As on a Mac without rights: what mDNSResponder keeps is an administrator's."""
    machine = RecordedMachine(
        Platform.MACOS,
        programs={
            "dscacheutil": Output(0, ""),
            "killall": Output(1, "", "No matching processes belonging to you were found"),
        },
    )
    outcome = FIX.apply(machine, FIX.plan(machine), NOBODY, Told())
    assert [step.ok for step in outcome.steps] == [True, False]
    assert outcome.steps[1].detail.values["program"] == "mDNSResponder"


@pytest.mark.parametrize("folder", ["/run/NetworkManager", "/run/dnsmasq"])
def test_what_only_it_can_empty_is_not_called_empty(folder: str) -> None:
    plan = FIX.plan(RecordedMachine(Platform.LINUX, files={f"{folder}/dnsmasq.pid": "812"}))
    assert plan.steps == ()
    assert "only IT can empty it" in plan.summary.msgid


@pytest.mark.parametrize(
    "answer", [Output(1, "", "Access denied"), ProgramTimedOut("resolvectl"), None]
)
def test_a_cache_that_does_not_allow_it_is_said_in_words(
    answer: Output | Exception | None,
) -> None:
    programs = {} if answer is None else {"resolvectl": answer}
    machine = RecordedMachine(Platform.LINUX, programs=programs, files=RESOLVED)
    outcome = FIX.apply(machine, FIX.plan(machine), NOBODY, Told())
    assert [step.ok for step in outcome.steps] == [False]
    assert outcome.summary.msgid == "Nothing was forgotten"
    assert "IT can" in outcome.steps[0].detail.msgid


def test_where_nothing_keeps_names_there_is_nothing_to_reset() -> None:
    plan = FIX.plan(RecordedMachine(Platform.LINUX))
    assert plan.steps == ()
    assert "keeps no names" in plan.summary.msgid


def test_stopped_before_the_first_step_nothing_is_forgotten() -> None:
    machine = RecordedMachine(Platform.WINDOWS)
    outcome = FIX.apply(machine, FIX.plan(machine), NOBODY, Told(most=0))
    assert outcome.cancelled
    assert outcome.steps == ()
