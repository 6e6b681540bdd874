"""A fake Zammad, seen from both sides."""

from __future__ import annotations

import base64
import json
from typing import Any

from assistant.desk_settings import ZammadDesk
from assistant.desks.desk import Login
from assistant.desks.letter import File
from assistant.outbox import Composed
from tests.conformance.bench import OnTheWeb, Seen, ask, report
from tests.fakes.zammad import GROUP, Zammad


class ZammadBench(OnTheWeb):
    """Zammad, as its documentation has it."""

    def __init__(self, zammad: Zammad) -> None:
        self._zammad = zammad
        self.address = zammad.address

    @property
    def settings(self) -> ZammadDesk:
        return ZammadDesk(address=self.address, group=GROUP)

    def login(self, who: str = "alice") -> Login:
        return Login(name="", secret=self._zammad.token(who))

    def parcel(
        self, words: str, files: tuple[File, ...] = (), subject: str = "No paper"
    ) -> Composed:
        return report("alice@company.example", words, files, subject)

    def received(self, reference: str) -> list[Seen]:
        found = self._find("balie_reference", reference)
        return [self._seen(ticket) for ticket in found if ticket["state"] != "closed"]

    def answer(self, number: str, words: str, files: tuple[File, ...] = ()) -> None:
        self._say(number, f"<div>{words}<br></div>", files)

    def note(self, number: str, words: str) -> None:
        self._say(number, words, (), internal=True)

    def outage(self, subject: str) -> str:
        raise NotImplementedError

    def affected(self, number: str) -> list[str]:
        raise NotImplementedError

    def solve(self, number: str) -> None:
        self._ask("PUT", f"/tickets/{self._id(number)}", {"state": "closed"})

    def _say(
        self, number: str, words: str, files: tuple[File, ...], *, internal: bool = False
    ) -> None:
        attached = [
            {
                "filename": file.name,
                "mime-type": file.type,
                "data": base64.b64encode(file.content).decode(),
            }
            for file in files
        ]
        said = {"body": words, "content_type": "text/html", "type": "note", "internal": internal}
        said |= {"ticket_id": self._id(number), "attachments": attached}
        self._ask("POST", "/ticket_articles", said)

    def _seen(self, ticket: dict[str, Any]) -> Seen:
        articles = self._ask("GET", f"/ticket_articles/by_ticket/{ticket['id']}")
        return Seen(
            subject=ticket["title"],
            words=articles[0]["body"],
            files={
                item["filename"]: self._get(
                    f"/ticket_attachment/{ticket['id']}/{article['id']}/{item['id']}"
                )
                for article in articles
                for item in article["attachments"]
            },
        )

    def _id(self, number: str) -> int:
        [ticket] = self._find("number", number)
        return int(ticket["id"])

    def _find(self, attribute: str, value: str) -> list[dict[str, Any]]:
        field = f"condition[ticket.{attribute}]"
        query = f"{field}[operator]=is&{field}[value]={value}&expand=true"
        found: list[dict[str, Any]] = self._ask("GET", f"/tickets/search?{query}")
        return found

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        return json.loads(self._get(path, method, body))

    def _get(self, path: str, method: str = "GET", body: object = None) -> bytes:
        token = {"Authorization": f"Token token={self._zammad.token('agent')}"}
        return ask(method, f"{self._zammad.address}/api/v1{path}", token, body)
