"""SIGKILL at every system call that changes a file while a report is sent: it arrives once.

strace delivers the signal at the n-th call of a name, so no moment is left to chance.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from assistant.outbox import Outbox, RequestState
from assistant.store import open_store
from tests.end_to_end import send_report

CHANGES_FILES = (
    "write,pwrite64,fsync,fdatasync,ftruncate,mkdir,chmod,rename,link,linkat,unlink,unlinkat"
)
SEND = [sys.executable, "-m", "tests.end_to_end.send_report"]


def send(folder: Path, *strace: str) -> int:
    """Send a report from `folder`, under strace where it has options; returns the exit code."""
    tracer = ["strace", "-f", "-qq", *strace] if strace else []
    argv = [*tracer, *SEND, str(folder / "data"), str(folder / "reports")]
    return subprocess.run(argv, check=False, capture_output=True, timeout=60).returncode


def calls(folder: Path) -> list[tuple[str, int]]:
    """Every call that changes a file in an undisturbed run: (name, which one of that name)."""
    folder.mkdir()
    assert send(folder, "-e", f"trace={CHANGES_FILES}", "-o", str(folder / "calls")) == 0
    names = re.findall(r"^\d+ +(\w+)\(", (folder / "calls").read_text(), re.MULTILINE)
    return [(name, n + 1) for name, count in Counter(names).items() for n in range(count)]


@pytest.mark.slow
def test_a_report_arrives_exactly_once_whenever_the_program_is_killed(tmp_path: Path) -> None:
    moments = calls(tmp_path / "undisturbed")
    assert {"pwrite64", "fdatasync", "link", "unlink"} <= {name for name, _ in moments}
    killed = 0
    for name, n in moments:
        folder = tmp_path / f"{name}-{n}"
        folder.mkdir()
        code = send(folder, "-e", f"inject={name}:signal=KILL:when={n}", "-e", f"trace={name}")
        killed += code in {-signal.SIGKILL, 128 + signal.SIGKILL}
        assert len(list((folder / "reports").glob("new/*"))) <= 1
        assert send(folder) == 0  # the next start
        [arrived] = (folder / "reports" / "new").iterdir()
        assert send_report.WORDS in arrived.read_text()
        assert list((folder / "reports" / "tmp").iterdir()) == []
        assert is_sent(folder / "data")
    assert killed == len(moments)


def is_sent(data: Path) -> bool:
    """Whether the outbox knows that the report has arrived, and was never damaged."""
    store = open_store(data)
    assert store.trouble is None
    [request] = Outbox(store).requests()
    store.close()
    return request.state is RequestState.SENT
