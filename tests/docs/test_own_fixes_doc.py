"""The scripts in the guide to own fixes do what the guide says."""

from __future__ import annotations

import pwd
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.organisation import load
from assistant.own_fixes import OwnFix
from diagnostics.facts.own_command import command_line
from diagnostics.model import Check, Fix
from diagnostics.registry import checks
from diagnostics.repair import Effect, Repair, repair
from diagnostics.system import Platform, this_machine
from tests.support.balie import ORGANISATION
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="runs the examples for Linux")

DOCUMENT = (Path(__file__).parents[2] / "docs" / "for-it" / "own-fixes.md").read_text("utf-8")
SCRIPTS = dict(re.findall(r"(?ms)^`(/opt/[^`]+)`:\n\n```sh\n(.*?)```$", DOCUMENT))


class Computer:
    """A computer on which IT put the scripts and the file of the guide, and one person works."""

    def __init__(self, folder: Path) -> None:
        self.home, self.programs = folder / "home", folder / "opt"
        self.home.mkdir()
        self.programs.mkdir()
        for path, script in SCRIPTS.items():
            file = self.programs / Path(path).name
            file.write_text(self._here(script))
            file.chmod(0o755)
        (self.programs / "badges.conf").write_text("paper = white\n")
        examples = "\n".join(re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL))
        file = folder / "organisation.toml"
        file.write_text(ORGANISATION.format(reports=folder) + self._here(examples))
        loaded = load(file, lambda _file, _read: None)
        assert loaded.problems == ()
        settings = loaded.organisation.settings
        self.declared: dict[str, OwnFix] = {o.id: o for o in loaded.organisation.own_fixes}
        self.fixes: dict[str, Fix] = {fix.id: fix for fix in settings.own_fixes}
        self.checks: dict[str, Check] = {check.id: check for check in checks(settings)}

    def repaired(self, fix_id: str, *chosen: str) -> Repair:
        fix = self.fixes[fix_id]
        plan = fix.plan(this_machine())
        assert plan.steps
        choices = frozenset(chosen)
        return repair(fix, plan, choices, self.checks, this_machine(), Told())

    def _here(self, words: str) -> str:
        return words.replace("/opt/contoso", str(self.programs))


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    made = Computer(tmp_path)
    person = SimpleNamespace(pw_dir=str(made.home), pw_name="anna")
    monkeypatch.setattr(pwd, "getpwuid", lambda _uid: person)
    return made


def test_there_are_three_examples(computer: Computer) -> None:
    assert [*computer.fixes] == ["badge-settings", "proxy-script", "set-site"]
    assert len(SCRIPTS) == 3


def test_the_pair_of_shell_scripts_puts_the_settings_back(computer: Computer) -> None:
    done = computer.repaired("badge-settings")
    assert done.effect is Effect.VERIFIED
    assert done.outcome.steps[0].printed == "The settings are Contoso's again."
    settings = computer.home / ".config" / "contoso" / "badges.conf"
    assert settings.read_text() == "paper = white\n"
    assert computer.fixes["badge-settings"].plan(this_machine()).steps == ()
    settings.write_text("paper = pink\n")
    assert computer.fixes["badge-settings"].plan(this_machine()).steps


def test_the_check_that_its_detection_is_offers_it(computer: Computer) -> None:
    assert computer.checks["badge-settings"].fix == "badge-settings"
    assert computer.checks["site"].fix == "set-site"


def test_the_one_with_a_choice_sets_what_was_chosen(computer: Computer) -> None:
    done = computer.repaired("set-site", "site=cgn")
    assert done.effect is Effect.VERIFIED
    assert done.outcome.steps[0].printed == "Set to cgn."
    assert (computer.home / ".config" / "contoso" / "site").read_text() == "cgn\n"


def test_the_pair_from_intune_is_started_unchanged(computer: Computer) -> None:
    pair = computer.declared["proxy-script"]
    windows = RecordedMachine(Platform.WINDOWS)
    for argv, name in ((pair.detect, "Detect"), (pair.remediate, "Remediate")):
        line = command_line(argv[Platform.WINDOWS], windows, signed=pair.signed)
        assert line == (
            r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe",
            *("-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass"),
            *("-File", rf"C:\ProgramData\Contoso\{name}_ProxyScript.ps1"),
        )
        assert f"`{line[-1]}`:" in DOCUMENT
