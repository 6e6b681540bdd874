"""Whether a mouse, keyboard or headset is about to run out of power."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import input_devices
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, text

_UPOWER = "UPower, “PercentageLow” and “PercentageCritical” of UPower.conf"
ATTENTION = Threshold(id="attention_ratio", default=0.20, high=1.0, source=_UPOWER)
PROBLEM = Threshold(id="problem_ratio", default=0.05, high=1.0, source=_UPOWER)

_TITLES = {
    State.FINE: text("Wireless devices have power"),
    State.ATTENTION: text("Wireless device is low on power"),
    State.PROBLEM: text("Wireless device is almost empty"),
}


def judge(facts: Facts) -> Verdict:
    """Judge the emptiest."""
    devices = facts[input_devices.FACT].devices
    if not devices:
        sentence = text("{n} wireless devices tell how full they are.", n=0)
        return Verdict(state=State.FINE, title=_TITLES[State.FINE], sentence=sentence)
    emptiest = min(devices, key=lambda device: device.level_ratio)
    attention, problem = facts.threshold(ATTENTION), facts.threshold(PROBLEM)
    state = falling(emptiest.level_ratio, attention=attention, problem=problem)
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text(
            "“{name}” has {share} left.", name=emptiest.name, share=Share(emptiest.level_ratio)
        ),
    )


CHECK = Check(
    id="input_battery",
    topic=Topic.POWER,
    title=text("Mouse, keyboard and headset"),
    needs=(input_devices.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
