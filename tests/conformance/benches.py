"""Every desk that the shared suite tries, by the name of its server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.conformance.bench import Bench, RedmineBench, RtBench
from tests.conformance.mail_bench import MailBench

BENCHES: dict[str, Callable[[Any], Bench]] = {
    "mail": MailBench,
    "rt": RtBench,
    "redmine": RedmineBench,
}
MOMENTS = {"mail": MailBench.moments, "rt": RtBench.moments, "redmine": RedmineBench.moments}
