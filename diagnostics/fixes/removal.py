"""Removing files as a step of a fix: what was found, one after the other, counted as it goes."""

from __future__ import annotations

import time
from collections.abc import Iterator

from diagnostics.model import Progress, StepDone
from diagnostics.system.removal import Found
from diagnostics.text import Size, Text, counted, text

# How often progress is told: often enough to follow, seldom enough not to slow the work.
_FILES_A_STEP = 50


def is_document(found: Found) -> bool:
    """Whether people would count it: no folder, and no note of where something was deleted."""
    return not found.is_folder and not found.name.endswith(".trashinfo")


class Removal:
    """What was removed so far: in all, and in the step under way."""

    def __init__(self, expected: int, progress: Progress) -> None:
        self.bytes = 0
        self._expected = expected
        self._progress = progress
        self._seen = 0
        self.begin()

    def begin(self) -> None:
        """A step begins."""
        self._started = time.monotonic()
        self._step_bytes = self._step_count = self._step_failed = 0

    def remove(self, candidates: Iterator[Found]) -> None:
        """Remove them; raises Cancelled between two."""
        for found in candidates:
            if self._seen % _FILES_A_STEP == 0:
                self._tell()
            self._seen += 1
            try:
                found.remove()
            except FileNotFoundError:  # somebody else was faster
                continue
            except OSError:  # not allowed, or something was put into the folder
                self._step_failed += 1
                continue
            self.bytes += found.size
            self._step_bytes += found.size
            self._step_count += is_document(found)

    def done(self, title: Text) -> StepDone:
        """What the step removed."""
        return StepDone(
            title=title,
            detail=self._detail(),
            seconds=round(time.monotonic() - self._started, 1),
            ok=self._step_count > 0 or self._step_failed == 0,
        )

    def _detail(self) -> Text:
        removed = counted(
            "{size} in {n} file.",
            "{size} in {n} files.",
            self._step_count,
            size=Size(self._step_bytes),
        )
        if not self._step_failed:
            return removed
        return counted(
            "{removed} {n} could not be removed and stays.",
            "{removed} {n} could not be removed and stay.",
            self._step_failed,
            removed=removed,
        )

    def _tell(self) -> None:
        self._progress.step(
            min(0.99, self._seen / self._expected),
            text("Removing files, {size} freed so far", size=Size(self.bytes)),
        )
