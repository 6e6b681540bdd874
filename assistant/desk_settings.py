"""What the organisation's file says of its service desk: one type a kind of desk.

No secret is among them: a person signs in with their own.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from assistant import rules


class FolderDesk(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="folder",
):
    """Reports go into a Maildir at `path`; ~ is the person's home, and nothing else is expanded."""

    path: Annotated[str, rules.FOLDER]


class WebDesk(msgspec.Struct, frozen=True, kw_only=True):
    """A desk at `address`, as it is opened in a browser; with a slash at its end or without."""

    address: Annotated[str, rules.PRIVATE_ADDRESS]

    def __post_init__(self) -> None:
        # Servers lead POST away from paths with two slashes, and what is sent with it is lost.
        msgspec.structs.force_setattr(self, "address", self.address.rstrip("/"))


class RtDesk(
    WebDesk,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="rt",
):
    """Request Tracker at `address`, without /REST/2.0.

    The fields are custom fields of the `queue`, by name. In the `outage_queue` IT has a ticket for
    each thing that is down for many.
    """

    queue: Annotated[str, rules.ONE_LINE]
    reference_field: Annotated[str, rules.ONE_LINE] = "ClientRef"
    rating_field: Annotated[str, rules.ONE_LINE] | None = None
    minutes_field: Annotated[str, rules.ONE_LINE] | None = None
    outage_queue: Annotated[str, rules.ONE_LINE] | None = None
    largest_file_mb: Annotated[int, rules.MEGABYTES] = 10


class RedmineDesk(
    WebDesk,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="redmine",
):
    """Redmine at `address`; the rest are the ids of the `project`'s fields and statuses.

    In the `outage_project` IT has an issue for each thing that is down for many.
    """

    project: Annotated[str, rules.IDENTIFIER]
    reference_field: Annotated[int, rules.NUMBER]
    rating_field: Annotated[int, rules.NUMBER] | None = None
    minutes_field: Annotated[int, rules.NUMBER] | None = None
    tracker: Annotated[int, rules.NUMBER] | None = None
    new_status: Annotated[int, rules.NUMBER] | None = None
    waiting_status: Annotated[int, rules.NUMBER] | None = None
    solved_status: Annotated[int, rules.NUMBER] | None = None
    closed_status: Annotated[int, rules.NUMBER] | None = None
    reopened_status: Annotated[int, rules.NUMBER] | None = None
    outage_project: Annotated[str, rules.IDENTIFIER] | None = None
    largest_file_mb: Annotated[int, rules.MEGABYTES] = 5


class ZammadDesk(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="zammad",
):
    """Zammad at `address`; new tickets go to the `group`. States are given by their names."""

    address: Annotated[str, rules.PRIVATE_ADDRESS]
    group: Annotated[str, rules.ONE_LINE]
    reference_field: Annotated[str, rules.IDENTIFIER] = "balie_reference"
    new_state: Annotated[str, rules.ONE_LINE] = "new"
    open_state: Annotated[str, rules.ONE_LINE] = "open"
    waiting_state: Annotated[str, rules.ONE_LINE] = "pending reminder"
    closed_state: Annotated[str, rules.ONE_LINE] = "closed"
    largest_file_mb: Annotated[int, rules.MEGABYTES] = 10


class GlpiDesk(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="glpi",
):
    """GLPI at `address`, without /apirest.php; `category` is the id of an ITIL category."""

    address: Annotated[str, rules.PRIVATE_ADDRESS]
    app_token: Annotated[str, rules.ONE_LINE] | None = None
    category: Annotated[int, rules.NUMBER] | None = None
    largest_file_mb: Annotated[int, rules.MEGABYTES] = 2


class EmailDesk(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    tag_field="kind",
    tag="email",
):
    """The mail address `to`; sent and read with the person's own mail account, over TLS only."""

    to: Annotated[str, rules.MAIL_ADDRESS]
    submission_host: Annotated[str, rules.HOST]
    submission_port: Annotated[int, rules.PORT] = 587
    imap_host: Annotated[str, rules.HOST]
    imap_port: Annotated[int, rules.PORT] = 993
    largest_file_mb: Annotated[int, rules.MEGABYTES] = 20


DeskSettings = EmailDesk | FolderDesk | GlpiDesk | RedmineDesk | RtDesk | ZammadDesk
