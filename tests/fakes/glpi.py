"""A GLPI that holds its tickets in memory, faithful to its documentation and source.

- Paths, headers, `range`, `criteria`, multipart uploads: apirest.md.
- Refusals, [code, words] with their status: src/Glpi/Api/API.php and APIRest.php; a right that is
  missing is 403 for reading and 400 for adding, a wrong token 401, a missing one 400.
- `data` is left out where nothing is found, and an answer in part is 206: searchItems.
- What an employee sees and may do: src/Ticket.php (canViewItem; the bin only for what is new and
  untouched), src/ITILFollowup.php (private ones are hidden), src/Document.php (files may be added
  to the own tickets; reading them takes a right of the profile).
- Reopening by a requester's reply, and `_no_reopen`: src/Glpi/Features/ParentStatus.php; to new,
  or to assigned where somebody has it.
- A solution solves: src/ITILSolution.php. Nothing else needs GLPI 11, so there is no `externalid`.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import secrets
from datetime import datetime
from html import escape
from typing import Any

from tests.fakes.json_desk import Answered, Asked, JsonDesk, Refused

_Object = dict[str, Any]
# Ticket search options of src/CommonITILObject.php; 4 is the requester.
OPTIONS = {1: "name", 2: "id", 12: "status", 15: "date", 19: "date_mod", 21: "content"}
REQUESTER, ASSIGNED = 1, 2
NEW, TAKEN, WAITING, SOLVED, CLOSED = 1, 2, 4, 5, 6
# Extensions with the mark "authorized upload" among the document types.
UPLOADABLE = {"json", "html", "txt", "png", "jpg", "pdf", "log", "zip", "bin"}
LARGEST_REQUEST = 8_000_000  # post_max_size


class Glpi:
    """Alice and Bob have the profile Self-Service.

    An `old` one is before 10.0.1: it escapes its HTML, and reopens only where that is asked for.
    """

    def __init__(self, *, app_token: str = "", old: bool = False) -> None:
        self.app_token = app_token
        self.old = old
        self.may_read_documents = True
        self.users = {2: ("agent", "Agent Ann"), 3: ("alice", "Example Alice"), 4: ("bob", "Bob")}
        self.sessions: dict[str, int] = {}
        self.items: dict[str, list[_Object]] = {
            kind: []
            for kind in ("Ticket", "ITILFollowup", "ITILSolution", "Document", "Ticket_User")
        }
        self._contents: dict[int, bytes] = {}
        self._ids = itertools.count(41)
        self.server = JsonDesk(self._answer)
        self.address = self.server.address

    def token(self, login: str) -> str:
        """With what that person signs in."""
        return f"token-of-{login}"

    # -- asking

    def _answer(self, asked: Asked) -> Answered:
        path = asked.path.removeprefix("/apirest.php").strip("/").split("/")
        said = asked.headers.get("app-token", "")
        if said != self.app_token:
            what = "WRONG_APP_TOKEN_PARAMETER" if said else "APP_TOKEN_PARAMETERS_MISSING"
            raise _refused(400, f"ERROR_{what}")
        if path == ["initSession"]:
            return Answered(200, {"session_token": self._begin(asked)})
        user = self._who(asked)
        if path == ["killSession"]:
            del self.sessions[asked.headers["session-token"]]
            return Answered(200, content=True)
        return (
            self._read(user, path, asked)
            if asked.method == "GET"
            else self._write(user, path, asked)
        )

    def _read(self, user: int, path: list[str], asked: Asked) -> Answered:
        match path:
            case ["getFullSession"]:
                return Answered(200, {"session": {"glpiID": user, "glpiname": self.users[user][0]}})
            case ["search", "Ticket"]:
                return self._search(user, asked.query)
            case ["Document", number] if asked.query.get("alt") == "media":
                return Answered(200, self._download(user, number))
            case ["Ticket", number]:
                return Answered(200, self._shown(user, self._ticket(user, number), asked.query))
            case ["Ticket", number, kind] if kind in self.items:
                return Answered(200, self._parts(user, number, kind, asked.query))
        raise _refused(400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM")

    def _write(self, user: int, path: list[str], asked: Asked) -> Answered:
        match asked.method, path:
            case "POST", [kind] if kind in self.items:
                return Answered(201, {"id": self._add(user, kind, asked), "message": ""})
            case "PUT", ["Ticket", number]:
                return Answered(200, [self._update(user, number, asked.json()["input"])])
            case "DELETE", ["Ticket", number]:
                return Answered(200, [self._bin(user, number)])
        raise _refused(400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM")

    def _begin(self, asked: Asked) -> str:
        _, _, token = asked.headers.get("authorization", "").partition("user_token ")
        if not token:
            raise _refused(400, "ERROR_LOGIN_PARAMETERS_MISSING")
        for number, (login, _) in self.users.items():
            if token == self.token(login):
                made = secrets.token_hex(20)
                self.sessions[made] = number
                return made
        raise _refused(401, "ERROR_GLPI_LOGIN_USER_TOKEN")

    def _who(self, asked: Asked) -> int:
        if asked.method == "GET" and asked.body:
            raise _refused(400, "ERROR_JSON_PAYLOAD_FORBIDDEN")
        token = asked.headers.get("session-token", "")
        if not token:
            raise _refused(400, "ERROR_SESSION_TOKEN_MISSING")
        if token not in self.sessions:
            raise _refused(401, "ERROR_SESSION_TOKEN_INVALID")
        return self.sessions[token]

    # -- reading

    def _search(self, user: int, query: dict[str, str]) -> Answered:
        found = [t for t in self.items["Ticket"] if self._may_see(user, t) and not t["is_deleted"]]
        if "criteria[0][field]" in query:
            found = [t for t in found if self._meets(t, query)]
        sort = OPTIONS.get(int(query.get("sort", "1")), "name")
        found.sort(key=lambda t: t[sort], reverse=query.get("order") == "DESC")
        start, end = _range(query, len(found))
        columns = {int(v) for k, v in query.items() if k.startswith("forcedisplay[")} | {1, 2}
        rows = [
            {str(n): self._told(t)[OPTIONS[n]] for n in columns} for t in found[start : end + 1]
        ]
        told = {"totalcount": len(found), "count": len(rows)} | ({"data": rows} if rows else {})
        return Answered(200 if len(rows) >= len(found) else 206, told)

    def _meets(self, ticket: _Object, query: dict[str, str]) -> bool:
        field, kind, value = (
            query.get(f"criteria[0][{name}]") for name in ("field", "searchtype", "value")
        )
        if field is None or kind is None or value is None:
            raise _refused(400, "ERROR")
        if field == "4" and kind == "equals":
            return int(value) in self._actors(ticket, REQUESTER)
        if int(field) in OPTIONS and kind == "contains":
            return value.lower() in str(ticket[OPTIONS[int(field)]]).lower()
        raise _refused(400, "ERROR")

    def _ticket(self, user: int, number: str) -> _Object:
        ticket = self._find("Ticket", number)
        if not self._may_see(user, ticket):
            raise _refused(403, "ERROR_RIGHT_MISSING")
        return ticket

    def _find(self, kind: str, number: object) -> _Object:
        for item in self.items[kind]:
            if str(item["id"]) == str(number):
                return item
        raise _refused(404, "ERROR_ITEM_NOT_FOUND")

    def _parts(self, user: int, number: str, kind: str, query: dict[str, str]) -> list[_Object]:
        ticket = self._ticket(user, number)
        if kind == "Document_Item" and not self._is_technician(user):
            raise _refused(403, "ERROR_RIGHT_MISSING")
        found = self._of(user, ticket, kind)
        start, end = _range(query, len(found))
        return [self._shown(user, item, query) for item in found[start : end + 1]]

    def _of(self, user: int, ticket: _Object, kind: str) -> list[_Object]:
        return [
            item
            for item in self.items[kind]
            if str(item.get("items_id", item.get("tickets_id"))) == str(ticket["id"])
            and (not item.get("is_private") or self._is_technician(user))
        ]

    def _shown(self, user: int, item: _Object, query: dict[str, str]) -> _Object:
        told = self._told(item)
        if query.get("with_documents") == "true":
            told["_documents"] = self._documents(user, item)
        names = [v for k, v in query.items() if k.startswith("add_keys_names[")]
        if names:
            told["_keys_names"] = {k: self.users[item[k]][1] for k in names if k in item}
        return told

    def _told(self, item: _Object) -> _Object:
        content = item.get("content")
        return item | ({"content": escape(content)} if self.old and content else {})

    def _documents(self, user: int, ticket: _Object) -> list[_Object]:
        parts = [("Ticket", ticket["id"])] + [
            (kind, part["id"])
            for kind in ("ITILFollowup", "ITILSolution")
            for part in self._of(user, ticket, kind)
        ]
        hidden = ("itemtype", "items_id")
        return [
            {k: v for k, v in document.items() if k not in hidden}
            for document in self.items["Document"]
            if (document["itemtype"], document["items_id"]) in parts
        ]

    def _download(self, user: int, number: str) -> bytes:
        document = self._find("Document", number)
        if not (self.may_read_documents or self._is_technician(user)):
            raise _refused(403, "ERROR_RIGHT_MISSING")
        return self._contents[document["id"]]

    # -- writing

    def _add(self, user: int, kind: str, asked: Asked) -> int:
        said, name, content = _input(asked)
        number = next(self._ids)
        made = {"id": number, "date_creation": _now(), "users_id": user}
        match kind:
            case "Ticket":
                self._add_ticket(user, made, said)
            case "ITILFollowup":
                self._add_followup(user, made, said)
            case "ITILSolution" if self._is_technician(user):
                self._add_solution(user, made, said)
            case "Document":
                self._add_document(user, made, said, name, content)
            case _:
                raise _refused(400, "ERROR_GLPI_ADD")
        return number

    def _add_ticket(self, user: int, made: _Object, said: _Object) -> None:
        if not said.get("content"):
            raise _refused(400, "ERROR_GLPI_ADD")  # its description is mandatory
        made |= {
            "name": str(said.get("name", ""))[:255],
            "content": _cleaned(said["content"]),
            "status": NEW,
            "date": made["date_creation"],
            "date_mod": made["date_creation"],
            "users_id_recipient": user,
            "is_deleted": 0,
            "touched": False,
        }
        self.items["Ticket"].append(made)
        self._link(made, user, REQUESTER)

    def _add_followup(self, user: int, made: _Object, said: _Object) -> None:
        ticket = self._ticket(user, str(said.get("items_id")))
        if said.get("itemtype") != "Ticket" or not said.get("content"):
            raise _refused(400, "ERROR_GLPI_ADD")
        self.items["ITILFollowup"].append(
            made
            | {
                "itemtype": "Ticket",
                "items_id": ticket["id"],
                "content": _cleaned(said["content"]),
                "date": made["date_creation"],
                "is_private": int(said.get("is_private", 0)),
            }
        )
        self._reopen(user, ticket, said)

    def _add_solution(self, user: int, made: _Object, said: _Object) -> None:
        ticket = self._ticket(user, str(said["items_id"]))
        if ticket["status"] in (SOLVED, CLOSED):
            raise _refused(400, "ERROR_GLPI_ADD")
        content = {"content": _cleaned(said["content"]), "items_id": ticket["id"]}
        self.items["ITILSolution"].append(made | content)
        ticket |= {"status": SOLVED, "date_mod": _now(), "touched": True}

    def _add_document(
        self, user: int, made: _Object, said: _Object, name: str, content: bytes
    ) -> None:
        if not name or name.rpartition(".")[2].lower() not in UPLOADABLE:
            raise _refused(400, "ERROR_GLPI_ADD")
        kind, number = str(said.get("itemtype")), int(str(said.get("items_id")))
        part = self._find(kind, number)
        if kind == "Ticket":
            self._ticket(user, str(number))
        elif not self._is_technician(user):
            raise _refused(400, "ERROR_GLPI_ADD")  # employees may not change a followup
        if part.get("status") == CLOSED:
            raise _refused(400, "ERROR_GLPI_ADD")
        self._contents[made["id"]] = content
        made |= {
            "name": said.get("name") or name,
            "filename": name,
            "comment": said.get("comment"),
            "mime": "application/octet-stream",
            "sha1sum": hashlib.sha1(content, usedforsecurity=False).hexdigest(),
            "assocdate": made["date_creation"],
            "itemtype": kind,
            "items_id": number,
        }
        self.items["Document"].append(made)
        if kind == "Ticket":
            self._reopen(user, part, said)

    def _reopen(self, user: int, ticket: _Object, said: _Object) -> None:
        ticket |= {"date_mod": _now(), "touched": True}
        asks = "add_reopen" in said or (
            not self.old and "_no_reopen" not in said and user in self._actors(ticket, REQUESTER)
        )
        if asks and ticket["status"] in (WAITING, SOLVED, CLOSED):
            ticket["status"] = TAKEN if self._actors(ticket, ASSIGNED) else NEW

    def _update(self, user: int, number: str, said: _Object) -> _Object:
        ticket = self._ticket(user, number)
        if not self._is_technician(user):
            raise _refused(400, "ERROR_GLPI_UPDATE")
        if "_users_id_assign" in said:
            self._link(ticket, said["_users_id_assign"], ASSIGNED)
            ticket["status"] = TAKEN
        ticket |= {k: v for k, v in said.items() if k in ("name", "status")}
        ticket |= {"date_mod": _now(), "touched": True}
        return {number: True, "message": ""}

    def _bin(self, user: int, number: str) -> _Object:
        ticket = self._ticket(user, number)
        own = ticket["users_id_recipient"] == user
        if not self._is_technician(user) and (
            not own or ticket["status"] != NEW or ticket["touched"]
        ):
            raise _refused(400, "ERROR_GLPI_DELETE")
        ticket["is_deleted"] = 1
        return {number: True, "message": ""}

    def _link(self, ticket: _Object, user: int, kind: int) -> None:
        link = {"id": next(self._ids), "tickets_id": ticket["id"], "users_id": user, "type": kind}
        self.items["Ticket_User"].append(link)

    # -- rights

    def _is_technician(self, user: int) -> bool:
        return self.users[user][0] == "agent"

    def _may_see(self, user: int, ticket: _Object) -> bool:
        return self._is_technician(user) or user in self._actors(ticket, REQUESTER)

    def _actors(self, ticket: _Object, kind: int) -> set[int]:
        return {
            link["users_id"]
            for link in self.items["Ticket_User"]
            if (link["tickets_id"], link["type"]) == (ticket["id"], kind)
        }


def _input(asked: Asked) -> tuple[_Object, str, bytes]:
    """What is said of the item, and with a form the file that comes with it."""
    kind = asked.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        try:
            said = json.loads(asked.body)["input"]
        except ValueError:
            raise _refused(400, "ERROR_JSON_PAYLOAD_INVALID") from None
        return said, "", b""
    if len(asked.body) > LARGEST_REQUEST:
        raise _refused(400, "ERROR_UPLOAD_FILE_TOO_BIG_POST_MAX_SIZE")
    boundary = b"--" + kind.partition("boundary=")[2].encode()
    parts = [part[2:-2].partition(b"\r\n\r\n") for part in asked.body.split(boundary)[1:-1]]
    (_, _, manifest), (head, _, content) = parts
    name = re.search(rb'name="filename\[0\]"; filename="((?:[^"\\]|\\.)*)"', head)
    assert name is not None
    return json.loads(manifest)["input"], re.sub(r"\\(.)", r"\1", name[1].decode()), content


def _range(query: dict[str, str], total: int) -> tuple[int, int]:
    said = query.get("range", "0-49")
    if not re.fullmatch(r"\d+-\d+", said):
        raise _refused(400, "ERROR")
    start, end = map(int, said.split("-"))
    if start > total:
        raise _refused(400, "ERROR_RANGE_EXCEED_TOTAL")
    return start, end


def _cleaned(content: str) -> str:
    """As its rich text is made safe: no scripts."""
    return re.sub(r"(?is)<script.*?(</script>|$)", "", content)


def _refused(status: int, code: str) -> Refused:
    return Refused(status, [code, "in the words of the language of the session"])


def _now() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
