"""What a mail server says, in words; never the server's own, which may repeat what signs in."""

from __future__ import annotations

from assistant.desks.desk import DeskTrouble, SignInNeeded
from assistant.errors import Trouble
from diagnostics.text import Text, text


def waiting(reason: Text, *, wait: float = 0.0) -> DeskTrouble:
    """It did not work now; `reason` completes "…, because …"."""
    return DeskTrouble(
        Trouble(
            title=text("The service desk cannot be reached now"),
            meaning=text("What you send waits on this computer, because {reason}.", reason=reason),
            next_step=text("Balie keeps it and tries again by itself. If it is urgent, call IT."),
        ),
        wait=wait,
    )


def refused(reason: Text) -> DeskTrouble:
    """It never will."""
    return DeskTrouble(
        Trouble(
            title=text("The service desk did not accept it"),
            meaning=text("Nothing of it is lost: it is kept here. {reason}.", reason=reason),
            next_step=text("Use another way to reach IT, or tell IT what this page says."),
            again=False,
        )
    )


def silent(host: str, error: Exception) -> DeskTrouble:
    """The server does not answer, or not as one does."""
    import ssl

    if isinstance(error, ssl.SSLCertVerificationError):
        return waiting(text("the secure connection to {host} cannot be trusted", host=host))
    return waiting(text("{host} does not answer", host=host))


def refusal(code: int, host: str) -> DeskTrouble:
    """What a reply code other than success means (RFC 5321, 4.2.1 and RFC 1870)."""
    if code in (530, 535):
        return sign_in_needed()
    if code == 552:
        return too_large(host)
    if code == 553:
        return refused(text("{host} does not let you write from this mail address", host=host))
    if 500 <= code < 600:
        return refused(text("{host} does not take it (answer {status})", host=host, status=code))
    return waiting(text("{host} is out of order (answer {status})", host=host, status=code))


def too_large(host: str) -> DeskTrouble:
    """More than the server takes."""
    return refused(text("{host} finds it too large", host=host))


def other_address(own: str, said: str) -> DeskTrouble:
    """The report is written from an address that is not the one that is signed in."""
    return refused(
        text("You are signed in as {own}, and it is written from {said}", own=own, said=said)
    )


def sign_in_needed() -> SignInNeeded:
    """Nobody is signed in, or the password is no longer good."""
    return SignInNeeded(
        Trouble(
            title=text("Sign in to the service desk"),
            meaning=text(
                "The service desk wants to know that it is you. What you send waits until then."
            ),
            next_step=text("Choose “Sign in”. It takes a minute, once."),
        )
    )
