"""Only what is made as markup is markup."""

from __future__ import annotations

from assistant.tickets.html import joined, tag


def test_words_are_escaped_and_elements_are_not() -> None:
    assert tag("b", "1 < 2", tag("code", "&")) == "<b>1 &lt; 2<code>&amp;</code></b>"
    assert joined("<", tag("b", "x")) == "&lt;<b>x</b>"


def test_attributes_cannot_be_left() -> None:
    assert tag("span", class_='" onclick="x') == '<span class="&quot; onclick=&quot;x"></span>'


def test_what_is_no_part_of_a_line_ends_one() -> None:
    assert tag("p", "x") == "<p>x</p>\n"
