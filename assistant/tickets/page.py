"""The diagnostics as a page that the service desk agent reads in a browser, with no network.

What is not fine comes first; the facts stand below as they were read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

import msgspec

from diagnostics.model import State
from diagnostics.text import Text, text

Say = Callable[[Text], str]

_ORDER = [State.PROBLEM, State.ATTENTION, State.UNKNOWN, State.FINE]
STATES: dict[State, Text] = {
    State.PROBLEM: text("Problem"),
    State.ATTENTION: text("Needs attention"),
    State.UNKNOWN: text("Could not tell"),
    State.FINE: text("Fine"),
}

_STYLE = """
:root{color-scheme:light dark}
body{font:14px/1.45 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.3rem} h2{font-size:1rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top}
th,td{padding:.35rem .6rem .35rem 0;border-bottom:1px solid #8884}
th{font-weight:600;white-space:nowrap} .problem{color:#b3261e} .attention{color:#9a5b00}
@media(prefers-color-scheme:dark){.problem{color:#ff8a80}.attention{color:#ffc163}}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font-size:12px}
"""


def page(document: Mapping[str, Any], subject: str, say: Say) -> str:
    """A whole HTML page for a document as attached to the report."""
    return "\n".join(
        [
            '<!doctype html><html><head><meta charset="utf-8">',
            f"<title>{escape(subject)}</title><style>{_STYLE}</style></head><body>",
            f"<h1>{escape(subject)}</h1><p>{escape(document['reference'])}</p>",
            *_findings(document.get("findings", ()), say),
            *_fixes(document.get("fixes", ()), say),
            *_facts(document.get("facts", {}), document.get("unread", {}), say),
            "</body></html>",
            "",
        ]
    )


def _findings(findings: Iterable[Mapping[str, Any]], say: Say) -> Iterable[str]:
    rows = sorted(findings, key=lambda f: _ORDER.index(State(f["state"])))
    return _table(
        say(text("What was found")),
        [
            (
                f'<span class="{f["state"]}">{escape(say(STATES[State(f["state"])]))}</span>',
                f"<b>{escape(f['title'])}</b><br>{escape(f['sentence'])}",
            )
            for f in rows
        ],
    )


def _fixes(fixes: Iterable[Mapping[str, Any]], say: Say) -> Iterable[str]:
    return _table(
        say(text("What was tried")),
        [
            (escape(fix["id"]), "<br>".join(escape(line) for line in _fix_lines(fix)))
            for fix in fixes
        ],
    )


def _fix_lines(fix: Mapping[str, Any]) -> list[str]:
    return [f"{fix['effect']}: {fix['summary']}", *fix["before"], *fix["steps"], *fix["after"]]


def _facts(facts: Mapping[str, Any], unread: Mapping[str, str], say: Say) -> Iterable[str]:
    rows = [(escape(name), f"<pre>{escape(_shown(value))}</pre>") for name, value in facts.items()]
    rows += [(escape(name), escape(reason)) for name, reason in unread.items()]
    return _table(say(text("Facts")), rows)


def _shown(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _table(title: str, rows: list[tuple[str, str]]) -> list[str]:
    """Rows of (heading, cell), both as HTML already; nothing where there are none."""
    if not rows:
        return []
    cells = [f"<tr><th>{heading}</th><td>{cell}</td></tr>" for heading, cell in rows]
    return [f"<h2>{escape(title)}</h2><table>", *cells, "</table>"]
