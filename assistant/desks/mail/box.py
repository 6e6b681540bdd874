"""The person's own mailbox (RFC 9051), opened for one look over TLS, and closed again."""

from __future__ import annotations

import imaplib
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from assistant.connections import CONNECT_SECONDS, deadline, patient, system_trust
from assistant.desks.desk import Login
from assistant.desks.mail import reading, structure
from assistant.desks.mail.reading import Note
from assistant.desks.mail.structure import Part
from assistant.desks.mail.troubles import silent
from assistant.desks.troubles import sign_in_needed, waiting
from diagnostics.text import text

if TYPE_CHECKING:
    import ssl

# Where copies go, so that the person's inbox shows answers only.
OWN_FOLDER = b"Balie"

INBOX = b"INBOX"
WHOLE_SECONDS = 120.0
_MOST_FOLDERS = 30
MOST_FOUND = 100
_LARGEST_ANSWER = 60_000_000
_HEAD = "From Subject Message-ID In-Reply-To References Auto-Submitted X-Balie-Reference"
_LONGEST_HEAD = 30_000
_STATE = "(MESSAGES UIDNEXT UIDVALIDITY)"
# Not now, rather than not at all (RFC 5530, 3).
_LATER = re.compile(rb"\[(?:UNAVAILABLE|SERVERBUG|INUSE|LIMIT|CONTACTADMIN)\b", re.IGNORECASE)


class Mailbox:
    """At one server; `trust` is the system's store unless a test gives its own."""

    def __init__(self, host: str, port: int, trust: ssl.SSLContext | None = None) -> None:
        self._host = host
        self._port = port
        self._trust = trust

    @contextmanager
    def open(self, login: Login) -> Iterator[Look]:
        """Look into it; raises DeskTrouble."""
        client = None
        try:
            client = _Client(
                self._host,
                self._port,
                ssl_context=self._trust or system_trust(),
                timeout=CONNECT_SECONDS,
            )
            with deadline(client, WHOLE_SECONDS):
                patient(client)
                self._sign_in(client, login)
                yield Look(client)
        except (OSError, imaplib.IMAP4.error, ValueError) as error:
            # Not even as a cause: the client's exceptions may repeat what was sent.
            raise silent(self._host, error) from None
        finally:
            if client is not None:
                with suppress(OSError, imaplib.IMAP4.error):
                    client.shutdown()

    def _sign_in(self, client: _Client, login: Login) -> None:
        said = f"\0{login.name}\0{login.secret}".encode()
        try:
            client.authenticate("PLAIN", lambda _: said)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            if _LATER.search(str(error).encode()):
                reason = text("{host} is too busy now", host=self._host)
                raise waiting(reason, reached=False) from None
            raise sign_in_needed() from None


class _Client(imaplib.IMAP4_SSL):
    """The standard library's, with a limit to what it takes at once."""

    def read(self, size: int) -> bytes:
        if size > _LARGEST_ANSWER:
            raise self.abort("more than is sensible")
        return bytes(super().read(size))

    def readline(self) -> bytes:
        try:
            return bytes(super().readline())
        except imaplib.IMAP4.error as error:
            # Too long a line is no answer, and not a refusal either.
            raise self.abort("more than is sensible") from error


