"""A session with GLPI: opened with the person's own token, and closed whatever happens.

GLPI keeps each session in a file until it is told to forget it, so none is left behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

import msgspec

from assistant.desk_settings import GlpiDesk
from assistant.desks.api import LARGEST_FILE_ANSWER, Api
from assistant.desks.desk import DeskTrouble, Login
from assistant.desks.glpi.upload import multipart
from assistant.desks.letter import File
from assistant.desks.numbers import number_of

Object = dict[str, Any]
# By `field`, which is the number of a search option, `searchtype` and `value`.
Criterion = Mapping[str, str | int]
# More than a conversation has; GLPI gives 50 unless it is told.
_ALL = "0-999"
_MOST_FOUND = "0-199"


class _Opened(msgspec.Struct):
    session_token: str


class _Me(msgspec.Struct):
    glpiID: int  # noqa: N815 - as GLPI has it


class _FullSession(msgspec.Struct):
    session: _Me


class _Found(msgspec.Struct):
    data: list[Object] = []  # left out where nothing is found


class _Added(msgspec.Struct):
    id: int


def open_api(settings: GlpiDesk, login: Callable[[], Login | None]) -> Api:
    """GLPI as the person with a token of their own; nothing is asked yet."""

    def headers(login: Login) -> Mapping[str, str]:
        return {"Authorization": f"user_token {login.secret}", **application(settings)}

    return Api(f"{settings.address}/apirest.php", login, headers)


def application(settings: GlpiDesk) -> dict[str, str]:
    """How GLPI is told which program asks, where it wants to know."""
    return {} if settings.app_token is None else {"App-Token": settings.app_token}


@contextmanager
def session(api: Api, settings: GlpiDesk) -> Iterator[Session]:
    """To ask with until the end of the block; raises DeskTrouble."""
    token = api.ask("GET", "/initSession", _Opened).session_token
    told = {"Session-Token": token, **application(settings)}
    opened = api.with_headers(lambda _login: told)
    try:
        yield Session(opened)
    finally:
        with suppress(DeskTrouble):  # what was asked for is done, or has its own trouble
            opened.answer("GET", "/killSession")


class Session:
    """What the desk asks of GLPI's items, by their types and ids; raises DeskTrouble."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def me(self) -> int:
        """The person's id."""
        return self._api.ask("GET", "/getFullSession", _FullSession).session.glpiID

    def search(self, criterion: Criterion, columns: Mapping[str, int]) -> list[Object]:
        """The tickets that it finds, the last changed first; by name, what `columns` number."""
        asked = {f"criteria[0][{name}]": str(value) for name, value in criterion.items()}
        shown = {f"forcedisplay[{at}]": str(n) for at, n in enumerate(columns.values())}
        order = {"sort": str(columns["date_mod"]), "order": "DESC", "range": _MOST_FOUND}
        found = self._api.ask("GET", "/search/Ticket", _Found, query=asked | shown | order)
        return [{name: row.get(str(n)) for name, n in columns.items()} for row in found.data]

    def item(self, kind: str, number: str, **asked: str) -> Object:
        """All fields of one item."""
        return self._api.ask("GET", f"/{kind}/{number_of(number)}", Object, query=asked or None)

    def parts(self, number: str, kind: str) -> list[Object]:
        """Those items of a ticket, with the names of who wrote them."""
        asked = {"range": _ALL, "add_keys_names[0]": "users_id"}
        path = f"/Ticket/{number_of(number)}/{kind}"
        return self._api.ask("GET", path, list[Object], query=asked)

    def add(self, kind: str, fields: Object) -> str:
        """Make an item; its id."""
        said = {"input": fields}
        return str(self._api.ask("POST", f"/{kind}", _Added, json=said).id)

    def delete(self, kind: str, number: str) -> None:
        """Put an item into the bin."""
        self._api.answer("DELETE", f"/{kind}/{number_of(number)}")

    def attach(self, fields: Object, file: File) -> None:
        """Make a document of a file."""
        body, kind = multipart(fields, file)
        self._api.answer("POST", "/Document", body=body, content_type=kind)

    def document(self, number: str) -> bytes:
        """What the file of a document holds."""
        path = f"/Document/{number_of(number)}"
        return self._api.answer("GET", path, query={"alt": "media"}, most=LARGEST_FILE_ANSWER).body
