"""Fails a test that leaves something running behind, and says where it was started.

Threads, Qt timers, animations and windows that outlive a test act in the middle of a later one,
which then fails for no reason of its own.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
import traceback
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest

GRACE = 2.0
"""Seconds that a thread which was told to end gets to do so."""

_passed = pytest.StashKey[bool]()
_started: dict[int, tuple[weakref.ref[Any], str]] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Note whether the test passed: what a failed one leaves is held by its traceback."""
    report = yield
    if call.when == "call":
        item.stash[_passed] = call.excinfo is None
    return report


@pytest.fixture(autouse=True)
def nothing_left_running(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Fail the test afterwards if a thread, a Qt timer, an animation or a window is left."""
    _started.clear()
    _note_starts(monkeypatch, threading.Thread)
    threads = set(threading.enumerate())
    qt = _QtWatch(monkeypatch) if "PySide6.QtWidgets" in sys.modules else None
    yield
    if request.node.stash.get(_passed, False):
        left = [*_threads_left(threads), *(qt.left() if qt else ())]
        if left:
            pytest.fail("this test left behind:\n" + "\n".join(left), pytrace=False)


def _note_starts(monkeypatch: pytest.MonkeyPatch, kind: type[Any]) -> None:
    """Have `kind.start` note who calls it."""
    start: Callable[..., Any] = kind.start

    def noting(self: Any, *args: Any, **kwargs: Any) -> Any:
        where = "".join(traceback.format_stack(sys._getframe(1), limit=3))
        _started[id(self)] = (weakref.ref(self), where)
        return start(self, *args, **kwargs)

    monkeypatch.setattr(kind, "start", noting)


def _described(thing: object, words: str) -> str:
    _, where = _started.get(id(thing), (None, ""))
    return f"{words}, started here:\n{where}" if where else words


def _threads_left(before: set[threading.Thread]) -> Iterator[str]:
    deadline = time.monotonic() + GRACE
    for thread in set(threading.enumerate()) - before:
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            yield _described(thread, f"thread “{thread.name}”")


class _QtWatch:
    """What Qt has running, compared with what it had before the test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from PySide6.QtCore import QAbstractAnimation, QThread, QTimer

        self._running: dict[type[Any], Callable[[Any], bool]] = {
            QTimer: lambda timer: timer.isActive(),
            QThread: lambda thread: thread.isRunning(),
            QAbstractAnimation: lambda a: a.state() == QAbstractAnimation.State.Running,
        }
        for kind in self._running:
            _note_starts(monkeypatch, kind)
        self._windows = self._open_windows()

    def left(self) -> Iterator[str]:
        """Say what runs that did not run before."""
        from shiboken6 import isValid

        if self._open_windows() - self._windows:
            gc.collect()
        for window in self._open_windows() - self._windows:
            yield f"window {window!r}"
        for reference, _ in list(_started.values()):
            thing = reference()
            for kind, runs in self._running.items():
                if isinstance(thing, kind) and isValid(thing) and runs(thing):
                    yield _described(thing, f"running {thing!r}")

    @staticmethod
    def _open_windows() -> set[Any]:
        """The windows that exist once those that are to be deleted are gone."""
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        if QApplication.instance() is None:
            return set()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return set(QApplication.topLevelWidgets())
