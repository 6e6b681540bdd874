"""A fake GLPI, seen from both sides; the technician has a session of the own."""

from __future__ import annotations

import html
import json
from typing import Any

from assistant.desk_settings import GlpiDesk
from assistant.desks.desk import Login
from assistant.desks.glpi.upload import multipart
from assistant.desks.letter import File
from assistant.outbox import Composed
from tests.conformance.bench import OnTheWeb, Seen, ask, report
from tests.fakes.glpi import Glpi

AGENT = 2


class GlpiBench(OnTheWeb):
    """GLPI, as its documentation and source have it."""

    def __init__(self, glpi: Glpi) -> None:
        self._glpi = glpi
        self.address = glpi.address

    @property
    def settings(self) -> GlpiDesk:
        return GlpiDesk(address=self.address)

    def login(self, who: str = "alice") -> Login:
        return Login(name="", secret=self._glpi.token(who))

    def parcel(
        self, words: str, files: tuple[File, ...] = (), subject: str = "No paper"
    ) -> Composed:
        return report("alice@company.example", words, files, subject)

    def received(self, reference: str) -> list[Seen]:
        asked = "criteria[0][field]=21&criteria[0][searchtype]=contains&criteria[0][value]="
        found = self._ask("GET", f"/search/Ticket?{asked}{reference}")
        return [self._seen(row["2"]) for row in found.get("data", ())]

    def answer(self, number: str, words: str, files: tuple[File, ...] = ()) -> None:
        said = {"itemtype": "Ticket", "items_id": number, "content": f"<p>{words}</p>"}
        made = self._ask("POST", "/ITILFollowup", {"input": said})["id"]
        for file in files:
            body, kind = multipart({"itemtype": "ITILFollowup", "items_id": made}, file)
            self._send("POST", "/Document", body, kind)

    def note(self, number: str, words: str) -> None:
        said = {"itemtype": "Ticket", "items_id": number, "content": words, "is_private": 1}
        self._ask("POST", "/ITILFollowup", {"input": said})

    def outage(self, subject: str) -> str:
        raise NotImplementedError

    def affected(self, number: str) -> list[str]:
        raise NotImplementedError

    def solve(self, number: str) -> None:
        self._ask("PUT", f"/Ticket/{number}", {"input": {"_users_id_assign": AGENT}})
        said = {"itemtype": "Ticket", "items_id": number, "content": "<p>Solved.</p>"}
        self._ask("POST", "/ITILSolution", {"input": said})

    def _seen(self, number: int) -> Seen:
        ticket = self._ask("GET", f"/Ticket/{number}?with_documents=true")
        content = ticket["content"].removeprefix("<p>").removesuffix("</p>").replace("<br>", "\n")
        return Seen(
            subject=ticket["name"],
            words=html.unescape(content).rpartition("\n")[0],
            files={
                document["filename"]: self._send("GET", f"/Document/{document['id']}?alt=media")
                for document in ticket["_documents"]
            },
        )

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        sent = b"" if body is None else json.dumps(body).encode()
        return json.loads(self._send(method, path, sent, "application/json"))

    def _send(
        self, method: str, path: str, body: bytes = b"", kind: str = "application/json"
    ) -> bytes:
        place = f"{self._glpi.address}/apirest.php"
        token = {"Authorization": f"user_token {self._glpi.token('agent')}"}
        session = json.loads(ask("GET", f"{place}/initSession", token))["session_token"]
        told = {"Session-Token": session, "Content-Type": kind}
        try:
            return ask(method, f"{place}{path}", told, raw=body)
        finally:
            ask("GET", f"{place}/killSession", {"Session-Token": session})
