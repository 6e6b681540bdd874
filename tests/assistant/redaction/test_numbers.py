"""Numbers that prove themselves, told from numbers that do not."""

from __future__ import annotations

import pytest

from assistant.redaction import Redactor


@pytest.mark.parametrize(
    "number",
    [
        *("85.07.30-033.28", "85073003328", "00012556777"),  # Belgium, before and after 2000
        "BSN 111222333",
        "2 55 08 14 168 025 38",  # France
        *("86 095 742 719", "86095742719"),  # Germany
        *("12345678Z", "X1234567L"),  # Spain
        "RSSMRA85T10A562S",  # Italy
        "44051401359",  # Poland
        *("811218-9876", "19811218-9876"),  # Sweden
        "756.9217.0769.85",  # Switzerland
        "AB 12 34 56 C",  # the United Kingdom
        "123-45-6789",  # the United States
    ],
)
def test_a_national_number_goes(number: str) -> None:
    said = number.startswith("BSN ")
    assert Redactor().text(number) == ("BSN " * said) + "national-number-1"


@pytest.mark.parametrize(
    "number",
    [
        *("85.07.30-033.29", "85073003329", "111222333", "2 55 08 14 168 025 39", "86095742718"),
        *("12345678A", "RSSMRA85T10A562T", "811218-9875", "756.9217.0769.84", "000-45-6789"),
        *("4111 1111 1111 1112", "BE68 5390 0754 7035", "1790000000", "1790000000000"),
    ],
)
def test_a_number_that_fails_its_check_stays(number: str) -> None:
    assert Redactor().text(f"order {number} x") == f"order {number} x"


@pytest.mark.parametrize(
    "text",
    [
        *("values[1::2]", "std::a1", "12:34:56", "6.9.11.60+dfsg", "version 6.9.11.60"),
        *("1.2.3.4.5", "0000 01 23 45 67 89 ab", "usb 1-1.2: 00 00 00 00 00 00 00"),
        *("lodash@4.17.21", "getty@tty1.service", "icon@2x.png", "git@github.com:a/b.git"),
        *("/home/index", "password: [hidden]", "PWD=/srv/x", "token=0x7f12", "passwords match"),
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    kept = "https://example.org" + text if text.startswith("/home") else text
    assert Redactor().text(kept) == kept


def test_a_hardware_address_by_itself_is_one() -> None:
    assert Redactor().value(["3c:52:82:0a:0b:0c"]) == ["02:00:00:00:00:01"]
    assert Redactor().text("02:00:00:00:00:01") == "02:00:00:00:00:01"
