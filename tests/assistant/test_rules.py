"""What the values in the organisation's file must hold to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours

from assistant import rules
from assistant.typed import Rule


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (rules.ONE_LINE, "Chat met IT\u00a0: 4357"),
        (rules.ONE_LINE, "x" * rules.LONGEST_LINE),
        (rules.NOT_EMPTY, ["nl"]),
        (rules.IDENTIFIER, "walk-in_2"),
        (rules.LANGUAGE, "nl-BE"),
        (rules.COUNTRY, "BE"),
        (rules.TIME_ZONE, "Europe/Brussels"),
        (rules.HOST, "a.mail-2.example"),
        (rules.COLOUR, "#2453D6"),
        (rules.LOGO, "É"),
        (rules.LOGO, "NW"),
        (rules.LOGO, "pictures/logo.SVG"),
        (rules.LINK, "https://chat.example/it?a=b"),
        (rules.LINK, "tel:+3225550142"),
        (rules.LINK, "mailto:support@northwind.example"),
        (rules.LINK, "msteams:/l/chat/0/0?users=it@northwind.example"),
        (rules.LINK, "sip:it@northwind.example"),
        (rules.WEB_ADDRESS, "http://intranet.example/"),
        (rules.PRIVATE_ADDRESS, "https://desk.example/rt"),
        (rules.PRIVATE_ADDRESS, "http://127.0.0.1:8080"),
        (rules.MAIL_ADDRESS, "support@example.org"),
        (rules.PORT, 587),
        (rules.NUMBER, 1),
        (rules.MEGABYTES, 25),
        (rules.FOLDER, "~/Balie reports"),
        (rules.FOLDER, "/srv/reports"),
        (rules.HOURS, "24/7"),
        (rules.HOURS, "Mar-Oct Mo-Fr sunrise-sunset"),
        (rules.HOURS, "Mo-Fr 08:00-12:00,13:00-17:00; PH off"),
        (rules.PROBE, "http://probe.example/204"),
        (rules.SERVICE, "https://intranet.example"),
        (rules.SERVICE, "http://intranet.example:8080/home?tab=news"),
        (rules.SERVICE, "https://[2001:db8::1]/"),
        (rules.SERVICE, "tcp://192.0.2.1:25"),
        (rules.PRINTER, "ipps://printer.example/ipp/print"),
        (rules.PRINTER, "ipp://192.0.2.7:8631/printers/Hall_2"),
        (rules.SHARE, r"\\print.example\Hall 2"),
        (rules.NETWORK, "10.2.3.0/24"),
        (rules.NETWORK, "2001:db8::/32"),
    ],
)
def test_values_that_are_right(rule: Rule, value: object) -> None:
    assert rule.holds(value)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (rules.ONE_LINE, "  "),
        (rules.ONE_LINE, "two\nlines"),
        (rules.ONE_LINE, "turned \u202e round"),
        (rules.ONE_LINE, "x" * 201),
        (rules.NOT_EMPTY, []),
        (rules.IDENTIFIER, "Chat"),
        (rules.LANGUAGE, "english"),
        (rules.COUNTRY, "be"),
        (rules.COUNTRY, "Belgium"),
        (rules.TIME_ZONE, "Europe"),
        (rules.TIME_ZONE, "../../etc/passwd"),
        (rules.TIME_ZONE, "x" * 5000),
        (rules.TIME_ZONE, "a\0b"),
        (rules.HOST, "northwind.example\r\nBcc: all@northwind.example"),
        (rules.HOST, "-northwind.example"),
        (rules.HOST, ".".join(["a" * 60] * 5)),
        (rules.COLOUR, "#24D"),
        (rules.LOGO, "N/W"),
        (rules.LOGO, "ABC"),
        (rules.LOGO, "--"),
        (rules.LOGO, "../logo.svg"),
        (rules.LOGO, "..\\logo.svg"),
        (rules.LOGO, "/etc/logo.svg"),
        (rules.LOGO, "logo.exe"),
        (rules.LINK, ""),
        (rules.LINK, "javascript:alert(1)"),
        (rules.LINK, "file:///etc/passwd"),
        (rules.LINK, "https://"),
        (rules.LINK, "https://[::1"),
        (rules.LINK, "tel:"),
        (rules.LINK, "tel: 4357"),
        (rules.LINK, "https://a.example/\nx"),
        (rules.LINK, "https://a.example/" + "x" * 2000),
        (rules.WEB_ADDRESS, "mailto:a@b.example"),
        (rules.PRIVATE_ADDRESS, "http://desk.example/"),
        (rules.PRIVATE_ADDRESS, "https://anna:secret@desk.example/"),
        (rules.PRIVATE_ADDRESS, "ftp://desk.example/"),
        (rules.PRIVATE_ADDRESS, "https://desk.example:99999"),
        (rules.PRIVATE_ADDRESS, "https://desk.example/#tickets"),
        (rules.MAIL_ADDRESS, "Support <support@example.org>"),
        (rules.PORT, 0),
        (rules.PORT, 65536),
        (rules.NUMBER, 0),
        (rules.MEGABYTES, 1001),
        (rules.PROBE, "https://probe.example/"),
        (rules.SERVICE, "intranet.example"),
        (rules.SERVICE, "https://"),
        (rules.SERVICE, "https://[::1"),
        (rules.SERVICE, "https://a.example:99999/"),
        (rules.SERVICE, "https://a.example:0/"),
        (rules.SERVICE, "https://anna:secret@a.example/"),
        (rules.SERVICE, "https://a.example/#top"),
        (rules.SERVICE, "https://a.example/a b"),
        (rules.SERVICE, "https://a_b.example/"),
        (rules.SERVICE, "tcp://a.example"),
        (rules.SERVICE, "tcp://a.example:25/inbox"),
        (rules.SERVICE, "ftp://a.example/"),
        (rules.PRINTER, "ipp://printer.example"),
        (rules.PRINTER, "ipp://printer.example:99999/ipp"),
        (rules.PRINTER, "ipp://anna:secret@printer.example/ipp"),
        (rules.PRINTER, "socket://printer.example/ipp"),
        (rules.PRINTER, "file:///dev/sda"),
        (rules.PRINTER, "ipp://printer.example/ipp -o x"),
        (rules.PRINTER, "ipp://printer.example/ipp\n"),
        (rules.SHARE, r"\\server"),
        (rules.SHARE, r"\\server\a\b"),
        (rules.SHARE, r"\\-server\a"),
        (rules.SHARE, "//server/a"),
        (rules.NETWORK, "10.2.3.4/24"),
        (rules.NETWORK, "10.2.3.4"),
        (rules.NETWORK, "office"),
        (rules.FOLDER, "reports"),
        (rules.FOLDER, "~anna/reports"),
        (rules.FOLDER, "$HOME/reports"),
        (rules.HOURS, "always"),
        (rules.HOURS, "; ".join(["Mo 08:00-09:00"] * 100)),
    ],
)
def test_values_that_are_wrong(rule: Rule, value: object) -> None:
    assert not rule.holds(value)


day = st.sampled_from(["Mo", "Tu-Th", "Fr,Su", "Sa-Mo,We", "PH"])
time = st.times().map("{:%H:%M}".format)
spans = st.lists(st.builds("{}-{}".format, time, time | st.just("24:00")), min_size=1, max_size=3)
spell = st.builds("{} {}".format, day, spans.map(",".join) | st.just("off"))


@given(st.lists(spell, min_size=1, max_size=4).map("; ".join))
def test_the_hours_taken_for_right_at_once_can_all_be_read(hours: str) -> None:
    assert rules.HOURS.holds(hours)
    OpeningHours(hours)


every_rule = [rule for rule in vars(rules).values() if isinstance(rule, Rule)]


@given(st.sampled_from(every_rule), st.text())
def test_no_text_makes_a_rule_fail(rule: Rule, value: str) -> None:
    assert rule.holds(value) in (True, False)
