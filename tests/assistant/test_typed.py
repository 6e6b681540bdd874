"""Reading data into types, with every mistake told at once."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language import Language
from assistant.typed import Rule, allowed_by, convert, shown
from diagnostics.text import text


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Car(msgspec.Struct, frozen=True, tag_field="kind", tag="car"):
    wheels: int = 4


class Boat(msgspec.Struct, frozen=True, tag_field="kind", tag="boat"):
    sails: int = 1


Short = Annotated[str, Rule(holds=lambda value: len(value) < 5, allowed=text("short"))]
Few = Annotated[tuple[str, ...], Rule(holds=lambda value: len(value) < 3, allowed=text("few"))]


class Order(msgspec.Struct, kw_only=True):
    """Something of everything that is understood."""

    number: int
    colour: Colour = Colour.RED
    gift: bool = False
    due: date | None = None
    code: Short = ""
    tags: Few = ()
    vehicle: Car | Boat = Car()
    note: Short | dict[Short, Short] = ""
    parts: tuple[Car, ...] = ()
    box: dict[str, int] = {}


def told(data: object, wanted: Any = Order) -> list[str]:
    """Every mistake as "path: sentence"."""
    said = Language("en")
    return [
        f"{'.'.join(map(str, m.path))}: {said.say(m.sentence)}" for m in convert(data, wanted)[1]
    ]


def test_right_data_becomes_the_struct() -> None:
    data = {
        "number": 3,
        "colour": "blue",
        "due": date(2027, 1, 2),
        "tags": ["a"],
        "vehicle": {"kind": "boat", "sails": 2},
        "note": {"en": "hi"},
        "parts": [{"kind": "car"}],
    }
    order, mistakes = convert(data, Order)
    assert mistakes == []
    assert order == Order(
        number=3,
        colour=Colour.BLUE,
        due=date(2027, 1, 2),
        tags=("a",),
        vehicle=Boat(sails=2),
        note={"en": "hi"},
        parts=(Car(),),
    )


def test_all_mistakes_are_told_at_once() -> None:
    data = {"colour": "green", "gift": "yes", "code": "too long", "cuolor": 1, "zz": 2}
    assert told(data) == [
        "colour: “green” is not possible here. It must be one of red, blue.",
        "gift: “yes” is not possible here. It must be true or false.",
        "code: “too long” is not possible here. It must be short.",
        "cuolor: This key is not known. Perhaps you mean “colour”.",
        "zz: This key is not known. It must be one of " + ", ".join(Order.__struct_fields__) + ".",
        "number: This key is missing. It must be a whole number.",
    ]


@pytest.mark.parametrize(
    ("data", "mistake"),
    [
        ({"number": True}, "number: True is not possible here. It must be a whole number."),
        ({"due": datetime(2027, 1, 2)}, "due: 2027-01-02 00:00:00 is not possible here. It must"),  # noqa: DTZ001
        ({"tags": "a"}, "tags: “a” is not possible here. It must be few."),
        ({"tags": ["a", "b", "c"]}, "tags: ['a', 'b', 'c'] is not possible here. It must be few."),
        ({"tags": ["a", 2]}, "tags.1: 2 is not possible here. It must be a text in quotes."),
        ({"parts": 3}, "parts: 3 is not possible here. It must be a list."),
        ({"vehicle": 3}, "vehicle: 3 is not possible here. It must be a table."),
        ({"vehicle": {}}, "vehicle.kind: This key is missing. It must be one of car, boat."),
        ({"vehicle": {"kind": ["car"]}}, "vehicle.kind: ['car'] is not possible here. It must be"),
        ({"vehicle": {"kind": "van"}}, "vehicle.kind: “van” is not possible here. It must be"),
        ({"vehicle": {"kind": "car", "sails": 1}}, "vehicle.sails: This key is not known."),
        ({"note": "far too long"}, "note: “far too long” is not possible here. It must be short."),
        ({"note": {"english": "a"}}, "note.english: “english” is not possible here."),
        ({"note": {"en": "a long one"}}, "note.en: “a long one” is not possible here."),
        ({"note": 1}, "note: 1 is not possible here. It must be short, or a table."),
        ({"parts": [{"kind": "car", "wheels": "4"}]}, "parts.0.wheels: “4” is not possible here."),
        ({"box": {"a": "b"}}, "box.a: “b” is not possible here. It must be a whole number."),
    ],
)
def test_a_mistake_says_where_and_what_is_allowed(data: dict[str, Any], mistake: str) -> None:
    [one] = told({"number": 1} | data)
    assert one.startswith(mistake)


def test_data_that_is_no_table_at_all() -> None:
    assert told([]) == [": [] is not possible here. It must be a table."]


def test_a_date_is_asked_for_with_an_example() -> None:
    assert "2027-12-24" in allowed_by(date | None).msgid


def test_long_values_are_cut() -> None:
    assert len(shown("x" * 1000)) == 60


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["kind", "wheels", "sails"]) | st.text(max_size=3), inner, max_size=3
        )
    ),
    max_leaves=8,
)
orders = st.dictionaries(st.sampled_from(Order.__struct_fields__), anything)


@given(orders)
def test_either_mistakes_or_a_value_and_never_an_exception(data: dict[str, Any]) -> None:
    order, mistakes = convert(data, Order)
    assert (order is None) == bool(mistakes)
    assert all(Language("en").say(mistake.sentence) for mistake in mistakes)


@given(orders, st.sampled_from(Order.__struct_fields__))
def test_mending_one_value_leaves_the_other_mistakes(data: dict[str, Any], mended: str) -> None:
    rest = {key: value for key, value in data.items() if key != mended}
    before = [m for m in convert({"number": 1} | data, Order)[1] if m.path[0] != mended]
    after = [m for m in convert({"number": 1} | rest, Order)[1] if m.path[0] != mended]
    assert before == after
