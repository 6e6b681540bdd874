"""The ticket that signs this person in to the organisation's services, and when it ends."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.identities import DomainName
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_KERBEROS, _ENTRA = "Kerberos", "Microsoft Entra"
_CONFIGURATION = "/etc/krb5.conf"
_KEYTAB = "krb5.keytab"
_REALM = re.compile(r"^\s*default_realm\s*=\s*(\S+)", re.MULTILINE)
# MIT:     11/23/26 09:00:00  11/23/26 19:00:00  krbtgt/EXAMPLE.ORG@EXAMPLE.ORG
# Heimdal: Nov 23 09:00:00 2026  Nov 23 19:00:00 2026  krbtgt/EXAMPLE.ORG@EXAMPLE.ORG
_TICKET = re.compile(r"^\S.*\S  +(\S.*\S|>>>Expired<<<) +krbtgt/([^@\s]+)@", re.MULTILINE)
_FORMS = ("%m/%d/%y %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%b %d %H:%M:%S %Y")
# dsregcmd, which speaks English everywhere: "  AzureAdPrtExpiryTime : 2026-12-07 09:00:00.000 UTC".
_VALUE = re.compile(r"^\s*(\w+) : (.+?)\s*$", re.MULTILINE)


class SignInTicket(msgspec.Struct, frozen=True, kw_only=True):
    """`used`: this computer signs in so; `expires_seconds` from now, None without a ticket.

    `kind` is whose tickets they are or would be.
    """

    kind: str
    used: bool
    realm: DomainName | None = None
    expires_seconds: float | None = None


def _linux(machine: Machine) -> SignInTicket:
    """A computer that names no realm uses no tickets; one that joined a realm has a keytab."""
    with suppress(FileNotFoundError):
        if realm := _REALM.search(machine.read(_CONFIGURATION)):
            ticket = _klist(machine, realm[1])
            if ticket.expires_seconds is not None or _KEYTAB in machine.names("/etc"):
                return ticket
    return SignInTicket(kind=_KERBEROS, used=False)


def _macos(machine: Machine) -> SignInTicket:
    ticket = _klist(machine, None)
    return (
        ticket if ticket.expires_seconds is not None else SignInTicket(kind=_KERBEROS, used=False)
    )


def _klist(machine: Machine, realm: str | None) -> SignInTicket:
    """Klist fails where there is no ticket at all."""
    output = machine.run("klist", limit=1.5)
    if output.code != 0:
        return SignInTicket(kind=_KERBEROS, used=True, realm=realm)
    return parse(output.out, realm, machine.now())


def parse(printed: str, realm: str | None, now: float) -> SignInTicket:
    """The ticket for tickets in what klist printed, in local time; the last one is the newest."""
    found = _TICKET.findall(printed)
    if not found:
        return SignInTicket(kind=_KERBEROS, used=True, realm=realm)
    ends, place = found[-1]
    expires = now if "Expired" in ends else _moment(ends)
    if expires is None:
        raise CannotTell(text("the program “{program}” could not say", program="klist"))
    return SignInTicket(kind=_KERBEROS, used=True, realm=place, expires_seconds=expires - now)


def _moment(said: str) -> float | None:
    for form in _FORMS:
        with suppress(ValueError):
            return datetime.strptime(said, form).astimezone().timestamp()
    return None


def _windows(machine: Machine) -> SignInTicket:
    values = dict(_VALUE.findall(answer(machine, "dsregcmd", "/status", limit=2.5)))
    if values.get("AzureAdJoined") != "YES":
        return SignInTicket(kind=_ENTRA, used=False)
    realm = values.get("TenantName")
    ends = values.get("AzureAdPrtExpiryTime", "").removesuffix(" UTC")
    with suppress(ValueError):
        left = datetime.fromisoformat(ends).replace(tzinfo=UTC).timestamp() - machine.now()
        return SignInTicket(kind=_ENTRA, used=True, realm=realm, expires_seconds=left)
    return SignInTicket(kind=_ENTRA, used=True, realm=realm)


FACT = Fact(
    id="sign_in_ticket",
    topic=Topic.ACCOUNTS,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
