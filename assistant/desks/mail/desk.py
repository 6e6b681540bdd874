"""Service desk by mail: sent as the person, with a copy to the own mailbox that proves it.

One transaction has both recipients, so the copy is there exactly if the desk's is on its way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from assistant.desk_settings import EmailDesk
from assistant.desks.desk import (
    Abilities,
    Entry,
    Errand,
    FileNote,
    Head,
    Login,
    Receipt,
    SignIn,
    Ticket,
)
from assistant.desks.letter import open_letter
from assistant.desks.mail import reading
from assistant.desks.mail.answer import answer
from assistant.desks.mail.box import INBOX, Look, Mailbox
from assistant.desks.mail.conversations import Conversation, Finder
from assistant.desks.mail.reading import Note
from assistant.desks.mail.submission import Submission
from assistant.desks.mail.troubles import other_address, too_large
from assistant.desks.numbers import unknown
from assistant.desks.silent import NoOutages
from assistant.desks.troubles import sign_in_needed
from assistant.outbox import Parcel
from diagnostics.text import text

if TYPE_CHECKING:
    import ssl

# Postfix puts an accepted message into a mailbox within a second; servers that look through mail
# for viruses take minutes. One that cannot reach mailboxes cannot be asked for the copy either.
SETTLES_SECONDS = 300.0


class Mail(NoOutages):
    """A mail address; `login` says who is signed in, None for nobody."""

    def __init__(
        self,
        settings: EmailDesk,
        login: Callable[[], Login | None],
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._settings = settings
        self._login = login
        self._submission = Submission(settings.submission_host, settings.submission_port, trust)
        self._mailbox = Mailbox(settings.imap_host, settings.imap_port, trust)
        self._finder = Finder()
        self.place = settings.to
        self.sign_in: SignIn | None = SignIn(
            name=text("The name of your mail account"),
            secret=text("Your mail password"),
            where=text("They are the same as in your mail program."),
        )
        self.abilities = Abilities(
            largest_file=settings.largest_file_mb * 1_000_000,
            shows_replies=True,
            replies=True,
            reopens=True,
            solves=False,
            final=True,
            settles_within=SETTLES_SECONDS,
        )

    def check(self, login: Login) -> None:
        """Both servers must take it."""
        self._submission.check(_fit(login))
        with self._mailbox.open(login):
            pass

    # -- sending

    def find(self, reference: str) -> tuple[Receipt, ...]:
        """By the copy in the own mailbox, which is then put out of the way."""
        with self._mailbox.open(self._signed_in()) as look:
            return (Receipt(reference),) if _own_copy(look, reference) else ()

    def create(self, parcel: Parcel) -> Receipt:
        """Send exactly the bytes that were shown."""
        self._send(parcel.message, open_letter(parcel.message).sender)
        return Receipt(parcel.reference)

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        """Nothing: a mail arrives whole or not at all."""

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        """Nothing: copies have one Message-ID, and are found as one."""

    def _send(self, message: bytes, sender: str) -> None:
        login = self._signed_in()
        if "@" in login.name and login.name.lower() != sender.lower():
            raise other_address(login.name, sender)
        self._submission.send(login, message, sender, (self._settings.to, sender))

    # -- the conversation

    def tickets(self) -> tuple[Head, ...]:
        """What was sent from here, and is still in the mailbox."""
        with self._mailbox.open(self._signed_in()) as look:
            return tuple(one.head for one in self._finder.conversations(look))

    def ticket(self, number: str, known: Ticket | None) -> Ticket:
        """With every message that answers it."""
        with self._mailbox.open(self._signed_in()) as look:
            found = self._conversation(look, number)
            head = msgspec.structs.asdict(found.head)
            if known and head.items() <= msgspec.structs.asdict(known).items():
                return known
            entries = tuple(_entry(look, found, note) for note in found.notes)
            return Ticket(**head, entries=entries)

    def file(self, number: str, file_id: str) -> bytes:
        """What an attachment holds."""
        wanted, _, section = file_id.rpartition("/")
        with self._mailbox.open(self._signed_in()) as look:
            for note in self._conversation(look, number).notes:
                if note.id == wanted and look.select(note.folder):
                    for part in look.parts(note.uid):
                        if part.section == section:
                            most = self._settings.largest_file_mb * 2_000_000
                            if part.octets > most:
                                raise too_large(self._settings.imap_host)
                            return look.content(note.uid, part, most)
        raise unknown()

    def done(self, errand: Errand) -> bool:
        """Found like a report."""
        return bool(self.find(errand.reference))

    def do(self, errand: Errand) -> None:
        """Everything is a reply in the same conversation."""
        with self._mailbox.open(self._signed_in()) as look:
            found = self._conversation(look, errand.number)
        message = answer(errand, found, self._settings.to)
        self._send(message, found.first.address)

    def _conversation(self, look: Look, number: str) -> Conversation:
        for one in self._finder.conversations(look):
            if number in (one.number, one.first.reference):
                return one
        raise unknown()

    def _signed_in(self) -> Login:
        login = self._login()
        if login is None:
            raise sign_in_needed()
        return _fit(login)


def _fit(login: Login) -> Login:
    """What the protocols can carry; anything else is no password of a mail server."""
    if not (login.name + login.secret).isascii() or not (login.name + login.secret).isprintable():
        raise sign_in_needed()
    return login


def _own_copy(look: Look, reference: str) -> bool:
    for folder in look.folders():
        if look.select(folder, to_write=folder == INBOX):
            uids = look.search(f'HEADER Message-ID "<{reference}@"')
            if uids and folder == INBOX:
                look.file_away(uids)
            if uids:
                return True
    return False


def _entry(look: Look, conversation: Conversation, note: Note) -> Entry:
    parts = look.parts(note.uid) if look.select(note.folder) else ()
    told = reading.text_of(parts)
    content = look.content(note.uid, told, reading.LONGEST_TEXT) if told else b""
    return Entry(
        id=note.id,
        author=note.author,
        mine=note.address == conversation.first.address,
        written_at=note.written_at,
        words=reading.words(content, told) if told else "",
        files=tuple(
            FileNote(
                id=f"{note.id}/{part.section}",
                name=reading.file_name(part),
                type=part.type,
                size=part.size,
            )
            for part in parts
            if part.attached
        ),
        errand=note.reference or None,
    )
