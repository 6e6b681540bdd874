"""The state of this computer in one picture and one sentence, for the tray."""

from __future__ import annotations

from collections.abc import Sequence

from diagnostics.model import Finding, State
from ui.tray import Picture
from ui.words import ntr, tr

_PICTURES = {
    State.FINE: Picture.FINE,
    State.ATTENTION: Picture.ATTENTION,
    State.PROBLEM: Picture.PROBLEM,
    State.UNKNOWN: Picture.UNKNOWN,
}


def picture(overall: State, *, checked: bool) -> Picture:
    """The icon for the gravest state; until the first check is done, that it is under way."""
    return _PICTURES[overall] if checked else Picture.CHECKING


def tooltip(name: str, findings: Sequence[Finding], *, checked: bool) -> str:
    """What a person reads who rests the mouse on the icon; `name` is what IT support is called."""
    return f"{name}\n{sentence(findings, checked=checked)}"


def sentence(findings: Sequence[Finding], *, checked: bool) -> str:
    """The state of this computer in a sentence."""
    if not checked:
        return tr("Checking this computer…")
    count = {state: sum(f.state is state for f in findings) for state in State}
    wrong = count[State.PROBLEM] + count[State.ATTENTION]
    if count[State.PROBLEM]:
        return ntr("{n} thing is wrong here", "{n} things are wrong here", wrong)
    if wrong:
        return ntr("{n} thing needs your attention", "{n} things need your attention", wrong)
    if unknown := count[State.UNKNOWN]:
        return ntr(
            "Nothing wrong was found, but {n} check could not tell",
            "Nothing wrong was found, but {n} checks could not tell",
            unknown,
        )
    return tr("This computer is fine")
