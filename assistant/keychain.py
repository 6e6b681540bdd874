"""What a person signs in with at a service desk, kept by the system's own store of passwords.

That store may be locked, missing or silent: then what was typed is known until Balie ends, and is
asked again the next time. A file of Balie's own is never the way out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from assistant import jobs
from diagnostics.text import Text, text

T = TypeVar("T")

# A store answers within milliseconds, unless it asks the person for its password first.
PATIENCE = 10.0


class Secret:
    """A password or token, which shows itself to nobody who does not ask for it by `reveal`.

    Raises ValueError for what no store can keep: nothing, NUL, and halves of characters.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        if not value or "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
            raise ValueError("this cannot be a secret")
        self._value = value

    def reveal(self) -> str:
        """The secret itself: for the store, and for the header or login that needs it."""
        return self._value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> str:
        raise TypeError("a secret is never written down")


class Unavailable(Exception):
    """The store cannot be used now. `reason` completes "…, because …"."""

    reason = text("the password store of this computer refuses")

    def __init__(self) -> None:
        super().__init__(self.reason.msgid)


class Refused(Unavailable):
    """It is there and does not do what it is asked."""


class Missing(Unavailable):
    """This computer has none, or this session does not reach it."""

    reason = text("this computer has no password store that Balie can use")


class Locked(Unavailable):
    """It is locked, and the person did not unlock it."""

    reason = text("the password store of this computer is locked")


class Silent(Unavailable):
    """It did not answer in time; it may still be asking the person for its password."""

    reason = text("the password store of this computer does not answer")


class Store(Protocol):
    """What is used of a backend of the keyring library."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, None where there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret in place of the one before."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget one that is there."""


def system_store() -> Store:
    """This system's own store; raises Missing.

    Chosen here: what the library would choose, its settings and the environment can turn into a
    plain file.
    """
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring as System
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as System
    else:
        from keyring.backends.SecretService import Keyring as System
    chosen: Any = System
    if not chosen.viable:
        raise Missing
    store: Store = chosen()
    return store


class Keychain:
    """The secrets of the service `name`, by account. Every method raises Unavailable.

    `patience` is the seconds that one call may take. `store` is called in a thread, each time.
    """

    def __init__(
        self,
        name: str,
        *,
        patience: float = PATIENCE,
        store: Callable[[], Store] = system_store,
    ) -> None:
        self._name = name
        self._patience = patience
        self._store = store

    def get(self, account: str) -> Secret | None:
        """The secret of an account, None where none is kept."""
        kept = self._ask(lambda store: store.get_password(self._name, account))
        return _secret(kept) if kept else None

    def put(self, account: str, secret: Secret) -> None:
        """Keep a secret in place of the one before."""
        self._ask(lambda store: store.set_password(self._name, account, secret.reveal()))

    def forget(self, account: str) -> None:
        """Keep none for that account any more."""

        def forget(store: Store) -> None:
            if store.get_password(self._name, account) is not None:
                store.delete_password(self._name, account)

        self._ask(forget)

    def _ask(self, question: Callable[[Store], T]) -> T:
        """Ask in a thread, which is left behind where the store hangs."""
        answers: list[T | Unavailable] = []
        job = jobs.start(
            "keychain",
            lambda _job: answers.append(self._answer(question)),
            on_trouble=lambda _trouble: answers.append(Refused()),
        )
        if not job.wait(self._patience) or not answers:
            raise Silent
        if isinstance(answers[0], Unavailable):
            raise answers[0]
        return answers[0]

    def _answer(self, question: Callable[[Store], T]) -> T | Unavailable:
        from keyring.errors import KeyringError, KeyringLocked

        try:
            return question(self._store())
        except Unavailable as unavailable:
            return unavailable
        except KeyringLocked:
            return Locked()
        except (KeyringError, OSError):
            return Refused()


class Credentials:
    """The secrets of this person: in the keychain, or in memory where it does not take them."""

    def __init__(self, keychain: Keychain) -> None:
        self._keychain = keychain
        self._session: dict[str, Secret] = {}

    def get(self, account: str) -> Secret | None:
        """The secret of an account, None where it has to be asked; raises Unavailable."""
        return self._session.get(account) or self._keychain.get(account)

    def put(self, account: str, secret: Secret) -> Text | None:
        """Keep a secret: for good, or until Balie ends and why ("…, because …")."""
        try:
            self._keychain.put(account, secret)
        except Unavailable as unavailable:
            self._session[account] = secret
            return unavailable.reason
        self._session.pop(account, None)
        return None

    def forget(self, account: str) -> None:
        """Keep none any more; raises Unavailable where the keychain may still have one."""
        self._session.pop(account, None)
        self._keychain.forget(account)


def _secret(kept: str) -> Secret:
    try:
        return Secret(kept)
    except ValueError:
        raise Refused from None
