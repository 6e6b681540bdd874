"""The program with all that it could ever log, and mistakes right where a secret is at hand.

Started as the program is. While its data folder has a file `mistake`, every request to a desk ends
in one; SIGUSR1 makes one that nothing catches.
"""

import functools
import http.client
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any

from ui.__main__ import main

ask = http.client.HTTPConnection.request
configure = logging.basicConfig


def configure_all(**given: Any) -> None:
    configure(**{**given, "level": logging.DEBUG})


@functools.wraps(ask)
def ask_or_fail(*given: Any, **named: Any) -> None:
    if (Path(os.environ["BALIE_DATA"]) / "mistake").exists():
        raise ZeroDivisionError("made for the test")
    ask(*given, **named)


def fail(*_: object) -> None:
    raise ArithmeticError("made for the test")


if __name__ == "__main__":
    logging.basicConfig = configure_all
    http.client.HTTPConnection.request = ask_or_fail  # type: ignore[method-assign]
    signal.signal(signal.SIGUSR1, fail)
    sys.exit(main())
