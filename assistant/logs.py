"""The log: one small file where people who support this system look, and nothing private in it.

Sentences for the person, reports and what was typed never go in; references and errors do.
"""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from diagnostics.system.core_dumps import leave_no_core_dump

# Two of these, the current one and the one before, are all that is ever kept.
LARGEST_LOG = 1_000_000

_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


def start_log(file: Path) -> None:
    """Log to `file` from now on, mistakes that nothing caught included; memory is left nowhere.

    Where it cannot be written, standard error has to do: a log must not keep anybody from help.
    """
    leave_no_core_dump()
    handler = _file_handler(file) or _last_resort()
    handler.setFormatter(logging.Formatter(_FORMAT))
    logging.basicConfig(handlers=[handler], level=logging.INFO)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda a: _log_uncaught(a.exc_type, a.exc_value, a.exc_traceback)


def _file_handler(file: Path) -> logging.Handler | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > LARGEST_LOG:
            file.replace(file.with_suffix(".log.1"))
        return logging.FileHandler(file, encoding="utf-8")
    except OSError:
        return None


def _last_resort() -> logging.Handler:
    handler = logging.StreamHandler()
    handler.setLevel(logging.ERROR)
    return handler


def _log_uncaught(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    about = (kind, error or kind(), trace)
    logging.getLogger("balie").critical("a mistake that nothing caught", exc_info=about)
