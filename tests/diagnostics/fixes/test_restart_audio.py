"""Sound is started anew: a real PulseAudio that crashed or hangs; PipeWire and Windows by words."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnostics.fixes.restart_audio import FIX
from diagnostics.model import State
from diagnostics.registry import CHECK
from diagnostics.repair import Effect, repair
from diagnostics.system import Output, Platform
from diagnostics.system.machine import ThisMachine
from tests.support.fixing import Told, snapshot
from tests.support.machine import RecordedMachine
from tests.support.waiting import eventually

NOBODY: frozenset[str] = frozenset()
CARDS = " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n"
LIST = "systemctl --user list-units --all --plain --no-legend --no-pager"
WANTED = (
    "pipewire.service wireplumber.service pipewire-media-session.service pipewire-pulse.service "
    "pulseaudio.service"
)
PIPEWIRE = """pipewire-media-session.service not-found inactive dead pipewire-media-session.service
pipewire-pulse.service loaded active running PipeWire PulseAudio
pipewire.service loaded active running PipeWire Multimedia Service
wireplumber.service loaded active running Multimedia Service Session Manager
"""
RESTART = "systemctl --user restart -- "


class WithCard(ThisMachine):
    """This computer, with a sound card."""

    def __init__(self) -> None:
        super().__init__(Platform.LINUX)

    def read(self, path: str) -> str:
        return CARDS if path == "/proc/asound/cards" else super().read(path)


class PulseAudio:
    """A person's sound service with one device that plays nowhere."""

    def __init__(self) -> None:
        settings = Path(os.environ["XDG_CONFIG_HOME"], "pulse")
        settings.mkdir()
        devices = "load-module module-null-sink sink_name=speaker\n"
        settings.joinpath("default.pa").write_text(
            f"load-module module-native-protocol-unix\n{devices}"
        )
        settings.joinpath("daemon.conf").write_text("exit-idle-time = -1\n")
        self.folder = Path(os.environ["XDG_RUNTIME_DIR"], "pulse")
        argv = ["pulseaudio", "--daemonize=no"]
        self.first = subprocess.Popen(argv, stderr=subprocess.DEVNULL)
        # Whoever started it hears at once of its end, or its number would stay taken.
        threading.Thread(target=self.first.wait, daemon=True).start()
        eventually((self.folder / "native").exists)

    @property
    def number(self) -> int:
        """Of the process that runs now."""
        return int((self.folder / "pid").read_text())

    def end(self) -> None:
        """End the first one, and the one that the fix started."""
        self.first.kill()
        self.first.wait()
        if (self.folder / "pid").exists() and self.number != self.first.pid:
            os.kill(self.number, signal.SIGKILL)


@pytest.fixture
def sound(home: Path) -> Iterator[PulseAudio]:
    """A sound service that runs."""
    if not shutil.which("pulseaudio"):
        pytest.skip("needs pulseaudio")
    service = PulseAudio()
    yield service
    service.end()


@pytest.mark.slow
def test_a_service_that_crashed_plays_again_and_that_is_proven(sound: PulseAudio) -> None:
    sound.first.terminate()
    sound.first.wait()
    machine = WithCard()
    plan = FIX.plan(machine)
    done = repair(FIX, plan, NOBODY, CHECK, machine, Told())
    assert [finding.state for finding in done.before] == [State.PROBLEM, State.UNKNOWN]
    assert [finding.state for finding in done.after] == [State.FINE, State.FINE]
    assert done.effect is Effect.VERIFIED
    assert [step.ok for step in done.outcome.steps] == [True]


@pytest.mark.slow
def test_a_service_that_hangs_is_ended_and_replaced(sound: PulseAudio) -> None:
    sound.first.send_signal(signal.SIGSTOP)
    machine = WithCard()
    [step] = FIX.apply(machine, FIX.plan(machine), NOBODY, Told()).steps
    assert step.ok
    assert sound.first.wait(5) == -signal.SIGKILL
    subprocess.run(["pactl", "info"], check=True, timeout=10, stdout=subprocess.DEVNULL)


@pytest.mark.slow
def test_planning_and_stopping_leave_the_service_as_it_is(sound: PulseAudio, home: Path) -> None:
    before = snapshot(home)
    machine = WithCard()
    plan = FIX.plan(machine)
    assert plan.summary.values == {"service": "PulseAudio"}
    outcome = FIX.apply(machine, plan, NOBODY, Told(most=0))
    assert outcome.cancelled
    assert outcome.steps == ()
    assert sound.first.poll() is None
    assert snapshot(home) == before


def test_pipewire_is_restarted_by_the_persons_own_systemd_in_its_order() -> None:
    units = "pipewire.service wireplumber.service pipewire-pulse.service"
    machine = RecordedMachine(
        Platform.LINUX, programs={f"{LIST} -- {WANTED}": PIPEWIRE, RESTART + units: ""}
    )
    plan = FIX.plan(machine)
    assert plan.summary.values == {"service": "PipeWire"}
    [step] = FIX.apply(machine, plan, NOBODY, Told()).steps
    assert step.ok


def test_pulseaudio_of_systemd_is_restarted_by_it() -> None:
    listed = "pulseaudio.service loaded active running Sound Service\n"
    programs: dict[str, str | Output | Exception] = {
        f"{LIST} -- {WANTED}": listed,
        f"{RESTART}pulseaudio.service": Output(1, ""),
    }
    machine = RecordedMachine(Platform.LINUX, programs=programs)
    [step] = FIX.apply(machine, FIX.plan(machine), NOBODY, Told()).steps
    assert not step.ok
    assert "IT can" in step.detail.msgid


def test_without_a_sound_service_it_says_so() -> None:
    no_bus = {"systemctl": Output(1, PIPEWIRE, "Failed to connect to bus")}
    for machine in (
        RecordedMachine(Platform.LINUX),
        RecordedMachine(Platform.LINUX, programs=no_bus),
    ):
        plan = FIX.plan(machine)
        assert plan.steps == ()
        assert "no sound service" in plan.summary.msgid


@pytest.mark.parametrize(("code", "ok"), [(0, True), (1, False)])
def test_windows_asks_for_an_administrator_who_may_refuse(code: int, ok: bool) -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": Output(code, "")})
    plan = FIX.plan(machine)
    assert [need.msgid for need in plan.needs][1].startswith("Windows asks")
    outcome = FIX.apply(machine, plan, NOBODY, Told())
    assert [step.ok for step in outcome.steps] == [ok]
    assert outcome.summary.msgid == ("Sound was restarted" if ok else "Sound was not restarted")
