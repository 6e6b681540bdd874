"""Where browsers keep what belongs to a person."""

from __future__ import annotations

from pathlib import Path

from diagnostics.system import Machine, Platform

_CHROMIUM = {
    Platform.LINUX: (
        *("google-chrome", "chromium", "microsoft-edge", "BraveSoftware/Brave-Browser"),
        "vivaldi",
    ),
    Platform.MACOS: ("Google/Chrome", "Chromium", "Microsoft Edge", "BraveSoftware/Brave-Browser"),
    Platform.WINDOWS: (
        *("Google/Chrome/User Data", "Microsoft/Edge/User Data"),
        "BraveSoftware/Brave-Browser/User Data",
    ),
}


def chromium(machine: Machine) -> list[Path]:
    """The folders of Chrome, Edge and their kin that exist; each holds profiles."""
    if machine.platform is Platform.WINDOWS:
        top = Path(machine.environment.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif machine.platform is Platform.MACOS:
        top = Path.home() / "Library/Application Support"
    else:
        top = Path(machine.environment.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return [top / name for name in _CHROMIUM[machine.platform] if (top / name).is_dir()]


def firefox(machine: Machine) -> list[Path]:
    """The folders that hold Firefox' profiles and exist."""
    home = Path.home()
    if machine.platform is Platform.WINDOWS:
        roaming = Path(machine.environment.get("APPDATA") or home / "AppData/Roaming")
        places = [roaming / "Mozilla/Firefox/Profiles"]
    elif machine.platform is Platform.MACOS:
        places = [home / "Library/Application Support/Firefox/Profiles"]
    else:
        snap = home / "snap/firefox/common/.mozilla/firefox"
        places = [home / ".mozilla/firefox", home / ".config/mozilla/firefox", snap]
    return [place for place in places if place.is_dir()]
