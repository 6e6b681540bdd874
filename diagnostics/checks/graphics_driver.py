"""Whether the graphics card draws, or the processor has to for want of a driver."""

from __future__ import annotations

from diagnostics.facts import displays
from diagnostics.model import CannotTell, Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """A computer that draws by its processor is slow at all that moves."""
    found = facts[displays.FACT]
    if found.by_processor is None:
        raise CannotTell(text("it is not told what draws on the screen"))
    if found.by_processor:
        sentence = text(
            "The screen is drawn without a driver for the graphics card (“{driver}”): it is slow.",
            driver=found.driver,
        )
        title = text("Graphics driver is missing")
        return Verdict(state=State.ATTENTION, title=title, sentence=sentence)
    sentence = text("The graphics card draws, by its driver “{driver}”.", driver=found.driver)
    return Verdict(state=State.FINE, title=text("Graphics driver works"), sentence=sentence)


CHECK = Check(
    id="graphics_driver",
    topic=Topic.DISPLAYS,
    title=text("Graphics driver"),
    needs=(displays.FACT,),
    judge=judge,
)
