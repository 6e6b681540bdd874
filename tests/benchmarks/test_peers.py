"""What counts as one fact of each program that Balie is measured beside."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

from benchmarks.peers import PEERS, leaves

COUNTED = {peer.name: peer.counted for peer in PEERS}


def test_the_leaves_of_json_are_facts(tmp_path: Path) -> None:
    assert leaves({"a": [1, {"b": None}], "c": {}, "d": "x"}) == 3
    printed = b'{"facts": {"uptime": {"took_ms": 1, "value": {"seconds": 3, "since": [1, 2]}}}}'
    assert COUNTED["balie check"](printed, tmp_path) == 3
    assert COUNTED["facter"](b'{"os": {"name": "Debian", "release": 12}}', tmp_path) == 2


def test_keys_with_a_value_are_facts_of_inxi(tmp_path: Path) -> None:
    printed = b"System:\n  Kernel: 6.1\n    arch: x86_64\n\nCPU:\n  Info: dual core\n"
    assert COUNTED["inxi"](printed, tmp_path) == 3


def test_elements_with_a_text_are_facts_of_an_inventory(tmp_path: Path) -> None:
    inventory = "<CONTENT>\n  <BIOS>\n    <SSN></SSN>\n    <NAME>x</NAME>\n  </BIOS>\n</CONTENT>"
    (tmp_path / "pc.ocs").write_text(inventory)
    assert COUNTED["fusioninventory-agent"](b"", tmp_path) == 1


def test_files_are_what_an_archive_is_counted_by(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "sos.tar.gz", "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("a/uptime"), io.BytesIO())
        folder = tarfile.TarInfo("a/proc")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    assert COUNTED["sosreport"](b"", tmp_path) == 1
