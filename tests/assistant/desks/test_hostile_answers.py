"""Whatever a service desk answers, a sentence comes of it, and never any other exception.

Most of an answer is as it should be, so that what is wrong in it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desk_settings import GlpiDesk, RedmineDesk, RtDesk, ZammadDesk
from assistant.desks.api import Api
from assistant.desks.desk import Desk, DeskTrouble, Helped, Login, Rating, Receipt
from assistant.desks.errand import open_errand
from assistant.desks.glpi.desk import Glpi
from assistant.desks.letter import File
from assistant.desks.redmine import Redmine
from assistant.desks.rt import RequestTracker
from assistant.desks.zammad import Zammad
from assistant.outbox import Parcel
from assistant.person import Person, Sender
from assistant.reference import new_reference
from assistant.sent import What
from assistant.tickets.errand_message import compose_errand
from assistant.transport import Answer

ADDRESS = "https://desk.example"
MARK = "Balie 0190f1a2-0000-7000-8000-000000000001"
# What each desk answers on a good day, by what is in method and path; the first that fits.
GOOD: dict[str, list[tuple[str, Any]]] = {
    "rt": [
        ("/history", {"items": [{"id": 1, "Type": "Correspond", "Creator": {"id": "alice"}}]}),
        (
            "/attachments",
            {
                "items": [
                    {
                        "id": 5,
                        "Subject": MARK,
                        "Filename": "a.txt",
                        "ContentType": "text/html",
                        "ContentLength": "1",
                        "Content": "MQ==",
                        "TransactionId": "1",
                    },
                    {"id": 6, "ContentType": "text/html", "Content": "<p>x", "TransactionId": "1"},
                ]
            },
        ),
        ("/attachment/", {"id": 5, "Content": "MQ=="}),
        (
            "/tickets",
            {
                "items": [
                    {
                        "id": 7,
                        "Subject": "No paper",
                        "Status": "open",
                        "Created": "2026-11-23T10:00:00Z",
                        "CustomFields": [{"id": 1, "name": "ClientRef", "values": ["x"]}],
                        "Owner": {"id": "ann", "RealName": "Ann"},
                        "Requestor": [{"id": "alice"}],
                    }
                ]
            },
        ),
        ("/correspond", ["Added"]),
        ("/ticket/", ["Permission Denied"]),
        ("", {"id": 7}),
    ],
    "redmine": [
        ("/uploads", {"upload": {"token": "7.x"}}),
        ("/issues.json", {"issues": [{"id": 7, "subject": "x"}], "issue": {"id": 7}}),
        (
            "/issues/",
            {
                "issue": {
                    "id": 7,
                    "status": {"id": 1, "is_closed": False},
                    "author": {"id": 3, "name": "Alice"},
                    "assigned_to": {"id": 2, "name": "Ann"},
                    "created_on": "2026-11-23T10:00:00Z",
                    "custom_fields": [{"id": 1, "value": "x"}],
                    "attachments": [{"id": 5, "filename": "a.txt", "filesize": 1}],
                    "journals": [
                        {
                            "id": 1,
                            "notes": f"words\n{MARK}",
                            "user": {"id": 3, "name": "Alice"},
                            "details": [{"property": "attachment", "name": "5"}],
                        }
                    ],
                }
            },
        ),
        ("", {"user": {}}),
    ],
    "zammad": [
        (
            "/search",
            [
                {
                    "id": 7,
                    "number": "22007",
                    "title": "No paper",
                    "state": "closed",
                    "customer_id": 3,
                    "owner": "ann",
                    "created_at": "2026-11-23T10:00:00Z",
                }
            ],
        ),
        (
            "/by_ticket/",
            [
                {
                    "id": 1,
                    "internal": False,
                    "sender": "Agent",
                    "body": "<p>Hello",
                    "content_type": "text/html",
                    "from": "Ann via <it@company.example>",
                    "created_by_id": 3,
                    "subject": MARK,
                    "attachments": [
                        {
                            "id": 5,
                            "filename": "a.txt",
                            "size": "1",
                            "preferences": {"Mime-Type": "text/plain"},
                        }
                    ],
                }
            ],
        ),
        ("", {"id": 7, "number": "22007"}),
    ],
    "glpi": [
        ("POST ", {"id": 7}),
        ("/initSession", {"session_token": "t"}),
        ("/getFullSession", {"session": {"glpiID": 3}}),
        (
            "/search/",
            {
                "data": [
                    {
                        "1": "No paper",
                        "2": 7,
                        "12": 5,
                        "15": "2026-11-23 10:00:00",
                        "21": f"<p>words<br>{MARK}",
                    }
                ]
            },
        ),
        ("/ITILSolution", [{"id": 2, "content": "x", "date_creation": "2026-11-23 10:00:00"}]),
        (
            "/ITILFollowup",
            [
                {
                    "id": 1,
                    "content": f"&lt;p&gt;words&lt;br&gt;{MARK}",
                    "is_private": 0,
                    "users_id": 3,
                    "date": "2026-11-23 10:00:00",
                    "_keys_names": {"users_id": "Alice"},
                }
            ],
        ),
        ("/Ticket_User", [{"type": 2, "users_id": 2, "_keys_names": {"users_id": "Ann"}}]),
        (
            "/Ticket/",
            {
                "id": 7,
                "name": "No paper",
                "status": 5,
                "content": f"<p>words<br>{MARK}",
                "users_id_recipient": 3,
                "_documents": [
                    {
                        "id": 5,
                        "filename": "a.txt",
                        "sha1sum": "0",
                        "comment": MARK,
                        "users_id": 3,
                        "assocdate": "2026-11-23 10:00:00",
                    }
                ],
            },
        ),
        ("", {"id": 7}),
    ],
}
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(["7", "2026-11-23 10:00:00", "0001-01-01", "Agent", "9" * 5000, "&lt;p"])
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
BODIES = st.binary(max_size=200) | JSON.map(msgspec.json.encode)
STATUSES = st.sampled_from([200, 201, 206, 304, 400, 401, 404, 422, 429, 500, 599])


class Noise(Api):
    """Answers as on a good day, with what hypothesis puts in a place or instead of it."""

    def __init__(self, good: list[tuple[str, Any]], draw: st.DataObject) -> None:
        super().__init__(ADDRESS, lambda: Login(name="", secret="x"), lambda _login: {})
        self._good = good
        self._draw = draw
        self._transport = self  # type: ignore[assignment]
        self.host = "desk.example"

    def with_headers(self, headers: object) -> Api:
        return self

    def with_login(self, login: Login) -> Api:
        return self

    def request(self, method: str, path: str, **_more: object) -> Answer:
        good = next(answer for part, answer in self._good if part in f"{method} {path}")
        if not self._draw.draw(st.integers(0, 9)):
            status, body = self._draw.draw(STATUSES), self._draw.draw(BODIES)
        else:
            status, body = 200, msgspec.json.encode(self._spoilt(good))
        return Answer(status=status, headers={"retry-after": "x"}, body=body)

    def _spoilt(self, value: Any) -> Any:
        """The same with one thing somewhere in it replaced, lost or there twice; or as it is."""
        if not isinstance(value, dict | list) or not value:
            return self._draw.draw(JSON)
        where = self._draw.draw(st.sampled_from([None, *_places(value)]))
        if where is None:
            return value
        changed: Any = value.copy()
        match self._draw.draw(st.sampled_from(["deeper", "deeper", "other", "lost"])):
            case "deeper":
                changed[where] = self._spoilt(value[where])
            case "other":
                changed[where] = self._draw.draw(JSON)
            case _:
                del changed[where]
        return changed


def _places(value: Any) -> list[Any]:
    return list(value) if isinstance(value, dict) else list(range(len(value)))


KINDS: dict[str, Callable[[Api], Desk]] = {
    "rt": lambda api: RequestTracker(
        RtDesk(address=ADDRESS, queue="IT", rating_field="CSAT", outage_queue="Down"), api
    ),
    "redmine": lambda api: Redmine(
        RedmineDesk(
            address=ADDRESS, project="it", reference_field=1, rating_field=2, outage_project="down"
        ),
        api,
    ),
    "zammad": lambda api: Zammad(ZammadDesk(address=ADDRESS, group="IT"), api),
    "glpi": lambda api: Glpi(GlpiDesk(address=ADDRESS), api),
}


def parcel(what: What, **more: Any) -> Parcel:
    return compose_errand(
        what,
        "7",
        "No paper",
        reference=new_reference(),
        sender=Sender(
            person=Person(login="alice", full_name="Alice", computer_name="LT-1"),
            mail_domain="company.example",
            desk_name="IT",
        ),
        written_at=1_800_000_000.0,
        files=(File(name="a.txt", type="text/plain", content=b"1"),),
        **more,
    )


REPORT = parcel(What.REPORT, words="No paper")
REPLY = open_errand(parcel(What.REOPENING, words="Still none"))
RATING = open_errand(parcel(What.RATING, rating=Rating(helped=Helped.YES, minutes=3)))
EVERYTHING: tuple[Callable[[Desk], object], ...] = (
    lambda desk: desk.check(Login(name="", secret="x")),
    lambda desk: desk.find(REPORT.reference),
    lambda desk: desk.create(REPORT),
    lambda desk: desk.complete(Receipt("7"), REPORT),
    lambda desk: desk.merge(Receipt("7"), [Receipt("8")]),
    lambda desk: desk.tickets(),
    lambda desk: desk.outages(),
    lambda desk: desk.ticket("7", None),
    lambda desk: desk.file("7", "7-7"),
    lambda desk: desk.file("7", "7"),
    lambda desk: desk.done(REPLY),
    lambda desk: desk.do(REPLY),
    lambda desk: desk.done(RATING),
    lambda desk: desk.do(RATING),
)


@pytest.mark.parametrize("kind", KINDS)
@given(draw=st.data(), does=st.sampled_from(EVERYTHING))
def test_any_answer_leads_to_a_sentence(
    kind: str, draw: st.DataObject, does: Callable[[Desk], object]
) -> None:
    desk = KINDS[kind](Noise(GOOD[kind], draw))
    with suppress(DeskTrouble):
        does(desk)