class Look:
    """An open mailbox. Whatever it raises, `Mailbox.open` puts into words."""

    def __init__(self, client: imaplib.IMAP4_SSL) -> None:
        self._client = client

    def folders(self) -> tuple[bytes, ...]:
        """Those that can be opened, the inbox first, at most 30."""
        found = [structure.folder(line) for line in self._wanted(self._client.list())]
        names = {name for name in found if name is not None and name.upper() != INBOX}
        return (INBOX, *sorted(names, key=lambda n: (n != OWN_FOLDER, n)))[:_MOST_FOLDERS]

    def state(self, folder: bytes) -> bytes:
        """Differs whenever something was added to that folder or taken from it."""
        said = self._client.status(structure.quoted(folder), _STATE)[1]
        return b" ".join(line for line in said if isinstance(line, bytes))

    def select(self, folder: bytes, *, to_write: bool = False) -> bool:
        """Open a folder; False where it never is to be opened."""
        answer = self._client.select(structure.quoted(folder), readonly=not to_write)
        if answer[0] != "OK" and (folder in (INBOX, OWN_FOLDER) or _is_for_later(answer[1])):
            self._wanted(answer)
        return answer[0] == "OK"

    def search(self, *criteria: str) -> list[int]:
        """The last hundred that fit, oldest first."""
        said = self._wanted(self._client.uid("SEARCH", *criteria))
        if not said or not isinstance(said[0], bytes):
            raise imaplib.IMAP4.error("said nothing")  # which is less than "found nothing"
        return sorted(int(uid) for uid in said[0].split() if uid.isdigit())[-MOST_FOUND:]

    def notes(self, folder: bytes, uids: Sequence[int]) -> tuple[Note, ...]:
        """The heads of messages in the folder that is selected."""
        if not uids:
            return ()
        asked = f"(UID INTERNALDATE BODY.PEEK[HEADER.FIELDS ({_HEAD.upper()})]<0.{_LONGEST_HEAD}>)"
        found = []
        for item in structure.fields(self._fetch(uids, asked)):
            head = next((v for k, v in item.items() if k.startswith("BODY[")), None)
            uid = structure.number(item.get("UID"))
            if isinstance(head, bytes) and uid:
                at = reading.arrived(item.get("INTERNALDATE"))
                found.append(reading.note(folder, uid, at, head))
        return tuple(found)

    def parts(self, uid: int) -> tuple[Part, ...]:
        """How a message in the selected folder is built."""
        for item in structure.fields(self._fetch([uid], "(UID BODYSTRUCTURE)")):
            if "BODYSTRUCTURE" in item:
                return structure.parts(item["BODYSTRUCTURE"])
        return ()

    def content(self, uid: int, part: Part, most: int) -> bytes:
        """What a part holds, decoded; at most that many bytes of the message are read."""
        for item in structure.fields(
            self._fetch([uid], f"(UID BODY.PEEK[{part.section}]<0.{most}>)")
        ):
            for key, value in item.items():
                if key.startswith("BODY[") and isinstance(value, bytes):
                    return reading.decoded(value, part.encoding)
        return b""

    def file_away(self, uids: Iterable[int]) -> None:
        """Mark as read in the selected folder, and move to the own one, where the server can."""
        # They are there, whatever becomes of this.
        with suppress(OSError, imaplib.IMAP4.error):
            self._file_away(",".join(map(str, uids)), structure.quoted(OWN_FOLDER))

    def _file_away(self, chosen: str, folder: str) -> None:
        self._client.uid("STORE", chosen, "+FLAGS.SILENT", r"(\Seen)")
        # What it says before the sign-in is less than what it can do afterwards.
        able = bytes(self._wanted(self._client.capability())[0]).upper().split()
        if b"MOVE" not in able and b"UIDPLUS" not in able:
            return
        self._client.create(folder)
        if b"MOVE" in able:
            # In one step (RFC 6851): what is not moved stays where it is.
            self._client.uid("MOVE", chosen, folder)
        elif self._client.uid("COPY", chosen, folder)[0] == "OK":
            self._client.uid("STORE", chosen, "+FLAGS.SILENT", r"(\Deleted)")
            # These, and not what else the person has marked as deleted (RFC 4315).
            self._client.uid("EXPUNGE", chosen)

    def _fetch(self, uids: Sequence[int], asked: str) -> Sequence[object]:
        return self._wanted(self._client.uid("FETCH", ",".join(map(str, uids)), asked))

    def _wanted(self, answer: tuple[str, Sequence[Any]]) -> Sequence[Any]:
        kind, said = answer
        if kind != "OK":
            raise imaplib.IMAP4.error("refused")
        return said


def _is_for_later(said: Sequence[Any]) -> bool:
    return any(isinstance(line, bytes) and _LATER.search(line) for line in said)
