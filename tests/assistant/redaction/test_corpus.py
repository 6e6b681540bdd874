"""Redaction measured on logs, process lists and settings with secrets planted in them."""

from __future__ import annotations

from functools import cache

import pytest

from assistant.redaction import Redactor
from tests.assistant.redaction.measuring import Score, measured
from tests.assistant.redaction.planting import KNOWN, plantings

HALVES = ("tuned", "held_out")
_score = cache(measured)


def test_enough_is_planted() -> None:
    scores = [_score(half) for half in HALVES]
    assert sum(score.secrets for score in scores) >= 450
    assert sum(score.look_alikes for score in scores) >= 450
    assert len(frozenset.union(*(score.kinds for score in scores))) >= 28


@pytest.mark.parametrize("half", HALVES)
class TestEachHalf:
    def test_everything_known_is_gone_in_every_encoding(self, half: str) -> None:
        assert _score(half).left == ()

    def test_ninety_nine_of_a_hundred_secrets_are_gone(self, half: str) -> None:
        score = _score(half)
        assert score.gone_percent >= 99, _told(score)

    def test_one_look_alike_in_a_hundred_is_harmed_at_most(self, half: str) -> None:
        score = _score(half)
        assert score.harmed_percent <= 1, _told(score)

    def test_redacting_again_changes_nothing(self, half: str) -> None:
        for planting in plantings(half, rounds=1):
            redactor = Redactor(KNOWN.values())
            once = redactor.text(planting.text)
            assert redactor.text(once) == once
            assert Redactor(KNOWN.values()).text(once) == once


def _told(score: Score) -> str:
    return "\n".join(f"{p.file}: {p.kind} {p.written}" for p in (*score.missed, *score.harmed))
