"""Whether the Wi-Fi signal is strong enough."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import wifi
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, text

WEAK = Threshold(
    id="weak_dbm",
    default=-67,
    low=-100,
    high=0,
    source="Cisco, “Enterprise Mobility Design Guide”: cells for calls are planned down to -67 dBm",
)
VERY_WEAK = Threshold(
    id="very_weak_dbm",
    default=-80,
    low=-100,
    high=0,
    source="our own choice: about 10 dB above the noise of an office, the lowest speeds remain",
)

_TITLES = {
    State.FINE: text("Wi-Fi is strong"),
    State.ATTENTION: text("Wi-Fi is weak"),
    State.PROBLEM: text("Wi-Fi is very weak"),
}


def judge(facts: Facts) -> Verdict:
    """Judge the signal, which is shown as Windows counts it: -100 dBm is 0 %, -50 dBm 100 %."""
    signal = facts[wifi.FACT].signal_dbm
    if signal is None:
        sentence = text("This computer is not on Wi-Fi.")
        return Verdict(state=State.FINE, title=text("Wi-Fi is not in use"), sentence=sentence)
    state = falling(signal, attention=facts.threshold(WEAK), problem=facts.threshold(VERY_WEAK))
    share = Share(min(1.0, max(0.0, (signal + 100) / 50)))
    strength = text("The Wi-Fi signal is at {share}.", share=share)
    closer = text("The Wi-Fi signal is at {share}. Move closer to the access point.", share=share)
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=strength if state is State.FINE else closer,
    )


CHECK = Check(
    id="wifi",
    topic=Topic.WIFI,
    title=text("Wi-Fi signal"),
    needs=(wifi.FACT,),
    judge=judge,
    fix="rejoin_wifi",
    thresholds=(WEAK, VERY_WEAK),
)
