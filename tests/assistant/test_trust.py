"""Which organisation's files may name commands, by where they are and who may change them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from assistant.trust import distrusted_on_windows, trust_on
from diagnostics.system import Output, Platform, ProgramTimedOut
from tests.support.judging import english
from tests.support.machine import RecordedMachine

FILE = Path(r"C:\ProgramData\Balie\organisation.toml")
LOCKED = "O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
INHERITED = LOCKED.replace("PAI", "AI") + "(A;CIID;DCLCRPCR;;;BU)"


def windows(answer: dict[str, object] | str | Output | Exception) -> RecordedMachine:
    """A computer on which PowerShell printed this."""
    printed = json.dumps(answer) if isinstance(answer, dict) else answer
    return RecordedMachine(Platform.WINDOWS, programs={"powershell": printed})


def access(*sddl: str, links: int = 0, file: Path = FILE) -> dict[str, object]:
    return {"file": str(file), "links": links, "sddl": sddl}


def why(machine: RecordedMachine, file: Path = FILE) -> str:
    reason = distrusted_on_windows(file, machine)
    return english(reason) if reason else ""


def test_a_file_and_a_folder_that_only_administrators_change() -> None:
    assert why(windows(access(LOCKED, LOCKED))) == ""
    # Windows does not tell capital letters from small ones.
    assert (
        why(windows(access(LOCKED, LOCKED)), Path(r"c:\programdata\Balie\Organisation.toml")) == ""
    )


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (access(INHERITED, LOCKED), "others than administrators may change"),
        (access(LOCKED, INHERITED), "others than administrators may change"),
        (access(LOCKED, LOCKED, links=1), "a link leads to"),
        (access(LOCKED), "Windows does not say"),
        (access(LOCKED, LOCKED, file=Path(r"D:\Data\Balie\organisation.toml")), "this file is not"),
        ("", "Windows does not say"),
        ("Get-Acl : Access is denied.", "Windows does not say"),
        (Output(1, ""), "Windows does not say"),
        (ProgramTimedOut("powershell"), "Windows does not say"),
    ],
)
def test_whatever_else_windows_says_is_no_trust(
    answer: dict[str, object] | str | Output | Exception, reason: str
) -> None:
    assert why(windows(answer)).startswith(reason)


def test_each_system_asks_in_its_own_way(tmp_path: Path) -> None:
    file = tmp_path / "organisation.toml"
    file.write_text("")
    linux = trust_on(RecordedMachine(Platform.LINUX), file)
    elsewhere = linux(Path("/somewhere/else.toml"), file.stat())
    assert elsewhere is not None
    assert english(elsewhere) == "this file is not in the place where only IT can put it"
    if os.name == "posix":  # below a folder for temporary files, where everybody may write
        assert linux(file, file.stat()) is not None
    assert trust_on(windows(access(LOCKED, LOCKED)), FILE)(FILE, file.stat()) is None
