"""What the commands share that send something: words from input, and what became of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from assistant.commands.common import Exit, complain, trouble_document
from assistant.errors import Trouble, Troubled
from assistant.language import Language
from assistant.outbox import Request, RequestState
from assistant.tickets.draft import LONGEST_MESSAGE
from diagnostics.text import Text, text


def entered(message: str) -> str:
    """The words, read from input where they are "-"; raises Troubled where there are none."""
    words = sys.stdin.read(LONGEST_MESSAGE) if message == "-" else message
    if not words.strip():
        raise Troubled(EMPTY)
    return words


def document(request: Request, language: Language) -> dict[str, object]:
    """What became of it, as JSON."""
    return {
        "version": 1,
        "reference": request.reference,
        "state": request.state.value,
        "subject": request.subject,
        "number": request.number,
        "trouble": trouble_document(request.trouble, language),
    }


def tell(request: Request, arrived: Text, language: Language) -> None:
    """What became of it, in words; `arrived` where IT has it."""
    if request.state is RequestState.SENT:
        print(language.say(arrived))
    elif request.trouble is not None:
        complain(request.trouble, language)
    print(language.say(text("Reference:")), request.reference)


def exit_code(requests: Sequence[Request]) -> Exit:
    """Whether IT has all of it."""
    arrived = all(request.state is RequestState.SENT for request in requests)
    return Exit.FINE if arrived else Exit.NOT_FINE


EMPTY = Trouble(
    title=text("There is nothing to send yet"),
    meaning=text("IT needs at least a sentence to know what is going wrong."),
    next_step=text("Write what is going wrong, then send it again."),
    again=False,
)
