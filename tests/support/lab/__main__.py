"""Builds the network that is described to it, then runs a command on the computer in it.

Runs as the first process of namespaces of its own; when it ends, the kernel ends all the rest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tests.support.lab import Lab, Proxy, cabling, services

_PROXY = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


def main(told: str, command: Sequence[str]) -> int:
    """Build it, run the command, return its exit code."""
    lab = msgspec.json.decode(told, type=Lab)
    with tempfile.TemporaryDirectory(prefix="lab-") as folder:
        cabling.lay(lab)
        # Kept: a name server that is silent is silent only as long as it is there.
        kept = services.start(lab, Path(folder))
        argv = ["ip", "netns", "exec", cabling.COMPUTER, *command]
        code = subprocess.run(argv, env=_environment(lab), check=False).returncode
        del kept
    return code


def _environment(lab: Lab) -> dict[str, str]:
    """The variables of the tests without a proxy of theirs, and with the one of the lab."""
    plain = {name: value for name, value in os.environ.items() if name.lower() not in _PROXY}
    if lab.proxy is Proxy.NONE:
        return plain
    return {**plain, "https_proxy": services.PROXY, "http_proxy": services.PROXY}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
