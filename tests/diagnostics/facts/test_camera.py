"""Cameras and who uses them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from diagnostics.facts.camera import FACT, Camera, holders
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

V4L = "/sys/class/video4linux"


def test_linux_counts_each_camera_once() -> None:
    files = {f"{V4L}/video0/index": "0\n", f"{V4L}/video1/index": "1\n"}
    machine = RecordedMachine(Platform.LINUX, files=files)
    assert FACT.readers[Platform.LINUX](machine) == Camera(cameras=1, used_by=())
    none = RecordedMachine(Platform.LINUX)
    assert FACT.readers[Platform.LINUX](none) == Camera(cameras=0, used_by=())


def test_a_program_that_really_has_it_open_is_named(tmp_path: Path) -> None:
    device = tmp_path / "video0"
    device.touch()
    hold = f"f = open({str(device)!r}); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        program.stdout.readline()
        found = holders({str(device)})
        program.kill()
    assert len(found) == 1
    assert found[0].startswith("python")
    assert holders({str(device)}) == []


def test_macos_counts_cameras() -> None:
    answer = '{"SPCameraDataType":[{"_name":"FaceTime HD Camera"}]}'
    machine = RecordedMachine(Platform.MACOS, programs={"system_profiler": answer})
    assert FACT.readers[Platform.MACOS](machine) == Camera(cameras=1)
    broken = RecordedMachine(Platform.MACOS, programs={"system_profiler": "no JSON"})
    with pytest.raises(CannotTell):
        FACT.readers[Platform.MACOS](broken)


def test_windows_tells_who_uses_it_and_what_is_allowed() -> None:
    printed = recording("windows/reg-webcam.txt")
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": printed})
    assert FACT.readers[Platform.WINDOWS](machine) == Camera(used_by=("Zoom.exe",), blocked=False)
    denied = printed.replace("Allow", "Deny", 1)
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": denied})
    assert FACT.readers[Platform.WINDOWS](machine).blocked
