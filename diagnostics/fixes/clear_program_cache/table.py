"""Which programs keep what they can fetch again, and where: data, one line a folder.

Folders are those that the programs themselves empty when asked to (Firefox: "Cached Web Content",
Chromium: "Cached images and files", Microsoft's page "Clear the Teams client cache", Slack's and
Zoom's help pages), or caches by the XDG Base Directory Specification and Apple's File System
Programming Guide. None has anything that exists nowhere else.
"""

from __future__ import annotations

import msgspec

from diagnostics.system import Platform

_CHROMIUM = ("*/Cache", "*/Code Cache", "*/GPUCache", "ShaderCache", "GrShaderCache")
_ELECTRON = ("Cache", "Code Cache", "GPUCache")


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """A program: `processes` are what it is called while it runs.

    `folders` are below the home of the person, by system; a `*` stands for any one folder.
    """

    id: str
    name: str
    processes: tuple[str, ...]
    folders: dict[Platform, tuple[str, ...]]


def _below(top: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{top}/{name}" for name in names)


PROGRAMS: tuple[Program, ...] = (
    Program(
        id="firefox",
        name="Firefox",
        processes=("firefox", "firefox-esr", "firefox-bin"),
        folders={
            Platform.LINUX: (
                *_below(".cache/mozilla/firefox/*", ("cache2", "startupCache")),
                *_below("snap/firefox/common/.cache/mozilla/firefox/*", ("cache2",)),
            ),
            Platform.MACOS: _below("Library/Caches/Firefox/Profiles/*", ("cache2", "startupCache")),
        },
    ),
    Program(
        id="chrome",
        name="Google Chrome",
        processes=("chrome", "Google Chrome"),
        folders={
            Platform.LINUX: _below(".cache/google-chrome", _CHROMIUM),
            Platform.MACOS: _below("Library/Caches/Google/Chrome", _CHROMIUM),
        },
    ),
    Program(
        id="chromium",
        name="Chromium",
        processes=("chromium", "Chromium"),
        folders={
            Platform.LINUX: _below(".cache/chromium", _CHROMIUM),
            Platform.MACOS: _below("Library/Caches/Chromium", _CHROMIUM),
        },
    ),
    Program(
        id="edge",
        name="Microsoft Edge",
        processes=("msedge", "Microsoft Edge"),
        folders={
            Platform.LINUX: _below(".cache/microsoft-edge", _CHROMIUM),
            Platform.MACOS: _below("Library/Caches/Microsoft Edge", _CHROMIUM),
        },
    ),
    Program(
        id="thunderbird",
        name="Thunderbird",
        processes=("thunderbird", "thunderbird-bin"),
        folders={
            Platform.LINUX: _below(".cache/thunderbird/*", ("cache2", "startupCache")),
            Platform.MACOS: _below("Library/Caches/Thunderbird/Profiles/*", ("cache2",)),
        },
    ),
    Program(
        id="teams",
        name="Microsoft Teams",
        processes=("teams", "teams-for-linux", "MSTeams", "Microsoft Teams"),
        folders={
            Platform.LINUX: (
                *_below(".config/Microsoft/Microsoft Teams", _ELECTRON),
                *_below(".config/teams-for-linux/Partitions/*", _ELECTRON),
            ),
            Platform.MACOS: (
                *_below("Library/Application Support/Microsoft/Teams", _ELECTRON),
                "Library/Containers/com.microsoft.teams2/Data/Library/Caches",
            ),
        },
    ),
    Program(
        id="outlook",
        name="Outlook",
        processes=("Microsoft Outlook",),
        folders={
            Platform.MACOS: ("Library/Containers/com.microsoft.Outlook/Data/Library/Caches",),
        },
    ),
    Program(
        id="zoom",
        name="Zoom",
        processes=("zoom", "zoom.us"),
        folders={
            Platform.LINUX: (".cache/zoom",),
            Platform.MACOS: ("Library/Caches/us.zoom.xos",),
        },
    ),
    Program(
        id="slack",
        name="Slack",
        processes=("slack", "Slack"),
        folders={
            Platform.LINUX: _below(".config/Slack", _ELECTRON),
            Platform.MACOS: _below("Library/Application Support/Slack", _ELECTRON),
        },
    ),
)
