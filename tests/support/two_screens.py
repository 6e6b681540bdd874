"""An X server with two screens that nobody sees: Xorg with its driver for none."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.virtual_desktop import tied

_SERVER = "/usr/lib/xorg/Xorg"
_DRIVER = "/usr/lib/xorg/modules/drivers/dummy_drv.so"
_MONITOR = """
Section "Monitor"
    Identifier "{name}"
    HorizSync 5-200
    VertRefresh 5-200
    Modeline "1280x800" 83.50 1280 1352 1480 1680 800 803 809 831
    Modeline "1024x768" 63.50 1024 1072 1176 1328 768 771 775 798
    Option "PreferredMode" "{best}"
    Option "Enable" "true"
EndSection
"""
_SETTINGS = """
Section "Device"
    Identifier "none"
    Driver "dummy"
    VideoRam 65536
    Option "Monitor-DUMMY0" "left"
    Option "Monitor-DUMMY1" "right"
EndSection
Section "Screen"
    Identifier "both"
    Device "none"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Virtual 4096 2048
    EndSubSection
EndSection
Section "ServerFlags"
    Option "AutoAddDevices" "false"
EndSection
"""


class TwoScreens:
    """DUMMY0 was made for 1280 × 800, DUMMY1 for 1024 × 768."""

    def arrange(self, *words: str) -> None:
        """Have xrandr arrange them."""
        subprocess.run(["xrandr", *words], check=True, timeout=10)

    def shown(self) -> str:
        """What xrandr lists of both, without how often in a second."""
        said = subprocess.run(
            ["xrandr", "--current"], capture_output=True, text=True, timeout=10, check=True
        )
        lines = said.stdout.splitlines()
        return "\n".join(line for line in lines if line.startswith(("DUMMY0", "DUMMY1 ")))


@pytest.fixture
def two_screens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TwoScreens]:
    """Both on, side by side, each in its own best mode; programs under test find them."""
    if not (Path(_SERVER).exists() and Path(_DRIVER).exists() and shutil.which("xrandr")):
        pytest.skip("needs Xorg and its dummy driver")
    monitors = [("left", "1280x800"), ("right", "1024x768")]
    settings = "".join(_MONITOR.format(name=name, best=best) for name, best in monitors)
    file = tmp_path / "xorg.conf"
    file.write_text(settings + _SETTINGS)
    reads, writes = os.pipe()
    argv = [_SERVER, "-config", str(file), "-logfile", str(tmp_path / "xorg.log"), "-noreset"]
    alone = ["-novtswitch", "-sharevts", "-nolisten", "tcp", "-displayfd", str(writes)]
    with Path(os.devnull).open("wb") as quiet:
        server = tied([*argv, *alone], pass_fds=[writes], stderr=quiet)
        with server, os.fdopen(reads) as told:
            os.close(writes)
            display = told.readline().strip()
            if not display:
                pytest.skip("Xorg does not start here")
            monkeypatch.setenv("DISPLAY", f":{display}")
            screens = TwoScreens()
            right = ("--mode", "1024x768", "--pos", "1280x0")
            left = ("--output", "DUMMY0", "--mode", "1280x800", "--pos", "0x0", "--primary")
            screens.arrange(*left, "--output", "DUMMY1", *right)
            yield screens
