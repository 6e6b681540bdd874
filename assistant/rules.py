"""What the values in the organisation's file must hold to beyond their types.

They end up in links that are opened, in message headers and in paths, so they are narrow.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Collection
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Annotated
from urllib.parse import urlsplit

from assistant.typed import Rule
from diagnostics.text import UNFIT, text

SCHEMES = ("https", "mailto", "tel", "msteams", "sip")
LONGEST_LINE = 200
LONGEST_LINK = 2000
LONGEST_HOURS = 500
LONGEST_COMMAND = 50
PICTURES = (".svg", ".png")

# RFC 1123, section 2.1: letters, digits and inner hyphens, 63 to a label, 253 in all.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*"

# What every print system takes as the address of a printer, and Windows as that of a share.
_PRINTER = rf"ipps?://{_HOST}(?::[1-9]\d{{0,4}})?(?:/[A-Za-z0-9._~-]+)+"
_SHARE = r"\\\\[A-Za-z0-9][A-Za-z0-9.-]{0,252}\\[^\\/:*?\"<>|,]{1,80}"

_BRACES = re.compile(r"\{[^{}]*\}")

# The commonest opening hours, a part of what OpenStreetMap allows: to know that these are right
# costs nothing, while the library for all of them takes 5 MB that a tray program should not need.
_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_DAYS = rf"(?:PH|{_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*)"
_TIMES = r"(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)"
_SPELL = rf"{_DAYS} (?:off|{_TIMES}(?:,{_TIMES})*)"


def _matches(pattern: str) -> Callable[[str], bool]:
    whole = re.compile(pattern)
    return lambda value: whole.fullmatch(value) is not None


_is_name = _matches(_HOST)
_looks_like_printer = _matches(_PRINTER)
_is_common_hours = _matches(rf"24/7|{_SPELL}(?:; {_SPELL})*")


def _is_one_line(value: str) -> bool:
    return len(value) <= LONGEST_LINE and bool(value.strip()) and not UNFIT.search(value)


def _is_not_empty(value: Collection[object]) -> bool:
    return len(value) > 0


def _reaches(value: str, schemes: Collection[str]) -> bool:
    """Whether it is an address of one of the schemes, with something to reach in it."""
    if len(value) > LONGEST_LINK or UNFIT.search(value) or " " in value:
        return False
    try:
        parts = urlsplit(value)
    except ValueError:  # brackets that do not pair, as in an IPv6 address cut short
        return False
    on_web = parts.scheme in ("http", "https")
    return parts.scheme in schemes and bool(parts.hostname if on_web else parts.path)


def _is_link(value: str) -> bool:
    return _reaches(value, SCHEMES)


def _is_web_address(value: str) -> bool:
    return _reaches(value, ("http", "https"))


def _is_private(value: str) -> bool:
    """Whether what is said there can be read by nobody in between (loopback leaves no computer)."""
    if not _is_web_address(value) or "@" in value or not _is_service(value):
        return False
    host = urlsplit(value).hostname or ""
    return value.startswith("https://") or host in ("localhost", "127.0.0.1", "::1")


def _is_probe(value: str) -> bool:
    return _is_web_address(value) and value.startswith("http://")


def _is_service(value: str) -> bool:
    """Whether it is an address that checks may try: no password in it, nothing to be cut off."""
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # brackets that do not pair, or a port that is none
        return False
    plain = _is_one_line(value) and not {" ", "@", "#", "\\"} & set(value) and port != 0
    if parts.scheme == "tcp":
        return plain and _is_host(host) and port is not None and not (parts.path or parts.query)
    return plain and _is_host(host) and parts.scheme in ("http", "https")


def _is_host(value: str) -> bool:
    """A host name, or an address of either kind as `urlsplit` gives it, without brackets."""
    try:
        return _is_name(value) or ipaddress.ip_address(value) is not None
    except ValueError:
        return False


def _is_printer(value: str) -> bool:
    return _looks_like_printer(value) and _is_port(value)


def _is_port(value: str) -> bool:
    try:
        return urlsplit(value).port != 0
    except ValueError:
        return False


def _is_network(value: str) -> bool:
    try:
        return "/" in value and ipaddress.ip_network(value) is not None
    except ValueError:  # also where bits are set beyond the length
        return False


def _is_hours(value: str) -> bool:
    if len(value) > LONGEST_HOURS:
        return False
    return _is_common_hours(value) or _can_be_parsed(value)


def _can_be_parsed(value: str) -> bool:
    import opening_hours

    try:
        return opening_hours.OpeningHours(value) is not None
    except opening_hours.ParserError:  # type: ignore[attr-defined]  # left out of its stubs
        return False


def _is_time_zone(value: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(value) is not None
    except (ValueError, OSError, LookupError):  # also names that are no file, or leave the folder
        return False


def _is_command(value: list[object]) -> bool:
    """Whether it is a list of arguments of which the first is a whole path, on any system."""
    if not 0 < len(value) <= LONGEST_COMMAND or not all(map(_is_argument, value)):
        return False
    first = str(value[0])
    return PurePosixPath(first).is_absolute() or PureWindowsPath(first).is_absolute()


def _is_argument(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_LINK and not UNFIT.search(value)


def _is_value(value: str) -> bool:
    """An argument that a person can be asked to choose."""
    return _is_argument(value) and bool(value.strip()) and not _BRACES.fullmatch(value)


def _is_sentence(value: str) -> bool:
    return _is_one_line(value) and set(_BRACES.findall(value)) <= {"{value}"}


def _is_folder(value: str) -> bool:
    own = value.startswith(("~/", "~\\"))
    return _is_one_line(value) and (own or Path(value).is_absolute())


def _between(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and low <= value <= high


def _is_logo(value: str) -> bool:
    letters = value.isalnum() and len(value) <= 2
    path = PurePath(value.replace("\\", "/"))
    return letters or (
        _is_one_line(value)
        and path.suffix.lower() in PICTURES
        and not path.is_absolute()
        and ".." not in path.parts
    )


ONE_LINE = Rule(
    holds=_is_one_line,
    allowed=text("one line of text, at most {most} characters", most=LONGEST_LINE),
)
NOT_EMPTY = Rule(holds=_is_not_empty, allowed=text("at least one entry"))
IDENTIFIER = Rule(
    holds=_matches(r"[a-z0-9][a-z0-9_-]{0,39}"),
    allowed=text("lower-case letters, digits, - and _, at most 40"),
)
LANGUAGE = Rule(
    holds=_matches(r"[a-z]{2,3}(-[A-Z]{2})?"), allowed=text("a language, such as nl or nl-BE")
)
COUNTRY = Rule(
    holds=_matches("[A-Z]{2}"), allowed=text("a country in two capital letters, such as BE")
)
TIME_ZONE = Rule(holds=_is_time_zone, allowed=text("a time zone, such as Europe/Brussels"))
HOST = Rule(holds=_is_name, allowed=text("a host name, such as mail.example.org"))
COLOUR = Rule(
    holds=_matches("#[0-9A-Fa-f]{6}"), allowed=text("a colour in six digits, such as #2453D6")
)
LOGO = Rule(
    holds=_is_logo,
    allowed=text("one or two letters, or an SVG or PNG file in the folder of this file"),
)
LINK = Rule(
    holds=_is_link,
    allowed=text("a link that begins with one of {schemes}", schemes=", ".join(SCHEMES)),
)
WEB_ADDRESS = Rule(
    holds=_is_web_address, allowed=text("an address that begins with https:// or http://")
)
PRIVATE_ADDRESS = Rule(
    holds=_is_private,
    allowed=text("an address that begins with https://, without a name or password in it"),
)
MAIL_ADDRESS = Rule(
    holds=_matches(rf"[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~.-]{{1,64}}@{_HOST}"),
    allowed=text("a mail address, such as support@example.org"),
)
PORT = Rule(holds=_between(1, 65_535), allowed=text("a port from 1 to 65535"))
NUMBER = Rule(holds=_between(1, 2**31), allowed=text("a whole number from 1 on"))
DAYS = Rule(holds=_between(1, 60), allowed=text("a whole number of days from 1 to 60"))
MEGABYTES = Rule(holds=_between(1, 1000), allowed=text("a number of MB from 1 to 1000"))
PROBE = Rule(
    holds=_is_probe,
    allowed=text("an address that begins with http://, as nobody can come between https://"),
)
SERVICE = Rule(
    holds=_is_service,
    allowed=text(
        "an address such as https://intranet.example.org/, http://intranet.example.org/ "
        "or tcp://mail.example.org:993"
    ),
)
PRINTER = Rule(
    holds=_is_printer,
    allowed=text("an address such as ipps://printer.example.org/ipp/print"),
)
SHARE = Rule(holds=_matches(_SHARE), allowed=text("a share such as \\\\server\\printer"))
NETWORK = Rule(holds=_is_network, allowed=text("a network, such as 10.2.3.0/24 or 2001:db8:7::/48"))
SCRIPT = Rule(
    holds=_matches(rf"https?://{_HOST}(?::[1-9]\d{{0,4}})?/[A-Za-z0-9._~/-]*"),
    allowed=text("an address such as https://intranet.example.org/proxy.pac"),
)
BESIDE = Rule(
    holds=_matches(r"[A-Za-z0-9*.:/\[\]_-]{1,200}"),
    allowed=text("a host, a domain or a network, such as *.example.org or 10.0.0.0/8"),
)
FOLDER = Rule(holds=_is_folder, allowed=text("a whole path, or one that begins with ~/"))
HOURS = Rule(
    holds=_is_hours,
    allowed=text("opening hours as in OpenStreetMap, such as Mo-Fr 08:00-18:00; PH off"),
)
COMMAND = Rule(
    holds=_is_command,
    allowed=text("a list of texts of which the first is the whole path of a program"),
)
VALUE = Rule(
    holds=_is_value,
    allowed=text(
        "an argument of a program, in one line, at most {most} characters", most=LONGEST_LINK
    ),
)
SENTENCE = Rule(
    holds=_is_sentence,
    allowed=text(
        "one line of text, at most {most} characters, in braces nothing but “value”",
        most=LONGEST_LINE,
    ),
)

# What employees read: one text for all languages, or one for each.
Line = Annotated[str, ONE_LINE]
Code = Annotated[str, LANGUAGE]
Localized = Line | Annotated[dict[Code, Line], NOT_EMPTY]
