"""The networks in which others are tested are as broken as they say, and leave nothing behind.

Asked with nothing but Python's own library, so that no mistake of Balie's can hide one of theirs.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.balie import ROOT
from tests.support.lab import INTERCEPTOR, Interception, Lab, Names, Proxy, why_not, within
from tests.support.waiting import eventually

pytestmark = pytest.mark.slow

# Prints what the lines in the middle leave in `said`.
PROGRAM = """
import json, socket, ssl, subprocess, sys, time, http.client as http
{}
print(json.dumps(said))
"""
NAMES = "said = [socket.gethostbyname(n) for n in ('intranet.lab.example', 'never.invalid')]"
PROBE = """
line = http.HTTPConnection('probe.lab.example', timeout=5)
line.request('GET', '/204')
answer = line.getresponse()
said = [answer.status, answer.getheader('Location')]
"""
TLS = """
line = http.HTTPSConnection('intranet.lab.example', timeout=5)
try:
    line.connect()
    said = dict(part[0] for part in line.sock.getpeercert()['issuer'])['commonName']
except OSError as error:
    said = str(error)
"""
TUNNEL = """
line = http.HTTPSConnection('proxy.lab.example', 3128, timeout=5)
line.set_tunnel('intranet.lab.example')
try:
    line.request('GET', '/')
    said = line.getresponse().status
except OSError as error:
    said = str(error)
"""
# A question for the root (RFC 1035), which the name server answers, if only to refuse.
LOST = """
said = 0
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
    line.connect(('198.51.100.53', 53))
    line.settimeout(0.05)
    for number in range(100):
        line.send(number.to_bytes(2) + bytes.fromhex('0100 0001 0000 0000 0000 00 0002 0001'))
        try:
            line.recv(512)
        except TimeoutError:
            said += 1
"""
TIME = """
before = time.monotonic()
socket.create_connection(('198.51.100.10', 443), timeout=9)
said = time.monotonic() - before
"""


@pytest.fixture(autouse=True)
def _possible() -> None:
    if reason := why_not():
        pytest.skip(reason)


def ask(lab: Lab, question: str) -> Any:
    done = subprocess.run(
        [*within(lab), sys.executable, "-c", PROGRAM.format(question)],
        cwd=ROOT,
        capture_output=True,
        timeout=30,
        check=True,
    )
    return json.loads(done.stdout)


def test_a_name_server_that_lies_knows_everything() -> None:
    assert ask(Lab(names=Names.LYING), NAMES) == ["198.51.100.30", "198.51.100.30"]


def test_the_sign_in_page_answers_for_the_probe() -> None:
    assert ask(Lab(), PROBE) == [204, None]
    assert ask(Lab(portal=True), PROBE) == [302, "http://portal.lab.example/sign-in"]


def test_whom_the_computer_trusts() -> None:
    assert ask(Lab(), TLS) == "Lab Root CA"
    assert ask(Lab(interception=Interception.TRUSTED), TLS) == INTERCEPTOR
    for lab in (Lab(interception=Interception.DISTRUSTED), Lab(expired=("intranet",))):
        assert "certificate verify failed" in ask(lab, TLS)
    assert "refused" in ask(Lab(down=("intranet",)), TLS)


def test_a_proxy_is_the_only_way_and_may_want_a_password() -> None:
    assert ask(Lab(proxy=Proxy.OPEN), TUNNEL) == 200
    assert "407" in ask(Lab(proxy=Proxy.PASSWORD), TUNNEL)
    assert "timed out" in ask(Lab(proxy=Proxy.OPEN), TLS)


def test_a_bad_cable_loses_and_delays() -> None:
    assert 20 <= ask(Lab(lost=0.3), LOST) <= 40
    # There and back twice: to find the router, and to connect.
    assert 2.0 <= ask(Lab(delay=0.5), TIME) < 4.0


def test_nothing_outlives_a_lab_that_is_killed() -> None:
    with subprocess.Popen(
        [*within(Lab(proxy=Proxy.OPEN)), "sh", "-c", "readlink /proc/self/ns/pid; exec sleep 60"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as lab:
        assert lab.stdout is not None
        space = lab.stdout.readline().strip()
        assert len(inside(space)) >= 4  # the first one, names, proxy, sleep
        os.kill(lab.pid, signal.SIGKILL)
    eventually(lambda: not inside(space))


def inside(space: str) -> list[str]:
    """The processes in a namespace."""
    return [process.name for process in Path("/proc").glob("[0-9]*") if _space(process) == space]


def _space(process: Path) -> str:
    try:
        return str((process / "ns" / "pid").readlink())
    except OSError:  # it has ended
        return ""
