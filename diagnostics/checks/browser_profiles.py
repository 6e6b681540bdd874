"""Whether a browser carries so much that it gets slow."""

from __future__ import annotations

from diagnostics.checks.grading import rising, worst
from diagnostics.facts import browser_profiles
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Size, Text, counted, text

SIZE = Threshold(
    id="attention_bytes",
    default=5e9,
    low=1e8,
    high=1e12,
    source="our own choice, because a browser’s own caches stay below one or two GB",
)
EXTENSIONS = Threshold(
    id="attention_extensions",
    default=20,
    low=1,
    high=1000,
    source="our own choice, because each one runs on every page, and few people need so many",
)


def judge(facts: Facts) -> Verdict:
    """Attention where the profiles are large, or much was added to browsers."""
    profiles = facts[browser_profiles.FACT]
    never = float("inf")
    large = rising(profiles.profiles_bytes, attention=facts.threshold(SIZE), problem=never)
    many = rising(profiles.extensions, attention=facts.threshold(EXTENSIONS), problem=never)
    state = worst(large, many)
    heavy = state is not State.FINE
    return Verdict(
        state=state,
        title=text("Browsers carry a lot") if heavy else text("Browsers carry little"),
        sentence=_sentence(profiles.extensions, Size(profiles.profiles_bytes), profiles.complete),
    )


def _sentence(extensions: int, size: Size, complete: bool) -> Text:
    if not complete:
        return counted(
            "Your browsers hold more than {size} and {n} extension.",
            "Your browsers hold more than {size} and {n} extensions.",
            extensions,
            size=size,
        )
    return counted(
        "Your browsers hold {size} and {n} extension.",
        "Your browsers hold {size} and {n} extensions.",
        extensions,
        size=size,
    )


CHECK = Check(
    id="browser_profiles",
    topic=Topic.PROGRAMS,
    title=text("What browsers carry"),
    needs=(browser_profiles.FACT,),
    judge=judge,
    thresholds=(SIZE, EXTENSIONS),
)
