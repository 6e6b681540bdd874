"""An organisation's own checks, from the real place of its file and from any other."""

from __future__ import annotations

import pytest

from tests.support.balie import Balie, put_by_it
from tests.support.schema import valid

IN_ITS_PLACE = "/etc/balie/organisation.toml"

OWN = """
[checks.uptime]
off = true

[[own_checks]]
id = "toner"
topic = "printing"
title = { en = "Toner", nl = "Toner" }
command.linux = ["/bin/echo", "12; reboot"]
reads = "exit_code"
says.fine = { en = "It says {value}.", nl = "Hij zegt {value}." }
says.problem = "Empty."

[[own_checks]]
id = "surroundings"
topic = "system"
title = "Surroundings"
command.linux = ["/usr/bin/env"]
reads = "number"
attention = 1
says = { fine = "A.", attention = "B." }

[[own_checks]]
id = "elsewhere"
topic = "system"
title = "Elsewhere"
command.windows = ['C:\\Windows\\System32\\whoami.exe']
reads = "exit_code"
says = { fine = "A.", attention = "B." }
"""


@pytest.fixture
def system_file(balie: Balie) -> Balie:
    """A computer on which IT put the file where it belongs."""
    return put_by_it(balie, OWN)


def findings(balie: Balie, *words: str) -> dict[str, str]:
    document = valid(balie("check", "--json", *words, code=None))
    return {finding["id"]: finding["sentence"] for finding in document["findings"]}


@pytest.mark.slow
def test_in_the_systems_place_they_run_among_the_others(system_file: Balie) -> None:
    found = findings(system_file, "--org", IN_ITS_PLACE, "--language", "nl")
    assert found["toner"] == "Hij zegt 12; reboot."
    assert "surroundings" in found
    assert "disk_space" in found
    assert "uptime" not in found
    assert "elsewhere" not in found
    assert system_file("org", "--json", "--org", IN_ITS_PLACE)["own_checks_left_out"] is None


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
    system_file: Balie, change: str, why: str
) -> None:
    system_file.prefix[-2] = system_file.prefix[-2].replace(": prepared", change)
    said = system_file("org", "--json", "--org", IN_ITS_PLACE)["own_checks_left_out"]
    assert said.startswith("Your organisation’s own checks and fixes are left out, because ")
    assert why in said
    found = findings(system_file, "--org", IN_ITS_PLACE)
    assert "toner" not in found
    assert "uptime" not in found


@pytest.mark.parametrize("named", ["by --org", "by BALIE_ORG"])
def test_from_a_file_that_the_person_names_they_are_left_out(balie: Balie, named: str) -> None:
    balie.organisation.write_text(balie.organisation.read_text() + OWN)
    words = ["--org", str(balie.organisation)] if named == "by --org" else []
    said = balie("org", *words).decode()
    assert "left out, because this file is not in the place where only IT can put it." in said
    assert "Northwind" in said
    found = findings(balie, *words)
    assert "toner" not in found
    assert "disk_space" in found
