"""Fixes of the organisation's own, as they stand in its file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import msgspec

from assistant import rules
from assistant.own_commands import Commands, at_most
from assistant.rules import Line, Localized
from diagnostics.model import Topic
from diagnostics.text import Text, text, words

if TYPE_CHECKING:
    from diagnostics.fixes.own_script import Choice, Script
    from diagnostics.model import Check, Fix

# Our own choice: what somebody waits for in front of the computer.
LONGEST_SECONDS = 600
LONGEST_LOOK_SECONDS = 60


class Rights(StrEnum):
    """With whose rights a fix runs."""

    PERSON = "person"
    ADMINISTRATOR = "administrator"


class OwnValue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the values to choose among: the argument, what it is called, and a line about it."""

    value: Annotated[str, rules.VALUE]
    title: Localized
    about: Localized | None = None


class OwnChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A choice of exactly one value, for the argument `{id}` of the remediation.

    `options`: a value may look like an option of a program.
    """

    id: Annotated[str, rules.IDENTIFIER]
    title: Localized
    values: Annotated[tuple[OwnValue, ...], rules.NOT_EMPTY]
    options: bool = False


class OwnFix(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fix: scripts that detect and remediate, on each system where it is offered.

    `check` is the id of a check that verifies it; without it the detection script becomes one, of
    the fix's own id. `signed`: PowerShell runs it under the computer's own execution policy.
    """

    id: Annotated[str, rules.IDENTIFIER]
    topic: Topic
    title: Localized
    about: Localized
    keywords: Localized
    remediate: Annotated[Commands, rules.NOT_EMPTY]
    detect: Commands = {}
    check: Line | None = None
    choices: tuple[OwnChoice, ...] = ()
    needs: tuple[Localized, ...] = ()
    untouched: Localized | None = None
    limit_seconds: Annotated[float, at_most(LONGEST_SECONDS)] = 60.0
    detect_seconds: Annotated[float, at_most(LONGEST_LOOK_SECONDS)] = 10.0
    takes_seconds: Annotated[float, at_most(LONGEST_SECONDS)] = 10.0
    rights: Rights = Rights.PERSON
    signed: bool = False

    @property
    def is_offered(self) -> bool:
        """Whether it can be run on any system at all, with the rights that it needs."""
        from diagnostics.fixes.own_script import RIGHTS_ON

        return self.rights is Rights.PERSON or not RIGHTS_ON.isdisjoint(self.remediate)

    def as_fix(self) -> Fix:
        """The same as a fix that can be run."""
        from diagnostics.fixes.own_script import fix

        return fix(self._script())

    def as_check(self) -> Check | None:
        """The check that its detection script is; None where another one verifies it."""
        from diagnostics.checks.own_command import Own, check
        from diagnostics.model import State

        script = self._script()
        if self.check is not None or script.detect is None:
            return None
        fine = text("“{fix}” is not needed now.", fix=script.title)
        needed = text("“{fix}” can help here.", fix=script.title)
        return check(
            Own(
                id=self.id,
                topic=self.topic,
                title=script.title,
                fact=script.detect,
                says={State.FINE: fine, State.ATTENTION: needed},
            )
        )

    def _script(self) -> Script:
        from diagnostics.facts.own_command import Reads, fact
        from diagnostics.fixes.own_script import Script

        look, reads = self.detect_seconds, Reads.EXIT_CODE
        detect = fact(self.id, self.topic, self.detect, reads, look, signed=self.signed)
        return Script(
            id=self.id,
            topic=self.topic,
            title=words(self.title),
            about=words(self.about),
            keywords=words(self.keywords),
            remediate=self.remediate,
            detect=detect if self.detect else None,
            check=self.check,
            choices=tuple(map(_choice, self.choices)),
            needs=tuple(map(words, self.needs)),
            untouched=_maybe(self.untouched),
            limit=self.limit_seconds,
            seconds=self.takes_seconds,
            signed=self.signed,
            administrator=self.rights is Rights.ADMINISTRATOR,
        )


def _choice(choice: OwnChoice) -> Choice:
    from diagnostics.fixes.own_script import Choice, Value

    return Choice(
        id=choice.id,
        title=words(choice.title),
        values=tuple(
            Value(
                value=value.value,
                title=words(value.title),
                about=_maybe(value.about) or Text(msgid=""),
            )
            for value in choice.values
        ),
    )


def _maybe(given: Localized | None) -> Text | None:
    return None if given is None else words(given)
