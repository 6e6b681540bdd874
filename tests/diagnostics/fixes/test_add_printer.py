"""Adding a printer of the organisation's: one print system asks another, both real."""

from __future__ import annotations

import os
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.fixes.add_printer import fix
from diagnostics.fixes.add_printer.nearest import by_distance
from diagnostics.model import Fix, OfficePrinter, Outcome, Plan, Settings
from diagnostics.registry import checks
from diagnostics.repair import Effect, repair
from diagnostics.system import Output, Platform, this_machine
from diagnostics.text import words
from tests.diagnostics.fixes.test_clear_print_queue import NobodysMachine
from tests.support.cups import Cups
from tests.support.fixing import Told, given_to
from tests.support.machine import RecordedMachine
from tests.support.waiting import eventually

EVERYWHERE = "0.0.0.0/0"


def printer(name: str, address: str = "", **more: Any) -> OfficePrinter:
    address = address or f"ipp://127.0.0.1:9/printers/{name}"
    return OfficePrinter(id=name, name=words(name.title()), address=address, **more)


def undo(of: Fix, plan: Plan) -> Outcome:
    assert of.undo is not None
    assert plan.undo is not None
    return of.undo(this_machine(), plan.undo, Told())


@pytest.mark.slow
def test_a_printer_is_added_and_proven_and_removed_again(cups: Cups, print_server: Cups) -> None:
    hall = printer("hall", print_server.share_printer("hall"), place=words("Beside the lifts"))
    mending = fix((hall,))
    machine = this_machine()
    plan = mending.plan(machine)
    assert [(step.optional, step.group) for step in plan.steps] == [(False, None)]
    every = {check.id: check for check in checks(Settings(printers=(hall,)))}
    assert every["default_printer"].fix == "add_printer"
    done = repair(mending, plan, frozenset(), every, machine, Told())
    assert done.effect is Effect.VERIFIED
    assert [step.ok for step in done.outcome.steps] == [True]
    assert cups.run("lpstat", "-d").strip() == "system default destination: hall"
    assert "Beside the lifts" in cups.run("lpstat", "-l", "-p", "hall")
    assert mending.plan(machine).steps == ()
    for _ in range(2):
        assert [step.ok for step in undo(mending, plan).steps] == [True]
        assert "hall" not in cups.run("lpstat", "-e")
    assert "no system default" in cups.run("lpstat", "-d")


@pytest.mark.slow
def test_what_is_printed_on_it_arrives(cups: Cups, print_server: Cups) -> None:
    hall = printer("hall", print_server.share_printer("hall"))
    print_server.run("cupsdisable", "hall")
    mending = fix((hall,))
    machine = this_machine()
    mending.apply(machine, mending.plan(machine), frozenset(), Told())
    cups.print("hall")
    eventually(print_server.waiting)


@pytest.mark.slow
def test_of_several_the_chosen_one_is_added_and_the_default_stays(
    cups: Cups, print_server: Cups
) -> None:
    cups.add_printer("old")
    cups.run("lpadmin", "-d", "old")
    address = print_server.share_printer("hall")
    mending = fix((printer("far"), printer("hall", address, networks=(EVERYWHERE,))))
    machine = this_machine()
    plan = mending.plan(machine)
    assert [(step.id, step.optional) for step in plan.steps] == [("hall", True), ("far", True)]
    assert {step.group.msgid for step in plan.steps if step.group} == {"Which printer"}
    assert plan.steps[0].detail.msgid == "Nearest to you."
    mending.apply(machine, plan, frozenset({"hall"}), Told())
    assert cups.run("lpstat", "-e").split() == ["hall", "old"]
    assert cups.run("lpstat", "-d").strip() == "system default destination: old"
    undo(mending, plan)
    assert cups.run("lpstat", "-e").split() == ["old"]


