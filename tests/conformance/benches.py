"""Every desk that the shared suite tries, by the name of its server or of the fake of it."""

from __future__ import annotations

import pytest

from tests.conformance.bench import Bench
from tests.conformance.folder_bench import FolderBench
from tests.conformance.glpi_bench import GlpiBench
from tests.conformance.mail_bench import MailBench
from tests.conformance.redmine_bench import RedmineBench
from tests.conformance.rt_bench import RtBench
from tests.conformance.zammad_bench import ZammadBench

_QUICK: dict[str, type[Bench]] = {
    "folder": FolderBench,
    "zammad": ZammadBench,
    "glpi": GlpiBench,
}
BENCHES: dict[str, type[Bench]] = {
    "mail": MailBench,
    "rt": RtBench,
    "redmine": RedmineBench,
    **_QUICK,
}


def marks_of(name: str) -> tuple[pytest.MarkDecorator, ...]:
    """A folder or a fake needs nothing that has to be installed, and answers at once."""
    return () if name in _QUICK else (pytest.mark.servers, pytest.mark.slow)
