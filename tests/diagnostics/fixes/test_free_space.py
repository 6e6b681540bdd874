"""Free up space removes what it said it would, and nothing else, whatever happens meanwhile."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.fixes.free_space import FIX
from diagnostics.model import Outcome, Plan
from diagnostics.system import Platform
from diagnostics.system.removal import Rules, found_in, place_at
from diagnostics.text import Text
from tests.support.balie import ROOT, in_namespaces
from tests.support.fixing import LaterMachine, Told, snapshot
from tests.support.machine import RecordedMachine

SIZE = 8192


class House:
    """A home with temporary files, thumbnails, trash and documents of its own."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.temporary = top / "tmp"
        self.thumbnails = top / "cache" / "thumbnails"
        self.trash = top / "data" / "Trash" / "files"
        self.documents = top / "Documents"
        for folder in (self.temporary, self.thumbnails, self.trash, self.documents):
            folder.mkdir(parents=True)
        self.machine = LaterMachine(
            environment={
                "XDG_CACHE_HOME": str(top / "cache"),
                "XDG_DATA_HOME": str(top / "data"),
                "TMPDIR": str(self.temporary),
            }
        )

    def plan(self) -> Plan:
        return FIX.plan(self.machine)

    def apply(self, plan: Plan, *choices: str, stop_after: int | None = None) -> Outcome:
        return FIX.apply(self.machine, plan, frozenset(choices), Told(stop_after))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def a_file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * SIZE)
    return path


def test_a_plan_says_sizes_and_changes_nothing(house: House) -> None:
    a_file(house.temporary / "a" / "old")
    a_file(house.thumbnails / "large" / "picture.png")
    a_file(house.trash / "letter")
    before = snapshot(house.top)
    plan = house.plan()
    assert snapshot(house.top) == before
    assert {step.id: (step.size, step.optional) for step in plan.steps} == {
        "temporary_files": (2 * SIZE, False),
        "trash": (SIZE, True),
    }


def test_applying_it_frees_what_it_said_and_keeps_the_trash_unless_chosen(house: House) -> None:
    a_file(house.temporary / "a" / "old")
    a_file(house.trash / "letter")
    a_file(house.documents / "thesis")
    outcome = house.apply(house.plan())
    assert not (house.temporary / "a" / "old").exists()
    assert (house.trash / "letter").exists()
    assert (house.documents / "thesis").exists()
    assert outcome.summary.values["size"].bytes == SIZE  # type: ignore[union-attr]
    assert not outcome.cancelled


def test_the_trash_goes_with_its_folders_when_it_is_chosen(house: House) -> None:
    a_file(house.trash / "project" / "deep" / "file")
    (house.trash / "link").symlink_to(house.documents)
    a_file(house.documents / "thesis")
    house.apply(house.plan(), "trash")
    assert list(house.trash.iterdir()) == []
    assert (house.documents / "thesis").exists()


def test_what_is_new_open_a_sign_or_no_file_stays(house: House) -> None:
    a_file(house.temporary / ".X0-lock")
    a_file(house.temporary / "agent.pid")
    os.mkfifo(house.temporary / "pipe")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(house.temporary / "socket"))
    new = a_file(house.temporary / "new")
    future = house.machine.now()
    os.utime(new, (future, future))
    with a_file(house.temporary / "open").open():
        before = snapshot_names(house.temporary)
        plan = house.plan()
        assert plan.steps == ()
        house.apply(plan)
        assert snapshot_names(house.temporary) == before
    listener.close()


def test_with_nothing_to_remove_it_says_so(house: House) -> None:
    plan = house.plan()
    assert plan.steps == ()
    assert "no old temporary files" in plan.summary.msgid


