"""Deliver what waits in an outbox, as the program does after a start: `deliver DATA`.

The settings of the desk and the person's login come on standard input, as JSON.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from assistant.delivery import deliver_due
from assistant.desk_settings import DeskSettings
from assistant.desks.desk import Login
from assistant.desks.registry import open_desk
from assistant.outbox import Outbox
from assistant.store import open_store


class Job(msgspec.Struct, frozen=True):
    """Where to deliver, as whom, and when: in seconds since the epoch."""

    desk: DeskSettings
    login: Login
    now: float


def main(data: Path) -> None:
    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    store = open_store(data)
    outbox = Outbox(store)
    outbox.hurry()
    deliver_due(outbox, open_desk(job.desk, lambda: job.login), data / "lock", lambda: job.now)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
