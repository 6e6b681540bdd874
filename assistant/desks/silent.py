"""What a desk does that takes reports and never says anything of them again."""

from __future__ import annotations

from assistant.desks.desk import Errand, Head, Login, SignIn, Ticket


class NoOutages:
    """To be mixed in: the desk does not tell what is down for everybody."""

    def outages(self) -> tuple[Head, ...]:
        """None that it would tell."""
        return ()


class Silent(NoOutages):
    """To be mixed in; its abilities have none of this, so that nobody asks."""

    @property
    def sign_in(self) -> SignIn | None:
        """The system's own is enough."""
        return None

    def check(self, login: Login) -> None:
        """Nobody is asked."""
        raise NotImplementedError(login)

    def tickets(self) -> tuple[Head, ...]:
        """None that it would tell."""
        return ()

    def ticket(self, number: str, known: Ticket | None) -> Ticket:
        """Nothing is ever known of one."""
        raise NotImplementedError(number)

    def file(self, number: str, file_id: str) -> bytes:
        """There are none."""
        raise NotImplementedError(number, file_id)

    def done(self, errand: Errand) -> bool:
        """Nothing can be done."""
        raise NotImplementedError(errand.what)

    def do(self, errand: Errand) -> None:
        """Nothing can be done."""
        raise NotImplementedError(errand.what)
