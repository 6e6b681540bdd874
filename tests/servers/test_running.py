"""The servers end with the test run, however that ends."""

from __future__ import annotations

import shutil
import subprocess
import sys

import psutil

from tests.servers.model import Mail
from tests.servers.starting import PROJECT

HOLD = """
import sys
from tests.servers.model import Mail
from tests.servers.running import Started
server = Started("mail")
server.answering(Mail)
print(server.folder, flush=True)
sys.stdin.read()
"""


def test_a_killed_run_leaves_no_server(mail: Mail) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout
        folder = run.stdout.readline().strip()
        ours = psutil.Process(run.pid).children(recursive=True)
        assert {"master", "dovecot"} <= {process.name() for process in ours}
        run.kill()
    assert not psutil.wait_procs(ours, timeout=20)[1]
    shutil.rmtree(folder)
