"""What Zammad does that no other desk does, against a fake that answers as its source says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.delivery import run, settle
from assistant.desk_settings import ZammadDesk
from assistant.desks.desk import Desk, DeskTrouble, Helped, Login, Progress, Rating, Receipt
from assistant.desks.letter import File
from assistant.desks.registry import open_desk
from assistant.reference import new_reference
from assistant.sent import What
from tests.conformance.bench import desk_of, errand, report
from tests.conformance.zammad_bench import ZammadBench
from tests.fakes.zammad import GROUP, Zammad


@pytest.fixture
def bench(zammad: Zammad) -> ZammadBench:
    return ZammadBench(zammad)


@pytest.fixture
def bare() -> Iterator[Zammad]:
    """One to which nobody has added an attribute."""
    fake = Zammad(attributes=())
    with fake.server.open():
        yield fake


def alice(fake: Zammad, group: str = GROUP) -> Desk:
    told = ZammadDesk(address=fake.address, group=group)
    return open_desk(told, lambda: Login(name="", secret=fake.token("alice")))


def test_a_report_is_found_where_there_is_no_attribute_for_its_reference(bare: Zammad) -> None:
    sent = ZammadBench(bare).parcel("No paper")
    alice(bare).create(sent)  # and then the computer went off
    settle(sent, alice(bare))
    assert len(bare.tickets) == 1
    [head] = alice(bare).tickets()
    assert head.reference is None


def test_a_group_that_is_not_there_is_no_reason_to_try_again(bare: Zammad) -> None:
    with pytest.raises(DeskTrouble) as raised:
        settle(ZammadBench(bare).parcel("No paper"), alice(bare, group="Elsewhere"))
    assert not raised.value.trouble.again


def test_what_is_too_large_is_no_reason_to_try_again(
    bench: ZammadBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fakes.zammad.LARGEST_REQUEST", 10_000)
    picture = File(name="screen.png", type="image/png", content=bytes(20_000))
    with pytest.raises(DeskTrouble) as raised:
        settle(bench.parcel("Look", (picture,)), desk_of(bench))
    assert not raised.value.trouble.again


def test_somebody_of_it_reports_as_everybody_does(bench: ZammadBench, zammad: Zammad) -> None:
    settle(bench.parcel("Of Alice"), desk_of(bench))
    sent = report("agent@company.example", "My own printer", (), "No paper")
    settle(sent, desk_of(bench, "agent"))
    [head] = desk_of(bench, "agent").tickets()
    bench.note(head.number, "He never has paper")
    assert zammad.articles[-1]["internal"]
    [entry] = desk_of(bench, "agent").ticket(head.number, None).entries
    assert (head.subject, entry.mine) == ("No paper", True)


def test_automatic_mail_is_no_part_of_the_conversation(bench: ZammadBench, zammad: Zammad) -> None:
    number = settle(bench.parcel("No paper"), desk_of(bench)).number or ""
    zammad.articles.append(zammad.articles[-1] | {"sender": "System", "body": "Thank you"})
    assert len(desk_of(bench).ticket(number, None).entries) == 1


def test_a_reply_opens_what_waits_for_the_person_and_a_rating_does_not(
    bench: ZammadBench, zammad: Zammad
) -> None:
    number = settle(bench.parcel("No paper"), desk_of(bench)).number or ""
    zammad.tickets[-1]["state_id"] = 3
    assert desk_of(bench).ticket(number, None).progress is Progress.WAITS_FOR_YOU
    run(errand(number, What.RATING, rating=Rating(helped=Helped.NO, minutes=9)), desk_of(bench))
    rated = desk_of(bench).ticket(number, None)
    assert rated.entries[-1].words == "Rating: 1 of 5. Own time spent: 9 min."
    assert rated.progress is Progress.WAITS_FOR_YOU
    run(errand(number, What.REPLY, "Here I am"), desk_of(bench))
    assert desk_of(bench).ticket(number, None).progress is Progress.WORKED_ON


def test_names_and_numbers_are_those_that_people_know(bench: ZammadBench, zammad: Zammad) -> None:
    number = settle(bench.parcel("No paper"), desk_of(bench)).number or ""
    assert number == zammad.tickets[-1]["number"] != str(zammad.tickets[-1]["id"])
    zammad.articles[-1]["from"] = "Emma Taylor via <it@company.example>"
    zammad.tickets[-1]["owner_id"] = 2
    ticket = desk_of(bench).ticket(number, None)
    assert ticket.entries[0].author == "Emma Taylor"
    assert ticket.owner == "agent@company.example"


def test_all_requests_of_a_person_are_listed_and_none_of_another(zammad: Zammad) -> None:
    desk = alice(zammad)
    for at in range(60):
        desk.create(report("alice@company.example", "No paper", (), f"No paper {at}"))
    assert len(desk.tickets()) == 60


def test_a_double_is_closed_once(bench: ZammadBench, zammad: Zammad) -> None:
    sent, desk = bench.parcel("Twice"), desk_of(bench)
    first, second = desk.create(sent), desk.create(sent)
    desk.merge(first, [second])
    desk.merge(first, [second])
    words = [article["body"] for article in zammad.articles]
    assert words.count(f"This is the same as #{first.number}. Nothing needs to be done here.") == 1


def test_a_file_of_another_request_is_not_given(bench: ZammadBench) -> None:
    number = settle(bench.parcel("No paper"), desk_of(bench)).number or ""
    for file_id in ("1-1", "../1", "1", ""):
        with pytest.raises(DeskTrouble):
            desk_of(bench).file(number, file_id)


def test_a_token_without_a_user_is_refused(bench: ZammadBench) -> None:
    desk_of(bench).check(bench.login())
    with pytest.raises(DeskTrouble):
        desk_of(bench).check(Login(name="", secret="wrong"))


def test_a_receipt_that_is_no_number_asks_for_nothing(bench: ZammadBench, zammad: Zammad) -> None:
    with pytest.raises(DeskTrouble):
        desk_of(bench).complete(Receipt(new_reference()), bench.parcel("No paper"))
    assert zammad.server.asked == []
