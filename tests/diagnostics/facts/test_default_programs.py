"""Which programs links open in, by what each system keeps."""

from __future__ import annotations

import os
import plistlib
from pathlib import Path

import pytest

from diagnostics.facts import default_browser, mail_program
from diagnostics.facts.default_programs import Program
from diagnostics.facts.default_programs.linux import defaults
from diagnostics.system import Platform, this_machine
from tests.support.machine import RecordedMachine, recording

# 2026-11-03 09:15:00 UTC, the build in the recorded application.ini.
BUILT = 1_793_697_300
LISTS = recording("linux/mimeapps.txt")


@pytest.fixture
def desktop(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop with Firefox, installed as Debian does: a link to a program in a folder."""
    program = home / "lib/firefox-esr/firefox-esr"
    program.parent.mkdir(parents=True)
    program.touch(mode=0o755)
    os.utime(program, (0, BUILT - 60))
    (home / "bin").mkdir()
    (home / "bin/firefox-esr").symlink_to(program)
    entries = home / ".local/share/applications"
    entries.mkdir(parents=True)
    (entries / "firefox-esr.desktop").write_text(recording("linux/firefox-esr.desktop"))
    (home / ".config/mimeapps.list").write_text(LISTS)
    monkeypatch.setenv("PATH", str(home / "bin"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(home / "nothing"))
    return home


def browser() -> Program:
    return default_browser.FACT.readers[Platform.LINUX](this_machine())


def test_linux_follows_the_persons_list_to_the_program(desktop: Path) -> None:
    ini = desktop / "lib/firefox-esr/application.ini"
    ini.write_text(recording("linux/firefox-application.ini"))
    found = browser()
    assert (found.name, found.version) == ("Firefox ESR", "140.5.0")
    assert found.built_seconds == pytest.approx(this_machine().now() - BUILT, abs=60)


def test_without_a_word_of_its_own_the_date_of_the_program_counts(desktop: Path) -> None:
    (desktop / "lib/firefox-esr/application.ini").write_text("BuildID=someday\n")
    age = this_machine().now() - BUILT + 60
    assert browser().built_seconds == pytest.approx(age, abs=60)


def test_a_desktop_has_a_list_of_its_own_before_that_of_all(
    desktop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = "[Desktop Entry]\nName=Konqueror\nExec=konqueror\n"
    (desktop / ".local/share/applications/konqueror.desktop").write_text(entry)
    chosen = LISTS.replace("firefox-esr.desktop", "konqueror.desktop")
    (desktop / ".config/kde-mimeapps.list").write_text(chosen)
    assert browser().name == "Firefox ESR"
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    assert browser().name == "Konqueror"


def test_a_program_that_was_removed_is_passed_over(desktop: Path) -> None:
    (desktop / ".local/share/applications/firefox-esr.desktop").unlink()
    assert browser() == Program(system="Linux", name=None)
    assert mail_program.FACT.readers[Platform.LINUX](this_machine()) == Program(
        system="Linux", name=None
    )


def test_a_snap_has_no_date_and_chromium_a_file_with_its_version(desktop: Path) -> None:
    snap = desktop / "bin/snap"
    snap.touch(mode=0o755)
    (desktop / "bin/chromium").symlink_to(snap)
    entry = desktop / ".local/share/applications/firefox-esr.desktop"
    entry.write_text("[Desktop Entry]\nName=Chromium\nExec=env A=b chromium %U\n[New]\nName=x\n")
    (desktop / ".config/chromium").mkdir()
    (desktop / ".config/chromium/Last Version").write_text("142.0.7444.59")
    assert browser() == Program(system="Linux", name="Chromium", version="142.0.7444.59")
    entry.write_text("[Desktop Entry]\nName=Other\nExec=gone\n")
    assert browser() == Program(system="Linux", name="Other")


def test_lists_have_groups_and_caches_have_others() -> None:
    assert defaults(LISTS, "x-scheme-handler/mailto") == ["org.gnome.Geary.desktop"]
    assert defaults(LISTS, "x-scheme-handler/tel") == []
    cache = "[MIME Cache]\nx-scheme-handler/https=a.desktop;b-c.desktop;\n"
    assert defaults(cache, "x-scheme-handler/https") == ["a.desktop", "b-c.desktop"]
    hostile = "[Default Applications]\nx-scheme-handler/https=../../etc/passwd\n"
    assert defaults(hostile, "x-scheme-handler/https") == []


def windows(program: str, version: str) -> Program:
    choice = recording("windows/reg-user-choice.txt").replace("MSEdgeHTM", program)
    key = (
        r"reg query HKCU\Software\Microsoft\Windows\Shell\Associations\UrlAssociations"
        r"\https\UserChoice"
    )
    machine = RecordedMachine(Platform.WINDOWS, programs={key: choice, "reg": version})
    return default_browser.FACT.readers[Platform.WINDOWS](machine)


def test_windows_keeps_what_was_chosen_and_the_version() -> None:
    beacon = "    version    REG_SZ    142.0.3595.53\n"
    expected = Program(system="Windows", name="Microsoft Edge", version="142.0.3595.53")
    assert windows("MSEdgeHTM", beacon) == expected
    firefox = "    CurrentVersion    REG_SZ    145.0 (x64 nl)\n"
    assert windows("FirefoxURL-308046B0AF4A39CB", firefox).version == "145.0 (x64 nl)"
    assert windows("ContosoWeb", "") == Program(system="Windows", name="ContosoWeb")
    none = RecordedMachine(Platform.WINDOWS, programs={"reg": ""})
    assert mail_program.FACT.readers[Platform.WINDOWS](none) == Program(system="Windows", name=None)


def test_a_mac_has_its_own_unless_another_was_chosen(home: Path) -> None:
    records = f"plutil -convert xml1 -o - {home}/Library/Preferences/com.apple.LaunchServices"
    records += "/com.apple.launchservices.secure.plist"
    info = plistlib.dumps({"CFBundleShortVersionString": "142.0.1"}).decode()
    chrome = "/Applications/Google Chrome.app/Contents/Info.plist"
    programs = {records: recording("macos/launchservices.plist"), "plutil": info}
    machine = RecordedMachine(
        Platform.MACOS, programs=programs, modified={chrome: 1_790_000_000.0 - 60}
    )
    expected = Program(system="macOS", name="Google Chrome", version="142.0.1", built_seconds=60)
    assert default_browser.FACT.readers[Platform.MACOS](machine) == expected
    mail = mail_program.FACT.readers[Platform.MACOS](machine)
    assert mail == Program(system="macOS", name="Mail", version="142.0.1")
    other = recording("macos/launchservices.plist").replace("com.google.chrome", "org.other")
    machine = RecordedMachine(Platform.MACOS, programs={records: other, "plutil": "no plist"})
    assert default_browser.FACT.readers[Platform.MACOS](machine) == Program(
        system="macOS", name="org.other"
    )
    assert mail_program.FACT.readers[Platform.MACOS](machine) == Program(
        system="macOS", name="Mail"
    )
