"""Sentences in the person's language: what is shown for which text."""

from __future__ import annotations

import io
import math
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from hypothesis import given
from hypothesis import strategies as st

from assistant.language import (
    FORMATS,
    Language,
    available,
    choose,
    languages_wanted,
)
from assistant.quantities import span_in_words
from diagnostics.system import Platform
from diagnostics.text import Moment, Share, Size, Span, Text, counted, text, words

BRUSSELS = ZoneInfo("Europe/Brussels")
A_TUESDAY = datetime(2026, 3, 10, 9, 30, tzinfo=BRUSSELS).timestamp()


def epoch(*when: int) -> float:
    return datetime(*when, tzinfo=BRUSSELS).timestamp()  # type: ignore[arg-type,misc]


def translations(folder: Path, code: str, messages: dict[str | tuple[str, str], object]) -> Path:
    """A folder with one compiled catalogue in it."""
    catalogue = Catalog(locale=code)
    for msgid, translated in messages.items():
        catalogue.add(msgid, translated)  # type: ignore[arg-type]
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    file = folder / code / "LC_MESSAGES" / "balie.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(compiled.getvalue())
    return folder


def english() -> Language:
    return Language("en", zone=BRUSSELS, now=lambda: A_TUESDAY)


def test_a_sentence_without_a_catalogue_is_english() -> None:
    assert english().say(text("{free} left", free=Size(3_100_000_000))) == "3.1 GB left"


def test_a_sentence_is_translated_with_its_values(tmp_path: Path) -> None:
    folder = translations(tmp_path, "nl", {"{free} left": "Nog {free} vrij"})
    dutch = Language("nl", folder=folder)
    assert dutch.translate("{free} left", free=Size(3_100_000_000)) == "Nog 3,1 GB vrij"


def test_a_count_chooses_the_form_that_the_language_has_for_it(tmp_path: Path) -> None:
    folder = translations(
        tmp_path, "fr", {("{n} file", "{n} files"): ["{n} fichier", "{n} fichiers"]}
    )
    french = Language("fr", folder=folder)
    files = [french.say(counted("{n} file", "{n} files", n)) for n in (0, 1, 2, 1234)]
    assert files == ["0 fichier", "1 fichier", "2 fichiers", "1\u202f234 fichiers"]


def test_a_text_within_a_text_is_translated_too(tmp_path: Path) -> None:
    folder = translations(
        tmp_path,
        "nl",
        {"Could not tell, because {reason}": "Onbekend, want {reason}", "no disk": "geen schijf"},
    )
    sentence = text("Could not tell, because {reason}", reason=text("no disk"))
    assert Language("nl", folder=folder).say(sentence) == "Onbekend, want geen schijf"


@pytest.mark.parametrize("translated", ["Nog {vrij}", "Nog {free.real} {gratis}", "{free} {0}"])
def test_a_translation_with_wrong_braces_shows_the_english(tmp_path: Path, translated: str) -> None:
    folder = translations(tmp_path, "nl", {"{free} left": translated})
    assert Language("nl", folder=folder).translate("{free} left", free=3) == "3 left"


def test_a_value_that_is_missing_leaves_its_brace() -> None:
    assert english().translate("{free} left of {whole}", free=3) == "3 left of {whole}"


@pytest.mark.parametrize("damage", [b"", b"not a catalogue", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_damaged_catalogue_shows_english(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "nl" / "LC_MESSAGES" / "balie.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(damage)
    assert Language("nl", folder=tmp_path).translate("Hello") == "Hello"


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (3_140_000_000, "3.1 GB"),
        (11_400_000_000, "11.4 GB"),
        (250_400_000_000, "250 GB"),
        (999_950_000, "1 GB"),
        (-2_500_000, "-2.5 MB"),
        (5 * 10**18, "5,000 PB"),
    ],
)
def test_sizes_have_the_unit_that_keeps_the_number_short(amount: int, shown: str) -> None:
    assert english().translate("{size}", size=Size(amount)) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0 seconds"),
        (0.3, "less than a second"),
        (1, "1 second"),
        (20, "20 seconds"),
        (59.9, "1 minute"),
        (90, "90 seconds"),
        (5400, "90 minutes"),
        (3600, "1 hour"),
        (120, "2 minutes"),
        (7200, "2 hours"),
        (2 * 86400, "2 days"),
        (86400, "1 day"),
        (16 * 86400 + 5, "16 days"),
    ],
)
def test_spans_have_the_largest_sensible_unit(seconds: float, shown: str) -> None:
    assert english().translate("{span}", span=Span(seconds)) == shown


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ((2026, 3, 10, 18, 0), "18:00"),
        ((2026, 3, 16, 13, 0), "Monday 13:00"),
        ((2026, 3, 4, 8, 5), "Wednesday 08:05"),
        ((2026, 3, 17, 13, 0), "17 March, 13:00"),
        ((2025, 12, 24, 13, 0), "24 December 2025"),
    ],
)
def test_moments_say_as_much_as_is_needed(when: tuple[int, ...], shown: str) -> None:
    assert english().translate("{moment}", moment=Moment(epoch(*when))) == shown


def test_a_moment_is_shown_in_local_time() -> None:
    noon = datetime(2026, 3, 10, 12, 0, tzinfo=UTC).timestamp()
    assert english().translate("{moment}", moment=Moment(noon)) == "13:00"


