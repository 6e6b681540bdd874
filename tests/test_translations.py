"""Every sentence a person reads exists in every language, with the same braces in it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hatchling.builders.wheel import WheelBuilder

PROJECT = Path(__file__).parents[1]
[LANGUAGES] = re.findall(r"^LANGUAGES := (.+)$", (PROJECT / "Makefile").read_text(), re.MULTILINE)
KEYWORDS: dict[str, Any] = {"text": None, "counted": (1, 2), "tr": None, "ntr": (1, 2)}


@cache
def sentences() -> frozenset[str | tuple[str, ...]]:
    """What is marked for translation anywhere, as `make translations` finds it."""
    return frozenset(
        message
        for package in ("assistant", "diagnostics", "ui")
        for _, _, message, _, _ in extract_from_dir(
            PROJECT / package, [("**.py", "python")], keywords=KEYWORDS
        )
    )


@cache
def catalogue(language: str) -> Catalog:
    folder = PROJECT / "resources" / "translations" / language / "LC_MESSAGES"
    with (folder / "balie.po").open("rb") as file:
        return read_po(file, locale=language)


def forms(of: str | Sequence[str] | None) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else tuple(of or ())


def braces(form: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", form))


def is_translated(message: Message | None) -> bool:
    return bool(message and not message.fuzzy and all(forms(message.string)))


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_nothing_is_left_in_english(language: str) -> None:
    found = catalogue(language)
    missing = [s for s in sentences() if not is_translated(found.get(forms(s)[0]))]
    assert missing == [], "make translations, then translate these"


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_translations_fill_in_the_same_values(language: str) -> None:
    wrong = [
        form
        for message in catalogue(language)
        if message.id and is_translated(message)
        for form in forms(message.string)
        # A form for exactly one may say so in a word: "one file".
        if not braces(forms(message.id)[0]) <= braces(form) <= braces(forms(message.id)[-1])
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_what_is_no_longer_said_is_gone(language: str) -> None:
    said = {forms(sentence)[0] for sentence in sentences()}
    assert [m.id for m in catalogue(language) if m.id and forms(m.id)[0] not in said] == []


def test_an_installed_balie_has_them_compiled(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(PROJECT)).build(directory=str(tmp_path))
    held = set(zipfile.ZipFile(wheel).namelist())
    assert {
        f"resources/translations/{lang}/LC_MESSAGES/balie.mo" for lang in LANGUAGES.split()
    } <= held
    assert "resources/example/organisation.toml" in held
