"""Redmine 5, by its REST interface, as the person who reports (docs: Redmine wiki, Rest_api).

Traps of Redmine 5.0.4, each measured against the real server:
- There is no unique key: two computers at once make two issues. The lowest number wins, and the
  others are closed with a word to which one.
- A custom field or a status that the person may not set is left out in silence, with 201 or 204.
- Closed issues are hidden from a search without status_id=*.
- A file is first uploaded by itself, as application/octet-stream, against a token to be used once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from assistant.desk_settings import RedmineDesk
from assistant.desks.api import LARGEST_FILE_ANSWER, Api
from assistant.desks.converging import lacking
from assistant.desks.desk import (
    Abilities,
    Errand,
    Head,
    Login,
    Progress,
    Receipt,
    SignIn,
    Ticket,
)
from assistant.desks.letter import File, open_letter
from assistant.desks.numbers import fields_of, number_of, time_of
from assistant.desks.redmine_answers import Issue, Issues, OneIssue, Uploaded
from assistant.desks.said import mark, marked, same_as
from assistant.outbox import Parcel
from assistant.sent import What
from diagnostics.text import text

_MOST = 100


def headers(login: Login) -> Mapping[str, str]:
    """How Redmine is told who asks."""
    return {"X-Redmine-API-Key": login.secret}


class Redmine:
    """One project; `api` asks as the person."""

    def __init__(self, settings: RedmineDesk, api: Api) -> None:
        self._settings = settings
        self._api = api
        self.place = settings.address
        self.sign_in: SignIn | None = SignIn(
            secret=text("Your API access key"),
            where=text("In Redmine, choose My account; on the right, choose Show."),
            link=f"{settings.address}/my/account",
        )
        self.abilities = Abilities(
            largest_file=settings.largest_file_mb * 1_000_000,
            shows_replies=True,
            replies=True,
            reopens=True,
            rates=settings.rating_field is not None,
            finds_others=True,
            tells_outages=settings.outage_project is not None,
        )

    def check(self, login: Login) -> None:
        """Whether the key is good."""
        self._api.with_login(login).ask("GET", "/my/account.json", dict[str, Any])

    # -- sending

    def find(self, reference: str) -> tuple[Receipt, ...]:
        """By the custom field; closed ones too."""
        found = self._search({f"cf_{self._settings.reference_field}": reference, "sort": "id"})
        return tuple(Receipt(issue.number) for issue in found)

    def create(self, parcel: Parcel) -> Receipt:
        """An issue with everything."""
        letter = open_letter(parcel.message)
        issue: dict[str, object] = {
            "project_id": self._settings.project,
            "subject": parcel.subject or "-",
            "description": letter.words,
            "custom_fields": [
                {"id": self._settings.reference_field, "value": parcel.reference},
            ],
            "uploads": self._uploaded(letter.files),
        }
        if self._settings.tracker is not None:
            issue["tracker_id"] = self._settings.tracker
        made = self._api.ask("POST", "/issues.json", OneIssue, json={"issue": issue})
        return Receipt(made.issue.number)

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        """Add the files that the issue lacks; a file is the same by its name and size."""
        number = receipt.number or ""
        files = open_letter(parcel.message).files
        missing = lacking(files, self._issue(number).files.values())
        if missing:
            self._put(number, {"uploads": self._uploaded(missing)})

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        """Close them with a word to which one they belong."""
        for double in doubles:
            words = same_as(first.number)
            issue = self._issue(double.number or "")
            if not issue.is_closed and not issue.has_said(words):
                status = self._settings.closed_status
                changes = {"notes": words} | ({} if status is None else {"status_id": status})
                self._put(double.number or "", changes)

    # -- the conversation

    def tickets(self) -> tuple[Head, ...]:
        """Those that the person made."""
        found = self._search({"author_id": "me", "sort": "updated_on:desc"})
        return tuple(map(self._head, found))

    def outages(self) -> tuple[Head, ...]:
        """What is in the project for them."""
        project = self._settings.outage_project
        found = self._search({"project_id": project, "sort": "updated_on:desc"}) if project else ()
        return tuple(map(self._head, found))

    def ticket(self, number: str, known: Ticket | None) -> Ticket:
        """With what was said in public; Redmine itself leaves private notes out."""
        issue = self._issue(number)
        return Ticket(
            **msgspec.structs.asdict(self._head(issue)),
            owner=issue.assigned_to.name or "",
            entries=issue.entries(self._settings.reference_field),
        )

    def file(self, number: str, file_id: str) -> bytes:
        """What an attachment holds."""
        path = f"/attachments/download/{number_of(file_id)}"
        return self._api.answer("GET", path, most=LARGEST_FILE_ANSWER).body

    def done(self, errand: Errand) -> bool:
        """By the last line of a note, or by the field that a rating fills."""
        issue = self._issue(errand.number)
        if errand.what is What.RATING:
            return all(issue.field(int(n)) == v for n, v in self._filled(errand).items())
        return issue.has_said(mark(errand.reference))

    def do(self, errand: Errand) -> None:
        """A note; a reopening also changes the status, where the person may."""
        if errand.what is What.RATING:
            filled = self._filled(errand).items()
            self._put(errand.number, {"custom_fields": [{"id": n, "value": v} for n, v in filled]})
            return
        changes: dict[str, object] = {
            "notes": marked(errand.words, errand.reference),
            "uploads": self._uploaded(errand.files),
        }
        if errand.what is What.REOPENING and self._settings.reopened_status is not None:
            changes["status_id"] = self._settings.reopened_status
        self._put(errand.number, changes)

    # -- asking

    def _filled(self, errand: Errand) -> dict[str, str]:
        fields = (self._settings.rating_field, self._settings.minutes_field)
        rating, minutes = (None if field is None else str(field) for field in fields)
        return fields_of(errand.rating, rating, minutes)

    def _search(self, asked: Mapping[str, str]) -> list[Issue]:
        query = {**asked, "status_id": "*", "limit": str(_MOST)}
        return self._api.ask("GET", "/issues.json", Issues, query=query).issues

    def _issue(self, number: str) -> Issue:
        path = f"/issues/{number_of(number)}.json"
        query = {"include": "journals,attachments"}
        return self._api.ask("GET", path, OneIssue, query=query).issue

    def _put(self, number: str, changes: Mapping[str, object]) -> None:
        body = msgspec.json.encode({"issue": changes})
        self._api.answer("PUT", f"/issues/{number_of(number)}.json", body=body)

    def _uploaded(self, files: Sequence[File]) -> list[dict[str, str]]:
        return [
            {"token": self._upload(f), "filename": f.name, "content_type": f.type} for f in files
        ]

    def _upload(self, file: File) -> str:
        answer = self._api.ask(
            "POST",
            "/uploads.json",
            Uploaded,
            body=file.content,
            content_type="application/octet-stream",
            query={"filename": file.name},
        )
        return answer.upload.token

    def _head(self, issue: Issue) -> Head:
        return Head(
            number=issue.number,
            subject=issue.subject or "",
            progress=self._progress(issue),
            created_at=time_of(issue.created_on),
            changed_at=time_of(issue.updated_on),
            reference=issue.field(self._settings.reference_field) or None,
        )

    def _progress(self, issue: Issue) -> Progress:
        status, settings = issue.status.id, self._settings
        if status == settings.solved_status:
            return Progress.SOLVED
        if issue.is_closed:
            return Progress.CLOSED
        if status == settings.waiting_status:
            return Progress.WAITS_FOR_YOU
        return Progress.NEW if status == settings.new_status else Progress.WORKED_ON
