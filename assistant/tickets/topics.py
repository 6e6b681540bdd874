"""Which topics the person's words are about, so that only those checks go along by default."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from diagnostics.model import Topic
from diagnostics.text import Text, text

NAMES: dict[Topic, Text] = {
    Topic.NETWORK: text("Network"),
    Topic.PRINTING: text("Printing"),
    Topic.STORAGE: text("Storage"),
    Topic.SPEED: text("Speed"),
    Topic.POWER: text("Power"),
    Topic.UPDATES: text("Updates"),
    Topic.TIME: text("Time"),
    Topic.SYSTEM: text("System"),
}

# The beginnings of the words that people use; a translation lists those of its own language.
STEMS: dict[Topic, Text] = {
    Topic.NETWORK: text(
        "network, internet, wifi, wi-fi, vpn, website, online, offline, connect, proxy"
    ),
    Topic.PRINTING: text("print, paper, toner, scan, badge printer"),
    Topic.STORAGE: text("disk, space, full, storage, save, drive"),
    Topic.SPEED: text("slow, hang, freez, stuck, memory, crash, lag"),
    Topic.POWER: text("batter, charg, power, plug"),
    Topic.UPDATES: text("update, upgrade, restart, reboot, install"),
    Topic.TIME: text("clock, time zone, date, wrong time"),
    Topic.SYSTEM: text("error, blue screen, start, boot"),
}


def topics_of(message: str, say: Callable[[Text], str]) -> frozenset[Topic]:
    """The topics whose words stand in the message, in the language of `say` or in English."""
    words = _fold(message)
    return frozenset(t for t in Topic if any(_starts(stem, words) for stem in _stems(t, say)))


def _stems(topic: Topic, say: Callable[[Text], str]) -> set[str]:
    both = f"{STEMS[topic].msgid},{say(STEMS[topic])}"
    return {_fold(stem).strip() for stem in both.split(",") if stem.strip()}


def _starts(stem: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(stem)}", words) is not None


def _fold(words: str) -> str:
    """Lower case, without accents: people type "reseau" for "réseau"."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
