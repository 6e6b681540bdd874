"""How long an account is good, as each system tells its owner."""

from __future__ import annotations

import json
import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest

from diagnostics.facts.account import FACT, Account, linux, macos
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.balie import in_namespaces
from tests.support.machine import RecordedMachine, recording

DAY = 24 * 60 * 60
# 2026-11-23, midnight in UTC.
NOW = 1_795_392_000
CHAGE = recording("linux/chage.txt")


def test_chage_counts_in_days() -> None:
    assert linux.account("ana", CHAGE, NOW) == Account(
        name="ana",
        password_expires_seconds=9 * DAY,
        password_age_seconds=81 * DAY,
        account_expires_seconds=38 * DAY,
    )


def test_a_password_that_must_be_changed_has_no_days_left_to_count() -> None:
    printed = CHAGE.replace("2026-09-03", "password must be changed")
    printed = printed.replace("2026-12-02", "password must be changed")
    mine = linux.account("ana", printed, NOW)
    assert mine.must_change
    assert mine.password_expires_seconds is None


def test_what_chage_does_not_say_is_a_reason() -> None:
    with pytest.raises(CannotTell):
        linux.account("ana", "", NOW)


def test_an_account_of_the_organisation_is_not_on_this_computer() -> None:
    files = {"/proc/self/status": "Name:\ta\nUid:\t50123\t50123\n", "/etc/passwd": "a:x:0:0::/:\n"}
    with pytest.raises(CannotTell, match="organisation"):
        FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))


@pytest.mark.skipif(
    not (shutil.which("chage") and shutil.which("setpriv")), reason="needs chage and setpriv"
)
def test_a_real_person_sees_their_own_password_and_needs_no_rights(tmp_path: Path) -> None:
    """A person of this computer, made up in copies of its files, who runs the real chage."""
    for name in ("passwd", "shadow"):
        shutil.copy2(f"/etc/{name}", tmp_path / name)
    with (tmp_path / "passwd").open("a") as file:
        file.write("balie-ana:x:61234:61234::/:/bin/sh\n")
    with (tmp_path / "shadow").open("a") as file:
        file.write("balie-ana:*:20000:0:90:7:::\n")
    shutil.chown(tmp_path / "shadow", "root", "shadow")
    mounts = "\n".join(f"mount --bind {tmp_path}/{n} /etc/{n}" for n in ("passwd", "shadow"))
    person = ["setpriv", "--reuid=61234", "--regid=61234", "--clear-groups"]
    done = subprocess.run(
        [*in_namespaces(mounts, "--mount"), *person, "chage", "-l", "-i", "balie-ana"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    mine = linux.account("ana", done.stdout, 20_000 * DAY)
    assert mine.password_expires_seconds == 90 * DAY
    assert mine.password_age_seconds == 0


def mac(data: dict[str, object], policies: dict[str, object], now: float) -> Account:
    return macos.account("ana", data, policies, now)


def test_a_mac_puts_words_before_its_lists() -> None:
    programs = {
        "dscl": recording("macos/dscl-accountPolicyData.txt"),
        "pwpolicy": recording("macos/pwpolicy.txt"),
    }
    environment = {"USER": "ana"}
    machine = RecordedMachine(
        Platform.MACOS, programs=programs, environment=environment, now=1_790_000_000 + 80 * DAY
    )
    assert FACT.readers[Platform.MACOS](machine) == Account(
        name="ana", password_expires_seconds=10 * DAY, password_age_seconds=80 * DAY
    )


def test_a_mac_without_a_policy_lets_passwords_live() -> None:
    assert mac({"passwordLastSetTime": 0.0}, {}, 60) == Account(
        name="ana", password_expires_seconds=None, password_age_seconds=60
    )
    assert mac({}, {}, 60) == Account(name="ana", password_expires_seconds=None)


def test_a_mac_whose_password_is_too_old_must_change_it() -> None:
    policies = plistlib.loads(recording("macos/pwpolicy.txt").partition("\n")[2].encode())
    assert mac({"passwordLastSetTime": 0.0}, policies, 91 * DAY).must_change


@pytest.mark.parametrize("user", ["", "../root"])
def test_a_mac_that_does_not_say_who_you_are(user: str) -> None:
    machine = RecordedMachine(Platform.MACOS, environment={"USER": user})
    with pytest.raises(CannotTell):
        FACT.readers[Platform.MACOS](machine)


def windows(**changed: object) -> Account:
    told = {**json.loads(recording("windows/account.json")), **changed}
    machine = RecordedMachine(
        Platform.WINDOWS,
        programs={"powershell": json.dumps(told)},
        environment={"USERNAME": "ana"},
        now=NOW,
    )
    return FACT.readers[Platform.WINDOWS](machine)


def test_windows_and_its_domain() -> None:
    assert windows() == Account(
        name="ana",
        password_expires_seconds=12 * DAY,
        password_age_seconds=30 * DAY,
        locked=False,
        in_domain=True,
    )
    assert windows(ends=NOW + 60).account_expires_seconds == 60
    assert windows(must=1).must_change
    assert windows(locked=True).locked


@pytest.mark.parametrize("changed", [{"flags": 0x10201}, {"longest": -1}, {"age": None}])
def test_windows_with_a_password_for_ever(changed: dict[str, object]) -> None:
    assert windows(**changed).password_expires_seconds is None


def test_a_domain_that_is_out_of_reach_is_a_reason() -> None:
    with pytest.raises(CannotTell, match="did not answer"):
        windows(flags=None)
