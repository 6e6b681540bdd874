"""Whether a camera is there, allowed and free."""

from __future__ import annotations

from diagnostics.facts import camera
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Text, counted, text


def judge(facts: Facts) -> Verdict:
    """A camera that a setting blocks needs attention; one in use is told, and is no fault."""
    found = facts[camera.FACT]
    if found.blocked:
        sentence = text("A setting of {system} keeps all programs from it.", system="Windows")
        return _verdict(State.ATTENTION, text("Camera is blocked"), sentence)
    if found.used_by:
        sentence = text("“{programs}” uses the camera.", programs=", ".join(found.used_by))
        return _verdict(State.FINE, text("Camera is in use"), sentence)
    if found.cameras is None:
        sentence = text("{n} programs use the camera.", n=0)
        return _verdict(State.FINE, text("Camera is free"), sentence)
    sentence = counted("{n} camera is connected.", "{n} cameras are connected.", found.cameras)
    title = text("Camera is free") if found.cameras else text("No camera")
    return _verdict(State.FINE, title, sentence)


def _verdict(state: State, title: Text, sentence: Text) -> Verdict:
    return Verdict(state=state, title=title, sentence=sentence)


CHECK = Check(
    id="camera",
    topic=Topic.SOUND,
    title=text("Camera"),
    needs=(camera.FACT,),
    judge=judge,
)
