"""Asking for what only an administrator may do: a real polkit allows, refuses, asks or is away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from diagnostics.fixes import rights
from diagnostics.fixes.restart_printing import FIX
from diagnostics.model import Cancelled
from diagnostics.system import Output, Platform, ProgramTimedOut
from diagnostics.text import text
from privileged.protocol import RESTART_PRINTING, Ended
from tests.support.balie import Balie
from tests.support.fixing import Told
from tests.support.judging import english
from tests.support.machine import RecordedMachine
from tests.support.polkit import Agent, Computer, Verdict

QUESTION = "Balie wants to restart printing, as you asked."
SET_UP = {"/usr/libexec/balie-rights": "", "/usr/share/polkit-1/actions/balie.policy": ""}
READY = {**SET_UP, "/usr/bin/pkexec": ""}

# A print system that takes connections and answers nobody.
HANGS = """
/etc/init.d/cups start >/dev/null
until [ -s /run/cups/cupsd.pid ]; do sleep 0.05; done
cp /run/cups/cupsd.pid {folder}/before
kill -STOP $(cat /run/cups/cupsd.pid)
"""


def fixed(computer: Computer, balie: Balie, *prefix: str) -> Any:
    """What the command line tells of the fix, as nobody on that computer."""
    return balie.under(*prefix)("fix", FIX.id, "--json", code=None)


def detail(told: Any) -> str:
    [step] = told["steps"]
    return str(step["detail"])


@pytest.mark.slow
def test_allowed_a_print_system_that_hangs_prints_again(computer: Computer, balie: Balie) -> None:
    hangs = HANGS.format(folder=computer.folder)
    told = fixed(computer, balie, *computer.prefix(Verdict.ALLOWED, extra=hangs))
    assert told["summary"] == "Printing was restarted"
    assert told["before"][0].startswith("Could not tell")
    assert told["after"][0] == "This computer has no printer, so nothing can be stuck."
    before = (computer.folder / "before").read_text()
    assert (computer.folder / "run-cups" / "cupsd.pid").read_text() != before
    assert "user 65534 asked for 'restart_printing': done" in computer.log()
    assert computer.asked() == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("verdict", "agent", "said", "asked"),
    [
        (Verdict.ASK, Agent.RIGHT, "Printing was started anew.", [QUESTION]),
        (Verdict.ASK, Agent.WRONG, "the password was not right", [QUESTION]),
        (Verdict.ASK, Agent.CLOSES, "The question for the password was closed", [QUESTION]),
        (Verdict.ASK, Agent.NONE, "Nothing here can ask you for the password", []),
        (Verdict.REFUSED, Agent.RIGHT, "Your computer does not allow it", []),
    ],
)
def test_each_end_has_its_sentence_and_only_one_restarts(
    verdict: Verdict,
    agent: Agent,
    said: str,
    asked: list[str],
    computer: Computer,
    balie: Balie,
) -> None:
    told = fixed(computer, balie, *computer.prefix(verdict, agent))
    assert said in detail(told)
    assert computer.asked() == asked
    done = agent is Agent.RIGHT and verdict is Verdict.ASK
    assert ("balie-rights[" in computer.log()) == done
    assert (computer.folder / "run-cups" / "cupsd.pid").exists() == done


@pytest.mark.slow
def test_without_a_polkit_that_answers_nothing_is_done(computer: Computer, balie: Balie) -> None:
    told = fixed(computer, balie, *computer.prefix(polkitd=False))
    assert "does not answer who may do this" in detail(told)


@pytest.mark.slow
@pytest.mark.parametrize("words", [("fix", FIX.id, "--plan"), ("fix", "--healthy")])
def test_nobody_is_asked_who_did_not_just_ask_for_this_fix(
    words: tuple[str, ...], computer: Computer, balie: Balie
) -> None:
    balie.under(*computer.prefix(Verdict.ASK, Agent.RIGHT))(*words, code=None)
    assert computer.asked() == []
    assert "balie-rights[" not in computer.log()


@pytest.mark.slow
def test_a_link_to_the_helper_is_not_the_helper(computer: Computer) -> None:
    """By another path it would be read again after polkit allowed it, as something else maybe."""
    link = computer.folder / "seen" / "link"
    link.symlink_to("/usr/libexec/balie-rights")
    asks = ["sh", "-c", '"$@"; exit $?', "sh", "pkexec", "--disable-internal-agent"]
    prefix = computer.prefix(Verdict.ALLOWED)
    done = computer.run(*asks, str(link), RESTART_PRINTING, prefix=prefix)
    assert done.returncode == 127 or str(link) not in computer.log()


@pytest.mark.parametrize("missing", READY)
def test_where_it_did_not_install_all_of_it_the_plan_says_so_and_nobody_is_asked(
    missing: str,
) -> None:
    files = {path: content for path, content in READY.items() if path != missing}
    plan = FIX.plan(RecordedMachine(Platform.LINUX, files=files))
    assert plan.steps == ()
    assert english(plan.summary) == "IT has not set this up on this computer."


def answered(answer: Output | Exception | None) -> tuple[bool, str]:
    """What is said where pkexec answers so."""
    programs = {} if answer is None else {"/usr/bin/env": answer}
    machine = RecordedMachine(Platform.LINUX, programs=programs, files=READY)
    (ok, said), _ = rights.ask(machine, Told(), RESTART_PRINTING, text("Done."))
    return ok, english(said)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Output(Ended.FAILED, ""), "did not work"),
        (Output(1, "", "Traceback"), "did not work"),
        (Output(-9, ""), "did not work"),
        (Output(Ended.NOT_UNDERSTOOD, ""), "another version"),
        (Output(Ended.NOT_HERE, ""), "nothing of that kind"),
        (Output(Ended.BUSY, ""), "being done already"),
        (Output(Ended.DISTRUSTED, ""), "Others than administrators"),
        (Output(127, "", "/usr/bin/env: ‘/usr/bin/pkexec’: No such file"), "not set this up"),
        (Output(127, "", "Error getting authority: no such bus"), "does not answer"),
        (ProgramTimedOut("env"), "no end to it within"),
        (None, "not set this up"),
    ],
)
def test_whatever_it_ends_with_is_a_sentence(answer: Output | Exception | None, said: str) -> None:
    ok, sentence = answered(answer)
    assert not ok
    assert said in sentence
    assert sentence.endswith(".")


def test_only_a_clean_end_is_called_done() -> None:
    assert answered(Output(0, "")) == (True, "Done.")


def test_stopped_before_the_question_nobody_is_asked() -> None:
    with pytest.raises(Cancelled):
        rights.ask(RecordedMachine(Platform.LINUX), Told(most=0), RESTART_PRINTING, text("Done."))


def test_nothing_of_the_person_reaches_pkexec() -> None:
    asked: list[tuple[str, ...]] = []

    class Listening(RecordedMachine):
        def run(self, *argv: str, limit: float) -> Output:
            asked.append(argv)
            return Output(0, "")

    rights.ask(Listening(Platform.LINUX), Told(), "action", text("Done."), manager="apt")
    [argv] = asked
    assert argv[:2] == ("/usr/bin/env", "-i")
    assert argv[-3:] == ("/usr/libexec/balie-rights", "action", "manager=apt")


def test_the_helper_says_where_it_is_installed() -> None:
    assert all(Path(path).is_absolute() for path in READY)
