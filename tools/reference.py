"""`make reference`: writes docs/for-it/checks.md from the checks and facts themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.check_list import check_list
from assistant.language import Language
from diagnostics.model import Settings

FILE = Path(__file__).resolve().parents[1] / "docs" / "for-it" / "checks.md"

_HEAD = """\
# All checks and facts

Made by `make reference` from the program itself; `balie check --list` says the same of one
computer, with what your organisation decided. The ids are those of the
[organisation's file](organisation.md): a check can be switched off there, and each of its
thresholds set to another number of the range given here.
"""

_GOES = {
    "with_topic": "goes along with a report about its topic",
    "by_choice": "goes along only where the person adds it",
    "never": "never leaves the computer; read to be taken out of all the rest",
}


def main() -> int:
    """Write the file."""
    FILE.write_text(written(), encoding="utf-8")
    return 0


def written() -> str:
    """The reference as it stands in the file."""
    listed = check_list(Settings(), Language("en"))
    return "\n".join((_HEAD, *_checks(listed["checks"]), *_facts(listed["facts"])))


def _checks(checks: list[dict[str, Any]]) -> Iterator[str]:
    yield f"## Checks ({len(checks)})\n"
    for check in checks:
        needs = ", ".join(f"`{fact}`" for fact in check["needs"])
        fix = f"; mended by the fix `{check['fix']}`" if check["fix"] else ""
        yield f"### `{check['id']}`: {check['title']}\n"
        yield f"Topic `{check['topic']}`; judges {needs}{fix}.\n"
        if check["thresholds"]:
            yield "| threshold | default | range | source |\n|---|---|---|---|"
            yield from map(_threshold, check["thresholds"])
            yield ""


def _threshold(one: dict[str, Any]) -> str:
    low, high, default = (_number(one[key]) for key in ("low", "high", "default"))
    return f"| `{one['id']}` | {default} | {low} to {high} | {one['source']} |"


def _facts(facts: list[dict[str, Any]]) -> Iterator[str]:
    yield f"## Facts ({sum(len(fact['fields']) for fact in facts)} in {len(facts)} readings)\n"
    for fact in facts:
        limit = _number(fact["limit_seconds"])
        yield f"### `{fact['id']}`\n"
        yield f"Topic `{fact['topic']}`; {_GOES[fact['goes']]}; at most {limit} s.\n"
        yield "\n".join(f"- `{name}`" for name in fact["fields"]) + "\n"


def _number(number: float) -> str:
    """Whole where it is, with spaces between thousands."""
    return f"{number:,.15g}".replace(",", " ")


if __name__ == "__main__":
    sys.exit(main())
