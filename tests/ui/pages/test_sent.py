"""What was sent can be read again, to the last character, with what was taken out of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from assistant.engine import Engine
from tests.support.looking import button, words_in
from tests.ui.conftest import FULL, MakeEngine, MakeWindow
from ui.pages.preview import PreviewPage
from ui.pages.sent import SentPage
from ui.window import Window


@pytest.fixture
def engine(make_engine: MakeEngine) -> Engine:
    engine = make_engine(FULL)
    engine.check_here()
    return engine


@pytest.fixture
def window(engine: Engine, make_window: MakeWindow) -> Window:
    return make_window(engine)


def opened(window: Window) -> SentPage:
    window.open_sent()
    page = window.findChild(SentPage)
    assert isinstance(page, SentPage)
    return page


def test_before_anything_is_sent_it_says_so(window: Window) -> None:
    assert "Nothing was sent yet" in words_in(opened(window))


def test_every_byte_that_left_is_shown_again(engine: Engine, window: Window) -> None:
    draft = engine.keep(engine.draft())
    composed = engine.send(replace(draft, message="The printer says offline"))
    engine.deliver_once()
    page = opened(window)
    button(page, "The printer says offline").click()
    preview = window.findChild(PreviewPage)
    assert isinstance(preview, PreviewPage)
    assert preview.text.content.encode() == composed.message


def test_what_only_waits_is_not_called_sent(engine: Engine, window: Window) -> None:
    engine.send(replace(engine.draft(), message="The printer says offline"))
    assert "Nothing was sent yet" in words_in(opened(window))
