"""`make schema`: writes docs/for-it/diagnostics.schema.json from the types themselves.

The types of the facts come from the registry, so that each named fact is documented by its own.
"""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from assistant.examination_document import VERSION, Diagnostics
from diagnostics.model import Fact, Goes, Settings
from diagnostics.registry import FACTS, checks
from diagnostics.values import value_type

FILE = Path(__file__).resolve().parents[1] / "docs" / "for-it" / "diagnostics.schema.json"
_PLACE = "#/$defs/{name}"


def main() -> int:
    """Write the file."""
    FILE.write_text(written(), encoding="utf-8")
    return 0


def written() -> str:
    """The schema as it stands in the file."""
    return json.dumps(_cleaned(schema()), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _cleaned(part: Any) -> Any:
    """Descriptions without the indentation of the docstrings that they come from."""
    match part:
        case dict():
            return {key: _cleaned(value) for key, value in part.items()}
        case list():
            return [_cleaned(item) for item in part]
        case str():
            return inspect.cleandoc(part)
    return part


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document of version VERSION."""
    types = {fact.id: (fact, value_type(fact)) for fact in facts()}
    kinds = [kind for _, kind in types.values()]
    (top, *values), parts = msgspec.json.schema_components(
        [Diagnostics, *kinds], ref_template=_PLACE
    )
    known = parts["Diagnostics"]["properties"]["facts"]
    known["properties"] = {
        fact.id: _documented(fact, value)
        for (fact, _), value in zip(types.values(), values, strict=True)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:balie:diagnostics:{VERSION}",
        "title": f"Balie diagnostics, version {VERSION}",
        **top,
        "$defs": parts,
    }


def facts() -> list[Fact[Any]]:
    """Every fact that may be in a document, by id."""
    needed = (fact for check in checks(Settings()) for fact in check.needs)
    each = {fact.id: fact for fact in (*needed, *FACTS) if fact.goes is not Goes.NEVER}
    return [each[name] for name in sorted(each)]


def _documented(fact: Fact[Any], value: dict[str, Any]) -> dict[str, Any]:
    chosen = " Goes along only where the person adds it." if fact.goes is Goes.BY_CHOICE else ""
    return {
        "allOf": [{"$ref": _PLACE.format(name="Known")}],
        "description": f"Topic “{fact.topic.value}”.{chosen}",
        "properties": {"value": value},
    }


if __name__ == "__main__":
    sys.exit(main())
