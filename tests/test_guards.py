"""Each guard over the tests is broken once on purpose: a guard that never fails guards nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[1]

BAD_TESTS = """
import logging, os, socket, threading, time, warnings
import pytest

def test_warns():
    warnings.warn("something is off")

def test_qt_warns(qapp):
    from PySide6.QtCore import qWarning
    qWarning("something is off in Qt")

def test_fails_in_a_thread():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

def test_forgets_to_close_a_file():
    open(__file__)

def test_leaves_a_thread():
    threading.Thread(target=time.sleep, args=(60,), daemon=True, name="sleeper").start()

def test_leaves_a_timer(qapp):
    from PySide6.QtCore import QTimer
    timer = QTimer(qapp)
    timer.start(1000)

def test_leaves_an_animation(qapp):
    from PySide6.QtCore import QObject, QPropertyAnimation
    animation = QPropertyAnimation(qapp, b"objectName", qapp)
    animation.setLoopCount(-1)
    animation.setDuration(1000)
    animation.setEndValue("x")
    animation.start()

def test_leaves_a_window(qapp):
    from PySide6.QtWidgets import QWidget
    global window
    window = QWidget()
    window.show()

def test_connects_beyond(home):
    with socket.socket() as beyond, pytest.raises(OSError):
        beyond.connect(("192.0.2.1", 80))

def test_looks_up_a_name_and_hides_it():
    try:
        socket.getaddrinfo("www.example.org", 80)
    except OSError:
        pass
"""

GOOD_TESTS = """
import os, socket, threading
from pathlib import Path

def test_talks_to_this_machine():
    with socket.create_server(("127.0.0.1", 0)) as here:
        socket.create_connection(here.getsockname()).close()

def test_talks_to_a_neighbour_on_this_machine(home):
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(home / "socket"))
        server.listen()
        client.connect(str(home / "socket"))

def test_cleans_up(qtbot):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    timer = QTimer(window)
    timer.start(1000)
    thread = threading.Thread(target=timer.interval)
    thread.start()

def test_lives_in_a_home_of_its_own(home):
    assert Path.home() == home
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(home)
    assert "DISPLAY" not in os.environ
"""


def run(pytester: pytest.Pytester, tests: str, *arguments: str) -> pytest.RunResult:
    """Run `tests` in a process of its own, with the settings and guards of this project."""
    file = pytester.makepyfile(tests)
    settings = ("-c", PROJECT / "pyproject.toml", "--rootdir", pytester.path)
    return pytester.runpytest_subprocess(*settings, "-p", "tests.conftest", file, *arguments)


def test_every_guard_catches_what_it_is_for(pytester: pytest.Pytester) -> None:
    result = run(pytester, BAD_TESTS)
    for verdict in (
        "FAILED *::test_warns*",
        "FAILED *::test_qt_warns*",
        "FAILED *::test_fails_in_a_thread*",
        "FAILED *::test_forgets_to_close_a_file*",
        "ERROR *::test_leaves_a_thread*",
        "ERROR *::test_leaves_a_timer*",
        "ERROR *::test_leaves_an_animation*",
        "ERROR *::test_leaves_a_window*",
        "ERROR *::test_connects_beyond*",
        "ERROR *::test_looks_up_a_name_and_hides_it*",
    ):
        result.stdout.fnmatch_lines_random([verdict])
    result.assert_outcomes(failed=4, passed=6, errors=6)


def test_a_leak_names_where_it_was_started(pytester: pytest.Pytester) -> None:
    result = run(pytester, BAD_TESTS, "-k", "leaves_a_thread or leaves_a_timer")
    result.stdout.fnmatch_lines(["thread “sleeper”, started here:", "*in test_leaves_a_thread"])
    result.stdout.fnmatch_lines(["running *QTimer*, started here:", "*in test_leaves_a_timer"])


def test_no_guard_minds_what_is_right(pytester: pytest.Pytester) -> None:
    run(pytester, GOOD_TESTS).assert_outcomes(passed=4)
