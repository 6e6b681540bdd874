"""What the shared suite needs beside a desk: the eyes and hands of somebody of IT."""

from __future__ import annotations

import base64
import json
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

import msgspec

from assistant.desk_settings import DeskSettings, RedmineDesk, RtDesk
from assistant.desks.desk import Desk, Login
from assistant.desks.letter import File
from assistant.desks.registry import open_desk
from assistant.outbox import Parcel
from assistant.person import Person, Sender
from assistant.reference import new_reference
from assistant.sent import What
from assistant.tickets.errand_message import compose_errand
from tests.servers.model import Account, Redmine, RequestTracker
from tests.support.fault_proxy import ACTED, NOT_PASSED_ON, FaultProxy


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A report as the agent sees it; `files` by name."""

    subject: str
    words: str
    files: dict[str, bytes]


class Proxy(Protocol):
    """What stands between, and does what networks and servers do on bad days."""

    choose: Callable[[str, str], Any]
    on_answer: Callable[[], None]
    seen: list[tuple[str, str, Any]]

    @property
    def faults(self) -> type[StrEnum]:
        """All that it can do; "none" is nothing."""

    def once(self, fault: Any, command: str) -> None:
        """The next such command meets the fault, and no other."""


class Bench(Protocol):
    """A real desk, seen from both sides.

    `moments` are the commands and faults of a report's delivery, `looks` the commands of reading
    what became of it; `harm` is how likely a fault is at
    each command on a bad day, and `environment` what the employee's computer must have set.
    """

    moments: tuple[tuple[str, Any], ...]
    looks: tuple[str, ...]
    harm: float

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables by name."""

    @property
    def settings(self) -> DeskSettings:
        """What the organisation's file would say of the desk."""

    def login(self, who: str = "alice") -> Login:
        """With what that employee signs in."""

    def parcel(self, words: str, files: tuple[File, ...] = (), subject: str = "No paper") -> Parcel:
        """A report of Alice."""

    def received(self, reference: str) -> list[Seen]:
        """The open reports of that reference, as the agent has them."""

    def answer(self, number: str, words: str, files: tuple[File, ...] = ()) -> None:
        """The agent says something to the employee."""

    def note(self, number: str, words: str) -> None:
        """The agent writes something that is not for the employee."""

    def solve(self, number: str) -> None:
        """The agent has solved it; only where the desk `solves`."""

    def outage(self, subject: str) -> str:
        """The agent says that something is down for many; its number.

        Only where the desk `tells_outages`.
        """

    def affected(self, number: str) -> list[str]:
        """What was said of an outage, as the agent has it."""

    def settled(self) -> None:
        """Returns once all that the desk took can be seen."""

    def late(self) -> AbstractContextManager[object]:
        """As long as that is open, nothing shows that may show late, seen through the proxy."""

    def behind(self, folder: Path) -> AbstractContextManager[Proxy]:
        """From now on the employee reaches the desk through a proxy; `folder` is its own."""


class OnTheWeb:
    """A desk that the employee reaches at `address`, and that shows at once what it took."""

    address: str
    looks: tuple[str, ...] = ("GET",)
    harm = 0.4
    environment: Mapping[str, str] = {}
    moments = tuple((method, f) for f in (*ACTED, *NOT_PASSED_ON) for method in ("GET", "POST"))

    def settled(self) -> None:
        """It has."""

    def late(self) -> AbstractContextManager[object]:
        return nullcontext()

    @contextmanager
    def behind(self, _folder: Path) -> Iterator[Proxy]:
        with FaultProxy(self.address).open() as proxy:
            self.address = proxy.address
            yield proxy


def desk_of(bench: Bench, who: str = "alice", secret: str | None = None) -> Desk:
    """The desk as that employee uses it, or with a secret that is not theirs."""
    own = bench.login(who)
    login = own if secret is None else Login(name=own.name, secret=secret)
    return open_desk(bench.settings, lambda: login)


def report(mail: str, words: str, files: tuple[File, ...], subject: str) -> Parcel:
    """The parcel of a report by whoever has that address."""
    login, _, domain = mail.partition("@")
    return compose_errand(
        What.REPORT,
        "",
        subject,
        reference=new_reference(),
        sender=Sender(
            person=Person(login=login, full_name=login.capitalize(), computer_name="LT-1"),
            mail_domain=domain,
            desk_name="IT",
        ),
        written_at=1_800_000_000.0,
        words=words,
        files=files,
    )


def ask(
    method: str, address: str, headers: Mapping[str, str], body: object = None, raw: bytes = b""
) -> bytes:
    """What a server answers to somebody of IT; raises where it refuses."""
    sent = raw or (None if body is None else json.dumps(body).encode())
    kind = {"Content-Type": "application/octet-stream" if raw else "application/json"}
    request = urllib.request.Request(address, sent, kind | dict(headers), method=method)  # noqa: S310
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return bytes(answer.read())


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

    def parcel(self, words: str, files: tuple[File, ...] = (), subject: str = "No paper") -> Parcel:
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

    def parcel(self, words: str, files: tuple[File, ...] = (), subject: str = "No paper") -> Parcel:
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
