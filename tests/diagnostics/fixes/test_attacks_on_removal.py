"""Whatever the tree, and whatever is done to it behind the fix's back: only what a plan saw goes.

The whole tree is compared before and after. BALIE_ROUNDS says how many trees are tried.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from diagnostics.fixes import clear_program_cache, free_space
from diagnostics.model import Fix, Plan
from diagnostics.text import Text
from tests.support.balie import ROOT, in_namespaces
from tests.support.fixing import LaterMachine, Told
from tests.support.hostile_tree import Grower, Thing, everything
from tests.support.waiting import eventually

ROUNDS = int(os.environ.get("BALIE_ROUNDS", "60"))
FIXES = pytest.mark.parametrize(
    "fix", [free_space.FIX, clear_program_cache.FIX], ids=lambda f: f.id
)
EVERY_STEP = frozenset({"temporary_files", "trash", "chrome", "zoom"})


class House:
    """A home of which both fixes may empty some folders, and no others."""

    def __init__(self, top: Path) -> None:
        self.top = top
        home = top / "home"
        self.documents = home / "Documents"
        self.spare = top / "spare"
        self.places = {
            "free_space": [top / "tmp", home / "cache/thumbnails", home / "data/Trash/files"],
            "clear_program_cache": [
                home / ".cache/google-chrome/Default/Cache",
                home / ".cache/google-chrome/Other/Cache",
                home / ".cache/zoom",
            ],
        }
        for folder in (self.spare, self.documents / "Cache"):
            folder.mkdir(parents=True)
        for folder in (place for places in self.places.values() for place in places):
            folder.mkdir(parents=True)
        for name in ("thesis", "Cache/data", "Cache/work"):
            (self.documents / name).write_text(name)
        self.machine = LaterMachine(
            environment={
                "HOME": str(home),
                "TMPDIR": str(top / "tmp"),
                "XDG_CACHE_HOME": str(home / "cache"),
                "XDG_DATA_HOME": str(home / "data"),
            }
        )

    def planned(self, fix: Fix) -> Plan:
        """A plan made now, though what is here is old in the plan's own time."""
        plan = fix.plan(self.machine)
        seen_at = self._tick()
        details = [msgspec.structs.replace(found, seen_at=seen_at) for found in plan.details]
        eventually(lambda: self._tick() > seen_at)
        return msgspec.structs.replace(plan, details=tuple(details))

    def _tick(self) -> float:
        """The clock of the file system, which goes in steps of some milliseconds."""
        probe = self.top / "tick"
        probe.write_bytes(b"")
        return probe.stat().st_ctime

    def seen(self, fix: Fix) -> set[int]:
        """What is in the places that the fix may empty."""
        return {
            thing.inode for place in self.places[fix.id] for thing in everything(place).values()
        }

    def belongs(self, path: bytes, fix: Fix) -> bool:
        return any(path.startswith(bytes(place) + b"/") for place in self.places[fix.id])


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Where each tree gets a folder of its own."""
    return [tmp_path_factory.mktemp("attacks")]


def new_house(houses: list[Path]) -> House:
    top = houses[0] / str(len(houses))
    houses.append(top)
    top.mkdir()
    return House(top)


thorough = settings(
    max_examples=ROUNDS,
    suppress_health_check=list(HealthCheck),
    # A smaller tree says no more than the seed does, and takes minutes to find.
    phases=(Phase.explicit, Phase.generate),
)


@FIXES
@thorough
@given(seed=st.integers(0, 2**64))
def test_a_tree_that_is_changed_between_plan_and_apply(
    houses: list[Path], fix: Fix, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    house = new_house(houses)
    grower = Grower(chance, house.documents, house.spare)
    for place in house.places[fix.id]:
        grower.grow(place)
    untouched = everything(house.top)
    plan = house.planned(fix)
    seen = house.seen(fix)
    assert without_tick(everything(house.top)) == untouched
    for _ in range(chance.randrange(4)):
        grower.change(chance.choice(house.places[fix.id]))
    before = everything(house.top)
    fix.apply(house.machine, plan, EVERY_STEP, Told(chance.choice([None, 1])))
    after = everything(house.top)
    assert_only_what_was_seen_went(house, fix, seen, before, after)


def assert_only_what_was_seen_went(
    house: House,
    fix: Fix,
    seen: set[int],
    before: dict[bytes, Thing],
    after: dict[bytes, Thing],
) -> None:
    assert after.items() <= before.items()
    for path in before.keys() - after.keys():
        assert house.belongs(path, fix), path
        assert before[path].inode in seen, path


def without_tick(tree: dict[bytes, Thing]) -> dict[bytes, Thing]:
    return {path: thing for path, thing in tree.items() if not path.endswith(b"/tick")}


@FIXES
@settings(thorough, max_examples=max(1, ROUNDS // 6))
@given(seed=st.integers(0, 2**64))
def test_a_folder_that_is_swapped_again_and_again_while_it_is_emptied(
    houses: list[Path], fix: Fix, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    house = new_house(houses)
    grower = Grower(chance, house.documents, house.spare)
    for place in house.places[fix.id]:
        grower.grow(place)
        for number in range(30):
            (place / f"deep {number}" / "er").mkdir(parents=True)
            (place / f"deep {number}" / "er" / "thesis").write_text("old")
    mine = everything(house.documents)
    plan = house.planned(fix)
    with swapping(house, house.places[fix.id], chance.randrange(1000)):
        fix.apply(house.machine, plan, EVERY_STEP, Told())
    assert everything(house.documents) == mine


@contextmanager
def swapping(house: House, places: list[Path], seed: int) -> Iterator[None]:
    """Folders turn into links to the documents and back, as fast as somebody can."""
    over = threading.Event()
    thread = threading.Thread(target=_swap, args=(house, places, seed, over))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _swap(house: House, places: list[Path], seed: int, over: threading.Event) -> None:
    chance = random.Random(seed)  # noqa: S311
    aside = house.spare / "aside"
    while not over.is_set():
        place = chance.choice(places)
        deep = place / f"deep {chance.randrange(30)}"
        victim = chance.choice([deep, deep, deep / "er", place])
        with suppress(OSError):
            victim.rename(aside)
            victim.symlink_to(house.documents)
            time.sleep(0)
            victim.unlink()
            aside.rename(victim)


@FIXES
def test_swapped_at_every_single_moment_that_progress_is_told(houses: list[Path], fix: Fix) -> None:
    """Not by chance: at each step another part of the path becomes a link to the documents."""
    house = new_house(houses)
    for place in house.places[fix.id]:
        for number in range(120):
            (place / f"f{number}").mkdir()
            (place / f"f{number}" / "thesis").write_text("old")
    mine = everything(house.documents)
    plan = house.planned(fix)

    class Swaps(Told):
        def step(self, done: float, doing: Text) -> None:
            number = len(self.steps)
            super().step(done, doing)
            for place in house.places[fix.id]:
                for victim in (place / f"f{60 + number}", place):
                    with suppress(OSError):
                        victim.rename(house.spare / f"{place.name} {victim.name} {number}")
                        victim.symlink_to(house.documents)

    swaps = Swaps()
    fix.apply(house.machine, plan, EVERY_STEP, swaps)
    assert swaps.steps
    assert everything(house.documents) == mine


def test_a_profile_that_is_a_link_is_no_cache(houses: list[Path]) -> None:
    house = new_house(houses)
    profile = house.top / "home" / ".cache" / "google-chrome" / "Linked"
    profile.symlink_to(house.documents)
    assert clear_program_cache.FIX.plan(house.machine).steps == ()


def test_all_of_the_caches_may_be_on_another_disk(houses: list[Path]) -> None:
    house = new_house(houses)
    cache = house.top / "home" / ".cache"
    cache.rename(house.top / "other disk")
    cache.symlink_to(house.top / "other disk")
    (cache / "zoom" / "data").write_text("x")
    assert [step.id for step in clear_program_cache.FIX.plan(house.machine).steps] == ["zoom"]


EMPTIED = """
from diagnostics.fixes.free_space import FIX
from tests.support.fixing import LaterMachine, Told
machine = LaterMachine()
FIX.apply(machine, FIX.plan(machine), frozenset({"trash"}), Told())
"""


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to mount")
def test_documents_that_are_shown_in_the_trash_stay(houses: list[Path]) -> None:
    """A bind mount deep in it: the same disk, no link, and a plan has seen it there."""
    house = new_house(houses)
    trash = house.places["free_space"][2]
    (trash / "project" / "shown").mkdir(parents=True)
    (trash / "project" / "letter").write_text("x")
    mine = everything(house.documents)
    script = f"mount --bind '{house.documents}' '{trash}/project/shown'"
    subprocess.run(
        [*in_namespaces(script, "--mount"), sys.executable, "-c", EMPTIED],
        env=os.environ | dict(house.machine.environment) | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert everything(house.documents) == mine
    assert not (trash / "project" / "letter").exists()
