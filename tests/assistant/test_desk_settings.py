"""What the organisation's file says of its desk, as it is used."""

from __future__ import annotations

import msgspec
import pytest

from assistant.desk_settings import DeskSettings, RedmineDesk, RtDesk


@pytest.mark.parametrize("address", ["https://desk.example/rt", "https://desk.example/rt/"])
def test_a_slash_at_the_end_of_an_address_makes_no_difference(address: str) -> None:
    given = {"kind": "rt", "address": address, "queue": "IT"}
    settings = msgspec.convert(given, DeskSettings)
    assert settings == RtDesk(address="https://desk.example/rt", queue="IT")
    redmine = RedmineDesk(address=address, project="it", reference_field=1)
    assert redmine.address == "https://desk.example/rt"