@pytest.mark.parametrize(
    "value", [Span(math.nan), Moment(1e300), Moment(math.inf), math.inf, Size(10**400)]
)
def test_what_cannot_be_shown_is_a_question_mark(value: Span | Moment | Size | float) -> None:
    assert english().translate("{value}", value=value) == "?"


def spaces_alike(written: str) -> str:
    return written.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("code", FORMATS)
def test_units_and_percentages_are_those_of_the_cldr(code: str) -> None:
    language = Language(code)
    for power, name in enumerate(["kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte"], 1):
        expected = format_unit(2, f"digital-{name}", length="short", locale=code)
        shown = language.translate("{size}", size=Size(2 * 1000**power))
        assert spaces_alike(shown) == spaces_alike(expected)
    assert language.translate("{share}", share=Share(0.94)) == format_percent(0.94, locale=code)


@given(st.sampled_from(sorted(FORMATS)), st.integers(-(10**15), 10**15))
def test_whole_numbers_are_written_as_the_cldr_says(code: str, number: int) -> None:
    assert Language(code).number(number) == format_decimal(number, locale=code)


def test_other_numbers_have_one_decimal_at_most() -> None:
    assert [english().number(number) for number in (3.14159, 2.0, -0.04)] == ["3.1", "2", "0"]


def test_a_large_whole_number_keeps_its_last_digit() -> None:
    assert english().number(10**18 + 1) == "1,000,000,000,000,000,001"


@given(st.integers(0, 10**20))
def test_a_size_is_never_far_from_what_is_shown(amount: int) -> None:
    number, unit = english().translate("{size}", size=Size(amount)).split()
    power = ["bytes", "kB", "MB", "GB", "TB", "PB"].index("bytes" if unit == "byte" else unit)
    assert float(number.replace(",", "")) * 1000**power == pytest.approx(amount, rel=0.06)


@given(st.floats(1, 10**9))
def test_a_span_is_never_far_from_what_is_shown(seconds: float) -> None:
    said = span_in_words(seconds)
    unit = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}[said.msgid.removeprefix("{n} ")]
    assert said.count is not None
    assert said.count * unit == pytest.approx(seconds, rel=0.35)


values = st.recursive(
    st.text()
    | st.integers()
    | st.floats()
    | st.builds(Size, st.integers())
    | st.builds(Span, st.floats())
    | st.builds(Moment, st.floats())
    | st.builds(Share, st.floats()),
    lambda inner: st.builds(
        Text,
        msgid=st.text(),
        plural=st.none() | st.text(),
        count=st.none() | st.integers(),
        values=st.dictionaries(st.sampled_from("abc"), inner),
    ),
    max_leaves=5,
)


@given(
    values,
    st.sampled_from(sorted(FORMATS)),
    st.sampled_from(["{a}", "{b:>99999999}", "{a.x}", "{", ""]),
)
def test_nothing_that_a_text_may_hold_fails(
    value: Text | str | float, code: str, msgid: str
) -> None:
    assert isinstance(Language(code).translate(msgid, a=value), str)


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, []),
        ({"LANG": "nl_BE.UTF-8"}, ["nl-BE"]),
        ({"LANG": "nl_BE.UTF-8", "LC_ALL": "de_DE@euro"}, ["de-DE"]),
        ({"LANG": "en_GB", "LANGUAGE": "fr:nl_BE:fr"}, ["fr", "nl-BE", "en-GB"]),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr"}, ["fr"]),
        ({"LC_ALL": "C", "LANGUAGE": "fr"}, []),
    ],
)
def test_the_environment_says_which_languages(
    environment: dict[str, str], wanted: list[str]
) -> None:
    assert languages_wanted(environment, Platform.LINUX) == wanted


def test_windows_and_macos_are_asked() -> None:
    def asked() -> list[str]:
        return ["nl-BE", "fr-BE"]

    assert languages_wanted({"LANG": "en_US"}, Platform.MACOS, asked) == ["nl-BE", "fr-BE", "en-US"]
    assert languages_wanted({"LANGUAGE": "de"}, Platform.WINDOWS, asked)[0] == "de"
    assert languages_wanted({}, Platform.LINUX, asked) == []


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (["nl-BE", "fr"], "nl"),
        (["es", "FR-ca"], "fr"),
        (["pt-BR"], "pt-BR"),
        (["es"], "en"),
        ([], "en"),
    ],
)
def test_the_best_language_there_is_is_chosen(wanted: list[str], chosen: str) -> None:
    assert choose(wanted, ["en", "nl", "fr", "pt-BR"]) == chosen


def test_the_languages_available_are_those_with_a_catalogue(tmp_path: Path) -> None:
    assert available(translations(tmp_path, "nl", {})) == ["en", "nl"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Northwind", "Northwind"),
        ({"en": "Floor 2", "nl": "Verdieping 2"}, "Verdieping 2"),
        ({"en": "Floor 2", "fr": "Étage 2"}, "Floor 2"),
        ({"fr": "Étage 2", "de": "Etage 2"}, "Étage 2"),
    ],
)
def test_words_of_the_organisation_are_said_in_the_nearest_language(
    words: str | dict[str, str], said: str
) -> None:
    assert Language("nl-BE").localized(words) == said


def test_a_sentence_of_the_organisation_is_in_its_own_languages() -> None:
    sentence = words({"nl": "Nog {value} dagen.", "en": "{value} days left."}, value=4)
    assert Language("nl").say(sentence) == "Nog 4 dagen."
    assert Language("fr").say(sentence) == "4 days left."
    assert Language("nl").say(words("Mail")) == "Mail"
