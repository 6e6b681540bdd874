"""Qt's calls neither lose nor keep references to None, True and False.

PySide6 6.12.0 loses one to None in every call that returns nothing, on Python 3.11: the program
dies after some ten thousand of them ("none_dealloc"), which a person reaches within a morning.
"""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject

CALLS = 500


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="these live for ever since Python 3.12")
def test_calls_leave_the_count_of_references_alone() -> None:
    watched, before = QObject(), sys.getrefcount(None)
    for _ in range(CALLS):
        watched.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < CALLS / 2
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        watched.blockSignals(True)
    assert abs(sys.getrefcount(True) - before) < CALLS / 2
