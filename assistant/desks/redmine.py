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
from assistant.desks.api import LARGEST_FILE_ANSWER, Api, file_name
from assistant.desks.desk import (
    Abilities,
    Entry,
    Errand,
    FileNote,
    Head,
    Login,
    Progress,
    Receipt,
    SignIn,
    Ticket,
)
from assistant.desks.letter import File, open_letter
from assistant.desks.numbers import fields_of, number_of, time_of
from assistant.outbox import Parcel
from assistant.sent import What
from diagnostics.text import text

_Object = dict[str, Any]
_MOST = 100
# Notes have no place for a reference but their own last line.
_SAID = "Balie "


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
        self._api.with_login(login).ask("GET", "/my/account.json", _Object)

    # -- sending

    def find(self, reference: str) -> tuple[Receipt, ...]:
        """By the custom field; closed ones too."""
        found = self._search({f"cf_{self._settings.reference_field}": reference, "sort": "id"})
        return tuple(Receipt(str(issue.get("id", ""))) for issue in found)

    def create(self, parcel: Parcel) -> Receipt:
        """An issue with everything."""
        letter = open_letter(parcel.message)
        issue: _Object = {
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
        made = self._api.ask("POST", "/issues.json", _Made, json={"issue": issue})
        return Receipt(str(made.issue.get("id", "")))

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        """Add the files that the issue lacks; a file is the same by its name and size."""
        number = receipt.number or ""
        there = {(note.name, note.size) for note in _notes(self._issue(number))}
        files = open_letter(parcel.message).files
        lacking = [file for file in files if (file.name, len(file.content)) not in there]
        if lacking:
            self._put(number, {"uploads": self._uploaded(lacking)})

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        """Close them with a word to which one they belong."""
        for double in doubles:
            words = f"This is the same as #{first.number}. Nothing needs to be done here."
            issue = self._issue(double.number or "")
            if not _is_closed(issue) and not _has_said(issue, words):
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
        files = {note.id: note for note in _notes(issue)}
        journals = [j for j in issue.get("journals") or () if not j.get("private_notes")]
        author = _person(issue.get("author"))
        later = [_entry(journal, files, author) for journal in journals]
        followed = {note.id for entry in later for note in entry.files}
        first = Entry(
            id="0",
            author=author[1],
            mine=True,
            written_at=time_of(issue.get("created_on")),
            words=str(issue.get("description") or "").strip(),
            files=tuple(note for note in files.values() if note.id not in followed),
            errand=_field(issue, self._settings.reference_field) or None,
        )
        return Ticket(
            **msgspec.structs.asdict(self._head(issue)),
            owner=_person(issue.get("assigned_to"))[1],
            entries=(first, *(entry for entry in later if entry.words or entry.files)),
        )

    def file(self, number: str, file_id: str) -> bytes:
        """What an attachment holds."""
        path = f"/attachments/download/{number_of(file_id)}"
        return self._api.answer("GET", path, most=LARGEST_FILE_ANSWER).body

    def done(self, errand: Errand) -> bool:
        """By the last line of a note, or by the field that a rating fills."""
        issue = self._issue(errand.number)
        if errand.what is What.RATING:
            return all(_field(issue, int(n)) == v for n, v in self._filled(errand).items())
        return _has_said(issue, f"{_SAID}{errand.reference}")

    def do(self, errand: Errand) -> None:
        """A note; a reopening also changes the status, where the person may."""
        if errand.what is What.RATING:
            filled = self._filled(errand).items()
            self._put(errand.number, {"custom_fields": [{"id": n, "value": v} for n, v in filled]})
            return
        changes: _Object = {
            "notes": f"{errand.words}\n\n{_SAID}{errand.reference}",
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

    def _search(self, asked: Mapping[str, str]) -> list[_Object]:
        query = {**asked, "status_id": "*", "limit": str(_MOST)}
        return self._api.ask("GET", "/issues.json", _List, query=query).issues

    def _issue(self, number: str) -> _Object:
        path = f"/issues/{number_of(number)}.json"
        query = {"include": "journals,attachments"}
        return self._api.ask("GET", path, _Made, query=query).issue

    def _put(self, number: str, changes: _Object) -> None:
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
            _Uploaded,
            body=file.content,
            content_type="application/octet-stream",
            query={"filename": file.name},
        )
        return str(answer.upload.get("token", ""))

    def _head(self, issue: _Object) -> Head:
        return Head(
            number=str(issue.get("id", "")),
            subject=str(issue.get("subject", "")),
            progress=self._progress(issue),
            created_at=time_of(issue.get("created_on")),
            changed_at=time_of(issue.get("updated_on")),
            reference=_field(issue, self._settings.reference_field) or None,
        )

    def _progress(self, issue: _Object) -> Progress:
        status, _ = _status(issue)
        settings = self._settings
        if status == settings.solved_status:
            return Progress.SOLVED
        if _is_closed(issue):
            return Progress.CLOSED
        if status == settings.waiting_status:
            return Progress.WAITS_FOR_YOU
        return Progress.NEW if status == settings.new_status else Progress.WORKED_ON


class _List(msgspec.Struct):
    issues: list[_Object]


class _Made(msgspec.Struct):
    issue: _Object


class _Uploaded(msgspec.Struct):
    upload: _Object


def _entry(journal: _Object, files: Mapping[str, FileNote], author: tuple[str, str]) -> Entry:
    words, _, reference = str(journal.get("notes") or "").strip().rpartition(f"\n{_SAID}")
    if not words:
        words, reference = reference, ""
    details = journal.get("details") or ()
    added = (str(d.get("name")) for d in details if d.get("property") == "attachment")
    person = _person(journal.get("user"))
    return Entry(
        id=str(journal.get("id", "")),
        author=person[1],
        mine=person[0] == author[0],
        written_at=time_of(journal.get("created_on")),
        words=words.strip(),
        files=tuple(files[file] for file in added if file in files),
        errand=reference.strip() or None,
    )


def _has_said(issue: _Object, words: str) -> bool:
    return any(words in str(journal.get("notes") or "") for journal in issue.get("journals") or ())


def _notes(issue: _Object) -> list[FileNote]:
    return [
        FileNote(
            id=str(item.get("id", "")),
            name=file_name(item.get("filename")),
            type=str(item.get("content_type") or ""),
            size=size if isinstance(size := item.get("filesize"), int) else 0,
        )
        for item in issue.get("attachments") or ()
    ]


def _field(issue: _Object, wanted: int) -> str:
    for field in issue.get("custom_fields") or ():
        if field.get("id") == wanted:
            return str(field.get("value") or "")
    return ""


def _person(found: object) -> tuple[str, str]:
    """The id and the name; both empty where there is nobody."""
    if not isinstance(found, dict):
        return "", ""
    return str(found.get("id", "")), str(found.get("name", ""))


def _status(issue: _Object) -> tuple[int, bool]:
    status = issue.get("status") or {}
    return int(status.get("id", 0)), status.get("is_closed") is True


def _is_closed(issue: _Object) -> bool:
    return _status(issue)[1] or issue.get("closed_on") is not None
