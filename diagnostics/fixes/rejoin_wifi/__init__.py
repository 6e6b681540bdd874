"""Joins the Wi-Fi in use anew, and forgets it before where the person chooses so.

Forgetting takes the password along, and it cannot be brought back: Balie reads none and keeps none.
What the company set up for its people is never forgotten, as they could not set it up again.
"""

from __future__ import annotations

from diagnostics.fixes.rejoin_wifi.apply import apply
from diagnostics.fixes.rejoin_wifi.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="rejoin_wifi",
    topic=Topic.WIFI,
    title=text("Join the Wi-Fi anew"),
    about=text("Leaves the Wi-Fi and joins it again, and forgets it before if you want."),
    keywords=text(
        "Wi-Fi does not work, wireless slow, no internet on Wi-Fi, Wi-Fi drops, forget network, "
        "wrong Wi-Fi password, cannot join network"
    ),
    checks=("wifi", "network_link", "network_address"),
    platforms=EVERYWHERE,
    plan=plan,
    apply=apply,
)
