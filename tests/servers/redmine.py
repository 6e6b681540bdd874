"""Redmine 5 on SQLite: employees see, answer and rate the issues that are theirs."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec

from tests.servers.model import Redmine
from tests.servers.starting import answers, free_port, people, say_ready, seeded, stay
from tests.support.waiting import eventually

SEED = Path(__file__).with_name("seed_redmine.rb")
# Where Debian's Redmine keeps what is its own; this server sees folders of the test run there.
_OWN = {"etc": Path("/etc/redmine"), "lib": Path("/var/lib/redmine")}
_PROGRAM = Path("/usr/share/redmine")
_ENVIRONMENT = {
    "BUNDLER_VERSION": "2.3.15",
    "RAILS_ENV": "production",
    # What describes the data base is not to be written among the files of the package.
    "SCHEMA": "/var/lib/redmine/schema.rb",
}
_DATABASE = """
production:
  adapter: sqlite3
  database: /var/lib/redmine/redmine.sqlite
  timeout: 10000
  encoding: utf8
"""


class _Seed(msgspec.Struct, frozen=True):
    tokens: dict[str, str]
    project_id: int
    tracker_id: int
    reference_field: int
    rating_field: int
    statuses: dict[str, int]


def main(top: Path) -> None:
    """Answer until the end of the test run."""
    seeded("redmine", top, [SEED, Path(__file__)], _seed)
    seed = msgspec.json.decode((top / "lib" / "seed.json").read_bytes(), type=_Seed)
    _put_in_place(top)
    port = free_port()
    # With SQLite, uploads at the same time lock each other out: one thread.
    puma = ("puma", "--bind", f"tcp://127.0.0.1:{port}", "--threads", "1:1")
    server = subprocess.Popen(
        [*puma, "--environment", "production"], cwd=_PROGRAM, env=os.environ | _ENVIRONMENT
    )
    redmine = Redmine(
        address=f"http://127.0.0.1:{port}",
        project="it-support",
        outage_project="outages",
        project_id=seed.project_id,
        tracker_id=seed.tracker_id,
        reference_field=seed.reference_field,
        rating_field=seed.rating_field,
        statuses=seed.statuses,
        people=people(seed.tokens),
    )
    key = {"X-Redmine-API-Key": redmine.people.alice.token}
    eventually(lambda: answers(f"{redmine.address}/users/current.json", key), 120)
    say_ready(top, redmine)
    stay(server)


def _put_in_place(top: Path) -> None:
    """Have this process, and no other, find folders of `top` where Redmine looks."""
    for part, place in _OWN.items():
        subprocess.run(["mount", "--bind", top / part, place], check=True)


def _seed(top: Path) -> None:
    settings, data = top / "etc" / "default", top / "lib" / "default"
    for folder in (settings, data / "files", data / "log", data / "tmp", data / "public"):
        folder.mkdir(parents=True)
    (data / "config").symlink_to(_OWN["etc"] / "default")
    (settings / "database.yml").write_text(_DATABASE)
    (settings / "secret_key.txt").write_text(secrets.token_hex(32))
    shutil.copy(_OWN["lib"] / "Gemfile.lock", top / "lib")
    _put_in_place(top)
    _run("rake", "--silent", "db:migrate", "VERBOSE=false")
    accounts = msgspec.json.encode(people({}).everybody()).decode()
    _run("rails", "runner", str(SEED), accounts, str(_OWN["lib"] / "seed.json"))


def _run(*argv: str) -> None:
    command = ["bundle", "exec", *argv]
    subprocess.run(command, cwd=_PROGRAM, env=os.environ | _ENVIRONMENT, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
