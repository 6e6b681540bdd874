"""Ends the connection to the company's network and begins it again.

Nothing is stored anew and no password is read: what is set up stays as it is.
"""

from __future__ import annotations

from diagnostics.fixes.reconnect_vpn.apply import apply
from diagnostics.fixes.reconnect_vpn.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="reconnect_vpn",
    topic=Topic.VPN,
    title=text("Reconnect the VPN"),
    about=text("Ends the connection to your company’s network and begins it again."),
    keywords=text(
        "VPN does not work, company network not reachable, tunnel, "
        "intranet not reachable outside, remote access"
    ),
    checks=("vpn", "name_lookup"),
    platforms=EVERYWHERE,
    plan=plan,
    apply=apply,
)
