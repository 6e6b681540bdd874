"""Names found fast, slowly, or not at all, and why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.name_lookup import check
from diagnostics.facts.name_lookup import Answer, NameLookup
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something

CHECK = check("intranet.example")


def with_lookup(
    took_ms: float = 12.0, answer: Answer = Answer.FOUND, *, servers: int = 2
) -> Verdict:
    return judge(CHECK, NameLookup(servers=servers, answer=answer, took_ms=took_ms))


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


@given(st.sampled_from(Answer), st.integers(1, 9), st.lists(st.floats(0, 1e5), min_size=2))
def test_slower_is_never_judged_better(answer: Answer, servers: int, times: list[float]) -> None:
    verdicts = [with_lookup(ms, answer, servers=servers) for ms in sorted(times)]
    assert never_better(verdicts)
    assert all(says_something(verdict) or answer is Answer.FAILED for verdict in verdicts)
