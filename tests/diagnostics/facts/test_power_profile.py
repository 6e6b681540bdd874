"""What computers were told to do about power."""

from __future__ import annotations

import pytest

from diagnostics.facts.power_profile import FACT, PowerProfile, Profile
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine

PLATFORM = "/sys/firmware/acpi/platform_profile"
PREFERENCE = "/sys/devices/system/cpu/cpu0/cpufreq/energy_performance_preference"
PMSET = "System-wide power settings:\nCurrently in use:\n standby   1\n lowpowermode  {}\n"
GERMAN = "GUID des Energieschemas: a1841308-3541-4fab-bc81-f71556f20b4a  (Energiesparmodus)\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({PLATFORM: "low-power\n", PREFERENCE: "performance\n"}, Profile.SAVING),
        ({PREFERENCE: "balance_performance\n"}, Profile.FAST),
        ({PREFERENCE: "default\n"}, Profile.BALANCED),
    ],
)
def test_linux_tells_it_in_one_of_two_places(files: dict[str, str], expected: Profile) -> None:
    machine = RecordedMachine(Platform.LINUX, files=files)
    assert FACT.readers[Platform.LINUX](machine).profile is expected


def test_macos_calls_it_low_power_mode() -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"pmset": PMSET.format(1)})
    expected = PowerProfile(profile=Profile.SAVING, name="1")
    assert FACT.readers[Platform.MACOS](machine) == expected


def test_windows_is_understood_in_any_language() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"powercfg": GERMAN})
    assert FACT.readers[Platform.WINDOWS](machine).profile is Profile.SAVING


@pytest.mark.parametrize("platform", list(Platform))
def test_where_no_setting_is_known_there_is_a_reason(platform: Platform) -> None:
    machine = RecordedMachine(platform, programs={"pmset": "", "powercfg": "own plan"})
    with pytest.raises(CannotTell):
        FACT.readers[platform](machine)
