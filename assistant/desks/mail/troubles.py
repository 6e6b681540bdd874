"""What mail servers' refusals mean in words."""

from __future__ import annotations

from assistant.desks.desk import DeskTrouble
from assistant.desks.troubles import refused, sign_in_needed, waiting
from diagnostics.text import text


def silent(host: str, error: Exception) -> DeskTrouble:
    """The server does not answer, or not as one does; it certainly has nothing."""
    import ssl

    if isinstance(error, ssl.SSLCertVerificationError):
        reason = text("the secure connection to {host} cannot be trusted", host=host)
    elif isinstance(error, OSError):
        reason = text("{host} does not answer", host=host)
    else:
        reason = text("{host} answers something else than was asked", host=host)
    return waiting(reason, reached=False)


def unsaid(host: str) -> DeskTrouble:
    """It may have the message, and did not say so."""
    return waiting(text("{host} did not say whether it took it", host=host))


def refusal(code: int, host: str, *, reached: bool = False) -> DeskTrouble:
    """What a reply code other than success means (RFC 5321, 4.2.1 and RFC 1870).

    Where that is not "never", it may have been `reached` after all.
    """
    match code:
        case 530 | 535:
            return sign_in_needed()
        case 552:
            return too_large(host)
        case 553:
            reason = text("{host} does not let you write from this mail address", host=host)
            return refused(reason, reached=False)
        case _ if 500 <= code < 600:
            reason = text("{host} does not take it (answer {status})", host=host, status=code)
            return refused(reason, reached=False)
        case _ if 400 <= code < 500:
            reason = text("{host} is out of order (answer {status})", host=host, status=code)
            return waiting(reason, reached=reached)
        case _:
            reason = text("{host} answers something else than was asked", host=host)
            return waiting(reason, reached=reached)


def too_large(host: str) -> DeskTrouble:
    """More than the server takes."""
    return refused(text("{host} finds it too large", host=host), reached=False)


def other_address(own: str, said: str) -> DeskTrouble:
    """The report is written from an address that is not the one that is signed in."""
    reason = text("You are signed in as {own}, and it is written from {said}", own=own, said=said)
    return refused(reason, reached=False)
