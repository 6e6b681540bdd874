"""What a mailbox says of itself is read, whatever it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.desks.mail.structure import Part, fields, folder, parts, quoted, values

SAID = st.lists(
    st.one_of(st.none(), st.binary(), st.tuples(st.binary(), st.binary()), st.text()), max_size=6
)
# Bytes that mean something, in any order.
LIKE = st.lists(
    st.sampled_from(
        [
            b"(",
            b")",
            b'"',
            b"\\",
            b"{3}",
            b"{999999999}",
            b"NIL",
            b" ",
            b"BODY[",
            b"]",
            b"7",
            b"\r\n",
        ]
    ),
    max_size=60,
).map(b"".join)


def test_a_message_with_a_file_has_two_parts() -> None:
    said = (
        b'1 (UID 5 BODYSTRUCTURE (("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "8BIT" 40 2 NIL NIL '
        b'NIL NIL)("image" "png" ("name" "x") NIL NIL "base64" 78 NIL ("attachment" '
        b'("filename*" "utf-8\'\'%C3%A9.png")) NIL NIL) "mixed" ("boundary" "b") NIL NIL NIL))'
    )
    [found] = fields([said])
    assert found["UID"] == b"5"
    assert parts(found["BODYSTRUCTURE"]) == (
        Part(
            section="1",
            type="text/plain",
            charset="utf-8",
            name="",
            encoding="8bit",
            octets=40,
            attached=False,
        ),
        Part(
            section="2",
            type="image/png",
            charset="utf-8",
            name="é.png",
            encoding="base64",
            octets=78,
            attached=True,
        ),
    )
    assert parts(found["BODYSTRUCTURE"])[1].size == 57


def test_a_literal_may_hold_anything() -> None:
    assert values([(b"1 (BODY[1]<0> {5}", b'a)"(\n'), b")"]) == [b"1", [b"BODY[1]<0>", b'a)"(\n']]


def test_folders_that_cannot_be_opened_are_left_out() -> None:
    assert folder(b'(\\HasNoChildren) "/" "Own \\"A\\" things"') == b'Own "A" things'
    assert folder((b'(\\Marked) "." {3}', b"A B")) == b"A B"
    assert folder(b'(\\Noselect) "/" All') is None
    assert folder((b'() "/" {3}', b"a\r\n")) is None
    assert folder(None) is None
    assert quoted(b'a"\\b') == '"a\\"\\\\b"'


def test_depth_has_a_limit() -> None:
    assert parts(values([b"(" * 500 + b")" * 500])) == ()


@given(SAID)
def test_any_answer_is_read(said: list[object]) -> None:
    for item in fields(said):
        parts(item.get("BODYSTRUCTURE"))
    for line in said:
        folder(line)


@given(LIKE)
def test_any_nesting_is_read(said: bytes) -> None:
    parts(values([said]))
    parts(values([b'(("a" "b" (' + said]))
    folder(said)
    fields([b"1 (BODYSTRUCTURE " + said])
