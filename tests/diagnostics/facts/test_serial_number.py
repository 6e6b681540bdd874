"""The number on the box, which goes along only if the person wants."""

from __future__ import annotations

import pytest

from diagnostics.facts.serial_number import FACT, Serial, serial
from diagnostics.identities import Identity, IdentityKind, identities
from diagnostics.model import CannotTell, Goes
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine

FILE = "/sys/class/dmi/id/product_serial"
IOREG = '  "IOPlatformSerialNumber" = "C02XXXXXXXXX"\n'


class Barred(RecordedMachine):
    """A computer whose files are for administrators."""

    def read(self, path: str) -> str:
        raise PermissionError(path)


@pytest.mark.parametrize(
    "machine",
    [
        RecordedMachine(Platform.LINUX, files={FILE: "C02XXXXXXXXX\n"}),
        RecordedMachine(Platform.MACOS, programs={"ioreg": IOREG}),
        RecordedMachine(Platform.WINDOWS, programs={"powershell": '"C02XXXXXXXXX "'}),
    ],
    ids=lambda machine: machine.platform,
)
def test_every_system_tells_it(machine: RecordedMachine) -> None:
    found = FACT.readers[machine.platform](machine)
    assert found == Serial(number="C02XXXXXXXXX")
    assert identities(found) == (Identity(IdentityKind.SERIAL, "C02XXXXXXXXX"),)
    assert FACT.goes is Goes.BY_CHOICE


@pytest.mark.parametrize("written", ["", "Default string", "To Be Filled By O.E.M.\n"])
def test_what_makers_leave_in_its_place_is_no_number(written: str) -> None:
    with pytest.raises(CannotTell):
        serial(written)


@pytest.mark.parametrize(
    ("machine", "words"),
    [
        (Barred(Platform.LINUX), "only an administrator"),
        (RecordedMachine(Platform.LINUX), "no record"),
        (RecordedMachine(Platform.MACOS, programs={"ioreg": ""}), "no number"),
    ],
)
def test_what_cannot_be_known_has_its_reason(machine: RecordedMachine, words: str) -> None:
    with pytest.raises(CannotTell, match=words):
        FACT.readers[machine.platform](machine)
