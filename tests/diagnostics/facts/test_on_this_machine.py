"""Every reader for Linux runs on a real machine: the shape is what counts, not the values."""

from __future__ import annotations

import sys
from typing import Any

import msgspec
import pytest

from diagnostics import registry
from diagnostics.model import CannotTell, Fact, Settings, Targets
from diagnostics.registry import checks
from diagnostics.system import Platform, this_machine

CHECKS = checks(Settings(targets=Targets(name="localhost")))
# What asks the way out of this computer is tested in networks made for it.
LEAVE_IT = {"network_path", "vpn"}
FACTS = {
    fact.id: fact
    for fact in (*(f for c in CHECKS for f in c.needs), *registry.FACTS)
    if fact.id not in LEAVE_IT
}
# Readers that may say why they cannot tell, depending on what the machine has.
MAY_NOT_KNOW = {
    "account",
    "antivirus",
    "automatic_updates",
    "camera",
    "charging",
    "clock",
    "computer",
    "disk_encryption",
    "disk_health",
    "disk_waiting",
    "displays",
    "failed_services",
    "firewall",
    "keyring",
    "memory_ran_out",
    "power_profile",
    "print_queue",
    "processor",
    "processor_heat",
    "recent_crashes",
    "restart_pending",
    "screen_lock",
    "secure_boot",
    "serial_number",
    "sleep_blocked",
    "sound",
    "startup_time",
    "stored_passwords",
    "system_log_errors",
    "time_sync",
    "unclean_shutdown",
    "update_history",
    "updates_pending",
    "wifi_name",
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux")


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_a_reader_gives_its_struct_or_a_reason(fact: Fact[Any]) -> None:
    try:
        value = fact.readers[Platform.LINUX](this_machine())
    except CannotTell:
        assert fact.id in MAY_NOT_KNOW
    else:
        assert msgspec.json.decode(msgspec.json.encode(value), type=type(value)) == value


def test_disks_and_memory_have_no_more_free_than_there_is() -> None:
    machine = this_machine()
    for disk in FACTS["disk_space"].readers[Platform.LINUX](machine).disks:
        assert 0 <= disk.free_bytes <= disk.total_bytes
    memory = FACTS["memory_pressure"].readers[Platform.LINUX](machine)
    assert 0 < memory.available_bytes <= memory.total_bytes
