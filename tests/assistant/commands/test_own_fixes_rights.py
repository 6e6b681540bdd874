"""An organisation's fix with an administrator's rights, on a computer with the real polkit."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.balie import Balie
from tests.support.polkit import Agent, Computer, Verdict

FIX = """
[[own_fixes]]
id = "deep"
topic = "system"
title = "Go deep"
about = "Goes deep."
keywords = "deep"
detect.linux = ["/usr/bin/test", "-e", "/etc/balie/done"]
remediate.linux = ["/etc/balie/deep.sh", "{mode}"]
rights = "administrator"

[[own_fixes.choices]]
id = "mode"
title = "How"
values = [{ value = "so", title = "So" }, { value = "$(id) *", title = "Or so" }]
"""

PUT_BY_IT = """
mkdir -m 755 /run/etc
cp -a /etc/. /run/etc
mkdir -m 755 /run/etc/balie
cp {organisation} /run/etc/balie/organisation.toml
cat > /run/etc/balie/deep.sh <<'END'
#!/bin/sh
id -u > /etc/balie/done
echo "as $(id -u) $1"
env
END
chmod 644 /run/etc/balie/organisation.toml
chmod 755 /run/etc/balie/deep.sh
mount --bind /run/etc /etc
{then}
"""

ORG = ("--org", "/etc/balie/organisation.toml")
QUESTION = "Balie wants to run a fix of your organisation, as you asked."


def told(
    computer: Computer,
    balie: Balie,
    *words: str,
    verdict: Verdict = Verdict.ALLOWED,
    agent: Agent = Agent.NONE,
    then: str = "",
) -> Any:
    """What the command line tells nobody of the fix, on a computer on which IT put the file."""
    balie.organisation.write_text(balie.organisation.read_text() + FIX)
    extra = PUT_BY_IT.format(organisation=balie.organisation, then=then)
    there = balie.under(*computer.prefix(verdict, agent, extra=extra))
    return there("fix", "deep", *words, "--json", *ORG, code=None)


@pytest.mark.slow
def test_allowed_it_runs_as_root_with_what_was_chosen_and_is_proved(
    computer: Computer, balie: Balie, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_ANNA", "hunter2")
    done = told(computer, balie, "--with", "mode=$(id) *")
    assert done["effect"] == "verified"
    [step] = done["steps"]
    assert step["printed"].startswith("as 0 $(id) *\n")
    assert "SECRET_OF_ANNA" not in step["printed"]
    assert "user 65534 asked for 'own_fix id=deep mode=$(id) *': done" in computer.log()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("agent", "effect"), [(Agent.RIGHT, "verified"), (Agent.CLOSES, "no_change")]
)
def test_who_asked_for_it_is_asked_for_the_password(
    computer: Computer, balie: Balie, agent: Agent, effect: str
) -> None:
    done = told(computer, balie, "--with", "mode=so", verdict=Verdict.ASK, agent=agent)
    assert done["effect"] == effect
    assert computer.asked() == [QUESTION]


@pytest.mark.slow
@pytest.mark.parametrize("words", [("--plan",), (), ("--with", "mode=other")])
def test_nobody_is_asked_before_a_choice_is_made(
    computer: Computer, balie: Balie, words: tuple[str, ...]
) -> None:
    if "--plan" not in words:
        with pytest.raises(ValueError, match="Expecting value"):  # no document, but a complaint
            told(computer, balie, *words, verdict=Verdict.ASK, agent=Agent.RIGHT)
        assert balie.code == 2
    else:
        told(computer, balie, *words, verdict=Verdict.ASK, agent=Agent.RIGHT)
    assert computer.asked() == []
    assert "balie-rights[" not in computer.log()


@pytest.mark.slow
@pytest.mark.parametrize(
    "then",
    [
        "chmod 777 /etc/balie/deep.sh",
        "chown 65534 /etc/balie/deep.sh",
        "mv /etc/balie/deep.sh /run/deep.sh; ln -s /run/deep.sh /etc/balie/deep.sh",
    ],
)
def test_a_script_that_others_can_change_is_not_run_as_root(
    computer: Computer, balie: Balie, then: str
) -> None:
    done = told(computer, balie, "--with", "mode=so", then=then)
    assert done["effect"] == "no_change"
    [step] = done["steps"]
    assert "Others than administrators can change what would be run" in step["detail"]
