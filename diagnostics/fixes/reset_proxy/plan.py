"""Compares what is set with what the organisation wants; changes nothing."""

from __future__ import annotations

import msgspec

from diagnostics.facts.proxy import address_in
from diagnostics.fixes.reset_proxy import gnome, windows
from diagnostics.fixes.reset_proxy.store import Keeping
from diagnostics.model import OfficeProxy, Plan, Step
from diagnostics.system import Machine, Platform
from diagnostics.text import Text, text

KEEPING: dict[Platform, Keeping] = {
    Platform.LINUX: gnome.KEEPING,
    Platform.WINDOWS: windows.KEEPING,
}
TITLE = text("Proxy settings")


def plan(machine: Machine, wanted: OfficeProxy) -> Plan:
    """One step, where anything is set otherwise."""
    keeping = KEEPING[machine.platform]
    before = keeping.read(machine)
    if before is None:
        return _nothing(text("This system keeps no settings for a proxy that Balie could change."))
    after = keeping.wanted(wanted)
    if before == after:
        if address_in(machine.environment) is None:
            return _nothing(text("The proxy settings are as your organisation wants them."))
        return _nothing(
            text("The settings are right, but a variable of the system overrides them. Ask IT.")
        )
    return Plan(
        fix="reset_proxy",
        summary=text("The proxy settings become those of your organisation."),
        steps=(Step(id="proxy", title=TITLE, detail=_said(wanted)),),
        seconds=2.0,
        untouched=text("Names and passwords for a proxy, and other settings, stay as they are."),
        details=after,
        undo=msgspec.json.encode(before),
    )


def _said(wanted: OfficeProxy) -> Text:
    if wanted.kind == "manual":
        return text("Through {host}, port {port}.", host=wanted.host, port=str(wanted.port))
    if wanted.kind == "automatic":
        return text("A script of your organisation chooses for each address.")
    return text("Directly, without a proxy.")


def _nothing(summary: Text) -> Plan:
    return Plan(fix="reset_proxy", summary=summary)
