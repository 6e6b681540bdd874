"""An organisation's own fixes by the command line, and what somebody may try against them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.balie import ROOT, Balie, put_by_it
from tests.support.schema import valid

IN_ITS_PLACE = "/etc/balie/organisation.toml"

OWN = """
[[own_fixes]]
id = "site"
topic = "programs"
title = {{ en = "Change your site", nl = "Van vestiging veranderen" }}
about = {{ en = "Sets your site.", nl = "Stelt uw vestiging in." }}
keywords = {{ en = "moved office", nl = "verhuisd" }}
detect.linux = ["{folder}/site.sh"]
remediate.linux = ["{folder}/site.sh", "--to", "{{site}}"]

[[own_fixes.choices]]
id = "site"
title = {{ en = "Your site", nl = "Uw vestiging" }}
values = [{{ value = "ams", title = "Amsterdam" }}, {{ value = "$(id) *", title = "Brussels" }}]

[[own_fixes]]
id = "deep"
topic = "system"
title = "Deep"
about = "Goes deep."
keywords = "deep"
detect.linux = ["/bin/false"]
remediate.linux = ["/usr/bin/touch", "{folder}/deep", "{{mode}}"]
rights = "administrator"

[[own_fixes.choices]]
id = "mode"
title = "How"
options = true
values = [{{ value = "-m", title = "So" }}, {{ value = "--no-create", title = "Or so" }}]

