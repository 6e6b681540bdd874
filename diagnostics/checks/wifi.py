"""Whether the Wi-Fi signal is strong enough."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import wifi
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Share, text

_TITLES = {
    State.FINE: text("Wi-Fi is strong"),
    State.ATTENTION: text("Wi-Fi is weak"),
    State.PROBLEM: text("Wi-Fi is very weak"),
}


def judge(facts: Facts) -> Verdict:
    """Attention below -67 dBm (what Cisco plans for calls), a problem below -80 dBm.

    Shown as a percentage, as Windows counts it: -100 dBm is 0 %, -50 dBm and more are 100 %.
    """
    signal = facts[wifi.FACT].signal_dbm
    if signal is None:
        sentence = text("This computer is not on Wi-Fi.")
        return Verdict(state=State.FINE, title=text("Wi-Fi is not in use"), sentence=sentence)
    state = falling(signal, attention=-67, problem=-80)
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
)
