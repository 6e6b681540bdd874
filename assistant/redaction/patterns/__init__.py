"""What secrets look like, by kind; the first that finds something in a place says what it is."""

from assistant.redaction.patterns import (
    commands,
    contact,
    keys,
    names,
    network,
    numbers,
    passwords,
    services,
    sessions,
)
from assistant.redaction.patterns.pattern import Pattern

PATTERNS: tuple[Pattern, ...] = (
    *keys.PATTERNS,
    *services.PATTERNS,
    *sessions.PATTERNS,
    *passwords.PATTERNS,
    *commands.PATTERNS,
    *numbers.PATTERNS,
    *network.PATTERNS,
    *contact.PATTERNS,
    *names.PATTERNS,
)
