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
from diagnostics.fixes.rights import PASSWORD
from diagnostics.model import CannotTell, Outcome, Plan, Topic
from diagnostics.system import Output, Platform, this_machine
from diagnostics.text import Text, words
from privileged.protocol import HELPER, POLICY
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
        "administrator": False,
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


PRINTED = (
    "\x1b[31mred\x1b[0m\x1b]0;title\x07\x1b]8;;http://evil\x1b\\link\r\n50 %\r100 %\x00\x07\x9b2J\n"
)
COMPLAINED = "\u202egpj.exe\ufffd\x1b"


def test_what_it_prints_cannot_move_the_cursor_of_whoever_reads_it() -> None:
    assert readable(PRINTED, COMPLAINED) == "redlink\n50 %\n100 %2J\ngpj.exe\ufffd"


@given(st.text(), st.text())
def test_whatever_it_prints_becomes_lines_of_text(out: str, err: str) -> None:
    said = readable(out, err)
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


def asked(output: Output, *, installed: bool = True) -> RecordedMachine:
    """A computer whose polkit answers what is asked of it for the site “bru”, and nothing else."""
    line = (
        "/usr/bin/env -i LC_ALL=C.UTF-8 PATH=/usr/bin:/bin "
        f"/usr/bin/pkexec --disable-internal-agent {HELPER} own_fix id=profile site=bru"
    )
    there = dict.fromkeys((HELPER, POLICY, "/usr/bin/pkexec"), "") if installed else {}
    return RecordedMachine(Platform.LINUX, programs={line: output}, files=there)


AS_ADMINISTRATOR = script(("/opt/x", "{site}"), choices=(SITES,), administrator=True)


def test_with_an_administrators_rights_the_helper_is_told_names_and_never_a_command() -> None:
    made = fix(AS_ADMINISTRATOR)
    assert made.asks_rights
    assert made.platforms == {Platform.LINUX}
    machine = asked(Output(0, "set\x1b[2J\n"))
    plan = made.plan(machine)
    assert PASSWORD in plan.needs
    outcome = made.apply(machine, plan, frozenset({"site=bru"}), Told())
    [step] = outcome.steps
    assert (step.ok, step.printed) == (True, "set")


def test_refused_it_did_not_work_and_it_is_said_why() -> None:
    machine = asked(Output(127, "", "Error executing command as another user: Not authorized\n"))
    made = fix(AS_ADMINISTRATOR)
    outcome = made.apply(machine, made.plan(machine), frozenset({"site=bru"}), Told())
    assert not outcome.steps[0].ok
    assert "does not allow it" in english(outcome.steps[0].detail)


def test_stopped_before_the_question_nobody_is_asked() -> None:
    made = fix(AS_ADMINISTRATOR)
    machine = asked(Output(0, ""))
    chosen = frozenset({"site=bru"})
    outcome = made.apply(machine, made.plan(machine), chosen, Told(most=0))
    assert (outcome.cancelled, outcome.steps) == (True, ())


def test_where_the_helper_is_not_installed_nothing_is_offered() -> None:
    plan = fix(AS_ADMINISTRATOR).plan(asked(Output(0, ""), installed=False))
    assert plan.steps == ()
    assert english(plan.summary) == "IT has not set this up on this computer."
