"""Fixed scripts of PowerShell with values in them: in letters that cannot end a string."""

from __future__ import annotations

from base64 import b64encode

_VALUE = "${name} = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{value}'))\n"


# The elevated part has nothing from outside in it; Windows asks for an administrator.
_ELEVATED = """
$ErrorActionPreference = 'Stop'
$shell = Join-Path $PSHOME 'powershell.exe'
$does = '-NoProfile', '-NonInteractive', '-Command', '{doing}'
$done = Start-Process $shell -Verb RunAs -WindowStyle Hidden -Wait -PassThru -ArgumentList $does
exit $done.ExitCode
"""
# Somebody has to find the password of an administrator.
ELEVATED_PATIENCE = 90.0


def as_administrator(doing: str) -> str:
    """A script that does something fixed, without quotation marks, with an administrator's rights.

    Raises ValueError where it has any.
    """
    if {"'", '"'} & set(doing):
        raise ValueError(doing)
    return _ELEVATED.replace("{doing}", doing)


def script(doing: str, **values: str) -> str:
    """A script in which each value is a variable; the first failure ends it with code 1."""
    given = (
        _VALUE.replace("{name}", name).replace("{value}", b64encode(value.encode()).decode())
        for name, value in values.items()
    )
    return "$ErrorActionPreference = 'Stop'\n" + "".join(given) + doing
