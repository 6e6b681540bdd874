"""Every desk that the shared suite tries, by the name of its server."""

from __future__ import annotations

from tests.conformance.bench import Bench
from tests.conformance.mail_bench import MailBench
from tests.conformance.redmine_bench import RedmineBench
from tests.conformance.rt_bench import RtBench

BENCHES: dict[str, type[Bench]] = {"mail": MailBench, "rt": RtBench, "redmine": RedmineBench}
