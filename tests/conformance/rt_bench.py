"""The eyes and hands of somebody of IT who works in Request Tracker."""

from __future__ import annotations

import base64
import json
import urllib.parse
from typing import Any

from assistant.desk_settings import RtDesk
from assistant.desks.desk import Login
from assistant.desks.letter import File
from assistant.outbox import Composed
from tests.conformance.bench import OnTheWeb, Seen, ask, report
from tests.servers.model import Account, RequestTracker


class RtBench(OnTheWeb):
    """Request Tracker."""

    def __init__(self, rt: RequestTracker) -> None:
        self._rt = rt
        self.address = rt.address

    @property
    def settings(self) -> RtDesk:
        return RtDesk(
            address=self.address,
            queue=self._rt.queue,
            reference_field=self._rt.reference_field,
            rating_field=self._rt.rating_field,
            outage_queue=self._rt.outage_queue,
        )

    def login(self, who: str = "alice") -> Login:
        account: Account = getattr(self._rt.people, who)
        return Login(name="", secret=account.token)

    def parcel(
        self, words: str, files: tuple[File, ...] = (), subject: str = "No paper"
    ) -> Composed:
        return report(self._rt.people.alice.mail, words, files, subject)

    def received(self, reference: str) -> list[Seen]:
        query = f"Queue='{self._rt.queue}' AND 'CF.{{{self._rt.reference_field}}}' = '{reference}'"
        found = self._get("/tickets", query=query, fields="Subject")
        return [self._seen(str(item["id"]), item["Subject"]) for item in found["items"]]

    def answer(self, number: str, words: str, files: tuple[File, ...] = ()) -> None:
        attached = [
            {
                "FileName": file.name,
                "FileType": file.type,
                "FileContent": base64.b64encode(file.content).decode(),
            }
            for file in files
        ]
        said = {"Content": words, "ContentType": "text/plain", "Attachments": attached}
        self._ask("POST", f"/ticket/{number}/correspond", said)

    def note(self, number: str, words: str) -> None:
        said = {"Content": words, "ContentType": "text/plain"}
        self._ask("POST", f"/ticket/{number}/comment", said)

    def solve(self, number: str) -> None:
        self._ask("PUT", f"/ticket/{number}", {"Status": "resolved"})

    def outage(self, subject: str) -> str:
        made = self._ask("POST", "/ticket", {"Queue": self._rt.outage_queue, "Subject": subject})
        return str(made["id"])

    def affected(self, number: str) -> list[str]:
        fields = "Filename,Content"
        items = self._get(f"/ticket/{number}/attachments", fields=fields, per_page="100")["items"]
        return [item["Content"] for item in items if item["Content"]]

    def _seen(self, number: str, subject: str) -> Seen:
        fields = "Filename,ContentType,Content"
        items = self._get(f"/ticket/{number}/attachments", fields=fields, per_page="100")["items"]
        words = [
            i["Content"] for i in items if not i["Filename"] and i["ContentType"][:4] == "text"
        ]
        return Seen(
            subject=subject,
            words=words[0] if words else "",
            files={i["Filename"]: self._file(str(i["id"])) for i in items if i["Filename"]},
        )

    def _file(self, number: str) -> bytes:
        return base64.b64decode(self._get(f"/attachment/{number}")["Content"] or "")

    def _get(self, path: str, **query: str) -> Any:
        return self._ask("GET", f"{path}?{urllib.parse.urlencode(query)}")

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        token = {"Authorization": f"token {self._rt.people.agent.token}"}
        said = ask(method, f"{self._rt.address}/REST/2.0{path}", token, body)
        return json.loads(said.decode().strip() or "null")
