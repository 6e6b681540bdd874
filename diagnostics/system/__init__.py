"""The only door to the operating system: which one it is, its files, its commands.

Facts and fixes get a `Machine` handed in, so that tests give them another one: recorded outputs
of Windows and macOS commands, a folder instead of the real /proc.
"""

from diagnostics.system.machine import EVERYWHERE, Machine, Platform, this_machine
from diagnostics.system.process import Output, ProgramMissing, ProgramTimedOut

__all__ = [
    "EVERYWHERE",
    "Machine",
    "Output",
    "Platform",
    "ProgramMissing",
    "ProgramTimedOut",
    "this_machine",
]
