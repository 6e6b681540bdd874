"""Puts the settings for a proxy back to what the organisation wants, and can put them back.

macOS keeps them for administrators only: left out there. Variables of the environment, which some
programs heed, are set where nobody can be sure to change them: they are told of instead.
"""

from __future__ import annotations

from functools import partial

from diagnostics.fixes.reset_proxy.apply import apply, undo
from diagnostics.fixes.reset_proxy.plan import plan
from diagnostics.model import Fix, OfficeProxy, Topic
from diagnostics.system import Platform
from diagnostics.text import text

__all__ = ["fix"]


def fix(wanted: OfficeProxy) -> Fix:
    """The fix for an organisation that says what it wants."""
    return Fix(
        id="reset_proxy",
        topic=Topic.PROXY,
        title=text("Reset the proxy settings"),
        about=text("Sets the way to the internet as your organisation wants it."),
        keywords=text(
            "proxy, proxy does not answer, pages do not load, no internet in the browser, "
            "proxy settings wrong"
        ),
        checks=("proxy",),
        platforms=frozenset({Platform.LINUX, Platform.WINDOWS}),
        plan=partial(plan, wanted=wanted),
        apply=apply,
        undo=undo,
    )
