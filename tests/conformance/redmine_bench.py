"""The eyes and hands of somebody of IT who works in Redmine."""

from __future__ import annotations

import json
from typing import Any

from assistant.desk_settings import RedmineDesk
from assistant.desks.desk import Login
from assistant.desks.letter import File
from assistant.outbox import Composed
from tests.conformance.bench import OnTheWeb, Seen, ask, report
from tests.servers.model import Account, Redmine


class RedmineBench(OnTheWeb):
    """Redmine."""

    def __init__(self, redmine: Redmine) -> None:
        self._redmine = redmine
        self.address = redmine.address

    @property
    def settings(self) -> RedmineDesk:
        redmine, statuses = self._redmine, self._redmine.statuses
        return RedmineDesk(
            address=self.address,
            project=redmine.project,
            tracker=redmine.tracker_id,
            reference_field=redmine.reference_field,
            rating_field=redmine.rating_field,
            new_status=statuses["New"],
            waiting_status=statuses["Feedback"],
            solved_status=statuses["Resolved"],
            closed_status=statuses["Closed"],
            reopened_status=statuses["In Progress"],
            outage_project=redmine.outage_project,
        )

    def login(self, who: str = "alice") -> Login:
        account: Account = getattr(self._redmine.people, who)
        return Login(name="", secret=account.token)

    def parcel(
        self, words: str, files: tuple[File, ...] = (), subject: str = "No paper"
    ) -> Composed:
        return report(self._redmine.people.alice.mail, words, files, subject)

    def received(self, reference: str) -> list[Seen]:
        field = f"cf_{self._redmine.reference_field}"
        found = self._ask("GET", f"/issues.json?{field}={reference}&status_id=open")["issues"]
        return [self._seen(issue["id"]) for issue in found]

    def answer(self, number: str, words: str, files: tuple[File, ...] = ()) -> None:
        self._put(number, notes=words, uploads=[self._uploaded(file) for file in files])

    def note(self, number: str, words: str) -> None:
        self._put(number, notes=words, private_notes=True)

    def solve(self, number: str) -> None:
        self._put(number, status_id=self._redmine.statuses["Resolved"])

    def outage(self, subject: str) -> str:
        issue = {"project_id": self._redmine.outage_project, "subject": subject}
        return str(self._ask("POST", "/issues.json", {"issue": issue})["issue"]["id"])

    def affected(self, number: str) -> list[str]:
        journals = self._ask("GET", f"/issues/{number}.json?include=journals")["issue"]["journals"]
        return [journal["notes"] for journal in journals if journal["notes"]]

    def _seen(self, number: int) -> Seen:
        issue = self._ask("GET", f"/issues/{number}.json?include=attachments")["issue"]
        return Seen(
            subject=issue["subject"],
            words=issue["description"],
            files={
                item["filename"]: ask("GET", item["content_url"], self._key)
                for item in issue["attachments"]
            },
        )

    def _uploaded(self, file: File) -> dict[str, str]:
        place = f"{self._redmine.address}/uploads.json?filename={file.name}"
        token = json.loads(ask("POST", place, self._key, raw=file.content))["upload"]["token"]
        return {"token": token, "filename": file.name, "content_type": file.type}

    def _put(self, number: str, **changes: object) -> None:
        self._ask("PUT", f"/issues/{number}.json", {"issue": changes})

    @property
    def _key(self) -> dict[str, str]:
        return {"X-Redmine-API-Key": self._redmine.people.agent.token}

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        said = ask(method, f"{self._redmine.address}{path}", self._key, body)
        return json.loads(said.decode().strip() or "null")
