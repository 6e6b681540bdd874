"""Screens of three systems; on Linux also one of a real X server."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from diagnostics.facts.displays import FACT, Display, Displays
from diagnostics.facts.displays.linux import shown
from diagnostics.model import CannotTell
from diagnostics.system import Platform, this_machine
from tests.support.machine import RecordedMachine, recording

DRM = "/sys/class/drm"
LAPTOP = {
    f"{DRM}/card1/device/uevent": "DRIVER=i915\nPCI_ID=8086:46A6\n",
    f"{DRM}/card1-DP-1/status": "disconnected\n",
    f"{DRM}/card1-HDMI-A-1/status": "connected\n",
    f"{DRM}/card1-HDMI-A-1/modes": "2560x1440\n1920x1080\n",
    f"{DRM}/card1-eDP-1/status": "connected\n",
    f"{DRM}/card1-eDP-1/modes": "1920x1200\n",
}
X11 = {"DISPLAY": ":0"}


def linux(files: dict[str, str], environment: dict[str, str]) -> Displays:
    programs = {"xrandr": recording("linux/xrandr-current.txt")}
    machine = RecordedMachine(
        Platform.LINUX, files=files, programs=programs, environment=environment
    )
    return FACT.readers[Platform.LINUX](machine)


def test_kernel_and_x_together_tell_what_is_shown_on_what() -> None:
    assert linux(LAPTOP, X11) == Displays(
        displays=(
            Display(
                connector="HDMI-A-1", sharpest=(2560, 1440), shown=(1280, 720), refresh_hz=50.0
            ),
            Display(
                connector="eDP-1",
                built_in=True,
                sharpest=(1920, 1200),
                shown=(1920, 1200),
                refresh_hz=60.0,
            ),
        ),
        driver="i915",
        by_processor=False,
    )


def test_wayland_does_not_tell_what_is_shown() -> None:
    found = linux(LAPTOP, {**X11, "WAYLAND_DISPLAY": "wayland-0"})
    assert [screen.shown for screen in found.displays] == [None, None]


def test_without_the_kernel_x_tells_both_sizes() -> None:
    hdmi = shown(recording("linux/xrandr-current.txt"))[1]
    assert hdmi == Display(
        connector="HDMI-1", sharpest=(2560, 1440), shown=(1280, 720), refresh_hz=50.0
    )
    assert linux({}, X11).by_processor is None


@pytest.mark.parametrize("driver", ["DRIVER=simple-framebuffer\n", ""])
def test_a_driver_that_only_fills_memory_is_none(driver: str) -> None:
    files = {**LAPTOP, f"{DRM}/card1/device/uevent": driver}
    assert linux(files, {}).by_processor


def test_of_two_drivers_the_real_one_counts() -> None:
    files = {**LAPTOP, f"{DRM}/card0/device/uevent": "DRIVER=simple-framebuffer\n"}
    assert linux(files, {}).driver == "i915"


def test_where_no_screen_is_seen_nothing_is_called_fine() -> None:
    with pytest.raises(CannotTell):
        FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, environment=X11))


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xrandr")), reason="needs Xvfb")
def test_a_real_x_server_tells_its_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    reads, writes = os.pipe()
    argv = ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1280x800x24"]
    with subprocess.Popen(argv, pass_fds=[writes], stderr=subprocess.DEVNULL) as server:
        os.close(writes)
        with os.fdopen(reads) as told:
            monkeypatch.setenv("DISPLAY", f":{told.readline().strip()}")
        try:
            found = FACT.readers[Platform.LINUX](this_machine())
        finally:
            server.terminate()
    assert [screen.shown for screen in found.displays] == [(1280, 800)]


def test_macos_tells_its_screens() -> None:
    answer = recording("macos/system_profiler-displays.json")
    machine = RecordedMachine(Platform.MACOS, programs={"system_profiler": answer})
    assert FACT.readers[Platform.MACOS](machine) == Displays(
        displays=(
            Display(connector="internal", built_in=True, shown=(3024, 1964), refresh_hz=120.0),
            Display(connector="external", shown=(3840, 2160), refresh_hz=60.0),
        ),
        driver="Apple M3",
        by_processor=False,
    )
    broken = RecordedMachine(Platform.MACOS, programs={"system_profiler": "{}"})
    with pytest.raises(CannotTell):
        FACT.readers[Platform.MACOS](broken)


def test_windows_without_a_driver_draws_by_its_processor() -> None:
    answer = recording("windows/displays.json")
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    assert FACT.readers[Platform.WINDOWS](machine) == Displays(
        displays=(
            Display(
                connector="internal",
                built_in=True,
                sharpest=(1920, 1200),
                shown=(1024, 768),
                refresh_hz=64,
            ),
        ),
        driver="Microsoft Basic Display Adapter",
        by_processor=True,
    )
