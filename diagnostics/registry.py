"""Every check and fix there is, listed by hand.

A plain list is read by people, by the type checker and by the bundler alike; adding one is a
module, its test, and a line here. Facts need no list of their own: checks name those they need.
"""

from __future__ import annotations

from diagnostics.model import Check, Fix, Targets


def checks(targets: Targets) -> tuple[Check, ...]:
    """Every check, in the order in which they are shown; those that need someone ask `targets`."""
    return ()


CHECKS = checks(Targets())

FIXES: tuple[Fix, ...] = ()

CHECK = {check.id: check for check in CHECKS}
FIX = {fix.id: fix for fix in FIXES}
