"""Holds documents against the schema that is published for them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

_FILE = Path(__file__).parents[2] / "docs" / "for-it" / "diagnostics.schema.json"
_FORMATS = FormatChecker(())


@_FORMATS.checks("date-time", ValueError)
def _is_a_time_with_an_offset(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


SCHEMA: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=_FORMATS)


def valid(document: Any) -> Any:
    """The document itself; fails, naming the place, where it is not as published."""
    VALIDATOR.validate(document)
    return document
