"""What a test is told of a server: where it answers, who has an account, where things go."""

from __future__ import annotations

from pathlib import Path

import msgspec

DOMAIN = "company.example"


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may sign in; `token` is for the server's API, "" where it has none."""

    login: str
    password: str
    mail: str
    token: str = ""


class People(msgspec.Struct, frozen=True, kw_only=True):
    """Two employees and somebody of IT, who answers, keeps internal notes and resolves."""

    alice: Account
    bob: Account
    agent: Account

    def everybody(self) -> tuple[Account, ...]:
        """All of them."""
        return (self.alice, self.bob, self.agent)


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """Submission wants STARTTLS and a login; `imap` offers STARTTLS, `imaps` is TLS at once.

    The agent's box is that of the support address. `queue` holds what was taken and has not
    arrived yet.
    """

    host: str
    submission: int
    imap: int
    imaps: int
    trusted: Path
    queue: Path
    people: People


class RequestTracker(msgspec.Struct, frozen=True, kw_only=True):
    """Request Tracker 5, its API below `{address}/REST/2.0`."""

    address: str
    queue: str
    queue_id: int
    outage_queue: str
    reference_field: str
    rating_field: str
    people: People


class Redmine(msgspec.Struct, frozen=True, kw_only=True):
    """Redmine 5; `statuses` are the ids by name, such as New, Resolved and Closed."""

    address: str
    project: str
    project_id: int
    outage_project: str
    tracker_id: int
    reference_field: int
    rating_field: int
    statuses: dict[str, int]
    people: People
