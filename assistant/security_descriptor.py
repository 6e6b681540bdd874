"""Reads Windows' security descriptors (SDDL): whether only administrators may change something.

The format is Microsoft's "Security Descriptor String Format" and "ACE Strings"; unlike the names
that icacls prints, it is the same in every language, and it has the owner.
"""

from __future__ import annotations

import re

# Administrators, the system itself, and the service that installs Windows (TrustedInstaller).
_TRUSTED = {
    "BA",
    "SY",
    "S-1-5-32-544",
    "S-1-5-18",
    "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
}

# Rights to read and to run, by their letters and by their bits (FILE_GENERIC_READ | _EXECUTE).
_READING = re.compile("(?:FR|FX|GR|GX|RC)*")
_READING_BITS = 0xA012_00A9

# What is written in any other way (a condition, no list at all) is understood by nobody here.
_WHO = r"(?:S-[\d-]+|[A-Z]{2})"
_SDDL = re.compile(rf"O:(?P<owner>{_WHO})(?:G:{_WHO})?D:[A-Z]*(?P<aces>(?:\([^()]*\))*)(?:S:.*)?")


def only_administrators_change(sddl: str) -> bool:
    """Whether the owner and all who may do more than read are administrators or the system."""
    descriptor = _SDDL.fullmatch(sddl)
    if descriptor is None or descriptor["owner"] not in _TRUSTED:
        return False
    return all(map(_is_harmless, re.findall(r"\(([^()]*)\)", descriptor["aces"])))


def _is_harmless(ace: str) -> bool:
    """An entry that denies, that is only passed on, that trusts the trusted, or only lets read."""
    parts = ace.split(";")
    if len(parts) != 6 or parts[0] not in {"A", "D"}:
        return False
    kind, flags, rights, _, _, who = parts
    passed_on = "IO" in re.findall("..", flags)
    return kind == "D" or passed_on or who in _TRUSTED or _only_reads(rights)


def _only_reads(rights: str) -> bool:
    if re.fullmatch("0x[0-9a-fA-F]+", rights):
        return not int(rights, 16) & ~_READING_BITS
    return _READING.fullmatch(rights) is not None
