"""Processors of three systems."""

from __future__ import annotations

from diagnostics.facts.processor import FACT, Processor, described
from diagnostics.system import Platform, this_machine
from tests.support.machine import RecordedMachine

CPUFREQ = "/sys/devices/system/cpu/cpu0/cpufreq"
CORE = "processor\t: {n}\nmodel name\t: Core i7\nphysical id\t: 0\ncpu cores\t: 2\nflags\t\t: fpu\n"
CPUINFO = "\n".join(CORE.format(n=n) for n in range(4))
ARM = "processor\t: 0\nBogoMIPS\t: 48.00\n\nprocessor\t: 1\nBogoMIPS\t: 48.00\n\nSerial\t\t: 10\n"


def test_linux_tells_cores_threads_and_the_speed_that_is_allowed() -> None:
    speeds = {f"{CPUFREQ}/cpuinfo_max_freq": "4200000\n", f"{CPUFREQ}/scaling_max_freq": "800000\n"}
    machine = RecordedMachine(Platform.LINUX, files={"/proc/cpuinfo": CPUINFO, **speeds})
    assert FACT.readers[Platform.LINUX](machine) == Processor(
        model="Core i7", cores=2, threads=4, top_mhz=4200, allowed_mhz=800
    )


def test_a_processor_by_arm_has_no_name_and_threads_are_its_cores() -> None:
    assert described(ARM) == Processor(model="", cores=2, threads=2)


def test_this_machine_has_a_processor() -> None:
    found = FACT.readers[Platform.LINUX](this_machine())
    assert 1 <= found.cores <= found.threads


def test_macos_tells_its_chip() -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"sysctl": "Apple M3\n8\n8\n"})
    assert FACT.readers[Platform.MACOS](machine) == Processor(model="Apple M3", cores=8, threads=8)


def test_windows_tells_its_processor() -> None:
    answer = '{"model":"Intel(R) Core(TM) i5-1245U ","cores":10,"threads":12,"mhz":1600}'
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    assert FACT.readers[Platform.WINDOWS](machine) == Processor(
        model="Intel(R) Core(TM) i5-1245U", cores=10, threads=12, top_mhz=1600
    )
