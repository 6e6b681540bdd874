"""Whatever JSON a desk answers, what comes of it is a value of ours or a sentence."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desk_settings import RedmineDesk, RtDesk
from assistant.desks.api import Api
from assistant.desks.desk import Desk, DeskTrouble, Errand, Helped, Login, Rating
from assistant.desks.redmine import Redmine
from assistant.desks.rt import RequestTracker
from assistant.sent import What
from assistant.transport import Answer

LOGIN = Login(name="", secret="token")
ADDRESS = "https://desk.example"


class Told(Api):
    """A desk that answers what it is told to, in turn, whatever it is asked."""

    def __init__(self, answers: list[object]) -> None:
        super().__init__(ADDRESS, lambda: LOGIN, lambda _login: {})
        self._answers = answers

    def with_login(self, login: Login) -> Told:
        return self

    def answer(self, method: str, path: str, **asked: Any) -> Answer:
        said = self._answers.pop(0) if self._answers else {}
        return Answer(status=200, headers={}, body=msgspec.json.encode(said))


def rt(answers: list[object]) -> Desk:
    settings = RtDesk(address=ADDRESS, queue="IT", rating_field="Rating", outage_queue="Outages")
    return RequestTracker(settings, Told(answers))


def redmine(answers: list[object]) -> Desk:
    settings = RedmineDesk(address=ADDRESS, project="it", reference_field=1, rating_field=2)
    return Redmine(settings, Told(answers))


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**63), st.floats(), st.text(max_size=8)
)


def objects(fields: str) -> st.SearchStrategy[object]:
    """Lists and objects of the fields that a desk has, each of any type."""
    names = st.sampled_from(fields.split())
    return st.recursive(
        VALUES,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=6)
        ),
        max_leaves=20,
    )


RT = objects(
    "items id Subject Status Created LastUpdated CustomFields Owner Requestor name values RealName"
    " Type Creator TransactionId Filename ContentType ContentLength Content"
)
REDMINE = objects(
    "issues issue id subject description status is_closed author assigned_to name created_on"
    " updated_on custom_fields value journals notes details property user private_notes"
    " attachments filename filesize content_type upload token"
)
TICKET = {"id": "1", "Subject": "x", "CustomFields": "", "Owner": "", "Requestor": ""}
ISSUE = {"id": 1, "subject": "x"}


def rt_answers() -> st.SearchStrategy[list[object]]:
    """Also such as look right at first."""
    page = RT.map(lambda value: {"items": [TICKET | value if isinstance(value, dict) else value]})
    return st.lists(st.one_of(RT, page), max_size=5)


def redmine_answers() -> st.SearchStrategy[list[object]]:
    """Also such as look right at first."""
    one = REDMINE.map(lambda v: ISSUE | v if isinstance(v, dict) else v)
    wrapped = one.map(lambda issue: {"issue": issue, "issues": [issue]})
    return st.lists(st.one_of(REDMINE, wrapped), max_size=5)


def errand(what: What) -> Errand:
    rating = Rating(helped=Helped.YES) if what is What.RATING else None
    return Errand(reference="r", number="1", what=what, created_at=1.0, words="w", rating=rating)


USES: dict[str, Callable[[Desk], object]] = {
    "check": lambda desk: desk.check(LOGIN),
    "find": lambda desk: desk.find("r"),
    "tickets": lambda desk: desk.tickets(),
    "outages": lambda desk: desk.outages(),
    "ticket": lambda desk: desk.ticket("1", None),
    "file": lambda desk: desk.file("1", "2"),
    "a reply": lambda desk: desk.done(errand(What.REPLY)),
    "a rating": lambda desk: desk.done(errand(What.RATING)),
}


@pytest.mark.parametrize("use", USES)
@given(answers=rt_answers())
def test_request_tracker_answers_anything(use: str, answers: list[object]) -> None:
    with suppress(DeskTrouble):
        USES[use](rt(answers))


@pytest.mark.parametrize("use", USES)
@given(answers=redmine_answers())
def test_redmine_answers_anything(use: str, answers: list[object]) -> None:
    with suppress(DeskTrouble):
        USES[use](redmine(answers))
