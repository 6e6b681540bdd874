"""What is offered while a report is written: outages, own requests, fixes and guides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.desks.desk import Abilities, Head, Progress
from assistant.engine import Engine
from assistant.language import Language
from assistant.offers import MOST, Kind, Offer
from assistant.organisation import load
from assistant.person import Person
from assistant.store import open_store
from diagnostics.model import Finding, State, Topic
from diagnostics.system import this_machine
from diagnostics.text import text
from tests.fakes.talking_desk import TalkingDesk

EXAMPLE = Path(__file__).parents[2] / "resources" / "example" / "organisation.toml"
FULL = Finding(
    id="disk_space",
    topic=Topic.STORAGE,
    state=State.PROBLEM,
    title=text("The disk is nearly full"),
    sentence=text("Only 1 GB is free."),
    fix="free_space",
    took_ms=1.0,
)


@pytest.fixture
def desk() -> TalkingDesk:
    return TalkingDesk(Abilities(shows_replies=True, replies=True, tells_outages=True))


@pytest.fixture
def engine(tmp_path: Path, desk: TalkingDesk) -> Iterator[Engine]:
    made = Engine(
        organisation=load(EXAMPLE).organisation,
        language=Language("en"),
        person=Person(login="anna", full_name="Anna Visser", computer_name="LT-1"),
        store=open_store(tmp_path),
        folder=tmp_path,
        desk=desk,
        machine=this_machine(),
        examine=lambda: iter([FULL]),
    )
    made.check_here()
    yield made
    made.close()


def down(number: str, subject: str) -> Head:
    return Head(
        number=number,
        subject=subject,
        progress=Progress.WORKED_ON,
        created_at=0.0,
        changed_at=0.0,
    )


@pytest.mark.parametrize(
    ("words", "kind", "title"),
    [
        ("I cannot send mail", Kind.OUTAGE, "Mail is down / Mail ligt plat"),
        ("mijn mial werkt niet", Kind.OUTAGE, "Mail is down / Mail ligt plat"),
        ("SAP is down", Kind.OUTAGE, "SAP: no orders"),
        ("My disk is full again", Kind.FIX, "The disk is nearly full"),
        ("The page cannot be found", Kind.FIX, "Reset name lookup"),
        ("la page est introuvable", Kind.FIX, "Reset name lookup"),
        ("I have a new phone, what now", Kind.GUIDE, "Mail on your phone"),
        ("vpn keeps asking me", Kind.FIX, "Reconnect the VPN"),
        ("hoe werk ik van thuis?", Kind.GUIDE, "Work from home"),
    ],
)
def test_it_is_what_the_words_are_about(
    engine: Engine, desk: TalkingDesk, words: str, kind: Kind, title: str
) -> None:
    desk.down = (down("90", "Mail is down / Mail ligt plat"), down("91", "SAP: no orders"))
    engine.own_requests.following.look()
    first = engine.offers(words)[0]
    assert (first.kind, first.title) == (kind, title)


@pytest.mark.parametrize("words", ["", "  ", "My chair squeaks", "hello", "The lift is down"])
def test_nothing_is_offered_for_what_is_not_known(
    engine: Engine, desk: TalkingDesk, words: str
) -> None:
    desk.down = (down("90", "Mail is down / Mail ligt plat"),)
    engine.own_requests.following.look()
    assert engine.offers(words) == ()


def test_who_said_that_it_affects_them_is_not_asked_again(
    engine: Engine, desk: TalkingDesk
) -> None:
    desk.down = (down("90", "Mail is down"),)
    engine.own_requests.following.look()
    assert [offer.known for offer in engine.offers("no mail")] == [False]
    engine.own_requests.join("90")
    assert [offer.known for offer in engine.offers("no mail")] == [True]


def test_the_report_itself_stays_in_sight(engine: Engine, desk: TalkingDesk) -> None:
    desk.down = (down("90", "Mail on new phones is down"),)
    engine.own_requests.following.look()
    offers = engine.offers("My new phone gets no mail, the vpn fails and the disk is full")
    assert [offer.kind for offer in offers] == [Kind.OUTAGE, Kind.FIX]
    assert len(offers) == MOST
    assert offers[0] == Offer(kind=Kind.OUTAGE, id="90", title="Mail on new phones is down")
