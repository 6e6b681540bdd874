"""Fixes of an organisation's own, as they stand in its file: what is right, and every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.language import Language
from assistant.organisation import Loaded, load
from diagnostics.fix_registry import fixes
from diagnostics.registry import checks
from diagnostics.system import Platform
from tests.support.balie import ORGANISATION

SMALL = ORGANISATION.format(reports="~/reports")


def told(loaded: Loaded) -> list[str]:
    return [Language("en").say(problem.sentence) for problem in loaded.problems]


def write(folder: Path, content: str) -> Path:
    file = folder / "organisation.toml"
    file.write_text(content, encoding="utf-8")
    return file


OWN_FIX = """
[[own_fixes]]
id = "profile"
topic = "vpn"
title = { en = "Repair the VPN", nl = "De VPN herstellen" }
about = "Writes the profile again."
keywords = { en = "vpn", nl = "thuiswerken" }
"""

FIXES = f"""
[[own_checks]]
id = "site"
topic = "programs"
title = "Site"
command.linux = ["/bin/true"]
reads = "exit_code"
says = {{ fine = "A.", attention = "B." }}
{OWN_FIX}
detect.linux = ["/bin/false"]
remediate.linux = ["/opt/acme/vpn", "--gateway", "{{gateway}}"]
needs = ["Programs stay open."]
limit_seconds = 600
takes_seconds = 30

[[own_fixes.choices]]
id = "gateway"
title = "Gateway"
options = true
values = [{{ value = "-a", title = "A" }}, {{ value = "b c", title = "B", about = "Far" }}]

[[own_fixes]]
id = "move"
topic = "vpn"
title = "Move"
about = "Moves."
keywords = "move"
remediate.windows = ['C:\\Acme\\Move.ps1']
check = "site"

[[own_fixes]]
id = "room"
topic = "storage"
title = "Room"
about = "Makes room."
keywords = "full"
remediate.macos = ["/opt/acme/room"]
check = "disk_space"

[[own_fixes]]
id = "deep"
topic = "system"
title = "Deep"
about = "Goes deep."
keywords = "deep"
detect.linux = ["/bin/false"]
remediate.linux = ["/opt/acme/deep"]
rights = "administrator"

