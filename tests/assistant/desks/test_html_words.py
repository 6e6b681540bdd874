"""The words of HTML, as a person would read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desks.html_words import without_tags


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "<p>Hello Alice,</p><p>Have you <b>tried</b> paper?<br>Or ink</p>",
            ["Hello Alice,", "Have you tried paper?", "Or ink"],
        ),
        ("<ul><li>paper</li><li>ink</li></ul>", ["• paper", "• ink"]),
        ("&lt;b&gt; &amp; caf&eacute;", ["<b> & café"]),
        ("<style>p {}</style><script>x()</script>seen", ["seen"]),
        (
            "See <a href='https://guides.example/ink'>the guide</a>.",
            ["See the guide (https://guides.example/ink)."],
        ),
        ("<a href='https://a.example'>https://a.example</a>", ["https://a.example"]),
        ("<a href='javascript:x()'>press</a> <a name='x'>here</a> </a>", ["press here"]),
    ],
)
def test_the_words_are_those_that_a_reader_sees(html: str, words: list[str]) -> None:
    assert without_tags(html).split("\n") == words


@given(st.lists(st.sampled_from(["<a href='https://x'>", "</a>", "<li>", "</", "<p", "x", "&"])))
def test_any_tags_lead_to_words(pieces: list[str]) -> None:
    assert "<p>" not in without_tags("".join(pieces))
