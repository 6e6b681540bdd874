"""Redacting text and nested data: what everybody who makes a report relies on."""

from __future__ import annotations

import base64
import json
from ipaddress import ip_address, ip_network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.person import Person
from assistant.redaction import NAMES, Kind, Redactor, find_secrets, known_identities
from diagnostics.identities import Identity, IdentityKind
from diagnostics.model import Reading, Topic
from tests.assistant.redaction.hostile import hostile
from tests.assistant.redaction.planting import ENCODINGS, KNOWN

ANNA = (
    Identity(IdentityKind.PERSON, "Anna Visser"),
    Identity(IdentityKind.ACCOUNT, "avisser"),
    Identity(IdentityKind.COMPUTER, "annas-laptop.corp.example.com"),
    Identity(IdentityKind.PRINTER, "Second floor"),
)

# Any text, lone surrogates included, and text made of what is looked for.
ANYTHING = st.text(st.characters())
PIECES = st.sampled_from(
    [
        *("password=", "--token ", "Bearer ", "https://", "anna", "avisser", "person-1", "@", ":"),
        *("10.0.0.7", "198.18.0.7", "fe80::1", "2001:db8:1::2", "3c:52:82:0a:0b:0c", "card-1", "/"),
        *("a1B2c3D4e5", "example.com", " ", "\n", "%40", "\\u0061", "&amp;", '"', "=", "secret: "),
        *("YW5uYSB2aXNzZXI=", "/home/", "C:\\Users\\", "4111 1111 1111 1111", "-", "x", "\ud800"),
    ]
)
TEXTS = st.one_of(ANYTHING, st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS)
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(Redactor(ANNA).text(text), str)
    find_secrets(text)


@given(TEXTS)
def test_redacting_twice_changes_nothing(text: str) -> None:
    redactor = Redactor(ANNA)
    once = redactor.text(text)
    assert redactor.text(once) == once
    assert Redactor(ANNA).text(once) == once


@given(
    st.sampled_from(sorted(KNOWN)),
    st.sampled_from(sorted(ENCODINGS)),
    st.sampled_from(["", " ", "x=", "(", '"', "\n", "user: ", "/"]),
    st.sampled_from(["", " ", "\n", ")", '"', ", and more", "/", "?"]),
)
def test_what_is_known_is_gone_in_every_encoding(
    name: str, encoding: str, before: str, after: str
) -> None:
    value = KNOWN[name].value
    written = ENCODINGS[encoding](value)
    redacted = Redactor(KNOWN.values()).text(f"{before}{written}{after}")
    assert written.casefold() not in redacted.casefold()
    assert value.casefold() not in redacted.casefold()


def test_a_person_is_one_person_however_written() -> None:
    forms = ["Anna Visser", "VISSER, Anna", "anna.visser", "avisser", "Anna%20Visser", "a.visser"]
    assert {Redactor(ANNA).text(form) for form in forms} == {"person-1"}
    assert Redactor(ANNA).text("anna.visser@mail.example") == "person-1@example.invalid"


def test_two_people_with_one_surname_stay_two() -> None:
    family = [Identity(IdentityKind.PERSON, name) for name in ("Jan de Vos", "Piet de Vos")]
    assert Redactor(family).text("Piet de Vos and Jan de Vos") == "person-1 and person-2"


def test_the_kind_of_thing_can_still_be_told() -> None:
    redacted = Redactor(ANNA).text(
        r"avisser on annas-laptop, C:\Users\avisser, printer Second_floor, bob@mail.example"
    )
    assert redacted == (
        r"person-1 on computer-1, C:\Users\person-1, printer printer-1, person-2@example.invalid"
    )


def test_a_pseudonym_is_none_that_stands_in_the_report_already() -> None:
    redacted = Redactor(ANNA).text("person-1 is not avisser; 198.18.0.1 is not 85.1.2.3")
    assert redacted == "person-1 is not person-2; 198.18.0.1 is not 198.18.1.3"


def test_someone_called_like_a_pseudonym_gets_another() -> None:
    known = [Identity(IdentityKind.PRINTER, name) for name in ("printer-1", "printer-2")]
    assert Redactor(known).text("printer-2 and printer-1") == "printer-3 and printer-4"


@given(st.lists(st.integers(0, 4095), min_size=2, max_size=6), st.integers(0, 1))
def test_subnets_of_private_addresses_stay_subnets(hosts: list[int], other: int) -> None:
    net = int(ip_address("10.20.16.0"))
    addresses = [str(ip_address(net + host)) for host in hosts]
    stranger = str(ip_address(net + 4096 * (1 + other) + 7))
    redactor = Redactor()
    *pseudonyms, strange = (ip_address(redactor.text(a)) for a in (*addresses, stranger))
    for length in (20, 22, 24, 27, 30):
        for real, pseudonym in zip(addresses, pseudonyms, strict=True):
            same = ip_address(addresses[0]) in ip_network(f"{real}/{length}", strict=False)
            kept = pseudonyms[0] in ip_network(f"{pseudonym}/{length}", strict=False)
            assert same == kept
    assert strange not in ip_network(f"{pseudonyms[0]}/20", strict=False)


