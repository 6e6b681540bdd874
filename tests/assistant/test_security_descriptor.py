"""Security descriptors as Windows writes them, and who may change what they are about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.security_descriptor import only_administrators_change

# icacls "%ProgramData%\Balie" /inheritance:r /grant *S-1-5-32-544:(OI)(CI)F ... *S-1-5-32-545:RX
LOCKED = "O:BAG:DUD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
# A folder made below C:\ProgramData, which lets users put files into it.
DEFAULT = (
    "O:BAG:DUD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIIOID;GA;;;CO)"
    "(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)"
)


@pytest.mark.parametrize(
    "sddl",
    [
        LOCKED,
        LOCKED.replace("0x1200a9", "FRFX"),
        LOCKED.replace("O:BA", "O:S-1-5-32-544"),
        LOCKED + "(A;OICIIO;GA;;;CO)",
        LOCKED + "(D;;FA;;;BU)",
        LOCKED + "S:AI(AU;FA;FA;;;WD)",
    ],
)
def test_only_administrators_change_it(sddl: str) -> None:
    assert only_administrators_change(sddl)


@pytest.mark.parametrize(
    "sddl",
    [
        "",
        DEFAULT,
        LOCKED.replace("O:BA", "O:S-1-5-21-1004336348-1177238915-682003330-1001"),
        LOCKED.replace("0x1200a9", "0x1301bf"),
        LOCKED.replace("0x1200a9", "FA"),
        LOCKED.replace("0x1200a9", "FRWD"),
        LOCKED.replace("0x1200a9", "FRx"),
        LOCKED + "(A;;FA;;;WD)",
        LOCKED + '(XA;;FA;;;WD;(@User.Title=="PM"))',
        LOCKED + "(OA;;FA;;;WD)",
        LOCKED + "(A;;FA;;;)",
        LOCKED + "(A;;FA)",
        "O:BAG:DUD:NO_ACCESS_CONTROL",
        "O:BAG:DU",
    ],
)
def test_others_may_change_it_or_nobody_knows(sddl: str) -> None:
    assert not only_administrators_change(sddl)


@given(st.text(alphabet="OGDS:;()ABUWF0x12aI-", max_size=60))
def test_whatever_stands_there_no_failure(more: str) -> None:
    assert only_administrators_change(LOCKED + more) in (True, False)
