"""What is read once is used again for a minute, and only where nothing can have changed."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.kept_readings import FILE_NAME, LARGEST_FILE, KeptReadings
from diagnostics.identities import AccountName, Identity, IdentityKind
from diagnostics.model import Fact, Reading, Topic
from diagnostics.runner import read_all
from diagnostics.system import Machine, Platform
from tests.support.machine import RecordedMachine

NOW = 1_790_000_000.0


class Users(msgspec.Struct, frozen=True):
    """What the fact of these tests tells."""

    names: tuple[AccountName, ...]


class Computer:
    """A computer on which it is counted how often the fact is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reads = 0
        self.stamp = "1"
        self.fact = self.a_fact()

    def a_fact(self) -> Fact[Users]:
        def read(_: Machine) -> Users:
            self.reads += 1
            return Users(("anna",))

        return Fact(
            id="users",
            topic=Topic.ACCOUNTS,
            limit=20.0,
            readers={Platform.LINUX: read},
            stamp=lambda _: self.stamp,
        )

    def look(self, later: float = 0.0, *, boot: str = "a", fresh: bool = False) -> Reading[Any]:
        files = {"/proc/sys/kernel/random/boot_id": boot}
        machine = RecordedMachine(Platform.LINUX, files=files, now=NOW + later)
        kept = KeptReadings(self.folder, machine, fresh=fresh)
        [reading] = read_all([self.fact], machine, kept)
        kept.save()
        return reading

    @property
    def file(self) -> Path:
        return self.folder / FILE_NAME


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path / "data")


def test_a_reading_is_used_again_within_a_minute_and_says_so(computer: Computer) -> None:
    assert computer.look().age_seconds is None
    again = computer.look(later=20.0)
    assert again.value == Users(("anna",))
    assert again.age_seconds == 20.0
    assert again.identities == (Identity(IdentityKind.ACCOUNT, "anna"),)
    assert computer.look(later=60.0).age_seconds == 60.0
    assert computer.reads == 1


@pytest.mark.parametrize(
    "again",
    [{"later": 60.1}, {"later": -1.0}, {"boot": "b"}, {"fresh": True}],
    ids=["too late", "before", "restarted", "asked for"],
)
def test_it_is_read_anew_where_it_may_have_changed(
    computer: Computer, again: dict[str, Any]
) -> None:
    computer.look()
    assert computer.look(**again).age_seconds is None
    assert computer.reads == 2


def test_another_stamp_or_none_or_another_version(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.look()
    computer.stamp = "2"
    assert computer.look().age_seconds is None
    monkeypatch.setattr("assistant.kept_readings.version", lambda: "99.0")
    assert computer.look().age_seconds is None
    computer.fact = msgspec.structs.replace(computer.fact, stamp=None)
    computer.look()
    assert computer.look().age_seconds is None


def test_using_a_reading_again_does_not_make_it_younger(computer: Computer) -> None:
    computer.look()
    computer.look(later=40.0)
    assert computer.look(later=80.0).age_seconds is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists")
def test_only_a_file_of_this_persons_own_is_used(computer: Computer, tmp_path: Path) -> None:
    computer.look()
    assert stat.S_IMODE(computer.file.stat().st_mode) == 0o600
    assert [path.name for path in computer.folder.iterdir()] == [FILE_NAME]
    computer.file.chmod(0o644)
    assert computer.look().age_seconds is None
    computer.file.rename(tmp_path / "moved")
    computer.file.symlink_to(tmp_path / "moved")
    assert computer.look().age_seconds is None
    if os.getuid() == 0:
        os.chown(computer.file, 65534, 0)
        assert computer.look().age_seconds is None
    computer.file.unlink()
    os.mkfifo(computer.file, 0o600)
    assert computer.look().age_seconds is None


def test_a_value_that_is_not_of_the_facts_type_is_not_used(computer: Computer) -> None:
    computer.look()
    found = json.loads(computer.file.read_bytes())
    found["readings"]["users"]["value"] = {"names": [{"anna": 1}]}
    computer.file.write_text(json.dumps(found))
    assert computer.look().age_seconds is None
    computer.file.write_bytes(b" " * (LARGEST_FILE + 1))
    assert computer.look().age_seconds is None


@pytest.fixture
def written(computer: Computer) -> bytes:
    computer.look()
    return computer.file.read_bytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_never_fails(
    computer: Computer, written: bytes, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(written)))
    computer.file.write_bytes(written[:cut] + data.draw(st.binary(max_size=20)))
    assert computer.look().value == Users(("anna",))


def test_where_nothing_can_be_kept_all_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    computer = Computer(tmp_path / "file" / "data")
    computer.look()
    assert computer.look().age_seconds is None
