"""Which processor this computer has, and how fast it may run."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import answer, powershell
from diagnostics.facts.sysfs import number
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

_CPUFREQ = "/sys/devices/system/cpu/cpu0/cpufreq"
_FIELD = re.compile(r"^([\w ]+?)\s*: (.*)$", re.MULTILINE)
_SYSCTL = ("sysctl", "-n", "machdep.cpu.brand_string", "hw.physicalcpu", "hw.logicalcpu")
_SCRIPT = """
Get-CimInstance Win32_Processor | Select-Object -First 1 | ForEach-Object {
  @{ model = [string]$_.Name; cores = [int]$_.NumberOfCores
     threads = [int]$_.NumberOfLogicalProcessors; mhz = [double]$_.MaxClockSpeed } } |
  ConvertTo-Json -Compress
"""


class Processor(msgspec.Struct, frozen=True, kw_only=True):
    """`cores` are real, `threads` what programs see; speeds in MHz, None where not told.

    `allowed_mhz` is the speed that settings let it reach, out of `top_mhz`.
    """

    model: str
    cores: int
    threads: int
    top_mhz: float | None = None
    allowed_mhz: float | None = None
    virtual: bool = False


class _Answer(msgspec.Struct):
    model: str
    cores: int
    threads: int
    mhz: float


def _linux(machine: Machine) -> Processor:
    top, allowed = (_mhz(machine, f"{name}_max_freq") for name in ("cpuinfo", "scaling"))
    return msgspec.structs.replace(
        described(machine.read("/proc/cpuinfo")), top_mhz=top, allowed_mhz=allowed
    )


def described(cpuinfo: str) -> Processor:
    """What /proc/cpuinfo says; processors by ARM have no name in it, and no cores."""
    blocks = [dict(_FIELD.findall(block)) for block in cpuinfo.strip().split("\n\n")]
    first = blocks[0]
    threads = sum("processor" in block for block in blocks)
    packages = {block.get("physical id", "0") for block in blocks}
    cores = first.get("cpu cores", "")
    return Processor(
        model=first.get("model name", ""),
        cores=int(cores) * len(packages) if cores.isdecimal() else threads,
        threads=threads,
        virtual="hypervisor" in first.get("flags", "").split(),
    )


def _mhz(machine: Machine, name: str) -> float | None:
    khz = number(machine, f"{_CPUFREQ}/{name}")
    return None if khz is None else khz / 1000


def _macos(machine: Machine) -> Processor:
    """Apple's chips keep their speed to themselves."""
    model, cores, threads = answer(machine, *_SYSCTL, limit=1.0).splitlines()[:3]
    return Processor(model=model, cores=int(cores), threads=int(threads))


def _windows(machine: Machine) -> Processor:
    told = powershell(machine, _SCRIPT, _Answer, limit=2.5)
    return Processor(
        model=told.model.strip(), cores=told.cores, threads=told.threads, top_mhz=told.mhz
    )


FACT = Fact(
    id="processor",
    topic=Topic.PROCESSOR,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
