"""How much of what was planted went, and how much of what looks like it stayed."""

from __future__ import annotations

from collections import Counter

import msgspec

from assistant.redaction import Redactor
from tests.assistant.redaction.planting import KNOWN, Planted, Planting, plantings


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """What was planted in a half of the corpus, and what of it came out wrong."""

    half: str
    kinds: frozenset[str]
    secrets: int
    known: int
    look_alikes: int
    missed: tuple[Planted, ...]
    left: tuple[Planted, ...]
    harmed: tuple[Planted, ...]

    @property
    def gone_percent(self) -> float:
        """Of the planted secrets."""
        return 100 * (1 - len(self.missed) / self.secrets)

    @property
    def harmed_percent(self) -> float:
        """Of the look-alikes."""
        return 100 * len(self.harmed) / self.look_alikes


def measured(half: str) -> Score:
    """Redact every text of a half, each as a report of its own, and count."""
    texts = list(plantings(half))
    pairs = [(planting, Redactor(KNOWN.values()).text(planting.text)) for planting in texts]
    secrets = [secret for planting, _ in pairs for secret in planting.secrets]
    return Score(
        half=half,
        kinds=frozenset(secret.kind for secret in secrets),
        secrets=len(secrets),
        known=sum(len(planting.known) for planting, _ in pairs),
        look_alikes=sum(len(planting.look_alikes) for planting, _ in pairs),
        missed=tuple(s for p, out in pairs for s in p.secrets if _is_there(s, out)),
        left=tuple(s for p, out in pairs for s in p.known if _is_there(s, out.casefold())),
        harmed=tuple(s for p, out in pairs for s in _harmed(p, out)),
    )


def _is_there(planted: Planted, text: str) -> bool:
    forms = (planted.written, planted.plain)
    return any(form in text or form.casefold() in text for form in forms)


def _harmed(planting: Planting, text: str) -> list[Planted]:
    planted = Counter(look_alike.written for look_alike in planting.look_alikes)
    return [s for s in planting.look_alikes if text.count(s.written) < planted[s.written]]
