"""Which programs lock their profile while they run, and how: data, one line a folder.

Chromium and what is made of it: links "SingletonLock" (to "HOST-PID"), "SingletonSocket" and
"SingletonCookie" (its process_singleton_posix.cc). Firefox and Thunderbird: a link "lock" (to
"ADDRESS:+PID", nsProfileLock.cpp). LibreOffice: a file ".lock" that names its host (lockfile.cxx).
On Windows the system itself lets go of locks when a program ends.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from diagnostics.system import Platform

_SINGLETON = ("SingletonLock", "SingletonSocket", "SingletonCookie")


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """A program: `processes` are what it is called while it runs.

    `folders` are below the home of the person, by system; a `*` stands for any one folder. The
    first of `files` says who locked it, and all of them go with it.
    """

    id: str
    name: str
    processes: tuple[str, ...]
    folders: Mapping[Platform, tuple[str, ...]]
    files: tuple[str, ...] = _SINGLETON


def _chromium(
    id_: str, name: str, processes: tuple[str, ...], linux: str, macos: str = ""
) -> Program:
    folders = {Platform.LINUX: (linux,)} | ({Platform.MACOS: (macos,)} if macos else {})
    return Program(id=id_, name=name, processes=processes, folders=folders)


_SUPPORT = "Library/Application Support"

PROGRAMS: tuple[Program, ...] = (
    _chromium(
        "chrome",
        "Google Chrome",
        ("chrome", "Google Chrome"),
        ".config/google-chrome",
        f"{_SUPPORT}/Google/Chrome",
    ),
    _chromium(
        "chromium",
        "Chromium",
        ("chromium", "chromium-browse", "chromium-browser", "Chromium"),
        ".config/chromium",
        f"{_SUPPORT}/Chromium",
    ),
    _chromium(
        "edge",
        "Microsoft Edge",
        ("msedge", "Microsoft Edge"),
        ".config/microsoft-edge",
        f"{_SUPPORT}/Microsoft Edge",
    ),
    _chromium(
        "brave",
        "Brave",
        ("brave", "Brave Browser"),
        ".config/BraveSoftware/Brave-Browser",
        f"{_SUPPORT}/BraveSoftware/Brave-Browser",
    ),
    _chromium("slack", "Slack", ("slack", "Slack"), ".config/Slack", f"{_SUPPORT}/Slack"),
    _chromium("teams", "Microsoft Teams", ("teams-for-linux",), ".config/teams-for-linux"),
    _chromium("code", "Visual Studio Code", ("code", "Code"), ".config/Code", f"{_SUPPORT}/Code"),
    Program(
        id="firefox",
        name="Firefox",
        processes=("firefox", "firefox-esr", "firefox-bin", "GeckoMain"),
        folders={
            Platform.LINUX: (
                ".mozilla/firefox/*",
                ".config/mozilla/firefox/*",
                "snap/firefox/common/.mozilla/firefox/*",
            )
        },
        files=("lock",),
    ),
    Program(
        id="thunderbird",
        name="Thunderbird",
        processes=("thunderbird", "thunderbird-bin", "thunderbird-esr", "GeckoMain"),
        folders={Platform.LINUX: (".thunderbird/*",)},
        files=("lock",),
    ),
    Program(
        id="libreoffice",
        name="LibreOffice",
        processes=("soffice.bin", "soffice", "oosplash"),
        folders={
            Platform.LINUX: (".config/libreoffice/4",),
            Platform.MACOS: (f"{_SUPPORT}/LibreOffice/4",),
        },
        files=(".lock",),
    ),
)
