"""Installing updates: by a real PackageKit and a real Flatpak, and as Windows and macOS have it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.fixes.run_updates import FIX, flatpak, macos, packagekit
from diagnostics.fixes.run_updates.source import Ended, Waiting
from diagnostics.model import Cancelled, Outcome
from diagnostics.system import Output, Platform, this_machine
from diagnostics.text import Text
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine
from tests.support.package_kit import PackageKit
from tests.support.waiting import eventually

NOBODY: frozenset[str] = frozenset()
POWERSHELL = "powershell -NoLogo -NoProfile -NonInteractive -Command"


class StopAt(Told):
    """Asks to stop from the moment on at which something is said."""

    def __init__(self, said: str, done: float = 0.0) -> None:
        super().__init__()
        self._said = said
        self._from = done
        self._stopping = False

    def step(self, done: float, doing: Text) -> None:
        super().step(done, doing)
        self._stopping = self._stopping or (self._said in doing.msgid and done >= self._from)
        if self._stopping:
            raise Cancelled


def installed(progress: Told) -> Outcome:
    machine = this_machine()
    return FIX.apply(machine, FIX.plan(machine), NOBODY, progress)


@pytest.mark.slow
def test_a_real_service_installs_what_waits_and_says_how_far_it_is(
    package_kit: PackageKit,
) -> None:
    plan = FIX.plan(this_machine())
    assert [step.id for step in plan.steps] == ["computer"]
    assert plan.summary.count == 3
    assert package_kit.waiting() == 3
    told = Told()
    outcome = FIX.apply(this_machine(), plan, NOBODY, told)
    assert outcome.summary.count == 3
    assert outcome.steps[0].ok
    assert package_kit.waiting() == 0
    assert len({done for done, _ in told.steps}) > 3
    assert {doing.msgid for _, doing in told.steps} == {
        "Getting updates",
        "Installing updates; this cannot be stopped half-way",
    }


@pytest.mark.slow
def test_stopped_while_it_downloads_nothing_is_installed(package_kit: PackageKit) -> None:
    outcome = installed(StopAt("Getting updates", done=0.1))
    assert outcome.cancelled
    assert outcome.summary.msgid == "No update was installed"
    eventually(lambda: not package_kit.busy())
    assert package_kit.waiting() == 3


@pytest.mark.slow
def test_asked_to_stop_once_it_installs_it_comes_to_its_end(package_kit: PackageKit) -> None:
    outcome = installed(StopAt("Installing"))
    assert not outcome.cancelled
    assert outcome.summary.count == 3
    assert package_kit.waiting() == 0


@pytest.mark.slow
def test_whoever_may_not_is_told_so_and_nothing_is_installed(
    package_kit: PackageKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    package_kit.asked_by_a_stranger(monkeypatch)
    outcome = installed(Told())
    assert "needs a password" in outcome.steps[0].detail.msgid
    assert not outcome.steps[0].ok
    assert package_kit.waiting() == 3


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A real Flatpak repository, from which the person has installed one thing."""
    publish(tmp_path, "old")
    run("flatpak", "--user", "remote-add", "--no-gpg-verify", "shop", str(tmp_path / "repo"))
    run("flatpak", "--user", "install", "--noninteractive", "shop", "org.example.Words")
    return tmp_path


def publish(top: Path, words: str) -> None:
    made = top / "made"
    (made / "files").mkdir(parents=True, exist_ok=True)
    (made / "usr").mkdir(exist_ok=True)
    (made / "usr" / "words").write_text(words)
    (made / "metadata").write_text(
        "[Runtime]\nname=org.example.Words\n"
        "runtime=org.example.Words/x86_64/1\nsdk=org.example.Words/x86_64/1\n"
    )
    run("flatpak", "build-export", "--runtime", str(top / "repo"), str(made), "1")


