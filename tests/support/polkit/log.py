"""`python -m tests.support.polkit.log SOCKET FILE`: the system's log, as far as it takes lines."""

from __future__ import annotations

import socket
import sys
from pathlib import Path


def main() -> None:
    """Write down what comes, for as long as it lives."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as log:
        log.bind(sys.argv[1])
        with Path(sys.argv[2]).open("a", buffering=1) as file:
            while True:
                file.write(log.recv(65536).decode("utf-8", "replace").rstrip("\n\0") + "\n")


if __name__ == "__main__":
    main()
