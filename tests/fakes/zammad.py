"""A Zammad that holds its tickets in memory, faithful to its documentation and source.

- Paths, answers, `expand=true`: docs.zammad.org, REST API (introduction, tickets, articles).
- Refusals: app/controllers/application_controller/handles_errors.rb and authenticates.rb; no token
  is 403, a wrong one 401, a ticket of somebody else 403, none 404, a wrong value 422.
- What a customer may: app/policies/ticket_policy.rb, ticket/article_policy.rb (no internal
  articles), controllers/tickets_controller_policy.rb (no merging); what is overwritten of what a
  customer sends: tickets_controller.rb, concerns/creates_ticket_articles.rb (sender, customer,
  internal); attributes that do not exist are left out in silence (param_cleanup).
- `condition`: lib/selector/sql.rb, asked of the database at once; `query` is asked of an index
  that lags (models/concerns/can_search.rb), here so long that nothing is ever found by it.
- Pages of at most 200: tickets_controller.rb. NUL is refused as PostgreSQL refuses it; a body ends
  at 1.5 million characters (models/ticket/article.rb); a request at 50 MB (contrib/nginx).
"""

from __future__ import annotations

import base64
import binascii
import itertools
import re
from datetime import UTC, datetime
from typing import Any

from tests.fakes.json_desk import Answered, Asked, JsonDesk, Refused

_Object = dict[str, Any]
STATES = {1: "new", 2: "open", 3: "pending reminder", 4: "closed", 5: "merged"}
# The states that a customer may choose (db/seeds/object_manager_attributes.rb).
_CUSTOMERS_STATES = {"create": {"new", "closed"}, "edit": {"open", "closed"}}
GROUP = "Service Desk"
LARGEST_REQUEST = 50_000_000
LONGEST_BODY = 1_500_000


