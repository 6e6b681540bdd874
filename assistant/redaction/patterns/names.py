"""Names of people, networks and devices where the text says that it is one."""

from __future__ import annotations

import re

from assistant.redaction.kinds import Kind
from assistant.redaction.patterns.pattern import Pattern, found_in

_NAME = r"[^/\\\s:\"'<>|*?,;=&()\[\]{}]{1,64}+"
_HOME = rf"""(?:(?:(?<![\w.])|(?<=/[a-z]))(?:/home/|/Users/|/export/home/|/var/home/)
|(?<=[A-Za-z]:)/Users/|\\Users\\|\\Documents[ ]and[ ]Settings\\)
((?:{_NAME}(?:[ ]{_NAME}){{1,2}}(?=[\\/])|{_NAME}))"""
_WORDS_OF_NOBODYS = """
public default shared linuxbrew user users username $user %username% me you name root
administrator myuser youruser default.migrated all admin guest vagrant
"""
_NOBODYS = frozenset(_WORDS_OF_NOBODYS.split())


def _is_somebodys(match: re.Match[str]) -> bool:
    name = match[1].lower()
    return name not in _NOBODYS and name[0] not in "$%~.{" and any(c.isalnum() for c in name)


_SID = r"S-1-5-21-\d{1,10}-\d{1,10}-\d{1,10}(?:-\d{1,10})?(?![\d-])"
_SERIAL = r"""(?<![a-z])(?:serial[ _-]?(?:number|num|no|nr)?\.?|s/n|serienummer|seriennummer
  |service[ ]tag
|asset[ ]tag|id_serial(?:_short)?|imei|iccid|uuid[ ]of[ ]machine|num[ée]ro[ ]de[ ]s[ée]rie)
["']?[ \t]{0,20}[:=][ \t]{0,8}["']?([A-Za-z0-9][\w.-]{4,40})"""
_WIFI = r"""(?<![A-Za-z])(?:e?ssid|wi-?fi[ _-]name)["']?[ \t]{0,30}(?:[:=][ \t]{0,8}
(?:"([^"\n]{1,64})"|'([^'\n]{1,64})')|=[ \t]{0,4}([^\s"',;]{1,64})
  |:[ ]((?:[^\s"',;]|[ ](?![ ])){1,64}))"""
_ASSOCIATED = r"""(?:associat\w{1,8}|connect\w{0,6})[ ](?:with|to)[ ](?:wi-?fi|wireless|ssid
  |access[ ]point|network)
[ ](?:network[ ])?[\"'“‘]([^\"'”’\n]{1,64})[\"'”’]"""


def _has_digit(match: re.Match[str]) -> bool:
    value = found_in(match)
    return any(c.isdigit() for c in value) and len(set(value)) > 2


def _is_network(match: re.Match[str]) -> bool:
    return found_in(match).strip().lower() not in {
        "",
        "any",
        "off/any",
        "<hidden>",
        "off",
        "--",
        "on",
    }


_X = re.VERBOSE | re.IGNORECASE

PATTERNS = (
    Pattern(
        kind=Kind.PERSON,
        regex=_HOME,
        hints=("home", "users", "documents and"),
        flags=re.VERBOSE,
        is_sound=_is_somebodys,
    ),
    Pattern(kind=Kind.PERSON, regex=_SID, hints=("s-1-5-21",)),
    Pattern(
        kind=Kind.SERIAL,
        regex=_SERIAL,
        hints=("serial", "s/n", "serie", "série", "tag", "imei", "iccid"),
        flags=_X,
        is_sound=_has_digit,
    ),
    Pattern(kind=Kind.WIFI, regex=_WIFI, hints=("ssid", "name"), flags=_X, is_sound=_is_network),
    Pattern(kind=Kind.WIFI, regex=_ASSOCIATED, hints=("network", "ssid"), flags=_X),
)
