"""Default programs of Windows: what the person chose, in the registry."""

from __future__ import annotations

from diagnostics.facts.commands import registry_values
from diagnostics.facts.default_programs.model import Program
from diagnostics.system import Machine

_CHOICE = r"HKCU\Software\Microsoft\Windows\Shell\Associations\UrlAssociations\{scheme}\UserChoice"
# How the names of these programs' registrations begin, and where they keep their version.
_KNOWN = {
    "MSEdge": ("Microsoft Edge", r"HKCU\Software\Microsoft\Edge\BLBeacon", "version"),
    "ChromeHTML": ("Google Chrome", r"HKCU\Software\Google\Chrome\BLBeacon", "version"),
    "Firefox": ("Firefox", r"HKLM\SOFTWARE\Mozilla\Mozilla Firefox", "CurrentVersion"),
    "Brave": ("Brave", r"HKCU\Software\BraveSoftware\Brave-Browser\BLBeacon", "version"),
    "Outlook": (
        "Outlook",
        r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration",
        "VersionToReport",
    ),
    "Thunderbird": ("Thunderbird", r"HKLM\SOFTWARE\Mozilla\Mozilla Thunderbird", "CurrentVersion"),
}


def opener(machine: Machine, scheme: str) -> Program:
    """The program that opens links of a scheme; how old it is, Windows does not keep."""
    printed = machine.run("reg", "query", _CHOICE.replace("{scheme}", scheme), limit=1.0).out
    chosen = registry_values(printed).get("ProgId")
    if chosen is None:
        return Program(name=None)
    for start, (name, key, value) in _KNOWN.items():
        if chosen.startswith(start):
            values = registry_values(machine.run("reg", "query", key, limit=1.0).out)
            return Program(name=name, version=values.get(value))
    return Program(name=chosen)
