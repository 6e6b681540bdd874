"""The program as scripts and people start it: a real process with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "resources" / "example" / "organisation.toml"

ORGANISATION = """
name = "Northwind"
support_name = "Northwind IT Support"
languages = ["en"]
country = "BE"
time_zone = "Europe/Brussels"
mail_domain = "northwind.example"

[desk]
kind = "folder"
path = "{reports}"

[[channels]]
id = "phone"
kind = "phone"
title = "Call 4357"
person = true
target = "tel:4357"
hours = "24/7"
"""


class Balie:
    """The command line with a data folder, an organisation and a Maildir of its own.

    `prefix` is put before the command: a program that starts it in other circumstances.
    """

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.reports = folder / "reports"
        self.organisation = folder / "organisation.toml"
        self.organisation.write_text(ORGANISATION.format(reports=self.reports))
        self.prefix: list[str] = []
        self.argv = [sys.executable, "-m", "assistant"]
        self.complaint = ""
        self.code = 0

    @property
    def own(self) -> dict[str, str]:
        """The variables that lead the program to these folders."""
        return {
            "BALIE_DATA": str(self.data),
            "BALIE_ORG": str(self.organisation),
            "PYTHONPATH": str(ROOT),
        }

    def __call__(self, *words: str, code: int | None = 0, entered: str = "") -> Any:
        """Run a command; returns what it printed, as JSON where that was asked for.

        `code` is the exit code that it must have; None where any will do.
        """
        done = subprocess.run(
            [*self.prefix, *self.argv, *words],
            env={**os.environ, **self.own},
            cwd=ROOT,
            input=entered.encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        self.complaint = done.stderr.decode()
        self.code = done.returncode
        assert code is None or done.returncode == code, self.complaint
        return json.loads(done.stdout) if "--json" in words else done.stdout

    def under(self, *prefix: str) -> Balie:
        """The same, started by another program."""
        self.prefix = list(prefix)
        return self


def in_namespaces(script: str, *unshare: str) -> Sequence[str]:
    """A prefix that runs `script` and then the command in namespaces of its own."""
    as_root = () if os.geteuid() == 0 else ("--user", "--map-root-user")
    return ["unshare", *as_root, *unshare, "sh", "-euc", f'{script}\nexec "$@"', "sh"]


def put_by_it(balie: Balie, more: str) -> Balie:
    """The same on a computer on which IT put its file where it belongs, with `more` in it.

    `: prepared` in the last but one part of its prefix is where a test may change something.
    """
    if sys.platform != "linux" or os.getuid() != 0:
        pytest.skip("needs a root that is the owner of /etc")
    balie.organisation.write_text(balie.organisation.read_text() + more)
    script = f"""
        mount -t tmpfs -o mode=755 balie /mnt
        cp -a /etc/. /mnt
        mkdir -m 755 -p /mnt/balie
        cp {balie.organisation} /mnt/balie/organisation.toml
        chmod 644 /mnt/balie/organisation.toml
        mount --bind /mnt /etc
        : prepared
    """
    return balie.under(*in_namespaces(script, "--mount"))


@pytest.fixture
def balie(tmp_path: Path) -> Balie:
    """The command line over folders that belong to this test."""
    return Balie(tmp_path)
