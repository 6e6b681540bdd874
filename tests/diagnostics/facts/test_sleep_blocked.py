"""What keeps computers awake, on three systems."""

from __future__ import annotations

import pytest

from diagnostics.facts.sleep_blocked import FACT, SleepBlocked
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine

LOGIND = (
    '{"type":"a(ssssuu)","data":[['
    '["sleep","NetworkManager","NetworkManager needs to turn off networks","delay",0,700],'
    '["handle-lid-switch","gnome","External monitor attached","block",1000,1500],'
    '["shutdown:sleep","zoom","In a meeting with Anna","block",1000,2600]]]}'
)
PMSET = """Assertion status system-wide:
   PreventUserIdleSystemSleep     1
Listed by owning process:
   pid 349(coreaudiod): [0x00] 00:02:11 PreventUserIdleSystemSleep named: "com.apple.audio"
   pid 512(zoom.us): [0x01] 00:12:31 PreventUserIdleSystemSleep named: "Meeting with Anna"
   pid 88(WindowServer): [0x02] 01:00:00 UserIsActive named: "com.apple.iohideventsystem"
"""
REQUESTS = "SYSTEM:\r\n[PROZESS] \\Device\\HarddiskVolume3\\Program Files\\Zoom\\Zoom.exe\r\nX\r\n"


@pytest.mark.parametrize(
    ("platform", "program", "printed", "name"),
    [
        (Platform.LINUX, "busctl", LOGIND, "zoom"),
        (Platform.MACOS, "pmset", PMSET, "zoom.us"),
        (Platform.WINDOWS, "powercfg", REQUESTS, "Zoom.exe"),
    ],
)
def test_the_program_is_named_and_what_it_does_is_not(
    platform: Platform, program: str, printed: str, name: str
) -> None:
    machine = RecordedMachine(platform, programs={program: printed})
    assert FACT.readers[platform](machine) == SleepBlocked(programs=(name,))


@pytest.mark.parametrize(
    ("platform", "program", "said", "words"),
    [
        (Platform.LINUX, "busctl", Output(1, "", "Failed to connect to bus"), "keeps a list"),
        (Platform.LINUX, "busctl", Output(0, "no JSON"), "no sense"),
        (Platform.WINDOWS, "powercfg", Output(1, "administrator"), "only an administrator"),
    ],
)
def test_what_cannot_be_known_has_its_reason(
    platform: Platform, program: str, said: Output, words: str
) -> None:
    machine = RecordedMachine(platform, programs={program: said})
    with pytest.raises(CannotTell, match=words):
        FACT.readers[platform](machine)
