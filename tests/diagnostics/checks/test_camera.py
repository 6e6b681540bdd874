"""Whether the camera is there, allowed and free."""

from __future__ import annotations

import pytest

from diagnostics.checks.camera import CHECK
from diagnostics.facts.camera import Camera
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("camera", "state", "title"),
    [
        (Camera(blocked=True, used_by=("zoom",)), State.ATTENTION, "Camera is blocked"),
        (Camera(cameras=1, used_by=("meet", "zoom")), State.FINE, "Camera is in use"),
        (Camera(blocked=False, used_by=()), State.FINE, "Camera is free"),
        (Camera(cameras=1, used_by=()), State.FINE, "Camera is free"),
        (Camera(cameras=0), State.FINE, "No camera"),
    ],
)
def test_what_keeps_a_camera_from_working_is_told(camera: Camera, state: State, title: str) -> None:
    verdict = judge(CHECK, camera)
    assert verdict.state is state
    assert english(verdict.title) == title
    assert says_something(verdict)
