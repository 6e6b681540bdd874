"""A computer with the real polkit, on which somebody without any rights runs a program.

In namespaces of its own it has a system bus, polkitd, the helper as IT installs it, a print system,
a log, and where wanted an agent, which is what asks for passwords on a desktop.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest

from privileged.protocol import HELPER, POLICY
from tests.support.balie import ROOT, Balie
from tools import rights

NOBODY = 65534
PASSWORD = "correct horse"
_POLKITD = "/usr/lib/polkit-1/polkitd"

_RULES = """
polkit.addAdminRule(function() {{ return ["unix-user:0"]; }});
polkit.addRule(function(action, subject) {{
    if (action.id.indexOf("balie.") == 0) {{ return {verdict}; }}
}});
"""
_CUPSD_CONF = """
Listen /run/cups/cups.sock
<Location />
  Order allow,deny
  Allow all
</Location>
"""
_DEVICES = "full null random tty urandom zero"

# All that the computer has of its own is mounted; nothing of the machine of the tests is changed.
_COMPUTER = """
mount -t tmpfs tmpfs /run
mkdir /run/dbus /run/cups /run/dev
for device in {devices}; do
    touch /run/dev/$device
    mount --bind /dev/$device /run/dev/$device
done
mount --rbind /run/dev /dev
for folder in /var/spool/cups /var/cache/cups /var/log/cups /etc/cups /var/cache/apt; do
    mount -t tmpfs tmpfs $folder
done
mount --bind {folder}/run-cups /run/cups
mkdir -p /var/cache/apt/archives/partial
cp {folder}/cupsd.conf /etc/cups/
mount --bind {folder}/libexec /usr/libexec
mount --bind {folder}/actions /usr/share/polkit-1/actions
mount --bind {folder}/rules /etc/polkit-1/rules.d
mount --bind {folder}/shadow /etc/shadow
{extra}
{python} -m tests.support.polkit.log /dev/log {folder}/log &
if [ {polkitd} = yes ]; then
    dbus-daemon --system --nofork --nopidfile --nosyslog 2>>{folder}/complaints &
    until [ -S /run/dbus/system_bus_socket ]; do sleep 0.05; done
    {program} --no-debug >>{folder}/complaints 2>&1 &
    until pkaction --action-id balie.restart-printing >/dev/null 2>&1; do sleep 0.05; done
fi
until [ -S /dev/log ]; do sleep 0.05; done
setpriv --reuid {nobody} --regid {nobody} --clear-groups \\
    --inh-caps=+dac_read_search --ambient-caps=+dac_read_search sh -euc '{person}' sh "$@"
exit
"""
# The agent is there for this very process, which becomes the program.
_AGENT = """
{python} -m tests.support.polkit.agent $$ {agent} {seen} &
until [ -e {seen} ]; do sleep 0.05; done
"""


class Agent(StrEnum):
    """What the person answers when asked for the password."""

    NONE = "none"
    CLOSES = "closes"
    RIGHT = "right"
    WRONG = "wrong"


class Verdict(StrEnum):
    """What polkit's rules say; ASK is what the policy itself says."""

    ASK = "polkit.Result.NOT_HANDLED"
    ALLOWED = "polkit.Result.YES"
    REFUSED = "polkit.Result.NO"


class Computer:
    """Such a computer; `prefix` runs a command on it, as nobody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in ("run-cups", "rules", "actions", "libexec", "seen"):
            (folder / part).mkdir()
            (folder / part).chmod(0o755)
        (folder / "seen").chmod(0o777)
        (folder / "cupsd.conf").write_text(_CUPSD_CONF)
        shutil.copytree("/usr/share/polkit-1/actions", folder / "actions", dirs_exist_ok=True)
        (folder / "actions" / Path(POLICY).name).write_text(rights.written_policy())
        rights.write_helper(folder / "libexec" / Path(HELPER).name)
        (folder / "shadow").write_text(f"root:{_hash()}:19000:0:99999:7:::\n")
        (folder / "shadow").chmod(0o640)

    def prefix(
        self,
        verdict: Verdict = Verdict.ASK,
        agent: Agent = Agent.NONE,
        *,
        polkitd: bool = True,
        extra: str = "",
    ) -> list[str]:
        """A prefix for a command; `extra` is more shell that root runs before."""
        rule = self.folder / "rules" / "10-test.rules"
        rule.write_text(_RULES.format(verdict=verdict))
        seen = self.folder / "seen" / "agent"
        agent_first = _AGENT.format(python=sys.executable, agent=agent, seen=seen)
        script = _COMPUTER.format(
            devices=_DEVICES,
            folder=self.folder,
            python=sys.executable,
            polkitd="yes" if polkitd else "no",
            program=_POLKITD,
            nobody=NOBODY,
            extra=extra,
            person=("" if agent is Agent.NONE else agent_first) + 'exec "$@"',
        )
        spaces = ("--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
        return ["unshare", *spaces, "sh", "-euc", script, "sh"]

    def asked(self) -> list[str]:
        """What the agent was asked, in the words that a person reads."""
        seen = self.folder / "seen" / "agent"
        return seen.read_text().splitlines() if seen.exists() else []

    def log(self) -> str:
        """What the system's log was told."""
        log = self.folder / "log"
        return log.read_text() if log.exists() else ""

    def run(self, *argv: str, prefix: list[str]) -> subprocess.CompletedProcess[str]:
        """Run a command on it."""
        return subprocess.run(
            [*prefix, *argv],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


def _hash() -> str:
    """The password as the system keeps it; perl is on every Debian."""
    argv = ["perl", "-e", "print crypt($ARGV[0], '$6$salt$')", PASSWORD]
    return subprocess.run(argv, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def computer(tmp_path: Path, balie: Balie) -> Computer:
    """A computer with polkit, on which nobody may write into the data folder of `balie`."""
    if os.geteuid() != 0:
        pytest.skip("needs root, to be the administrator of another computer")
    folder = tmp_path / "computer"
    folder.mkdir()
    balie.data.mkdir()
    os.chown(balie.data, NOBODY, NOBODY)
    return Computer(folder)
