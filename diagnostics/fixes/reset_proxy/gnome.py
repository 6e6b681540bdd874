"""GNOME's settings, which most desktops on Linux heed; values are GVariants as text.

The names are those of the schema org.gnome.system.proxy (gsettings-desktop-schemas 43).
"""

from __future__ import annotations

import re

from diagnostics.fixes.reset_proxy.store import Keeping, Values
from diagnostics.fixes.steps import worked
from diagnostics.model import OfficeProxy
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut

_SCHEMA = "org.gnome.system.proxy"
# The mode comes last: only then do the others count.
_NAMES = (
    "autoconfig-url",
    "ignore-hosts",
    "http host",
    "http port",
    "https host",
    "https port",
    "socks host",
    "mode",
)
# A text, a number or a list of texts; nothing in a text that could end it.
_TEXT = r"'[^'\\\n]{0,2000}'"
_VALUE = re.compile(rf"{_TEXT}|\d{{1,5}}|@as \[\]|\[{_TEXT}(?:, {_TEXT}){{0,200}}\]")
_MODES = {"none": "'none'", "manual": "'manual'", "automatic": "'auto'"}
_PATIENCE = 5.0


def _read(machine: Machine) -> Values | None:
    found = {}
    for name in _NAMES:
        try:
            output = machine.run("gsettings", "get", *_place(name), limit=_PATIENCE)
        except (ProgramMissing, ProgramTimedOut):
            return None
        value = output.out.strip()
        if output.code != 0 or not _VALUE.fullmatch(value):
            return None
        found[name] = value
    return found


def _place(name: str) -> tuple[str, str]:
    """The schema and the key of it."""
    part, _, key = name.rpartition(" ")
    return (f"{_SCHEMA}.{part}" if part else _SCHEMA), key


def _wanted(proxy: OfficeProxy) -> Values:
    host, port = f"'{proxy.host}'", str(proxy.port)
    beside = ", ".join(f"'{entry}'" for entry in proxy.beside)
    return {
        "autoconfig-url": f"'{proxy.script}'",
        "ignore-hosts": f"[{beside}]" if beside else "@as []",
        "http host": host,
        "http port": port,
        "https host": host,
        "https port": port,
        "socks host": "''",
        "mode": _MODES[proxy.kind],
    }


def _write(machine: Machine, values: Values) -> bool:
    safe = {name: values[name] for name in _NAMES if _VALUE.fullmatch(values.get(name, ""))}
    return len(safe) == len(_NAMES) and all(
        worked(machine, "gsettings", "set", *_place(name), value, limit=_PATIENCE)
        for name, value in safe.items()
    )


KEEPING = Keeping(read=_read, wanted=_wanted, write=_write)
