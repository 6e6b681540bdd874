"""A fact says by its types which of its values name somebody; all of them are found."""

from __future__ import annotations

import msgspec
import pytest

from diagnostics.identities import (
    AccountName,
    Identity,
    IdentityKind,
    IPAddress,
    PrinterName,
    identities,
)


class Job(msgspec.Struct, frozen=True, kw_only=True):
    printer: PrinterName
    owner: AccountName | None = None
    pages: int = 0


class Everything(msgspec.Struct, frozen=True, kw_only=True):
    model: str = "Latitude"
    first: PrinterName = ""
    jobs: tuple[Job, ...] = ()
    addresses: tuple[IPAddress, ...] | None = None
    by_printer: dict[PrinterName, Job] = {}


def printer(name: str) -> Identity:
    return Identity(IdentityKind.PRINTER, name)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (Everything(), ()),
        (Everything(first="HALL-1"), (printer("HALL-1"),)),
        (Everything(first="HALL-1", jobs=(Job(printer="HALL-1"),)), (printer("HALL-1"),)),
        (
            Everything(jobs=(Job(printer="BADGE", owner="anna"),)),
            (printer("BADGE"), Identity(IdentityKind.ACCOUNT, "anna")),
        ),
        (
            Everything(addresses=("10.0.0.7", "fe80::1")),
            (
                Identity(IdentityKind.ADDRESS, "10.0.0.7"),
                Identity(IdentityKind.ADDRESS, "fe80::1"),
            ),
        ),
        (
            Everything(by_printer={"HALL-1": Job(printer="HALL-2")}),
            (printer("HALL-1"), printer("HALL-2")),
        ),
    ],
)
def test_identities_are_found_wherever_the_types_say(
    value: Everything, found: tuple[Identity, ...]
) -> None:
    assert identities(value) == found
