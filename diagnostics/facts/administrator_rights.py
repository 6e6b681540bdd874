"""Whether this person may change everything on this computer."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.identities import AccountName
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

# Debian's and Ubuntu's group, Fedora's and SUSE's, and macOS'.
_GROUPS = ("sudo", "wheel", "admin")
_STATUS = re.compile(r"^(Uid|Gid|Groups):\s*([\d \t]*)$", re.MULTILINE)
# Well-known: the group Administrators, and the "high" label of a program run as administrator.
_ADMINISTRATORS, _ELEVATED = "S-1-5-32-544", "S-1-16-12288"
# A row of whoami's that is no label (S-1-16-…) but a group.
_GROUP_ROW = re.compile(r'"S-1-(?!16-)[\d-]+"')
_ROOT = "root"


class AdministratorRights(msgspec.Struct, frozen=True, kw_only=True):
    """`may`: this person can become administrator; `always`: programs are run as one already.

    `by` is the group, of all `groups` of this person, that gives the right, empty where there is
    none; `account` is the one as which programs always have it.
    """

    may: bool
    always: bool
    by: str = ""
    groups: int
    account: AccountName = ""


def _linux(machine: Machine) -> AdministratorRights:
    """The kernel says who runs this, by number; names of groups are in /etc/group."""
    status = dict(_STATUS.findall(machine.read("/proc/self/status")))
    if "Uid" not in status:
        raise CannotTell(text("the system does not say who you are"))
    mine = {*status.get("Groups", "").split(), *status.get("Gid", "").split()[1:2]}
    groups = (line.split(":") for line in machine.read("/etc/group").splitlines())
    by = next((g[0] for g in groups if len(g) > 2 and g[2] in mine and g[0] in _GROUPS), "")
    root = status["Uid"].split()[1:2] == ["0"]
    return AdministratorRights(
        may=root or bool(by),
        always=root,
        by=by,
        groups=len(mine),
        account=_ROOT if root else "",
    )


def _windows(machine: Machine) -> AdministratorRights:
    """The SIDs are the same in every language; the name in the first column is not."""
    printed = answer(machine, "whoami", "/groups", "/fo", "csv", "/nh", limit=2.0)
    may, always = _ADMINISTRATORS in printed, _ELEVATED in printed
    return AdministratorRights(
        may=may,
        always=always,
        by="Administrators" if may else "",
        groups=len(_GROUP_ROW.findall(printed)),
        account=machine.environment.get("USERNAME", "") if always else "",
    )


def _macos(machine: Machine) -> AdministratorRights:
    groups = answer(machine, "id", "-Gn", limit=1.0).split()
    may = "admin" in groups
    root = groups[:1] == ["wheel"]
    return AdministratorRights(
        may=may or root,
        always=root,
        by="admin" if may else "",
        groups=len(groups),
        account=_ROOT if root else "",
    )


FACT = Fact(
    id="administrator_rights",
    topic=Topic.SECURITY,
    limit=2.5,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
