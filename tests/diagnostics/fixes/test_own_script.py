"""Fixes that an organisation declared: real scripts, and what they may try."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.facts.own_command import Reads, command_line, fact
from diagnostics.fixes.own_script import Choice, Script, Value, fix
from diagnostics.fixes.own_script.apply import readable
from diagnostics.model import CannotTell, Outcome, Plan, Topic
from diagnostics.system import Platform, this_machine
from diagnostics.system.watched import Ended, How
from diagnostics.text import Text, words
from tests.support.fixing import Told
from tests.support.judging import english
from tests.support.machine import RecordedMachine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs scripts of a shell")

NOTHING = Text(msgid="")
SITES = Choice(
    id="site",
    title=words("Your site"),
    values=tuple(
        Value(value=site, title=words(site.title()), about=NOTHING) for site in ("ams", "bru")
    ),
)


def script(
    remediate: tuple[str, ...] = ("/bin/true",),
    detect: tuple[str, ...] | None = ("/bin/false",),
    **more: Any,
) -> Script:
    look = None
    if detect is not None:
        everywhere = dict.fromkeys(Platform, detect)
        look = fact("profile", Topic.VPN, everywhere, Reads.EXIT_CODE, 5.0)
    given: dict[str, Any] = {
        "id": "profile",
        "topic": Topic.VPN,
        "title": words("Repair the profile"),
        "about": words("Writes it again."),
        "keywords": words("vpn"),
        "remediate": dict.fromkeys(Platform, remediate),
        "detect": look,
        "check": None,
        "choices": (),
        "needs": (),
        "untouched": None,
        "limit": 20.0,
        "seconds": 1.0,
        "signed": False,
    }
    return Script(**given | more)


def planned(declared: Script) -> Plan:
    return fix(declared).plan(this_machine())


def ran(declared: Script, *chosen: str, told: Told | None = None) -> Outcome:
    made = fix(declared)
    plan = made.plan(this_machine())
    return made.apply(this_machine(), plan, frozenset(chosen), told or Told())


def sh(code: str) -> tuple[str, ...]:
    return ("/bin/sh", "-c", code)


def test_exit_code_0_of_the_detection_means_that_nothing_is_to_be_done() -> None:
    plan = planned(script(detect=("/bin/true",)))
    assert plan.steps == ()
    assert english(plan.summary) == "“Repair the profile” is not needed now."


@pytest.mark.parametrize("detect", [("/bin/false",), None], ids=["exit code 1", "no detection"])
def test_else_it_says_what_would_be_done(detect: tuple[str, ...] | None) -> None:
    plan = planned(script(detect=detect, needs=(words("Outlook is closed."),), seconds=7.0))
    assert [step.id for step in plan.steps] == ["remediate"]
    assert (plan.seconds, len(plan.needs)) == (7.0, 1)


@pytest.mark.parametrize(
    ("detect", "why"),
    [
        (sh("exit 5"), "the command of your organisation ended with code 5"),
        (("/opt/contoso/none",), "the program “/opt/contoso/none” cannot be started"),
        (("/etc/hostname",), "the program “/etc/hostname” cannot be started"),
        (sh("kill -9 $$"), "the command of your organisation ended with code -9"),
    ],
)
def test_any_other_end_of_the_detection_leaves_everything_alone(
    detect: tuple[str, ...], why: str
) -> None:
    with pytest.raises(CannotTell) as cannot:
        planned(script(detect=detect))
    assert english(cannot.value.reason) == why


def test_a_detection_that_hangs_leaves_everything_alone() -> None:
    hangs = dict.fromkeys(Platform, sh("sleep 60"))
    look = fact("profile", Topic.VPN, hangs, Reads.EXIT_CODE, 0.3)
    with pytest.raises(CannotTell, match="did not answer in time"):
        planned(msgspec.structs.replace(script(), detect=look))


def test_the_remediation_is_done_where_it_ends_with_0() -> None:
    outcome = ran(script(sh("echo profile written; echo beware >&2")))
    [step] = outcome.steps
    assert step.ok
    assert english(step.detail) == "It ended without an error."
    assert step.printed == "profile written\nbeware"
    assert english(outcome.summary) == "“Repair the profile” has run"


@pytest.mark.parametrize(
    ("code", "detail"),
    [
        ("exit 1", "It ended with the error 1."),
        ("sleep 600", "It took longer than 1.0, and was ended."),
        ("yes; exit 0", "It took longer than 1.0, and was ended. Of what it printed"),
    ],
)
def test_and_else_it_failed(code: str, detail: str) -> None:
    outcome = ran(script(sh(code), limit=1.0))
    assert not outcome.steps[0].ok
    assert english(outcome.steps[0].detail).startswith(detail)
    assert english(outcome.summary) == "“Repair the profile” did not work"


def test_one_that_cannot_be_started_failed() -> None:
    outcome = ran(script(("/opt/contoso/none",)))
    assert not outcome.steps[0].ok
    assert english(outcome.steps[0].detail) == "“/opt/contoso/none” cannot be started."


def test_stopped_by_the_person_it_is_not_finished() -> None:
    outcome = ran(script(sh("echo begun; sleep 600")), told=Told(most=2))
    assert outcome.cancelled
    assert english(outcome.steps[0].detail) == "It was stopped before its end."


def test_progress_never_looks_finished_before_it_is() -> None:
    told = Told()
    ran(script(sh("sleep 0.6"), seconds=0.1), told=told)
    assert max(done for done, _ in told.steps) == 0.95


def test_what_was_chosen_is_one_whole_argument() -> None:
    declared = script(("/usr/bin/printf", "<%s>", "--site", "{site}"), choices=(SITES,))
    assert [(s.id, s.optional, s.group) for s in planned(declared).steps[1:]] == [
        ("site=ams", True, SITES.title),
        ("site=bru", True, SITES.title),
    ]
    assert ran(declared, "site=bru").steps[0].printed == "<--site><bru>"


@pytest.mark.parametrize(
    "chosen",
    [(), ("site=ams", "site=bru"), ("site=lon",), ("site=ams; reboot",), ("ams",)],
)
def test_nothing_runs_with_a_choice_that_is_none(tmp_path: Path, chosen: tuple[str, ...]) -> None:
    file = tmp_path / "ran"
    declared = script(("/usr/bin/touch", str(file), "{site}"), choices=(SITES,))
    with pytest.raises(ValueError, match="unpack"):
        ran(declared, *chosen)
    assert not file.exists()


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_no_value_becomes_more_than_its_argument(value: str) -> None:
    choice = Choice(
        id="name",
        title=words("Name"),
        values=(Value(value=value, title=words("x"), about=NOTHING),),
    )
    declared = script(("/bin/x", "a", "{name}", "{name} b", "{other}"), choices=(choice,))
    argv = declared.argv(Platform.LINUX, {f"name={value}"})
    assert argv == ("/bin/x", "a", value, "{name} b", "{other}")


def test_nothing_in_an_argument_is_expanded() -> None:
    outcome = ran(script(("/bin/echo", "$HOME", "*", "~", "`id`", "$(id)", "; id")))
    assert outcome.steps[0].printed == "$HOME * ~ `id` $(id) ; id"


HOSTILE = Ended(
    how=How.EXITED,
    code=0,
    out="\x1b[31mred\x1b[0m\x1b]0;title\x07\x1b]8;;http://evil\x1b\\link\r\n"
    "50 %\r100 %\x00\x07\x9b2J\n",
    err="\u202egpj.exe\ufffd\x1b",
    cut=False,
)


def test_what_it_prints_cannot_move_the_cursor_of_whoever_reads_it() -> None:
    assert readable(HOSTILE) == "redlink\n50 %\n100 %2J\ngpj.exe\ufffd"


@given(st.text(), st.text())
def test_whatever_it_prints_becomes_lines_of_text(out: str, err: str) -> None:
    said = readable(Ended(how=How.EXITED, code=0, out=out, err=err, cut=False))
    assert not [c for c in said if c not in "\n\t" and (ord(c) < 32 or 127 <= ord(c) < 160)]


WINDOWS = RecordedMachine(Platform.WINDOWS, environment={"SYSTEMROOT": r"D:\Windows"})
POWERSHELL = r"D:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe"
FRAME = (POWERSHELL, "-NoLogo", "-NoProfile", "-NonInteractive")


def test_a_powershell_script_is_run_as_its_device_management_does() -> None:
    argv = (r"C:\ProgramData\Contoso\Remediate.ps1", "-Site", "ams")
    assert command_line(argv, WINDOWS, signed=False) == (
        *FRAME,
        "-ExecutionPolicy",
        "Bypass",
        "-File",
        *argv,
    )
    assert command_line(argv, WINDOWS, signed=True) == (*FRAME, "-File", *argv)


def test_any_other_program_is_run_by_its_path() -> None:
    for argv, machine in (
        ((r"C:\Contoso\fix.exe", "/quiet"), WINDOWS),
        (("/opt/contoso/fix.ps1",), RecordedMachine(Platform.LINUX)),
    ):
        assert command_line(argv, machine, signed=False) == argv
