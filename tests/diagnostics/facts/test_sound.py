"""Sound of three systems; on Linux also that of a real sound service."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnostics.facts.sound import FACT, Endpoint, Sound
from diagnostics.facts.sound.linux import sound
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform, this_machine
from tests.support.machine import RecordedMachine, recording
from tests.support.waiting import eventually

CARDS = " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      HDA Intel PCH\n"
HEADSET = (
    '{"sinks":[{"name":"bt","mute":true,"volume":{"l":{"value":0},"r":{"value":32768}},'
    '"properties":{"device.bus":"bluetooth"}},{"name":"auto_null"}],'
    '"sources":[{"name":"mic","properties":{"device.class":"sound"}}]}'
)


@pytest.fixture
def pulseaudio(home: Path) -> Iterator[None]:
    """A real sound service with a device that plays nowhere."""
    if not shutil.which("pulseaudio"):
        pytest.skip("needs pulseaudio")
    runtime = Path(os.environ["XDG_RUNTIME_DIR"]) / "pulse"
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    loads = ["--load=module-native-protocol-unix", "--load=module-null-sink sink_name=speaker"]
    with subprocess.Popen([*command, *loads], stderr=subprocess.DEVNULL) as service:
        try:
            eventually((runtime / "native").exists)
            yield
        finally:
            service.terminate()


@pytest.mark.usefixtures("pulseaudio")
def test_a_real_sound_service_tells_what_plays_and_that_it_is_muted() -> None:
    read = FACT.readers[Platform.LINUX]
    playing = Sound(running=True, devices=1, output=Endpoint(muted=False, level_ratio=1.0))
    assert read(this_machine()) == playing
    subprocess.run(["pactl", "set-sink-mute", "speaker", "1"], check=True)
    subprocess.run(["pactl", "set-sink-volume", "speaker", "30%"], check=True)
    assert read(this_machine()).output == Endpoint(muted=True, level_ratio=0.3)


def test_what_records_what_plays_is_no_microphone() -> None:
    found = sound(recording("linux/pactl-info.json"), recording("linux/pactl-list.json"))
    assert found.output == Endpoint(muted=False, level_ratio=1.0)
    assert found.input is None


def test_a_headset_is_told_by_its_connection_and_not_by_its_name() -> None:
    info = '{"default_sink_name":"bt","default_source_name":"mic"}'
    assert sound(info, HEADSET) == Sound(
        running=True,
        devices=1,
        output=Endpoint(connected_by="bluetooth", muted=True, level_ratio=0.5),
        input=Endpoint(muted=False),
    )
    assert sound('{"default_sink_name":"auto_null"}', HEADSET).output is None


def test_an_old_service_cannot_be_asked() -> None:
    with pytest.raises(CannotTell):
        sound("Server Name: pulseaudio", "Sink #0")


def test_a_service_that_does_not_run_is_not_woken() -> None:
    machine = RecordedMachine(
        Platform.LINUX,
        environment={"XDG_RUNTIME_DIR": "/run/user/1000"},
        files={"/proc/asound/cards": CARDS},
    )
    assert FACT.readers[Platform.LINUX](machine) == Sound(running=False, devices=1)


def test_without_a_desktop_session_there_is_no_answer() -> None:
    with pytest.raises(CannotTell):
        FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))


@pytest.mark.parametrize(
    ("printed", "output", "heard"),
    [
        (
            "output volume:50, input volume:75, alert volume:100, output muted:true\n",
            Endpoint(muted=True, level_ratio=0.5),
            Endpoint(level_ratio=0.75),
        ),
        ("output volume:missing value, input volume:missing value, ...", None, None),
    ],
)
def test_macos_tells_its_volumes(
    printed: str, output: Endpoint | None, heard: Endpoint | None
) -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"osascript": printed})
    found = FACT.readers[Platform.MACOS](machine)
    assert (found.output, found.input, found.devices) == (output, heard, int(bool(output)))


def test_windows_tells_service_and_devices_in_any_language() -> None:
    key = r"reg query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\MMDevices\Audio"
    state = "    DeviceState    REG_DWORD    {}\n"
    programs: dict[str, str | Output | Exception] = {
        "sc": "SERVICE_NAME: Audiosrv\n        STATUS             : 4  RUNNING \n",
        rf"{key}\Render /s /v DeviceState": state.format("0x1") + state.format("0x10000004"),
        rf"{key}\Capture /s /v DeviceState": Output(1, ""),
    }
    machine = RecordedMachine(Platform.WINDOWS, programs=programs)
    expected = Sound(running=True, devices=1, output=Endpoint())
    assert FACT.readers[Platform.WINDOWS](machine) == expected
