"""Alice's mail account, and a proxy before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.model import Mail
from tests.support.line_proxy import LineProxy, mail_proxy


@pytest.fixture
def proxy(mail: Mail, tmp_path: Path) -> Iterator[LineProxy]:
    """Before the servers of `mail`."""
    made = mail_proxy(mail.host, mail.submission, mail.imaps, tmp_path, mail.trusted)
    with made.open() as proxy:
        yield proxy
