"""References are UUIDs of version 7: unique, and ordered by time."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from assistant.reference import made_at, new_reference


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**74 - 1))
def test_a_reference_is_a_uuid_of_version_7(milliseconds: int, bits: int) -> None:
    made = uuid.UUID(new_reference(milliseconds, bits))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made_at(str(made)) == milliseconds


@given(st.integers(0, 2**48 - 2), st.integers(0, 2**74 - 1), st.integers(0, 2**74 - 1))
def test_a_later_reference_sorts_later(milliseconds: int, bits: int, others: int) -> None:
    assert new_reference(milliseconds, bits) < new_reference(milliseconds + 1, others)


def test_no_two_references_are_the_same() -> None:
    assert len({new_reference() for _ in range(1000)}) == 1000