@pytest.mark.slow
def test_a_printer_that_does_not_answer_leaves_nothing_behind(
    cups: Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diagnostics.fixes.add_printer.cups.ANSWER_SECONDS", 1.0)
    mending = fix((printer("gone"),))
    machine = this_machine()
    [step] = mending.apply(machine, mending.plan(machine), frozenset(), Told()).steps
    assert not step.ok
    assert "does not answer" in step.detail.msgid
    assert "gone" not in cups.run("lpstat", "-e")


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to be somebody else")
def test_who_may_not_add_one_is_told(cups: Cups, print_server: Cups) -> None:
    mending = fix((printer("hall", print_server.share_printer("hall")),))
    machine = NobodysMachine(Platform.LINUX)
    [step] = mending.apply(machine, mending.plan(machine), frozenset(), Told()).steps
    assert not step.ok
    assert "IT can" in step.detail.msgid
    assert "hall" not in cups.run("lpstat", "-e")


@pytest.mark.slow
def test_planning_and_stopping_add_nothing_and_an_undo_removes_only_its_own(
    cups: Cups, print_server: Cups
) -> None:
    mending = fix((printer("hall", print_server.share_printer("hall")),))
    machine = this_machine()
    plan = mending.plan(machine)
    assert mending.apply(machine, plan, frozenset(), Told(most=0)).cancelled
    assert "hall" not in cups.run("lpstat", "-e")
    cups.add_printer("hall")  # somebody else's, of the same name
    undo(mending, plan)
    made_up = {"queues": [{"name": "-x", "leads_to": "hall"}, {"name": "hall", "leads_to": ""}]}
    assert mending.undo is not None
    for content in (msgspec.json.encode(made_up), b"["):
        mending.undo(machine, content, Told())
    assert cups.run("lpstat", "-e").split() == ["hall"]


def test_the_narrowest_network_is_nearest() -> None:
    here = printer("here", networks=("10.2.3.0/24",))
    house = printer("house", networks=("2001:db8::/32", "10.2.0.0/16"))
    far = printer("far", networks=("10.9.0.0/16",))
    nowhere = printer("nowhere")
    ordered = by_distance([nowhere, far, house, here], ["10.2.3.4", "fe80::1%eth0", "strange"])
    assert [(p.id, near) for p, near in ordered] == [
        ("here", True),
        ("house", True),
        ("nowhere", False),
        ("far", False),
    ]


@given(
    st.lists(st.ip_addresses(network="10.0.0.0/8").map(str), max_size=3),
    st.lists(st.integers(8, 32), max_size=5),
)
def test_each_printer_is_listed_once_and_near_ones_first(
    addresses: list[str], lengths: list[int]
) -> None:
    printers = [
        printer(f"p{n}", networks=(f"10.0.0.0/{length}",)) for n, length in enumerate(lengths)
    ]
    ordered = by_distance(printers, addresses)
    assert sorted(p.id for p, _ in ordered) == sorted(p.id for p in printers)
    assert [near for _, near in ordered] == sorted((near for _, near in ordered), reverse=True)


WINDOWS = '{"printers":[{"name":"\\\\\\\\Print\\\\Old","stopped":false,"default":true}],"jobs":[]}'


def test_windows_connects_the_share_for_this_person() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": WINDOWS})
    old, hall = printer("old", share=r"\\print\old"), printer("hall", share=r"\\print\Hall'2")
    mending = fix((old, hall, printer("without-share")))
    plan = mending.plan(machine)
    assert [step.id for step in plan.steps] == ["hall"]
    [step] = mending.apply(machine, plan, frozenset(), Told()).steps
    assert step.ok
    assert given_to(machine.ran[-1][-1]) == {"share": r"\\print\Hall'2"}
    assert machine.ran[-1][-1].endswith("Add-Printer -ConnectionName $share")
    assert mending.undo is not None
    assert plan.undo is not None
    mending.undo(machine, plan.undo, Told())
    assert "Remove-Printer" in machine.ran[-1][-1]


def test_without_a_print_system_it_says_so() -> None:
    plan = fix((printer("hall"),)).plan(RecordedMachine(Platform.LINUX))
    assert plan.steps == ()
    assert "No printer can be added" in plan.summary.msgid


def test_a_print_system_that_goes_away_adds_nothing() -> None:
    programs: dict[str, str | Output | Exception] = {
        "lpstat": Output(1, "", "lpstat: Scheduler is not running.")
    }
    machine = RecordedMachine(Platform.LINUX, programs=programs)
    there = RecordedMachine(Platform.LINUX, programs={"lpstat": ""})
    mending = fix((printer("hall"),))
    [step] = mending.apply(machine, mending.plan(there), frozenset(), Told()).steps
    assert not step.ok
