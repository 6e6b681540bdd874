"""Where windows are, as X11's own programs tell it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from diagnostics.system import Output, Platform, ProgramMissing
from diagnostics.system.machine import ThisMachine
from ui.capture.windows import open_windows, place_of

# What xwininfo 1.1.5 (Debian 12) prints of a window under openbox, shortened.
TOLD = """
xwininfo: Window id: 0x600008 "Invoice"

  Absolute upper-left X:  101
  Absolute upper-left Y:  122
  Relative upper-left X:  1
  Relative upper-left Y:  20
  Width: 640
  Height: 480
  Depth: 24
  Border width: 0
  Class: InputOutput
  Map State: {state}
  Override Redirect State: no
  Corners:  +101+122  -859+122  -859-198  +101-198
  -geometry 640x480+100+102

  Window manager hints:
      Client accepts input or input focus: Yes
      Initial state is Normal State
      Frame extents: 1, 1, 20, 5
"""


class Answering(ThisMachine):
    """A computer on which these programs print these words; others are missing."""

    def __init__(self, answers: dict[str, str]) -> None:
        super().__init__(Platform.LINUX)
        self._answers = answers

    def run(self, *argv: str, limit: float) -> Output:
        assert limit > 0
        key = next((key for key in self._answers if key in argv), None)
        if key is None:
            raise ProgramMissing(argv[0])
        return Output(0, self._answers[key])


def machine(numbers: Sequence[str], **windows: str) -> Answering:
    listed = f"_NET_CLIENT_LIST_STACKING(WINDOW): window id # {', '.join(numbers)}\n"
    return Answering({"xprop": listed, **windows})


def test_a_window_has_its_frame_around_it() -> None:
    assert place_of(TOLD.format(state="IsViewable")) == QRect(100, 102, 642, 505)


def test_what_is_not_seen_is_nowhere() -> None:
    assert place_of(TOLD.format(state="IsUnMapped")) is None


def test_windows_come_from_the_top() -> None:
    other = TOLD.format(state="IsViewable").replace("X:  101", "X:  301")
    here = machine(["0x1", "0x2"], **{"0x1": TOLD.format(state="IsViewable"), "0x2": other})
    assert [place.x() for place in open_windows(here)] == [300, 100]


def test_nobody_knows_without_the_programs() -> None:
    assert open_windows(Answering({})) == []
    assert open_windows(machine(["0x1", "0x2"])) == []


@given(st.text())
def test_any_words_are_a_place_or_none(words: str) -> None:
    place = place_of(words)
    assert place is None or place.isValid()
