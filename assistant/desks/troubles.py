"""What every desk says where it cannot: not now, never, or not before somebody signs in."""

from __future__ import annotations

from assistant.desks.desk import DeskTrouble, SignInNeeded
from assistant.errors import Trouble
from diagnostics.text import Text, text


def waiting(reason: Text, *, wait: float = 0.0, reached: bool = True) -> DeskTrouble:
    """It did not work now; `reason` completes "…, because …". The rest as in `DeskTrouble`."""
    return DeskTrouble(
        Trouble(
            title=text("The service desk cannot be reached now"),
            meaning=text("What you send waits on this computer, because {reason}.", reason=reason),
            next_step=text("Balie keeps it and tries again by itself. If it is urgent, call IT."),
        ),
        wait=wait,
        reached=reached,
    )


def refused(reason: Text, *, reached: bool = True) -> DeskTrouble:
    """It never will; `reason` is a sentence without its full stop."""
    return DeskTrouble(
        Trouble(
            title=text("The service desk did not accept it"),
            meaning=text("Nothing of it is lost: it is kept here. {reason}.", reason=reason),
            next_step=text("Use another way to reach IT, or tell IT what this page says."),
            again=False,
        ),
        reached=reached,
    )


def sign_in_needed() -> SignInNeeded:
    """Nobody is signed in, or what was signed in with is no longer good."""
    return SignInNeeded(
        Trouble(
            title=text("Sign in to the service desk"),
            meaning=text(
                "The service desk wants to know that it is you. What you send waits until then."
            ),
            next_step=text("Choose “Sign in”. It takes a minute, once."),
        ),
        reached=False,
    )