def run(*argv: str) -> str:
    done = subprocess.run(argv, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_real_flatpak_of_the_persons_own_is_updated_without_rights(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={shop}/nobody-there")
    machine = this_machine()
    assert flatpak.find(machine) is None
    publish(shop, "new")
    plan = FIX.plan(machine)
    assert [(step.id, step.title.msgid) for step in plan.steps] == [
        ("own_programs", "Updates of your own programs")
    ]
    outcome = FIX.apply(machine, plan, NOBODY, Told())
    assert outcome.summary.count == 1
    [words] = Path(os.environ["XDG_DATA_HOME"]).glob("flatpak/runtime/*/*/*/active/files/words")
    assert words.read_text() == "new"
    assert flatpak.find(machine) is None


def test_stopped_before_flatpak_begins_it_does_not() -> None:
    machine = RecordedMachine(Platform.LINUX, programs={"flatpak": "org.gnome.Maps\t1.0 MB\n"})
    outcome = FIX.apply(machine, FIX.plan(machine), NOBODY, Told(most=0))
    assert outcome.cancelled
    assert outcome.steps == ()


@pytest.mark.parametrize(
    ("lines", "ended"),
    [
        (["Results:", "Updated  openssl-3 (stable)"], Ended.INSTALLED),
        (["No packages require updating to newer versions."], Ended.INSTALLED),
        (["Results:", "Fatal error: Failed to obtain authentication."], Ended.REFUSED),
        (["Results:", "The transaction failed: no-space-on-device, full"], Ended.FAILED),
        (["The daemon crashed mid-transaction!"], Ended.FAILED),
        ([], Ended.FAILED),
    ],
)
def test_what_pkcon_says_decides_and_not_its_code(lines: list[str], ended: Ended) -> None:
    assert packagekit.how_it_ended(lines) is ended


def test_what_apt_would_fetch_is_added_up() -> None:
    printed = (
        "'http://deb.example/bash_5.2_amd64.deb' bash_5.2_amd64.deb 1490652 SHA256:0c86\n"
        "'http://deb.example/xz_5.4_amd64.deb' xz_5.4_amd64.deb 260400 \n"
    )
    assert packagekit.to_download(printed) == 1490652 + 260400


def test_flatpaks_sizes_are_added_up() -> None:
    printed = "org.gnome.Maps\t12.5\xa0MB\norg.gnome.Platform\t<\xa01\xa0kB\nodd\n"
    assert flatpak.waiting(printed) == Waiting(count=3, bytes=12_501_000)


def test_apples_recommended_updates_are_counted_with_their_sizes() -> None:
    printed = (
        "Software Update found the following new or updated software:\n"
        "* Label: Safari17.1MontereyAuto-17.1\n"
        "\tTitle: Safari, Version: 17.1, Size: 152340KiB, Recommended: YES, \n"
        "* Label: macOS Monterey 12.7.1-21G920\n"
        "\tTitle: macOS Monterey 12.7.1, Version: 12.7.1, Size: 900000KiB, Recommended: YES, "
        "Action: restart, \n"
        "* Label: Extra-1\n\tTitle: Extra, Version: 1, Size: 1KiB, Recommended: NO, \n"
    )
    assert macos.waiting(printed) == Waiting(count=2, bytes=(152340 + 900000) * 1024)


@given(st.text(alphabet=st.sampled_from("\t\xa0 'KiBMBTitle:Size,.\n1234567890: YES<>")))
def test_whatever_is_printed_is_counted_or_passed_over(printed: str) -> None:
    assert packagekit.to_download(printed) >= 0
    for found in (flatpak.waiting(printed), macos.waiting(printed)):
        assert found is None or found.count > 0


def windows(found: str, result: str, settings: int = 0) -> RecordedMachine:
    from diagnostics.fixes.run_updates import windows as module

    return RecordedMachine(
        Platform.WINDOWS,
        programs={
            f"{POWERSHELL} {module._FIND}": found,
            f"{POWERSHELL} {module._INSTALL}": result,
            f"{POWERSHELL} {module._SETTINGS}": Output(settings, ""),
            "reg": Output(1, ""),
        },
    )


@pytest.mark.parametrize(
    ("code", "settings", "ok", "words"),
    [
        (2, 0, True, "{n} update installed."),
        (4, 0, True, "Go on in the window"),
        (4, 1, False, "Not all could be installed"),
    ],
)
def test_windows_installs_them_or_goes_on_in_its_own_window(
    code: int, settings: int, ok: bool, words: str
) -> None:
    machine = windows('{"count": 2, "bytes": 5000000}', f'{{"code": {code}}}', settings)
    plan = FIX.plan(machine)
    assert [step.size for step in plan.steps] == [5_000_000]
    outcome = FIX.apply(machine, plan, NOBODY, Told())
    assert outcome.later == words.startswith("Go on")
    [step] = outcome.steps
    assert step.ok is ok
    assert step.detail.msgid.startswith(words)


def test_a_restart_that_is_needed_afterwards_is_said() -> None:
    machine = RecordedMachine(
        Platform.LINUX,
        programs={"flatpak": "org.gnome.Maps\t1.0 MB\n"},
        files={"/run/reboot-required": ""},
    )
    outcome = FIX.apply(machine, FIX.plan(machine), NOBODY, Told())
    assert [step.title.msgid for step in outcome.steps] == [
        "Updates of your own programs",
        "Restart",
    ]


def test_updates_without_a_door_are_left_to_it() -> None:
    listed = "openssl/stable-security 3.0.17-1 amd64 [upgradable from: 3.0.16-1]\n"
    files = {"/var/lib/apt/lists/x_InRelease": "Date: Mon, 21 Sep 2026 00:00:00 UTC\n"}
    machine = RecordedMachine(Platform.LINUX, programs={"apt": listed}, files=files)
    plan = FIX.plan(machine)
    assert plan.steps == ()
    assert (plan.summary.count, "only IT" in plan.summary.msgid) == (1, True)


@pytest.mark.parametrize("platform", list(Platform))
def test_where_nothing_waits_there_is_nothing_to_do(platform: Platform) -> None:
    assert FIX.plan(RecordedMachine(platform)).steps == ()