[[own_fixes]]
id = "far"
topic = "system"
title = "Far"
about = "Goes far."
keywords = "far"
check = "uptime"
remediate.macos = ["/usr/bin/touch", "{folder}/deep"]
rights = "administrator"
"""

SCRIPT = """#!/bin/sh
file={folder}/site
[ "$1" = --to ] || exec test -s "$file"
[ $# = 2 ] || exit 9
printf '%s' "$2" > "$file"
printf '\\033[2Jset by anna.visser@contoso.example\\n'
env
"""


@pytest.fixture
def there(balie: Balie, tmp_path: Path) -> Balie:
    """A computer on which IT put the file and the script."""
    script = tmp_path / "site.sh"
    script.write_text(SCRIPT.replace("{folder}", str(tmp_path)))
    script.chmod(0o755)
    return put_by_it(balie, OWN.format(folder=tmp_path))


def ids(balie: Balie, *words: str) -> list[str]:
    listed = balie("fix", "--list", "--json", *words)
    return [fix["id"] for fix in listed["fixes"]]


@pytest.mark.slow
def test_one_is_planned_done_proved_and_kept(there: Balie, tmp_path: Path) -> None:
    org = ("--org", IN_ITS_PLACE)
    assert "site" in ids(there, *org)
    plan = there("fix", "site", "--plan", "--json", "--language", "nl", *org)
    assert plan["summary"] == "Stelt uw vestiging in."
    assert [(step["id"], step["group"], step["title"]) for step in plan["steps"][1:]] == [
        ("site=ams", "Uw vestiging", "Amsterdam"),
        ("site=$(id) *", "Uw vestiging", "Brussels"),
    ]
    shown = there("fix", "site", "--plan", *org).decode()
    assert "  - Your site: Brussels (--with 'site=$(id) *')" in shown
    assert not (tmp_path / "site").exists()
    done = there("fix", "site", "--with", "site=$(id) *", "--json", *org)
    assert (tmp_path / "site").read_text() == "$(id) *"
    assert done["effect"] == "verified"
    assert done["before"] == ["“Change your site” can help here."]
    assert done["after"] == ["“Change your site” is not needed now."]
    [step] = done["steps"]
    assert step["ok"]
    assert "\x1b" not in step["printed"]
    assert "anna.visser" not in step["printed"]
    [run] = there("fix", "--history", "--json", *org)["runs"]
    assert (run["fix"], run["effect"]) == ("site", "verified")
    assert run["printed"] == [step["printed"]]
    again = there("fix", "site", "--json", *org)
    assert (again["effect"], again["summary"]) == (
        "nothing_to_do",
        "“Change your site” is not needed now.",
    )


@pytest.mark.slow
def test_it_is_offered_by_the_check_that_its_detection_is(there: Balie) -> None:
    document = valid(there("check", "--json", "--org", IN_ITS_PLACE, code=None))
    found = {finding["id"]: finding for finding in document["findings"]}
    assert (found["site"]["state"], found["site"]["fix"]) == ("attention", "site")


@pytest.mark.slow
@pytest.mark.parametrize(
    "chosen",
    [
        [],
        ["--with", "site=lon"],
        ["--with", "site=ams", "--with", "site=$(id) *"],
        ["--with", "site=ams", "--with", "site=--reset"],
        ["--also", "remediate"],
        ["--with", "site=ams\nx"],
    ],
)
def test_a_choice_that_is_none_runs_nothing_and_is_told_what_there_is(
    there: Balie, tmp_path: Path, chosen: list[str]
) -> None:
    there("fix", "site", *chosen, "--org", IN_ITS_PLACE, code=2)
    assert "Choose one of these: site=ams, site=$(id) *." in there.complaint
    assert not (tmp_path / "site").exists()
    assert there("fix", "--history", "--json")["runs"] == []


@pytest.mark.slow
def test_nothing_that_the_person_set_reaches_it(
    there: Balie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = tmp_path / "evil"
    evil.mkdir()
    for name in ("sh", "env", "test", "printf"):
        (evil / name).write_text(f"#!/bin/sh\n: > {tmp_path}/taken-in\n")
        (evil / name).chmod(0o755)
    (evil / "rc").write_text(f": > {tmp_path}/taken-in\n")
    monkeypatch.setenv("PATH", f"{evil}:/usr/bin:/bin")
    there.prefix = ["/usr/bin/unshare", *there.prefix[1:]]
    there.prefix[there.prefix.index("sh")] = "/bin/sh"
    monkeypatch.setenv("ENV", str(evil / "rc"))
    monkeypatch.setenv("BASH_ENV", str(evil / "rc"))
    monkeypatch.setenv("SECRET_OF_ANNA", "hunter2")
    done = there("fix", "site", "--with", "site=ams", "--json", "--org", IN_ITS_PLACE)
    assert done["effect"] == "verified"
    assert "SECRET_OF_ANNA" not in json.dumps(done)
    assert "evil" not in json.dumps(done)


@pytest.mark.slow
def test_with_an_administrators_rights_it_runs_where_there_is_a_way_and_else_it_is_said(
    there: Balie, tmp_path: Path
) -> None:
    org = ("--org", IN_ITS_PLACE)
    assert ids(there, *org)[-2:] == ["site", "deep"]
    plan = there("fix", "deep", "--json", *org)
    assert (plan["effect"], plan["steps"]) == ("nothing_to_do", [])
    assert plan["summary"] == "IT has not set this up on this computer."
    assert "The fix “far” is not offered: " in there("org", *org).decode()
    assert there("org", "--json", *org)["own_fixes_not_offered"] == ["far"]
    assert not (tmp_path / "deep").exists()


HELPER = """
import sys
from privileged.own_fixes import NotDeclared, command
try:
    print(*command(dict(pair.split("=", 1) for pair in sys.argv[1:])).argv)
except NotDeclared:
    print("refused")
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("request_", "runs"),
    [
        (("id=deep", "mode=-m"), "/usr/bin/touch {folder}/deep -m"),
        (("id=deep", "mode=--no-create"), "/usr/bin/touch {folder}/deep --no-create"),
        (("id=deep", "mode=--help"), "refused"),
        (("id=deep",), "refused"),
        (("id=deep", "mode=-m", "other=x"), "refused"),
        (("id=site", "site=ams"), "refused"),
    ],
)
def test_the_helper_reads_the_same_in_the_file(
    there: Balie, tmp_path: Path, request_: tuple[str, ...], runs: str
) -> None:
    helper = [*there.prefix, sys.executable, "-c", HELPER, *request_]
    done = subprocess.run(helper, cwd=ROOT, capture_output=True, check=True, timeout=60)
    assert done.stdout.decode().strip() == runs.format(folder=tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("chown 65534 /etc/balie/organisation.toml", "does not belong to the administrator"),
        ("chmod g+w /etc/balie/organisation.toml", "others than the administrator may write"),
        ("chmod 777 /etc/balie", "others than the administrator may write to /etc/balie"),
        ("mv /etc/balie /etc/x; ln -s x /etc/balie", "cannot be followed"),
    ],
)
def test_where_others_may_write_they_are_left_out(
    there: Balie, tmp_path: Path, change: str, why: str
) -> None:
    there.prefix[-2] = there.prefix[-2].replace(": prepared", change)
    org = ("--org", IN_ITS_PLACE)
    assert why in there("org", *org).decode()
    assert "site" not in ids(there, *org)
    there("fix", "site", "--with", "site=ams", *org, code=2)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("named", ["by --org", "by BALIE_ORG"])
def test_from_a_file_that_the_person_names_they_are_left_out(
    balie: Balie, tmp_path: Path, named: str
) -> None:
    balie.organisation.write_text(balie.organisation.read_text() + OWN.format(folder=tmp_path))
    words = ["--org", str(balie.organisation)] if named == "by --org" else []
    said = balie("org", *words).decode()
    assert "fixes are left out, because this file is not in the place where only IT" in said
    assert "not offered" not in said
    assert ids(balie, *words)[-1] != "site"
    balie("fix", "site", "--with", "site=ams", *words, code=2)
    assert "There is no fix “site”" in balie.complaint