def test_a_home_without_any_of_these_folders_has_nothing_to_remove(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    names = ("TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    machine = LaterMachine(environment=dict.fromkeys(names, missing))
    plan = FIX.plan(machine)
    assert plan.steps == ()
    assert FIX.apply(machine, plan, frozenset({"trash"}), Told()).steps == ()


def test_with_nothing_but_trash_it_promises_nothing(house: House) -> None:
    a_file(house.trash / "letter")
    assert "you can empty the trash" in house.plan().summary.msgid


def test_the_trash_is_counted_as_people_count_it(house: House) -> None:
    a_file(house.trash / "project" / "letter")
    a_file(house.trash.parent / "info" / "project.trashinfo")
    [emptied] = house.apply(house.plan(), "trash").steps
    assert emptied.detail.count == 1
    assert list((house.trash.parent / "info").iterdir()) == []


def test_what_a_program_works_with_stays_with_all_that_is_beside_it(house: House) -> None:
    a_file(house.temporary / "unpacked" / "deep" / "library")
    a_file(house.temporary / "key")
    a_file(house.temporary / "nobody's")
    folder = house.temporary / "unpacked" / "deep"
    told = {"XAUTHORITY": str(house.temporary / "key")}
    pipe = subprocess.PIPE
    with subprocess.Popen(["cat"], cwd=folder, env=told, stdin=pipe, stdout=pipe) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        # Only when it answers is it sure to have begun: before, its environment is empty.
        program.stdin.write(b"begun\n")
        program.stdin.flush()
        program.stdout.readline()
        house.apply(house.plan())
    assert snapshot_names(house.temporary) == ["key", "unpacked"]
    house.apply(house.plan())
    assert snapshot_names(folder) == []


def test_what_programs_and_services_hide_stays(house: House) -> None:
    a_file(house.temporary / ".org.example.Program" / "state")
    a_file(house.temporary / "systemd-private-1-cups.service" / "tmp" / "job")
    assert house.plan().steps == ()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to give files away")
def test_files_and_folders_of_others_stay(house: House) -> None:
    os.chown(a_file(house.temporary / "theirs"), 12345, 12345)
    a_file(house.temporary / "their folder" / "mine")
    os.chown(house.temporary / "their folder", 12345, 12345)
    assert house.plan().steps == ()


ELSEWHERE = """
from diagnostics.fixes.free_space import FIX
from tests.support.fixing import LaterMachine, Told
machine = LaterMachine()
FIX.apply(machine, FIX.plan(machine), frozenset(), Told())
"""


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to mount")
def test_a_folder_that_is_shown_here_but_is_elsewhere_stays(house: House) -> None:
    """A bind mount is on the same disk, so only the list of mounts tells it."""
    (house.temporary / "shown").mkdir()
    a_file(house.documents / "thesis")
    a_file(house.temporary / "old")
    script = f"mount --bind {house.documents} {house.temporary}/shown"
    subprocess.run(
        [*in_namespaces(script, "--mount"), sys.executable, "-c", ELSEWHERE],
        env=os.environ | dict(house.machine.environment) | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert (house.documents / "thesis").exists()
    assert not (house.temporary / "old").exists()


def test_stopped_half_way_it_says_what_was_done_and_the_rest_stays(house: House) -> None:
    for number in range(120):
        a_file(house.temporary / str(number))
    outcome = house.apply(house.plan(), stop_after=1)
    assert outcome.cancelled
    assert len(list(house.temporary.iterdir())) == 70
    assert outcome.summary.values["size"].bytes == 50 * SIZE  # type: ignore[union-attr]


def test_a_file_changed_after_the_plan_stays(house: House) -> None:
    changed = a_file(house.temporary / "changed")
    plan = house.plan()
    future = house.machine.now()
    os.utime(changed, (future, future))
    house.apply(plan)
    assert changed.exists()


def test_a_folder_swapped_for_a_link_after_the_plan_deletes_nothing_outside(house: House) -> None:
    a_file(house.temporary / "folder" / "old")
    a_file(house.documents / "old")
    plan = house.plan()
    (house.temporary / "folder").rename(house.top / "moved")
    (house.temporary / "folder").symlink_to(house.documents)
    house.apply(plan)
    assert (house.documents / "old").exists()
    assert (house.top / "moved" / "old").exists()


def test_the_temporary_folder_itself_swapped_deletes_nothing(house: House) -> None:
    a_file(house.temporary / "old")
    a_file(house.documents / "old")
    plan = house.plan()
    house.temporary.rename(house.top / "moved")
    house.temporary.symlink_to(house.documents)
    house.apply(plan)
    house.temporary.unlink()
    house.documents.rename(house.temporary)  # a real folder this time, but another one
    house.apply(plan)
    assert (house.temporary / "old").exists()


def test_a_folder_swapped_just_before_it_is_entered_is_not_entered(house: House) -> None:
    a_file(house.temporary / "folder" / "old")
    a_file(house.documents / "old")
    place = place_at(house.temporary)
    assert place is not None

    def swapped(name: str, status: os.stat_result, at_top: bool) -> bool:
        if name == "folder":
            (house.temporary / "folder").rename(house.top / "moved")
            (house.temporary / "folder").symlink_to(house.documents)
        return True

    assert list(found_in(place, Rules(house.machine.now(), swapped))) == []


def test_a_folder_swapped_while_it_is_walked_deletes_nothing_outside(house: House) -> None:
    """The swap comes between the look into a folder and the removal of what is in it."""
    a_file(house.trash / "folder" / "old")
    a_file(house.documents / "old")
    place = place_at(house.trash)
    assert place is not None
    for found in found_in(place, Rules(house.machine.now())):
        if found.name == "old":
            (house.trash / "folder").rename(house.top / "moved")
            (house.trash / "folder").symlink_to(house.documents)
        if not found.is_folder:
            found.remove()
    assert (house.documents / "old").exists()
    assert not (house.top / "moved" / "old").exists()


def test_a_tree_thousands_of_folders_deep_neither_crashes_nor_hangs(house: House) -> None:
    folder = os.open(house.temporary, os.O_RDONLY)
    for _ in range(2000):
        os.mkdir("d", dir_fd=folder)
        inner = os.open("d", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(folder)
    a_file(house.temporary / "old")
    house.apply(house.plan())
    assert not (house.temporary / "old").exists()
    # pytest's own cleaning up would not come to the bottom of it.
    subprocess.run(["rm", "-rf", str(house.temporary / "d")], check=True)


def test_what_cannot_be_removed_is_said(house: House) -> None:
    deep = house.trash.joinpath(*["d"] * 70)
    a_file(deep / "letter")
    a_file(house.trash / "letter")
    [emptied] = house.apply(house.plan(), "trash").steps
    assert "could not be removed" in emptied.detail.msgid
    assert emptied.ok
    assert deep.exists()


def test_what_somebody_else_removes_meanwhile_is_no_failure(house: House) -> None:
    old = a_file(house.temporary / "old")

    class Cleaner(Told):
        def step(self, done: float, doing: Text) -> None:
            old.unlink()

    outcome = FIX.apply(house.machine, house.plan(), frozenset(), Cleaner())
    [removed] = outcome.steps
    assert (removed.detail.msgid, removed.detail.count) == ("{size} in {n} file.", 0)
    assert removed.ok


def test_a_file_that_is_open_by_another_name_stays(house: House) -> None:
    os.link(a_file(house.documents / "thesis"), house.temporary / "copy")
    with (house.documents / "thesis").open():
        assert house.plan().steps == ()


def test_a_file_with_another_name_elsewhere_counts_nothing(house: House) -> None:
    os.link(a_file(house.documents / "thesis"), house.temporary / "copy")
    assert [step.size for step in house.plan().steps] == [0]


def test_on_a_mac_the_trash_is_in_the_home() -> None:
    from diagnostics.fixes.free_space.targets import trash_folders

    machine = RecordedMachine(Platform.MACOS)
    assert trash_folders(machine) == [Path.home() / ".Trash"]


NAMES = st.sampled_from(["a", "b", "c", ".hidden", "x.lock", "é", " ", "-rf", "*"])
TREES = st.recursive(
    st.sampled_from(["old", "link out", "link up"]),
    lambda inside: st.dictionaries(NAMES, inside, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(NAMES, TREES, max_size=5), st.booleans())
def test_whatever_the_tree_nothing_outside_the_plan_changes(
    tmp_path_factory: pytest.TempPathFactory, tree: dict[str, object], with_trash: bool
) -> None:
    house = House(tmp_path_factory.mktemp("house"))
    a_file(house.documents / "thesis")
    grow(house.temporary, tree, house.documents)
    grow(house.trash, tree, house.documents)
    before = snapshot(house.top)
    plan = house.plan()
    assert snapshot(house.top) == before
    house.apply(plan, *(["trash"] if with_trash else []))
    after = snapshot(house.top)
    gone = {path: what for path, what in before.items() if path not in after}
    assert all(after[path] == before[path] for path in after)
    for path, what in gone.items():
        inside = Path(path).parts
        if inside[0] == "tmp":
            assert what.startswith("file")
            assert not any(part.startswith(".") for part in inside)
        else:
            assert with_trash
            assert inside[:3] == ("data", "Trash", "files")
    if with_trash:
        assert list(house.trash.iterdir()) == []


def grow(folder: Path, tree: dict[str, object], documents: Path) -> None:
    """Make a tree of files, folders and links that lead out and up."""
    for name, what in tree.items():
        path = folder / name
        if isinstance(what, dict):
            path.mkdir()
            grow(path, what, documents)
        elif what == "old":
            path.write_bytes(b"x")
        else:
            path.symlink_to(documents if what == "link out" else folder)


def snapshot_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