class Zammad:
    """Alice and Bob are customers; `attributes` are what an administrator added to tickets."""

    def __init__(self, attributes: tuple[str, ...] = ("balie_reference",)) -> None:
        self.attributes = attributes
        self.users = [
            _user(1, "-", ""),
            _user(2, "agent@company.example", "Ann Agent", agent=True),
            _user(3, "alice@company.example", "Alice Example"),
            _user(4, "bob@company.example", "Bob Example"),
        ]
        self.tickets: list[_Object] = []
        self.articles: list[_Object] = []
        self._files: dict[int, bytes] = {}
        self._ids = itertools.count(17)
        self.server = JsonDesk(self._answer)
        self.address = self.server.address

    def token(self, login: str) -> str:
        """With what that person signs in."""
        return f"token-of-{login}"

    # -- asking

    def _answer(self, asked: Asked) -> Answered:
        user = self._who(asked)
        if len(asked.body) > LARGEST_REQUEST:
            raise Refused(413, b"<html><h1>413 Request Entity Too Large</h1></html>")
        path = asked.path.removeprefix("/api/v1")
        match asked.method, path.strip("/").split("/"):
            case "GET", ["users", "me"]:
                return Answered(200, user)
            case "GET", ["tickets", "search"]:
                return Answered(200, self._search(user, asked.query))
            case "POST", ["tickets"]:
                return Answered(201, self._create(user, _sent(asked)))
            case "PUT", ["tickets", number]:
                return Answered(200, self._update(user, number, _sent(asked)))
            case "GET", ["ticket_articles", "by_ticket", number]:
                ticket = self._ticket(user, number)
                return Answered(200, [self._shown(a) for a in self._visible(user, ticket)])
            case "POST", ["ticket_articles"]:
                said = _sent(asked)
                ticket = self._ticket(user, str(said.get("ticket_id")))
                return Answered(201, self._shown(self._say(user, ticket, said)))
            case "GET", ["ticket_attachment", number, article, own]:
                return Answered(200, self._file(user, number, article, own))
        raise Refused(404, {"error": "No route matches"})

    def _who(self, asked: Asked) -> _Object:
        said = asked.headers.get("authorization", "")
        token = re.fullmatch(r'Token token="?([^"]+)"?', said)
        if token is None:
            raise Refused(403, {"error": "Authentication required"})
        for user in self.users:
            if user["id"] > 1 and token[1] == self.token(user["login"].partition("@")[0]):
                return user
        raise Refused(401, {"error": "Can't find User for Token"})

    # -- tickets

    def _search(self, user: _Object, query: dict[str, str]) -> list[_Object]:
        found = [t for t in self.tickets if self._may_see(user, t)]
        for name in {key for key in query if key.startswith("condition[")}:
            field, part = name.removeprefix("condition[").removesuffix("]").split("][")
            if part == "operator":
                found = [t for t in found if self._holds(user, t, field, query)]
        if query.get("query"):
            found = []
        wanted = query.get("sort_by", "updated_at")
        found.sort(key=lambda t: t[wanted], reverse=query.get("order_by", "desc") == "desc")
        most = min(int(query.get("per_page") or query.get("limit") or 50), 200)
        start = (int(query.get("page", "1")) - 1) * most
        if query.get("expand") != "true":
            return [{"tickets": [t["id"] for t in found], "assets": {}}]
        return [self._expanded(t) for t in found[start : start + most]]

    def _holds(self, user: _Object, ticket: _Object, field: str, query: dict[str, str]) -> bool:
        def said(part: str) -> str | None:
            return query.get(f"condition[{field}][{part}]")

        table, _, name = field.partition(".")
        value = str(user["id"]) if said("pre_condition") == "current_user.id" else said("value")
        if said("operator") != "is" or value is None:
            raise Refused(500, {"error": "Error ID 1: Please contact your administrator."})
        if table == "article":
            return any(a[name] == value for a in self._of(ticket))
        if table != "ticket" or name not in ticket:
            raise Refused(422, {"error": f"invalid selector {table}, {name}"})
        return str(ticket[name]) == value

    def _create(self, user: _Object, said: _Object) -> _Object:
        if said.get("group") != GROUP:
            raise Refused(422, {"error": f"No lookup value found for 'group': {said.get('group')}"})
        now, number = _now(), next(self._ids)
        ticket: _Object = {
            "id": number,
            "number": str(22_000 + number),
            "title": str(said.get("title", ""))[:250],
            "group_id": 1,
            "state_id": 1,
            "customer_id": self._customer(user, said),
            "owner_id": 1,
            "created_at": now,
            "updated_at": now,
        }
        for name in self.attributes:
            ticket[name] = said.get(name)
        self._choose_state(user, ticket, said, "create")
        if "article" in said:
            self._say(user, ticket, said["article"])
        self.tickets.append(ticket)
        return ticket | {"article_ids": [a["id"] for a in self._of(ticket)]}

    def _customer(self, user: _Object, said: _Object) -> int:
        if not user["agent"]:
            return int(user["id"])
        wanted = str(said.get("customer_id", "")).removeprefix("guess:")
        for known in self.users:
            if known["login"] == wanted:
                return int(known["id"])
        raise Refused(422, {"error": f"Invalid email '{wanted}' of customer"})

    def _update(self, user: _Object, number: str, said: _Object) -> _Object:
        ticket = self._ticket(user, number)
        self._choose_state(user, ticket, said, "edit")
        for name in self.attributes:
            ticket[name] = said.get(name, ticket[name])
        if said.get("article"):
            self._say(user, ticket, said["article"])
        ticket["updated_at"] = _now()
        return ticket

    def _choose_state(self, user: _Object, ticket: _Object, said: _Object, screen: str) -> None:
        if "state" not in said:
            return
        name = said["state"]
        known = {v: k for k, v in STATES.items()}
        if name not in known:
            raise Refused(422, {"error": f"No lookup value found for 'state': {name}"})
        if not user["agent"] and name not in _CUSTOMERS_STATES[screen]:
            raise Refused(422, {"error": f"Invalid value '{known[name]}' for field 'state_id'!"})
        ticket["state_id"] = known[name]

    def _ticket(self, user: _Object, number: str) -> _Object:
        for ticket in self.tickets:
            if str(ticket["id"]) == number:
                if self._may_see(user, ticket):
                    return ticket
                raise Refused(403, {"error": "Not authorized"})
        raise Refused(404, {"error": f"Couldn't find Ticket with 'id'={number}"})

    def _may_see(self, user: _Object, ticket: _Object) -> bool:
        return bool(user["agent"]) or ticket["customer_id"] == user["id"]

    def _expanded(self, ticket: _Object) -> _Object:
        return ticket | {
            "state": STATES[ticket["state_id"]],
            "group": GROUP,
            "customer": self._login(ticket["customer_id"]),
            "owner": self._login(ticket["owner_id"]),
        }

    def _login(self, number: int) -> str:
        return str(next(u["login"] for u in self.users if u["id"] == number))

    # -- articles

    def _say(self, user: _Object, ticket: _Object, said: _Object) -> _Object:
        if "body" not in said:
            raise Refused(422, {"error": 'Need at least article: { body: "some text" }'})
        if len(said["body"]) > LONGEST_BODY:
            raise Refused(422, {"error": "body of article is too large"})
        files = [self._stored(item, at) for at, item in enumerate(said.get("attachments") or ())]
        agent = bool(user["agent"])
        kind = said.get("type", "note")
        article = {
            "id": next(self._ids),
            "ticket_id": ticket["id"],
            "type": kind if agent or kind in ("note", "web") else "note",
            "sender": said.get("sender", "Agent") if agent else "Customer",
            "from": user["firstname"],
            "subject": re.sub(r"\s", " ", said["subject"]) if said.get("subject") else None,
            "content_type": said.get("content_type", "text/plain"),
            "body": said["body"],
            "internal": bool(said.get("internal", False)) if agent else False,
            "created_by_id": user["id"],
            "origin_by_id": said.get("origin_by_id") if agent else None,
            "created_at": _now(),
            "attachments": files,
        }
        self.articles.append(article)
        ticket["updated_at"] = article["created_at"]
        return article

    def _stored(self, item: _Object, at: int) -> _Object:
        for name in ("mime-type", "filename", "data"):
            if name not in item:
                told = f"Attachment needs '{name}' param for attachment with index '{at}'"
                raise Refused(422, {"error": told})
        try:
            content = base64.b64decode(re.sub(r"[\r\n]", "", item["data"]), validate=True)
        except binascii.Error:
            raise Refused(422, {"error": f"Invalid base64 for attachment '{at}'"}) from None
        number = next(self._ids)
        self._files[number] = content
        return {
            "id": number,
            "filename": item["filename"],
            "size": str(len(content)),
            "preferences": {"Mime-Type": item["mime-type"]},
        }

    def _of(self, ticket: _Object) -> list[_Object]:
        return [a for a in self.articles if a["ticket_id"] == ticket["id"]]

    def _visible(self, user: _Object, ticket: _Object) -> list[_Object]:
        return [a for a in self._of(ticket) if user["agent"] or not a["internal"]]

    def _shown(self, article: _Object) -> _Object:
        return article | {"created_by": self._login(article["created_by_id"])}

    def _file(self, user: _Object, number: str, article: str, own: str) -> bytes:
        for found in self._visible(user, self._ticket(user, number)):
            if str(found["id"]) == article:
                for item in found["attachments"]:
                    if str(item["id"]) == own:
                        return self._files[item["id"]]
        raise Refused(403, {"error": "The file does not belong to the specified article."})


def _user(number: int, login: str, name: str, *, agent: bool = False) -> _Object:
    return {"id": number, "login": login, "firstname": name, "agent": agent}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _sent(asked: Asked) -> _Object:
    if b"\\u0000" in asked.body:
        raise Refused(422, {"error": "string contains null byte"})
    said: _Object = asked.json()
    return said
