"""Fixed scripts of PowerShell with values in them: in letters that cannot end a string."""

from __future__ import annotations

from base64 import b64encode

_VALUE = "${name} = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{value}'))\n"


def script(doing: str, **values: str) -> str:
    """A script in which each value is a variable; the first failure ends it with code 1."""
    given = (
        _VALUE.replace("{name}", name).replace("{value}", b64encode(value.encode()).decode())
        for name, value in values.items()
    )
    return "$ErrorActionPreference = 'Stop'\n" + "".join(given) + doing
