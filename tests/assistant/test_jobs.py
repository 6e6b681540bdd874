"""Background work: progress, cancel, and words for whatever goes wrong."""

import logging
import threading

import pytest

from assistant import jobs
from assistant.errors import Trouble, Troubled
from diagnostics.text import Text, text

TROUBLE = Trouble(title=text("t"), meaning=text("m"), next_step=text("n"))


def no_trouble(trouble: Trouble) -> None:
    pytest.fail(trouble.title.msgid)


def test_progress_is_told_and_the_work_ends() -> None:
    heard: list[tuple[float, Text]] = []
    job = jobs.start(
        "work",
        lambda job: job.step(0.5, text("half-way")),
        on_trouble=no_trouble,
        on_progress=lambda done, doing: heard.append((done, doing)),
    )
    assert job.wait(5)
    assert heard == [(0.5, text("half-way"))]


def test_a_cancelled_job_stops_at_its_next_step() -> None:
    go = threading.Event()
    steps: list[float] = []

    def work(job: jobs.Job) -> None:
        job.step(0.1, text("first"))
        go.wait(5)
        job.step(0.9, text("last"))

    job = jobs.start(
        "work", work, on_trouble=no_trouble, on_progress=lambda done, _doing: steps.append(done)
    )
    job.cancel()
    go.set()
    assert job.wait(5)
    assert 0.9 not in steps


def test_what_is_known_to_go_wrong_is_told_in_its_own_words() -> None:
    def work(_job: jobs.Job) -> None:
        raise Troubled(TROUBLE)

    told: list[Trouble] = []
    assert jobs.start("work", work, on_trouble=told.append).wait(5)
    assert told == [TROUBLE]


def test_a_mistake_is_told_in_plain_words_and_logged_with_its_trace(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[Trouble] = []
    with caplog.at_level(logging.ERROR):
        result = jobs.attempt("work", lambda: 1 // 0, on_trouble=told.append, otherwise=7)
    assert result == 7
    assert told == [jobs.UNEXPECTED]
    assert "ZeroDivisionError" in caplog.text
