"""What Balie calls the person, from what directories keep."""

import pytest

from assistant.person import Person, name_of_gecos, this_person


@pytest.mark.parametrize(
    ("full_name", "first_name"),
    [("Anna Visser", "Anna"), ("Visser, Anna", "Anna"), ("Anna", "Anna"), ("", ""), (" , ", "")],
)
def test_the_first_name(full_name: str, first_name: str) -> None:
    person = Person(login="avisser", full_name=full_name, computer_name="NW-LT-2041")
    assert person.first_name == first_name


@pytest.mark.parametrize(
    ("gecos", "name"),
    [
        ("Anna Visser,Room 2,4357,", "Anna Visser"),
        ("& Visser", "Anna Visser"),
        ("", ""),
        ("anna", ""),
    ],
)
def test_the_name_in_a_passwd_entry(gecos: str, name: str) -> None:
    assert name_of_gecos(gecos, "anna") == name


def test_somebody_is_logged_in_here() -> None:
    assert this_person().login
