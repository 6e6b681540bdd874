"""How each system shows that it waits for a restart."""

from __future__ import annotations

import pytest

from diagnostics.facts.restart_pending import FACT, RestartPending, newest_kernel
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

RUNNING = "6.1.0-37-amd64"


def linux_with(*files: str, running: str = RUNNING) -> RestartPending:
    contents = dict.fromkeys(("/run/lock", *files), "")
    contents["/proc/sys/kernel/osrelease"] = f"{running}\n"
    return FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=contents))


@pytest.mark.parametrize("flag", ["/run/reboot-required", "/run/reboot-needed"])
def test_linux_asks_with_a_file(flag: str) -> None:
    assert linux_with(flag).pending


def test_debian_says_which_programs_ask_each_once() -> None:
    files = {
        "/run/reboot-required": "",
        "/run/reboot-required.pkgs": "linux-image-amd64\nlibc6\nlibc6\n",
    }
    asked = FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))
    assert asked == RestartPending(pending=True, because=("linux-image-amd64", "libc6"))


def test_a_mac_restarts_for_updates_of_macos_itself() -> None:
    record = recording("macos/SoftwareUpdate.plist")
    machine = RecordedMachine(Platform.MACOS, programs={"plutil": record})
    asked = FACT.readers[Platform.MACOS](machine)
    assert asked == RestartPending(pending=True, because=("macOS Tahoe 26.1",))


def test_linux_needs_a_restart_for_a_newer_kernel() -> None:
    current = f"/boot/vmlinuz-{RUNNING}"
    newer = linux_with(current, "/boot/vmlinuz-6.1.0-40-amd64")
    assert newer == RestartPending(pending=True, because=("linux 6.1.0-40-amd64",))
    assert not linux_with(current, "/boot/vmlinuz-6.1.0-9-amd64").pending


def test_a_container_does_not_say() -> None:
    with pytest.raises(CannotTell):
        linux_with("/boot/config")


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        ([], None),
        (["6.1.0-40-amd64"], None),
        ([RUNNING], RUNNING),
        ([RUNNING, "6.1.0-100-amd64"], "6.1.0-100-amd64"),
        ([RUNNING, "6.12.0-1-rt-amd64"], RUNNING),
    ],
)
def test_only_kernels_of_the_same_kind_are_compared(
    installed: list[str], expected: str | None
) -> None:
    assert newest_kernel(RUNNING, installed) == expected


@pytest.mark.parametrize(("code", "pending"), [(0, True), (1, False)])
def test_windows_asks_with_a_key_in_the_registry(code: int, pending: bool) -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": Output(code, "")})
    assert FACT.readers[Platform.WINDOWS](machine).pending is pending
