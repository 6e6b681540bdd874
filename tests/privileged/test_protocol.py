"""Which requests are understood: those that are declared, to the letter, and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.fixes.rights import QUESTIONS
from privileged.actions import ACTIONS
from privileged.protocol import BUILT_IN, LONGEST_ARGUMENT, MOST_ARGUMENTS, OWN_FIX, parse

DECLARED = [
    ["restart_printing"],
    *(["empty_package_store", f"manager={m}"] for m in ("apt", "dnf")),
]
ACTION = st.sampled_from([*BUILT_IN, OWN_FIX]) | st.text()
ARGUMENT = st.text() | st.sampled_from(["manager=apt", "manager=", "--", "-h", "id=x", "a=b=c"])


@pytest.mark.parametrize("arguments", DECLARED, ids=" ".join)
def test_what_is_declared_is_understood(arguments: list[str]) -> None:
    request = parse(arguments)
    assert request is not None
    assert request[0] == arguments[0]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [""],
        ["--"],
        ["--", "restart_printing"],
        ["--help"],
        ["restart_printing", ""],
        ["restart_printing", "--"],
        ["restart_printing", "=", "="],
        ["restart_printing", "unit=ssh.service"],
        ["restart_printing;id"],
        ["restart_printing\n"],
        ["RESTART_PRINTING"],
        ["restart_pr\u0456nting"],
        ["../restart_printing"],
        ["/etc/init.d/cups"],
        ["empty_package_store"],
        ["empty_package_store", "manager"],
        ["empty_package_store", "manager="],
        ["empty_package_store", "manager=apt "],
        ["empty_package_store", "manager=/usr/bin/apt"],
        ["empty_package_store", "manager=apt", "manager=dnf"],
        ["empty_package_store", "manager=apt", "manager=apt"],
        ["empty_package_store", "manager=apt", "to=/"],
        ["empty_package_store", "Manager=apt"],
        ["own_fix"],
        ["own_fix", "identity=x"],
        ["own_fix", "id=x" + "y" * LONGEST_ARGUMENT],
        ["own_fix", "id=x", *(f"{n}=1" for n in range(MOST_ARGUMENTS))],
    ],
    ids=lambda arguments: ascii(arguments)[:60],
)
def test_nonsense_is_not_understood(arguments: list[str]) -> None:
    assert parse(arguments) is None


@given(st.lists(ARGUMENT, max_size=4), ACTION)
def test_nothing_else_is_ever_understood(given_: list[str], action: str) -> None:
    arguments = [action, *given_]
    request = parse(arguments)
    if action == OWN_FIX:
        names = [argument.partition("=")[0] for argument in given_]
        is_pairs = all("=" in argument for argument in given_) and len(set(names)) == len(names)
        assert (request is not None) == (is_pairs and "id" in names)
    else:
        assert (request is not None) == (arguments in DECLARED)


def test_every_action_has_what_is_run_and_a_question_and_polkit_knows_no_other() -> None:
    assert ACTIONS.keys() == BUILT_IN.keys()
    assert QUESTIONS.keys() == {*BUILT_IN, OWN_FIX}
