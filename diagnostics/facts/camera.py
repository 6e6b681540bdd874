"""Which cameras there are, and which programs use them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.facts.sysfs import inside, value
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_DEVICES = "/sys/class/video4linux"
_CONSENT = (
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\webcam"
)
# A program of its own has its path for a key, with # for \; one that has not stopped uses it.
_PROGRAM = re.compile(
    r"[\\#]([^\\#\n]+)\r?\n(?:    .*\n)*?    LastUsedTimeStop    REG_QWORD    0x0\b"
)
_DENIED = re.compile(r"^    Value    REG_SZ    Deny", re.MULTILINE)


class Camera(msgspec.Struct, frozen=True, kw_only=True):
    """`used_by` are programs of this person that have a camera open now.

    `blocked` where a privacy setting keeps all programs from it; both None where not told.
    """

    cameras: int | None = None
    used_by: tuple[str, ...] | None = None
    blocked: bool | None = None


def _linux(machine: Machine) -> Camera:
    """A camera has several devices, some of which only describe the others."""
    devices = inside(machine, _DEVICES)
    first = [d for d in devices if value(machine, f"{_DEVICES}/{d}/index") in {"0", ""}]
    used = holders({f"/dev/{device}" for device in devices}) if devices else ()
    return Camera(cameras=len(first), used_by=tuple(used))


def holders(devices: set[str], proc: str = "/proc") -> list[str]:
    """The names of this person's programs that have one of these files open."""
    found: set[str] = set()
    for process in Path(proc).glob("[0-9]*"):
        with suppress(OSError):
            if devices & set(_opened(process)):
                found.add((process / "comm").read_text().strip())
    return sorted(found)


def _opened(process: Path) -> Iterable[str]:
    for link in (process / "fd").iterdir():
        with suppress(OSError):
            yield str(link.readlink())


class _Cameras(msgspec.Struct):
    SPCameraDataType: list[dict[str, object]] = []


def _macos(machine: Machine) -> Camera:
    argv = ("system_profiler", "SPCameraDataType", "-json")
    try:
        told = msgspec.json.decode(answer(machine, *argv, limit=2.5), type=_Cameras)
    except msgspec.DecodeError as error:
        raise CannotTell(text("macOS gave an answer that makes no sense")) from error
    return Camera(cameras=len(told.SPCameraDataType))


def _windows(machine: Machine) -> Camera:
    printed = answer(machine, "reg", "query", _CONSENT, "/s", limit=1.0).replace("\r", "")
    own = "".join(printed.split("HKEY_", 2)[1:2])
    return Camera(
        used_by=tuple(sorted(set(_PROGRAM.findall(printed)))),
        blocked=bool(_DENIED.search(own)),
    )


FACT = Fact(
    id="camera",
    topic=Topic.SOUND,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
