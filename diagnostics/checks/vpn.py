"""Which VPN runs, and whether the names of what is behind it are looked up there."""

from __future__ import annotations

from diagnostics.facts import vpn
from diagnostics.facts.vpn import Vpn
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """Attention where everything goes through a VPN but names are looked up beside it.

    A name server outside does not know the names of what is inside.
    """
    found = facts[vpn.FACT]
    if not found.running:
        return Verdict(
            state=State.FINE,
            title=text("No VPN is running"),
            sentence=text("None of {n} network adapters belongs to a VPN.", n=found.adapters),
        )
    beside = next((v for v in found.running if v.all_traffic and not v.names), None)
    return _beside(beside) if beside else _running(found.running[0])


def _beside(running: Vpn) -> Verdict:
    return Verdict(
        state=State.ATTENTION,
        title=text("Names are looked up beside the VPN"),
        sentence=text(
            "Everything goes through the VPN {name} ({kind}), but names are looked up beside it: "
            "internal services may not be found. Disconnect the VPN and connect it again.",
            name=running.interface,
            kind=running.kind,
        ),
    )


def _running(running: Vpn) -> Verdict:
    everything = text(
        "Everything goes through the VPN {name} ({kind}).",
        name=running.interface,
        kind=running.kind,
    )
    some = text(
        "The VPN {name} ({kind}) is connected; some of what you do goes through it.",
        name=running.interface,
        kind=running.kind,
    )
    return Verdict(
        state=State.FINE,
        title=text("VPN is connected"),
        sentence=everything if running.all_traffic else some,
    )


CHECK = Check(
    id="vpn",
    topic=Topic.VPN,
    title=text("VPN"),
    needs=(vpn.FACT,),
    judge=judge,
    fix="reconnect_vpn",
)