def test_ipv6_networks_stay_networks() -> None:
    here, there, elsewhere = (
        ip_address(Redactor().text(address))
        for address in ("2a02:1811:c:1::5", "2a02:1811:c:1::9", "2a02:1811:c:1::5")
    )
    assert here == elsewhere
    assert there in ip_network(f"{here}/64", strict=False)
    redactor = Redactor()
    first = ip_address(redactor.text("2a02:1811:c:1::5"))
    other_link = ip_address(redactor.text("2a02:1811:c:2::5"))
    assert other_link in ip_network(f"{first}/48", strict=False)
    assert other_link not in ip_network(f"{first}/64", strict=False)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "::1", "169.254.3.4", "255.255.252.0", "192.0.2.7", "fe80::1", "ff02::fb"),
        *("ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:fb", "8.8.8.8", "10.0.0.0/8"),
    ],
)
def test_addresses_that_are_nobodys_stay(address: str) -> None:
    assert Redactor().text(f"to {address} now") == f"to {address} now"


def test_more_networks_than_there_are_pseudonyms_of_still_go() -> None:
    text = " ".join(f"85.{a}.{b}.1" for a in range(8) for b in range(50))
    assert not any(word.startswith("85.") for word in Redactor().text(text).split())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(JSON)
def test_nested_data_keep_their_shape(value: Any) -> None:
    assert _shape(Redactor(ANNA).value(value)) == _shape(value)


def _shape(value: Any) -> Any:
    match value:
        case str():
            return "text"
        case dict():
            return [_shape(item) for item in value.values()]
        case list():
            return [_shape(item) for item in value]
    return value


def test_names_in_keys_go_and_what_a_key_calls_a_password_goes() -> None:
    report = {"avisser": {"db_password": "letmein", "tries": 3}, "Anna Visser": ["x"]}
    assert Redactor(ANNA).value(report) == {
        "person-1": {"db_password": "password-1", "tries": 3},
        "person-1 ": ["x"],
    }


def test_encoded_text_is_encoded_again_the_way_it_was() -> None:
    def encoded(text: str) -> str:
        return base64.b64encode(text.encode("utf-16-le")).decode()

    before = f"powershell -EncodedCommand {encoded('whoami avisser')}"
    assert Redactor(ANNA).text(before) == f"powershell -EncodedCommand {encoded('whoami person-1')}"


def test_json_in_a_string_is_json_still() -> None:
    line = json.dumps({"m": json.dumps({"user": "Anna Visser", "path": r"C:\Users\avisser\x"})})
    redacted = json.loads(json.loads(Redactor(ANNA).text(line))["m"])
    assert redacted == {"user": "person-1", "path": r"C:\Users\person-1\x"}


def test_data_with_a_name_in_them_go_as_a_whole() -> None:
    data = base64.b64encode(b"\x00\x9f\xff\x01" + b"annas-laptop" + b"\xfe\x80\x00").decode()
    assert Redactor(ANNA).text(f"cert {data}") == "cert encoded-1"


def test_what_stands_for_what_is_known_on_this_computer() -> None:
    redactor = Redactor(ANNA)
    redactor.text("avisser prints; password=hunter2; avisser again")
    found = [(r.kind, r.original, r.pseudonym, r.count) for r in redactor.replaced]
    assert found == [
        (Kind.PERSON, "avisser", "person-1", 2),
        (Kind.PASSWORD, "hunter2", "password-1", 1),
    ]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("my password is Winter2026! and it fails", Kind.PASSWORD),
        ("mijn wachtwoord is Zomer#12", Kind.PASSWORD),
        ("log in with avisser, pin: 4512", Kind.PASSWORD),
        ("pay from BE68 5390 0754 7034 please", Kind.BANK_ACCOUNT),
        ("card 4111 1111 1111 1111", Kind.CARD),
    ],
)
def test_a_person_is_warned_of_a_secret_in_their_words(typed: str, kind: Kind) -> None:
    assert [found.kind for found in find_secrets(typed)] == [kind]


@pytest.mark.parametrize(
    "typed",
    [
        "I forgot my password, the page says password incorrect",
        "mail me at anna@example.com or call 0479 12 34 56",
        "wachtwoord vergeten, wat nu?",
    ],
)
def test_nobody_is_warned_of_what_is_no_secret(typed: str) -> None:
    assert find_secrets(typed) == ()


def test_the_identities_of_facts_and_person_are_known() -> None:
    reading: Reading[object] = Reading(
        fact="printers",
        topic=Topic.PRINTING,
        identities=(Identity(IdentityKind.PRINTER, "Second floor"),),
        took_ms=1.0,
    )
    person = Person(login="avisser", full_name="Anna Visser", computer_name="annas-laptop")
    known = known_identities([reading], person, "example.com")
    assert set(known) >= {
        Identity(IdentityKind.PRINTER, "Second floor"),
        Identity(IdentityKind.PERSON, "Anna Visser"),
        Identity(IdentityKind.DOMAIN, "example.com"),
    }


@pytest.mark.parametrize(
    ("login", "text", "redacted"),
    [
        ("mark", "mark as read; Page 3", "mark as read; Page 3"),
        (
            "mark",
            "/home/mark/x; user mark; mark@host",
            "/home/person-1/x; user person-1; person-1@host",
        ),
        ("jan", "Jan 12 10:00 CORP\\jan", "Jan 12 10:00 CORP\\person-1"),
        ("root", "root /root user=root", "root /root user=root"),
        ("admin", "the admin page; uid=1000(admin)", "the admin page; uid=1000(person-1)"),
    ],
)
def test_a_name_that_is_a_word_goes_only_where_it_is_a_name(
    login: str, text: str, redacted: str
) -> None:
    assert Redactor([Identity(IdentityKind.ACCOUNT, login)]).text(text) == redacted


def test_every_kind_has_a_name_that_people_know() -> None:
    assert set(NAMES) == set(Kind)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(hostile(1)))
def test_hostile_text_comes_to_an_end(name: str) -> None:
    assert isinstance(Redactor(ANNA).text(hostile(100_000)[name]), str)
