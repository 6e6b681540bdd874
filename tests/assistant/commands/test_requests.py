"""One's own requests on the command line: listed, read, answered, with the desk and without."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistant.commands.common import Exit
from assistant.commands.reply import NO_REPLIES, reply
from assistant.commands.requests import show_all, show_one
from assistant.desks.desk import Abilities, DeskTrouble, Entry, FileNote
from assistant.engine import Engine
from assistant.errors import Trouble, Troubled
from assistant.language import Language
from assistant.organisation import defaults
from assistant.outbox import Composed
from assistant.person import Person
from assistant.reference import new_reference
from assistant.store import open_store
from diagnostics.system import this_machine
from diagnostics.text import text
from tests.fakes.talking_desk import TalkingDesk
from tests.support.balie import Balie

AWAY = Trouble(
    title=text("The service desk cannot be reached now"),
    meaning=text("It does not answer."),
    next_step=text("Wait."),
)


@pytest.fixture
def desk() -> TalkingDesk:
    """With one request, made by telephone, that somebody answered."""
    desk = TalkingDesk()
    desk.create(Composed(reference="", subject="Printer", message=b"", created_at=1.0))
    desk.answer("1", "Which one?\x1b[2J", at=200.0)
    return desk


@pytest.fixture
def engine(desk: TalkingDesk, tmp_path: Path) -> Iterator[Engine]:
    engine = Engine(
        organisation=defaults(),
        language=Language("en"),
        person=Person(login="avisser", full_name="Anna Visser", computer_name="NW-LT-2041"),
        store=open_store(tmp_path),
        folder=tmp_path,
        desk=desk,
        machine=this_machine(),
        examine=lambda: iter(()),
    )
    yield engine
    engine.close()


Printed = pytest.CaptureFixture[str]


def test_requests_are_listed_with_where_they_stand(engine: Engine, capsys: Printed) -> None:
    assert show_all(engine, as_json=False) is Exit.FINE
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("1  New, ")
    assert line.endswith(": Printer")


def test_scripts_get_the_same_as_a_document(engine: Engine, capsys: Printed) -> None:
    show_all(engine, as_json=True)
    document = json.loads(capsys.readouterr().out)
    assert document["unasked"] is None
    [request] = document["requests"]
    assert (request["number"], request["state"], request["progress"]) == ("1", "sent", "new")


def test_what_was_said_is_printed_and_cannot_steer_a_terminal(
    engine: Engine, desk: TalkingDesk, capsys: Printed
) -> None:
    note = FileNote(id="7", name="map\n.png", type="image/png", size=4000)
    entry = Entry(id="2", author="\x07Bo", mine=False, written_at=300.0, words="", files=(note,))
    ticket = desk.by_number["1"]
    desk.by_number["1"] = replace(ticket, entries=(*ticket.entries, entry))
    assert show_one(engine, "1", as_json=False) is Exit.FINE
    printed = capsys.readouterr().out
    assert "Nobody has it yet\n" in printed
    assert "\nWhich one?[2J\n" in printed
    assert "  map .png, 4 kB\n" in printed
    assert set("\x07\x1b").isdisjoint(printed)


def test_a_conversation_as_a_document(engine: Engine, desk: TalkingDesk, capsys: Printed) -> None:
    desk.trouble = DeskTrouble(AWAY)
    engine.own_requests.reply("1", "The blue one")
    desk.trouble = None
    show_one(engine, "1", as_json=True)
    document = json.loads(capsys.readouterr().out)
    assert [entry["author"] for entry in document["entries"]] == ["Bo"]
    [waiting] = document["waiting"]
    assert (waiting["what"], waiting["words"]) == ("reply", "The blue one")


def test_without_the_desk_what_is_kept_is_shown_and_the_code_says_so(
    engine: Engine, desk: TalkingDesk, capsys: Printed
) -> None:
    engine.own_requests.following.look()
    desk.trouble = DeskTrouble(AWAY)
    assert show_one(engine, "1", as_json=False) is Exit.NOT_FINE
    shown = capsys.readouterr()
    assert "Which one?" in shown.out
    assert shown.err.startswith("The service desk cannot be reached now\n")
    show_all(engine, as_json=True)
    assert json.loads(capsys.readouterr().out)["unasked"]["again"] is True


def test_asking_here_takes_no_news_from_the_window(engine: Engine, desk: TalkingDesk) -> None:
    engine.own_requests.following.look()
    desk.answer("1", "Hello?", at=400.0)
    show_one(engine, "1", as_json=False)
    kept = engine.own_requests.conversation("1")
    assert kept is not None
    assert [entry.words for entry in kept.entries] == ["Which one?\x1b[2J"]


def test_an_answer_reaches_the_desk(engine: Engine, desk: TalkingDesk, capsys: Printed) -> None:
    assert reply(engine, "1", "The blue one", as_json=False) is Exit.FINE
    assert [errand.words for errand in desk.errands] == ["The blue one"]
    assert capsys.readouterr().out.startswith("IT has your answer.\n")


def test_an_answer_is_kept_while_the_desk_is_away(
    engine: Engine, desk: TalkingDesk, capsys: Printed
) -> None:
    engine.own_requests.following.look()
    desk.trouble = DeskTrouble(AWAY)
    assert reply(engine, "1", "The blue one", as_json=True) is Exit.NOT_FINE
    sent = json.loads(capsys.readouterr().out)
    assert (sent["state"], sent["number"]) == ("waiting", "1")
    assert sent["trouble"]["title"] == "The service desk cannot be reached now"


def test_an_answer_to_a_request_of_somebody_else_goes_nowhere(
    engine: Engine, desk: TalkingDesk
) -> None:
    with pytest.raises(Troubled) as refused:
        reply(engine, "2", "Hello", as_json=False)
    assert refused.value.trouble.title.values == {"number": "2"}
    assert desk.errands == []


def test_a_desk_that_takes_no_answers_says_so(engine: Engine, desk: TalkingDesk) -> None:
    desk.abilities = Abilities(shows_replies=True)
    with pytest.raises(Troubled) as refused:
        reply(engine, "1", "Hello", as_json=False)
    assert refused.value.trouble == NO_REPLIES


def test_before_the_desk_has_it_there_is_nothing_to_answer(
    engine: Engine, desk: TalkingDesk
) -> None:
    desk.trouble = DeskTrouble(AWAY)
    reference = new_reference()
    engine.dispatch.send(
        Composed(reference=reference, subject="Screen", message=b"", created_at=1.0)
    )
    with pytest.raises(Troubled) as refused:
        reply(engine, reference, "Hello", as_json=False)
    assert "does not have" in refused.value.trouble.title.msgid


def test_where_the_desk_is_a_folder_a_script_sees_what_it_sent(balie: Balie) -> None:
    assert balie("requests", "--json")["requests"] == []
    assert balie("requests") == b"No requests yet\n"
    sent = balie("report", "--message", "Printer", "--no-diagnostics", "--json")
    [request] = balie("requests", "--json")["requests"]
    assert (request["reference"], request["progress"]) == (sent["reference"], None)
    whole = balie("requests", sent["reference"], "--json")
    assert (whole["subject"], whole["entries"]) == ("Printer", [])
    balie("requests", "4711", code=2)
    assert "4711" in balie.complaint
    balie("reply", "4711", "--message", "Hello", code=2)
    assert "takes no answers" in balie.complaint
