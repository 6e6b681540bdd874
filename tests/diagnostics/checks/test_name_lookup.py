"""Names found fast, slowly, wrongly, or not at all, and why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.facts.network_path import Answer, NameLookup, Portal, PortalAnswer
from diagnostics.model import State, Verdict
from tests.support.judging import english, never_better, says_something
from tests.support.path import told, untold


def with_lookup(
    took_ms: float = 12.0,
    answer: Answer = Answer.FOUND,
    *,
    servers: int = 2,
    silent: int = 0,
    invents: bool = False,
    misleads: bool = False,
) -> Verdict:
    names = NameLookup(
        servers=servers,
        silent=silent,
        invents=invents,
        misleads=misleads,
        answer=answer,
        took_ms=took_ms,
    )
    return told("name_lookup", names=names)


@pytest.mark.parametrize(
    ("took_ms", "state"),
    [
        (0, State.FINE),
        (199.9, State.FINE),
        (200, State.ATTENTION),
        (999.9, State.ATTENTION),
        (1000, State.PROBLEM),
    ],
)
def test_a_name_that_is_found_should_be_found_fast(took_ms: float, state: State) -> None:
    verdict = with_lookup(took_ms)
    assert verdict.state is state
    assert english(verdict.sentence) == (f"Finding a name on the network took {round(took_ms)} ms.")
    assert verdict.measure is not None
    assert (verdict.measure.value, verdict.measure.more_is_better) == (took_ms, False)


@pytest.mark.parametrize(
    ("answer", "servers", "sentence"),
    [
        (
            Answer.FAILED,
            0,
            "This computer knows no name server, so it finds no website by its name.",
        ),
        (Answer.SILENT, 1, "The name server did not answer within 1.5."),
        (Answer.SILENT, 3, "None of 3 name servers answered within 1.5."),
        (
            Answer.NO_SUCH_NAME,
            2,
            (
                "The name servers answered in 1500 ms, but do not know the name that your "
                "organisation uses for this check."
            ),
        ),
        (Answer.FAILED, 1, "The name server could not be asked, or could not answer."),
        (Answer.FAILED, 2, "None of 2 name servers could be asked, or could answer."),
    ],
)
def test_each_way_to_fail_is_told_apart(answer: Answer, servers: int, sentence: str) -> None:
    verdict = with_lookup(1500.0, answer, servers=servers)
    assert verdict.state is State.PROBLEM
    assert english(verdict.sentence) == sentence
    assert verdict.measure is None


def test_names_found_without_any_name_server_are_found() -> None:
    assert with_lookup(servers=0).state is State.FINE


@pytest.mark.parametrize(
    ("took_ms", "state", "title"),
    [
        (3.0, State.ATTENTION, "A name server does not answer"),
        (300.0, State.ATTENTION, "Finding names is slow"),
        (5003.0, State.PROBLEM, "Finding names is very slow"),
    ],
)
def test_one_server_of_several_that_is_silent_is_told(
    took_ms: float, state: State, title: str
) -> None:
    verdict = with_lookup(took_ms, silent=1)
    assert (verdict.state, english(verdict.title)) == (state, title)
    assert english(verdict.sentence) == (
        f"Finding a name on the network took {round(took_ms)} ms; "
        "1 of 2 name servers does not answer."
    )


def test_where_names_are_found_though_no_server_answers_directly_another_way_is_used() -> None:
    """As with name servers that are asked over secure connections only."""
    assert with_lookup(silent=2).state is State.FINE


@pytest.mark.parametrize(
    ("servers", "sentence"),
    [
        (1, "The name server gave an address within 12 ms for a name that cannot exist."),
        (2, "One of 2 name servers gave an address within 12 ms for a name that cannot exist."),
    ],
)
def test_a_server_that_makes_up_addresses_is_not_trusted(servers: int, sentence: str) -> None:
    verdict = with_lookup(servers=servers, invents=True)
    assert verdict.state is State.ATTENTION
    assert with_lookup(servers=servers, invents=True, misleads=True).state is State.PROBLEM
    assert english(verdict.sentence) == sentence


def test_where_a_page_to_sign_in_makes_them_up_that_is_told_instead() -> None:
    reason = untold(
        "name_lookup",
        names=NameLookup(servers=1, invents=True, answer=Answer.FOUND, took_ms=1.0),
        portal=Portal(asked="open.example", answer=PortalAnswer.SIGN_IN_PAGE),
    )
    assert reason == "the page where you sign in to this network answers to every name"


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (
            NameLookup(servers=1, answer=Answer.FOUND, invents=True, misleads=True, took_ms=1.0),
            "the name server gives wrong answers",
        ),
        (NameLookup(servers=1, answer=Answer.FOUND, took_ms=1200.0), "finding a name took 1200 ms"),
        (NameLookup(servers=1, answer=Answer.SILENT, took_ms=1.0), "names are not found"),
    ],
)
def test_what_could_not_be_told_after_it_says_why(names: NameLookup, reason: str) -> None:
    assert untold("services", names=names, services=()) == reason


def test_where_nothing_was_looked_up_it_cannot_be_told() -> None:
    assert untold("name_lookup", names=None) == "no name was looked up"


@given(st.sampled_from(Answer), st.integers(1, 9), st.lists(st.floats(0, 1e5), min_size=2))
def test_slower_is_never_judged_better(answer: Answer, servers: int, times: list[float]) -> None:
    verdicts = [with_lookup(ms, answer, servers=servers) for ms in sorted(times)]
    assert never_better(verdicts)
    assert all(says_something(verdict) or answer is Answer.FAILED for verdict in verdicts)
