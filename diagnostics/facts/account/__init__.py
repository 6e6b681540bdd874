"""How long this person's account and password are still good."""

from __future__ import annotations

from diagnostics.facts.account import linux, macos, windows
from diagnostics.facts.account.model import Account
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "Account"]

FACT = Fact(
    id="account",
    topic=Topic.ACCOUNTS,
    limit=3.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
    stamp=linux.stamp,
)