[[own_fixes]]
id = "deeper"
topic = "system"
title = "Deeper"
about = "Goes deeper."
keywords = "deeper"
check = "uptime"
remediate.macos = ["/opt/acme/deeper"]
rights = "administrator"
"""


def test_fixes_of_its_own_come_from_a_trusted_file_only(tmp_path: Path) -> None:
    file = write(tmp_path, SMALL + FIXES)
    trusted = load(file, lambda _file, _read: None)
    assert told(trusted) == []
    settings = trusted.organisation.settings
    assert {fix.id: fix.checks for fix in settings.own_fixes} == {
        "profile": ("profile",),
        "move": ("site",),
        "room": ("disk_space",),
        "deep": ("deep",),
    }
    offered = {check.id: check.fix for check in checks(settings)}
    assert [*offered][-3:] == ["site", "profile", "deep"]
    assert (offered["site"], offered["profile"]) == ("move", "profile")
    assert offered["disk_space"] == "free_space"
    here = [fix.id for fix in fixes(settings, Platform.LINUX)]
    assert here[-2:] == ["profile", "deep"]
    assert "move" not in here
    untrusted = load(file)
    assert untrusted.left_out is not None
    assert untrusted.organisation.own_fixes == ()
    assert untrusted.organisation.settings.own_fixes == ()
    assert untrusted.organisation.settings.own == ()


def wrong_fix(tmp_path: Path, more: str, fix: str = OWN_FIX) -> list[str]:
    loaded = load(write(tmp_path, SMALL + fix + more), lambda _file, _read: None)
    assert loaded.organisation.own_fixes == ()
    return told(loaded)


RUNS = """
detect.linux = ["/bin/false"]
remediate.linux = ["/bin/true"]
"""
CHOICE = """
[[own_fixes.choices]]
id = "site"
title = "Site"
values = [{ value = "a", title = "A" }, { value = "b", title = "B" }]
"""


@pytest.mark.parametrize("name", ["free_space", "restart", "disk_space", "site"])
def test_a_fix_cannot_take_the_name_of_a_check_or_of_a_fix_of_balies(
    tmp_path: Path, name: str
) -> None:
    site = FIXES[: FIXES.index("[[own_fixes]]")]
    fix = site + OWN_FIX.replace('"profile"', f'"{name}"')
    [said] = wrong_fix(tmp_path, RUNS, fix)
    assert said == (
        f"own_fixes[1].id: “{name}” is not possible here. It must be different from the ids of "
        "all checks and of Balie’s own fixes."
    )


@pytest.mark.parametrize(
    ("more", "keys"),
    [
        ("", ["own_fixes[1].remediate"]),
        ('remediate.linux = "/bin/true; reboot"', ["own_fixes[1].remediate.linux"]),
        ('remediate.linux = ["/bin/true"]', ["own_fixes[1].detect.linux"]),
        ('remediate.linux = ["true"]\ndetect.linux = ["/a"]', ["own_fixes[1].remediate.linux"]),
        (
            'remediate.linux = ["/a"]\ndetect.linux = ["../a"]\ndetect.windows = ["/a"]',
            ["own_fixes[1].detect.linux", "own_fixes[1].detect.windows"],
        ),
        (f'{RUNS}check = "tonner"', ["own_fixes[1].check"]),
        (f"{RUNS}limit_seconds = 601", ["own_fixes[1].limit_seconds"]),
        (f"{RUNS}detect_seconds = 11", ["own_fixes[1].detect_seconds"]),
        (f'{RUNS}rights = "root"', ["own_fixes[1].rights"]),
        (f'{RUNS}shell = "sh"', ["own_fixes[1].shell"]),
        (f"{RUNS}{CHOICE}", ["own_fixes[1].remediate.linux"]),
        (RUNS + OWN_FIX + RUNS, ["own_fixes[2].id"]),
    ],
)
def test_every_mistake_in_a_fix_is_told(tmp_path: Path, more: str, keys: list[str]) -> None:
    assert [said.split(": ")[0] for said in wrong_fix(tmp_path, more)] == keys


def test_a_check_that_is_off_proves_nothing(tmp_path: Path) -> None:
    off = "[checks.battery]\noff = true\n"
    [said] = wrong_fix(tmp_path, f'{RUNS}check = "battery"', off + OWN_FIX)
    assert said.startswith("own_fixes[1].check: “battery” is not possible here.")
    assert wrong_fix(tmp_path, "limit_seconds = 0\ndetect_seconds = 60\n" + RUNS) != []


PLACE = "own_fixes[1].remediate.linux"


@pytest.mark.parametrize(
    ("argv", "right"),
    [
        ('["/opt/acme/x", "{site}"]', True),
        ('["/opt/acme/x", "{site}", "{6f320b93-ee3c}"]', True),
        ('["/bin/sh", "/opt/acme/x", "{site}"]', True),
        ('["/opt/acme/x", "--site={site}"]', False),
        ('["/opt/acme/x", "{site}", "{site} {site}"]', False),
        ('["{site}"]', False),
        ('["/bin/sh", "-c", "x", "{site}"]', False),
        ('["/usr/bin/bash", "-lc", "x $0", "{site}"]', False),
    ],
)
def test_a_choice_is_a_whole_argument_and_never_part_of_a_line(
    tmp_path: Path, argv: str, right: bool
) -> None:
    more = f'detect.linux = ["/bin/false"]\nremediate.linux = {argv}\n{CHOICE}'
    loaded = load(write(tmp_path, SMALL + OWN_FIX + more), lambda _file, _read: None)
    assert {problem.key for problem in loaded.problems} == (set() if right else {PLACE})


@pytest.mark.parametrize(
    "argv", [r"'C:\x.cmd'", r"'C:\x.BAT'", r"'C:\Windows\System32\cmd.exe', '/c'"]
)
def test_what_windows_gives_to_a_shell_takes_no_choice(tmp_path: Path, argv: str) -> None:
    more = f"check = 'uptime'\nremediate.windows = [{argv}, '{{site}}']\n{CHOICE}"
    [said] = wrong_fix(tmp_path, more)
    assert said.startswith("own_fixes[1].remediate.windows: ")


@pytest.mark.parametrize(
    ("system", "value", "right"),
    [
        ("linux", "ams", True),
        ("linux", "/srv/x", True),
        ("linux", "--force", False),
        ("linux", "", False),
        ("linux", "a\\nb", False),
        ("linux", "{other}", False),
        ("windows", "/uninstall", False),
        ("windows", "-x", False),
    ],
)
def test_a_value_is_no_option_unless_it_is_said_to_be(
    tmp_path: Path, system: str, value: str, right: bool
) -> None:
    program = r"'C:\x.exe'" if system == "windows" else "'/opt/x'"
    more = (
        f"check = 'uptime'\nremediate.{system} = [{program}, '{{site}}']\n"
        f'[[own_fixes.choices]]\nid = "site"\ntitle = "Site"\n'
        f'values = [{{ value = "{value}", title = "A" }}]\n'
    )
    loaded = load(write(tmp_path, SMALL + OWN_FIX + more), lambda _file, _read: None)
    wanted = [] if right else ["own_fixes[1].choices[1].values[1].value"]
    assert [problem.key for problem in loaded.problems] == wanted


def test_ids_and_values_of_choices_are_all_different_and_not_for_the_detection(
    tmp_path: Path,
) -> None:
    twice = CHOICE.replace('"b"', '"a"', 1)
    more = f"""
detect.linux = ["/opt/x", "{{site}}"]
remediate.linux = ["/opt/x", "{{site}}"]
{CHOICE}{twice}"""
    assert [said.split(": ")[0] for said in wrong_fix(tmp_path, more)] == [
        "own_fixes[1].detect.linux",
        "own_fixes[1].choices[1].id",
        "own_fixes[1].choices[2].id",
        "own_fixes[1].choices[2].values[2].value",
    ]


def test_no_choice_is_called_as_the_fix_itself_is_told_of(tmp_path: Path) -> None:
    more = RUNS.replace('"/bin/true"', '"/bin/true", "{id}"') + CHOICE.replace('"site"', '"id"')
    [said] = wrong_fix(tmp_path, more)
    assert said.endswith("It must be different from every other id, and from “id” itself.")


@pytest.mark.parametrize("junk", ["3", '"x"', "[1]", "[[]]", "[{ id = 3, values = 4 }]", "{ }"])
@pytest.mark.parametrize("key", ["detect", "remediate", "choices", "check", "id", "needs"])
def test_junk_in_a_fix_is_a_mistake_like_any_other(tmp_path: Path, key: str, junk: str) -> None:
    fix = (
        f'[[own_fixes]]\ntopic = "vpn"\ntitle = "T"\nabout = "A"\nkeywords = "k"\n{key} = {junk}\n'
    )
    assert wrong_fix(tmp_path, "", fix)
