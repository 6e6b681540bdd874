"""Services that each system knows to have failed."""

from __future__ import annotations

import pytest

from diagnostics.facts.failed_services import FACT, FailedServices
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

SYSTEMD = {
    "/run/systemd/system/a": "",
    "/sys/fs/cgroup/system.slice/cron.service": "",
    "/sys/fs/cgroup/system.slice/ssh.service": "",
    "/sys/fs/cgroup/system.slice/tmp.mount": "",
}


def linux(output: str | Output, files: dict[str, str] = SYSTEMD) -> FailedServices:
    machine = RecordedMachine(Platform.LINUX, programs={"systemctl": output}, files=files)
    return FACT.readers[Platform.LINUX](machine)


def test_systemd_lists_them_and_instances_lose_their_names() -> None:
    printed = recording("linux/systemctl-failed.json")
    expected = FailedServices(failed=2, names=("cups-browsed.service", "user@.service"), running=2)
    assert linux(printed) == expected
    none = FailedServices(failed=0, names=(), running=2)
    assert (linux("[]\n"), linux("")) == (none, none)


def test_a_container_without_systemd_cannot_tell() -> None:
    barred = Output(1, "", recording("linux/systemctl-no-systemd.txt"))
    with pytest.raises(CannotTell, match="does not show"):
        linux(barred, files={})
    for said in (barred, "no JSON"):
        with pytest.raises(CannotTell, match="could not say"):
            linux(said)


def test_windows_leaves_out_what_ended_well() -> None:
    answer = '{"failed":["Spooler","WSearch"],"running":112}'
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    expected = FailedServices(failed=2, names=("Spooler", "WSearch"), running=112)
    assert FACT.readers[Platform.WINDOWS](machine) == expected


def test_macos_tells_by_the_status_of_what_does_not_run() -> None:
    printed = recording("macos/launchctl-list.txt")
    machine = RecordedMachine(Platform.MACOS, programs={"launchctl": printed})
    expected = FailedServices(failed=1, names=("com.contoso.vpn.agent",), running=2)
    assert FACT.readers[Platform.MACOS](machine) == expected
