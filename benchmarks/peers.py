"""`balie check` beside the programs that others look at a computer with, in one run.

Each is asked for all that it tells without more rights or a server. What counts as one fact: a
leaf of the JSON (Balie's is of its facts alone), a key with a value of inxi, an element with a text
of fusioninventory's XML, a file in the archive of sos, which has texts and no facts.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from benchmarks.check import BALIE, BARE
from benchmarks.measure import Limited, Ratio, run_once

# sos collects for minutes where much is installed; what takes longer is told as such.
PATIENCE = 120.0


class Peer(msgspec.Struct, frozen=True, kw_only=True):
    """A program: how it is started, `{folder}` being an empty one, and how its facts are counted.

    `counted` gets what it printed and that folder. The `home` is the same in every round, in which
    Balie remembers what apt said until packages change; "" is a new one each time.
    """

    name: str
    argv: tuple[str, ...]
    counted: Callable[[bytes, Path], int]
    package: str | None = None
    home: str = "home"


class Row(msgspec.Struct):
    """What one program took: seconds and CPU seconds of each round, facts of the last."""

    name: str
    package: str | None = None
    seconds: list[float] = []
    cpu: list[float] = []
    facts: int = 0
    missing: str = ""

    is_within = True

    def __str__(self) -> str:
        if self.missing:
            return f"{self.name:<24} {self.missing}"
        return (
            f"{self.name:<24} {median(self.seconds) * 1000:8.0f} ms "
            f"({min(self.seconds) * 1000:.0f}–{max(self.seconds) * 1000:.0f})  "
            f"CPU {median(self.cpu) * 1000:8.0f} ms "
            f"({min(self.cpu) * 1000:.0f}–{max(self.cpu) * 1000:.0f})  {self.facts:6} facts"
        )


def leaves(value: Any) -> int:
    """How many values there are in a JSON document that are not lists or objects themselves."""
    match value:
        case dict():
            return sum(map(leaves, value.values()))
        case list():
            return sum(map(leaves, value))
    return 1


def _json(printed: bytes, _: Path) -> int:
    return leaves(json.loads(printed))


def _balie(printed: bytes, _: Path) -> int:
    return sum(leaves(fact["value"]) for fact in json.loads(printed)["facts"].values())


def _lines(printed: bytes, _: Path) -> int:
    return len(re.findall(rb"^\s*[^:\n]+: .*\S", printed, re.MULTILINE))


def _xml(_: bytes, folder: Path) -> int:
    written = next(folder.rglob("*.ocs")).read_bytes()
    return len(re.findall(rb">[^<>]*[^<>\s][^<>]*</", written))


def _archive(_: bytes, folder: Path) -> int:
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        return sum(member.isfile() for member in archive)


_FUSION = ("--local", "{folder}", "--config=none", "--no-httpd", "--tasks=inventory")
_SOS = ("report", "--batch", "--quiet", "--tmp-dir", "{folder}", "-z", "gzip")

PEERS = (
    Peer(name="balie check", argv=tuple(BALIE), counted=_balie),
    Peer(name="balie check, first ever", argv=tuple(BALIE), counted=_balie, home=""),
    Peer(name="bare psutil script", argv=tuple(BARE), counted=_json),
    Peer(name="facter", argv=("facter", "--json"), counted=_json, package="facter"),
    Peer(name="ohai", argv=("ohai",), counted=_json, package="ohai"),
    Peer(name="inxi", argv=("inxi", "-Fxxxz", "-c0", "-y1"), counted=_lines, package="inxi"),
    Peer(
        name="fusioninventory-agent",
        argv=("fusioninventory-agent", *_FUSION),
        counted=_xml,
        package="fusioninventory-agent",
    ),
    Peer(name="sosreport", argv=("sos", *_SOS), counted=_archive, package="sosreport"),
)


def measure(rounds: int = 3) -> list[Ratio | Limited | Row]:
    """All in turn, after a round that is not counted, and how Balie compares."""
    rows = {peer.name: Row(peer.name, peer.package) for peer in PEERS}
    with tempfile.TemporaryDirectory() as homes:
        for counts in (False, *[True] * rounds):
            for peer in PEERS:
                _run(peer, rows[peer.name], Path(homes), counts=counts)
    return [*rows.values(), *_compared(rows)]


def _run(peer: Peer, row: Row, homes: Path, *, counts: bool) -> None:
    if shutil.which(peer.argv[0]) is None:
        row.missing = f"is not installed: sudo apt-get install {peer.package}"
    if row.missing:
        return
    with tempfile.TemporaryDirectory() as name:
        folder, printed = Path(name, "out"), Path(name, "printed")
        home = homes / peer.home if peer.home else Path(name)
        for needed in (folder, home):
            needed.mkdir(exist_ok=True)
        argv = [word.format(folder=folder) for word in peer.argv]
        try:
            with printed.open("wb") as output:
                seconds, cpu = run_once(argv, _environment(home), output, PATIENCE)
        except subprocess.TimeoutExpired:
            row.missing = f"took longer than {PATIENCE:g} s"
            return
        if counts:
            row.seconds.append(seconds)
            row.cpu.append(cpu)
            row.facts = peer.counted(printed.read_bytes(), folder)


def _environment(home: Path) -> Mapping[str, str]:
    """The same for all: a home of its own, and no temporary files of other programs."""
    own = {"HOME": str(home), "TMPDIR": str(home), "BALIE_DATA": str(home / "data")}
    path = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"
    return {**os.environ, **own, "PATH": path}


def _compared(rows: Mapping[str, Row]) -> list[Ratio | Limited]:
    balie = rows["balie check"]
    limit = Limited("balie check, time", "ms", 1500.0)
    limit.ours = [seconds * 1000 for seconds in balie.seconds]
    aims = {"bare psutil script": 2.0, "fusioninventory-agent": 0.1, "ohai": 0.1}
    ratios = []
    for name, aim in aims.items():
        if not rows[name].missing:
            ratio = Ratio(f"CPU, {name}", "ms", aim)
            ratio.ours = [cpu * 1000 for cpu in balie.cpu]
            ratio.floor = [cpu * 1000 for cpu in rows[name].cpu]
            ratios.append(ratio)
    return [limit, *ratios]


if __name__ == "__main__":
    for result in measure():
        sys.stdout.write(f"{result}\n")
