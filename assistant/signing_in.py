"""The person's own sign-in at the desk: asked for once, checked at once, kept by the system.

Where the system's store cannot keep it, it lasts until Balie ends. It is read once and then known
in memory, so that a store is not asked for every request.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant import jobs
from assistant.desks.desk import Desk, Login, SignInNeeded
from assistant.errors import Trouble
from assistant.events import Event, SignedIn, SignInFailed, SignInWanted
from assistant.keychain import Credentials, Secret, Unavailable
from diagnostics.text import Text, text

if TYPE_CHECKING:
    from assistant.jobs import Job

# Both of a name and a secret go into the one text that a store keeps; neither has a line feed.
_BETWEEN = "\n"


class SigningIn:
    """The login at the desk at `place`; `tell` hears what became of a sign-in."""

    def __init__(self, place: str, credentials: Credentials) -> None:
        self._place = place
        self._credentials = credentials
        self.tell: Callable[[Event], None] = lambda _event: None
        self._lock = threading.Lock()
        self._known: Login | None = None
        self._asked = False
        self.unavailable: Text | None = None
        self.wanted = False
        """Whether the desk has asked for it since somebody was last signed in."""

    def login(self) -> Login | None:
        """Who is signed in; None for nobody. May wait for the system's store, the first time."""
        with self._lock:
            if self._known is None and not self._asked:
                self._asked = True
                self._known = self._kept()
            return self._known

    def sign_in(self, desk: Desk, name: str, secret: str) -> Job:
        """Try it with the desk, and keep it; SignedIn or SignInFailed follows."""

        def try_it(_job: Job) -> None:
            login = Login(name=name.strip(), secret=secret.strip())
            if not login.secret or _BETWEEN in login.name + login.secret:
                self.tell(SignInFailed(EMPTY))
                return
            try:
                desk.check(login)
            except SignInNeeded:
                self.tell(SignInFailed(NOT_KNOWN))
                return
            only_now = self._keep(login)
            self.tell(SignedIn(only_now))

        return jobs.start("sign in", try_it, on_trouble=self._failed)

    def sign_out(self) -> None:
        """Forget it, here and in the system's store."""
        with self._lock:
            self._known, self._asked = None, True
        try:
            self._credentials.forget(self._place)
        except Unavailable as unavailable:
            self.unavailable = unavailable.reason
        self.tell(SignInWanted())

    def _failed(self, trouble: Trouble) -> None:
        self.tell(SignInFailed(trouble))

    def _keep(self, login: Login) -> Text | None:
        """Why it lasts only until Balie ends, None where it is kept."""
        kept = Secret(f"{login.name}{_BETWEEN}{login.secret}")
        why = self._credentials.put(self._place, kept)
        with self._lock:
            self._known, self._asked, self.unavailable = login, True, why
            self.wanted = False
        return why

    def _kept(self) -> Login | None:
        try:
            kept = self._credentials.get(self._place)
        except Unavailable as unavailable:
            self.unavailable = unavailable.reason
            return None
        if kept is None:
            return None
        name, _, secret = kept.reveal().partition(_BETWEEN)
        return Login(name=name, secret=secret)


NOT_KNOWN = Trouble(
    title=text("The service desk does not know this"),
    meaning=text("What you gave is wrong, or no longer valid. Nothing is lost."),
    next_step=text("Look whether you copied all of it, or make a new one there, and try again."),
)
EMPTY = Trouble(
    title=text("Something is missing"),
    meaning=text("Nothing was tried yet."),
    next_step=text("Fill in what is asked, on one line, then choose “Sign in”."),
)
