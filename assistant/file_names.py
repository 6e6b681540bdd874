"""Names of files from outside, made such that they lead nowhere and every system takes them."""

from __future__ import annotations

import re

from assistant.printable import printable

_LONGEST = 120
_LONGEST_SUFFIX = 20
# Of the 255 bytes that file systems give a name, with room for a number (ext4, APFS and NTFS).
_MOST_BYTES = 160

# What Windows refuses in names; a colon would begin an alternate stream (Microsoft, "Naming Files,
# Paths, and Namespaces").
_REFUSED = '<>:"|?*\n\t'

# Names that Windows takes for devices, whatever follows their first dot (same page).
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)


def safe_name(name: str) -> str:
    """The last part of it, without hidden starts, controls and what turns the direction round."""
    last = str(printable(name)).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(_kept(c) for c in last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    whole = _shortened(stem) + dot + suffix[:_LONGEST_SUFFIX] if stem else _shortened(suffix)
    return _no_device(whole.strip(" .")) or "file"


def _kept(character: str) -> str:
    """It, or in its place what is taken everywhere; mail trims spaces of every kind."""
    if character in _REFUSED:
        return "_"
    return " " if character.isspace() else character


def _shortened(stem: str) -> str:
    return stem[:_LONGEST].encode()[:_MOST_BYTES].decode(errors="ignore")


def _no_device(name: str) -> str:
    first = name.partition(".")[0].rstrip(" ")
    return f"_{name}" if _DEVICE.fullmatch(first) else name
