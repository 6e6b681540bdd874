"""The rules of Linux' firewall themselves, which only root may read."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from diagnostics.facts.sysfs import value
from diagnostics.model import CannotTell
from diagnostics.system import Machine, ProgramMissing
from diagnostics.text import text

# The tables of iptables' own kind, which nft does not list.
_OLDER = "/proc/net/ip_tables_names"
_ROOT = re.compile(r"^Uid:\s+\d+\s+0\s", re.MULTILINE)


def filters(machine: Machine) -> bool:
    """Whether any rule stands before what comes in; raises CannotTell for those who may not see."""
    if not _ROOT.search(machine.read("/proc/self/status")):
        raise CannotTell(text("only an administrator may see it"))
    if "filter" in value(machine, _OLDER):
        raise CannotTell(text("its rules are of an older kind that is not read here"))
    try:
        listed = machine.run("nft", "--json", "list", "ruleset", limit=1.5)
    except ProgramMissing:
        raise CannotTell(text("the program “{program}” is not installed", program="nft")) from None
    if listed.code != 0:
        raise CannotTell(text("the program “{program}” could not say", program="nft"))
    return filters_incoming(listed.out)


def filters_incoming(listed: str) -> bool:
    """Whether a chain on the way in refuses by itself, or has rules (libnftables-json(5))."""
    try:
        objects = msgspec.json.decode(listed, type=dict[str, list[dict[str, Any]]])
    except msgspec.DecodeError as error:
        raise CannotTell(text("the program “{program}” could not say", program="nft")) from error
    incoming, ruled = set(), set()
    for each in objects.get("nftables", []):
        match each:
            case {"chain": {"hook": "input", "type": "filter", "policy": "drop"}}:
                return True
            case {"chain": {"hook": "input", "type": "filter"} as chain}:
                incoming.add(_place(chain, "name"))
            case {"rule": dict(rule)}:
                ruled.add(_place(rule, "chain"))
    return bool(incoming & ruled)


def _place(thing: dict[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(thing.get(key)) for key in ("family", "table", name))
