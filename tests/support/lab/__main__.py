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

# How the tests themselves reach the network, and whom they trust there.
_OF_THE_TESTS = frozenset(
    {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir"}
)


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
    """The variables of the tests without the ways and trust of theirs, and with the lab's proxy."""
    plain = {name: value for name, value in os.environ.items() if name.lower() not in _OF_THE_TESTS}
    if lab.proxy is Proxy.NONE:
        return plain
    return {**plain, "https_proxy": services.PROXY, "http_proxy": services.PROXY}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
