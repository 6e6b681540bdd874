"""A made-up computer for the pictures in the documentation: the same on every machine.

Its facts are judged by the real checks, so the sentences in the pictures are the program's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from diagnostics.facts.battery import Battery, Power
from diagnostics.facts.clock import Clock
from diagnostics.facts.disk_space import Disk, DiskSpace, Holds
from diagnostics.facts.file_slots import FileSlots
from diagnostics.facts.large_temporary_files import TemporaryFiles
from diagnostics.facts.media import Medium
from diagnostics.facts.memory_pressure import MemoryPressure
from diagnostics.facts.network_path import (
    Address,
    Answer,
    Certificate,
    Link,
    NameLookup,
    NetworkPath,
    Portal,
    PortalAnswer,
    Proxy,
    Reached,
    Router,
    ServiceAnswer,
    Trip,
    Trust,
    Whom,
)
from diagnostics.facts.print_queue import Job, Printer, PrintQueue
from diagnostics.facts.processor_load import ProcessorLoad
from diagnostics.facts.proxy import Kind, Setting, Source
from diagnostics.facts.restart_pending import RestartPending
from diagnostics.facts.system_log_errors import SystemLogErrors
from diagnostics.facts.updates_pending import UpdatesPending
from diagnostics.facts.uptime import Uptime
from diagnostics.facts.vpn import Vpns
from diagnostics.facts.wifi import Wifi
from diagnostics.model import (
    Check,
    Fact,
    Finding,
    Outcome,
    Reading,
    Settings,
    StepDone,
    Targets,
    Topic,
)
from diagnostics.registry import checks
from diagnostics.repair import Effect, Repair
from diagnostics.runner import examine
from diagnostics.system import Machine, Platform, this_machine
from diagnostics.text import Size, counted, text

GB = 1_000_000_000
DAY = 86_400.0
NAMES = Settings(
    targets=Targets(
        name="intranet.northwind.example", time_server="https://intranet.northwind.example"
    )
)

FACTS: dict[str, Any] = {
    "battery": Power(batteries=(Battery(level_ratio=0.82, health_ratio=0.93),), on_mains=True),
    "clock": Clock(server="intranet.northwind.example", ahead_seconds=0.4, now=1_795_000_000.0),
    "disk_space": DiskSpace(
        disks=(Disk(holds=Holds.SYSTEM, free_bytes=3_100_000_000, total_bytes=256 * GB),)
    ),
    "file_slots": FileSlots(free_files=12_000_000, total_files=16_000_000),
    "large_temporary_files": TemporaryFiles(total_bytes=GB, files=14_210, complete=True),
    "memory_pressure": MemoryPressure(available_bytes=7 * GB, total_bytes=16 * GB),
    "network_path": NetworkPath(
        link=Link(adapters=2, connected=1, interface="wlp3s0", medium=Medium.WIFI),
        address=Address(ipv4=1, ipv6=1),
        router=Router(routes=2, interface="wlp3s0", address="192.0.2.1", answers=True),
        trip=Trip(whom=Whom.ROUTER, sent=20, lost=0, round_trip_ms=3.2),
        names=NameLookup(servers=2, answer=Answer.FOUND, took_ms=12.0),
        proxy=Proxy(setting=Setting(kind=Kind.NONE, source=Source.SYSTEM)),
        portal=Portal(asked="open.northwind.example", answer=PortalAnswer.OPEN, took_ms=31.0),
        services=(
            ServiceAnswer(
                id="intranet",
                name=text("Intranet"),
                host="intranet.northwind.example",
                reached=Reached.ANSWERS,
                certificate=Certificate(
                    trust=Trust.TRUSTED, issuer="Northwind Authority", took_ms=18.0
                ),
                status=200,
                lookup_ms=2.0,
                connect_ms=6.0,
                answer_ms=22.0,
            ),
        ),
    ),
    "print_queue": PrintQueue(
        printers=(
            Printer(name="BRU-2-COLOR", default=True),
            Printer(name="BRU-2-BADGE", stopped=True),
        ),
        jobs=tuple(
            Job(printer="BRU-2-BADGE", waiting_seconds=2400.0 + n, size_bytes=24_576)
            for n in range(2)
        ),
    ),
    "processor_load": ProcessorLoad(busy_cores=0.8, cores=8, over_seconds=300),
    "restart_pending": RestartPending(pending=False),
    "system_log_errors": SystemLogErrors(errors=3, sources=()),
    "updates_pending": UpdatesPending(pending=2, security=0, looked_seconds=3600.0),
    "uptime": Uptime(uptime_seconds=16 * DAY),
    "vpn": Vpns(running=(), adapters=2),
    "wifi": Wifi(signal_dbm=-52),
}


def look() -> Iterator[Finding | Reading[Any]]:
    """What Balie finds on Anna's laptop, of which only the facts above are known."""
    known = [check for check in checks(NAMES) if all(fact.id in FACTS for fact in check.needs)]
    return examine([_made_up(check) for check in known], this_machine())


def _made_up(check: Check) -> Check:
    """The check, over what `FACTS` says instead of what this computer says."""
    needs = tuple(replace(f, readers=dict.fromkeys(Platform, _tell(f.id))) for f in check.needs)
    return replace(check, needs=needs)


def _tell(fact: str) -> Callable[[Machine], Any]:
    return lambda _machine: FACTS[fact]


def _disk(free_bytes: int) -> Finding:
    """What the disk check says with so many bytes free."""
    disk = Disk(holds=Holds.SYSTEM, free_bytes=free_bytes, total_bytes=256 * GB)
    facts = Fact(
        id="disk_space",
        topic=Topic.STORAGE,
        limit=1.0,
        readers=dict.fromkeys(Platform, lambda _machine: DiskSpace(disks=(disk,))),
    )
    check = next(check for check in checks(NAMES) if check.id == "disk_space")
    results = examine([replace(check, needs=(facts,))], this_machine())
    return next(result for result in results if isinstance(result, Finding))


FREED = Repair(
    fix="free_space",
    outcome=Outcome(
        summary=text("{size} freed", size=Size(11_400_000_000)),
        steps=(
            StepDone(
                title=text("Removed temporary files"),
                detail=counted(
                    "{size} in {n} file.",
                    "{size} in {n} files.",
                    14_210,
                    size=Size(11_400_000_000),
                ),
                seconds=21.0,
            ),
        ),
    ),
    before=(_disk(3_100_000_000),),
    after=(_disk(14_500_000_000),),
    effect=Effect.VERIFIED,
    seconds=22.4,
)
