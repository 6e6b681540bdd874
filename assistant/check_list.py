"""Every check and every fact there is, with what decides and what an organisation may choose.

    {"version": 1,
     "checks": [{"id", "topic", "title", "on", "own", "fix", "needs": [fact],
                 "thresholds": [{"id", "number", "default", "low", "high", "unit", "source"}]}],
     "facts": [{"id", "topic", "goes", "limit_seconds", "fields": [name]}]}

`number` is what holds here; `default` what holds where the organisation chose nothing.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from assistant.language import Language
from diagnostics.model import Check, Fact, Settings, Threshold
from diagnostics.registry import FACTS, checks
from diagnostics.values import field_names


def check_list(settings: Settings, language: Language) -> dict[str, Any]:
    """The list as it is under these settings; checks that are off are in it, and said to be."""
    everything = checks(replace(settings, off=frozenset()))
    own = {check.id for check in settings.own}
    facts = {fact.id: fact for fact in _facts(everything)}
    return {
        "version": 1,
        "checks": [
            {
                **_check(check, language),
                "on": check.id not in settings.off,
                "own": check.id in own,
            }
            for check in everything
        ],
        "facts": [_fact(facts[name]) for name in sorted(facts)],
    }


def _facts(everything: tuple[Check, ...]) -> list[Fact[Any]]:
    return [*(fact for check in everything for fact in check.needs), *FACTS]


def _check(check: Check, language: Language) -> dict[str, Any]:
    return {
        "id": check.id,
        "topic": check.topic.value,
        "title": language.say(check.title),
        "fix": check.fix,
        "needs": [fact.id for fact in check.needs],
        "thresholds": [_threshold(one, check) for one in check.thresholds],
    }


def _threshold(threshold: Threshold, check: Check) -> dict[str, Any]:
    return {
        "id": threshold.id,
        "number": check.chosen.get(threshold.id, threshold.default),
        "default": threshold.default,
        "low": threshold.low,
        "high": threshold.high,
        "unit": threshold.id.rpartition("_")[2],
        "source": threshold.source,
    }


def _fact(fact: Fact[Any]) -> dict[str, Any]:
    return {
        "id": fact.id,
        "topic": fact.topic.value,
        "goes": fact.goes.value,
        "limit_seconds": fact.limit,
        "fields": list(field_names(fact)),
    }
