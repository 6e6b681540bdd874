"""The organisation's file: the example, ten mistakes at once, and files that are no such thing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalogue import Kind
from assistant.coherence import LARGEST_LOGO, mistakes_across
from assistant.language import Language
from assistant.organisation import (
    LARGEST_FILE,
    Loaded,
    defaults,
    find_file,
    load,
    trouble_left_out,
    trouble_of,
)
from diagnostics.system import Platform

EXAMPLE = Path(__file__).parents[2] / "resources" / "example" / "organisation.toml"

SMALL = """\
name = "Contoso"
support_name = "Contoso IT"
languages = ["en"]
country = "NL"
time_zone = "Europe/Amsterdam"
mail_domain = "contoso.example"
desk = { kind = "folder", path = "~/reports" }
"""

TEN_MISTAKES = """\
name = "Contoso"
support_name = { en = "Contoso IT", english = "Contoso IT" }
languages = []
contry = "NL"
time_zone = "Europe/Amsterdm"
mail_domain = "contoso.example>"
desk = { kind = "mail", path = "~/reports" }

[branding]
accent = "blue"

[[channels]]
id = "chat"
kind = "chat"
title = "Chat"
person = true
target = "javascript:alert(1)"

[[channels]]
id = "chat"
kind = "phone"
title = "Call"
person = "yes"
hours = "always"
closed = ["2027-01-01"]
"""


def write(folder: Path, content: str | bytes) -> Path:
    file = folder / "organisation.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def told(loaded: Loaded) -> list[str]:
    """Every problem as "line: sentence"."""
    said = Language("en")
    return [f"{problem.line}: {said.say(problem.sentence)}" for problem in loaded.problems]


def test_the_example_is_right_and_complete() -> None:
    loaded = load(EXAMPLE)
    assert told(loaded) == []
    assert trouble_of(loaded) is None
    northwind = loaded.organisation
    assert {channel.kind for channel in northwind.channels} == set(Kind)
    for channel in northwind.channels:
        for words in (channel.title, channel.expect, channel.place):
            assert not isinstance(words, dict) or set(words) == set(northwind.languages)


def test_every_mistake_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, TEN_MISTAKES))
    places = [(problem.line, problem.key) for problem in loaded.problems]
    assert places == [
        (1, "country"),
        (2, "support_name.english"),
        (3, "languages"),
        (4, "contry"),
        (5, "time_zone"),
        (6, "mail_domain"),
        (7, "desk.kind"),
        (10, "branding.accent"),
        (17, "channels[1].target"),
        (19, "channels[2].target"),
        (20, "channels[2].id"),
        (23, "channels[2].person"),
        (24, "channels[2].hours"),
        (25, "channels[2].closed[1]"),
    ]
    assert told(loaded)[5] == (
        "6: mail_domain: “contoso.example>” is not possible here. "
        "It must be a host name, such as mail.example.org."
    )
    assert loaded.problems[5].value == "“contoso.example>”"


def test_with_mistakes_the_defaults_are_used_and_it_is_said(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, TEN_MISTAKES))
    assert loaded.organisation == defaults()
    trouble = trouble_of(loaded)
    assert trouble is not None
    assert Language("en").say(trouble.title) == "There are 14 mistakes in IT’s settings for Balie"


def test_without_a_file_the_defaults_are_used_and_it_is_said() -> None:
    loaded = load(None)
    assert loaded.organisation == defaults()
    assert loaded.logo_file is None
    trouble = trouble_of(loaded)
    assert trouble is not None
    assert Language("en").say(trouble.title) == "IT has not set up Balie on this computer yet"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            b"name = 'x'\nlanguages = [\n",
            "3: This is not TOML: Invalid value (at end of document).",
        ),
        (b"name = 'x'\n = 3", "2: This is not TOML: Invalid statement (at line 2, column 2)."),
        (b"a = 1\nname = '\xff'", "2: The file is not in UTF-8."),
        (b"#" * (LARGEST_FILE + 1), "1: The file cannot be read: File too large."),
        (b"a = " + b"[" * 5000, "1: The file has brackets within brackets, too deep to read."),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes, problem: str) -> None:
    assert told(load(write(tmp_path, content))) == [problem]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    missing = ["1: The file cannot be read: No such file or directory."]
    assert told(load(tmp_path / "none.toml")) == missing
    assert told(load(tmp_path)) == missing


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "organisation.toml")
    assert len(load(tmp_path / "organisation.toml").problems) == 1


def with_logo(folder: Path, logo: str) -> Loaded:
    return load(write(folder, f"{SMALL}\n[branding]\nlogo = '{logo}'\n"))


def test_a_logo_is_letters_or_a_picture_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>")
    assert with_logo(tmp_path, "logo.svg").logo_file == tmp_path / "logo.svg"
    assert with_logo(tmp_path, "C").logo_file is None
    assert with_logo(tmp_path, "C").problems == ()


def test_a_logo_that_is_not_there_or_far_too_large(tmp_path: Path) -> None:
    with (tmp_path / "large.png").open("wb") as large:
        large.truncate(LARGEST_LOGO + 1)
    picture = "a picture that is there, of 1 MB at most"
    for logo in ("none.svg", "large.png"):
        assert told(with_logo(tmp_path, logo)) == [
            f"10: branding.logo: “{logo}” is not possible here. It must be {picture}."
        ]


@pytest.mark.parametrize(
    ("proxy", "missing"),
    [
        ("kind = 'none'", []),
        ("kind = 'manual'", ["proxy.host"]),
        ("kind = 'manual'\nhost = 'proxy.example.org'", []),
        ("kind = 'automatic'", ["proxy.script"]),
        ("kind = 'automatic'\nscript = 'https://intranet.example.org/proxy.pac'", []),
    ],
)
def test_a_proxy_has_what_its_kind_needs(tmp_path: Path, proxy: str, missing: list[str]) -> None:
    loaded = load(write(tmp_path, f"{SMALL}\n[proxy]\n{proxy}\n"))
    assert [problem.key for problem in loaded.problems] == missing


def test_a_logo_may_be_as_large_as_that(tmp_path: Path) -> None:
    with (tmp_path / "large.png").open("wb") as large:
        large.truncate(LARGEST_LOGO)
    assert with_logo(tmp_path, "large.png").problems == ()


def test_channels_that_are_no_tables(tmp_path: Path) -> None:
    content = f"{SMALL}channels = [1, 'chat']"
    assert [problem.key for problem in load(write(tmp_path, content)).problems] == [
        "channels[1]",
        "channels[2]",
    ]


def test_a_logo_outside_the_folder_is_one_mistake(tmp_path: Path) -> None:
    assert len(with_logo(tmp_path, "../logo.svg").problems) == 1


@pytest.mark.parametrize(
    ("channel", "problem"),
    [
        ("kind = 'chat'", "target: This key is missing. It must be a link that begins with"),
        ("kind = 'walk_in'", "place: This key is missing. It must be where to walk to"),
        ("kind = ['chat']", "kind: ['chat'] is not possible here."),
    ],
)
def test_what_a_kind_of_channel_needs(tmp_path: Path, channel: str, problem: str) -> None:
    content = f"{SMALL}[[channels]]\nid = 'a'\ntitle = 'A'\nperson = true\n{channel}\n"
    [said] = told(load(write(tmp_path, content)))
    assert f"channels[1].{problem}" in said


@pytest.mark.parametrize(
    ("country", "hours", "problems"),
    [
        ("BE", "Mo-Fr 08:00-18:00; PH off", 0),
        ("IN", "Mo-Fr 08:00-18:00; PH off", 1),
        ("IN", "Mo-Fr 08:00-18:00", 0),
        ("India", "Mo-Fr 08:00-18:00; PH off", 1),
    ],
)
def test_holidays_that_are_not_known_are_not_passed_over(
    tmp_path: Path, country: str, hours: str, problems: int
) -> None:
    channel = f"id = 'a'\nkind = 'report'\ntitle = 'A'\nperson = true\nhours = '{hours}'\n"
    content = f"{SMALL}[[channels]]\ncountry = '{country}'\n{channel}"
    assert len(load(write(tmp_path, content)).problems) == problems


SERVICES = """
[check]
name = "intranet.contoso.example"
time_server = "https://intranet.contoso.example/"
portal_probe = "http://probe.contoso.example/204"
authorities = ["Contoso Root CA"]

[[services]]
id = "intranet"
name = { en = "the intranet", nl = "het intranet" }
address = "https://intranet.contoso.example:8443/home"

[[services]]
id = "mail"
name = "Mail"
address = "tcp://[2001:db8::25]:993"
"""


def test_whom_the_checks_may_ask(tmp_path: Path) -> None:
    targets = load(write(tmp_path, SMALL + SERVICES)).organisation.settings.targets
    assert targets.name == "intranet.contoso.example"
    assert targets.portal_probe == "http://probe.contoso.example/204"
    assert targets.authorities == ("Contoso Root CA",)
    intranet, mail = targets.services
    assert Language("nl").say(intranet.name) == "het intranet"
    assert Language("fr").say(intranet.name) == "the intranet"
    assert (mail.id, Language("nl").say(mail.name)) == ("mail", "Mail")
    assert mail.address == "tcp://[2001:db8::25]:993"


def test_services_that_cannot_be_tried(tmp_path: Path) -> None:
    content = SERVICES.replace("https://intranet.contoso.example:8443", "ftp://intranet")
    content = content.replace(":993", "").replace('"mail"', '"intranet"')
    content = content.replace("http://probe", "https://probe")
    assert [problem.key for problem in load(write(tmp_path, SMALL + content)).problems] == [
        "check.portal_probe",
        "services[1].address",
        "services[2].id",
        "services[2].address",
    ]


CHOICES = """
[checks.uptime]
attention_days = 20
problem_days = 30.5

[checks.battery]
off = true

[checks.file_slots]
off = false
problem_ratio = 0.1
"""


def test_an_organisation_switches_checks_off_and_sets_other_numbers(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, SMALL + CHOICES))
    assert told(loaded) == []
    settings = loaded.organisation.settings
    assert settings.off == {"battery"}
    assert settings.thresholds == {
        "uptime": {"attention_days": 20.0, "problem_days": 30.5},
        "file_slots": {"problem_ratio": 0.1},
    }


WRONG_CHOICES = """\
[checks]
battery = true
[checks.uptme]
off = true
[checks.uptime]
atention_days = 20
problem_days = 9999
[checks.clock]
off = 1
attention_seconds = true
problem_seconds = nan
[checks.disk_space]
attention_ratio = 0.01
problem_bytes = "5 GB"
[checks.system_log_errors]
attention_errors = 1500
problem_errors = 1400
[checks.processor_load]
problem_ratio = 0.5
[checks.memory_pressure]
problem_ratio = 0.3
[checks.file_slots]
attention_ratio = 0.02
"""


def test_every_wrong_choice_is_told_with_what_is_allowed(tmp_path: Path) -> None:
    wrong = " is not possible here. It must be"
    assert told(load(write(tmp_path, SMALL + WRONG_CHOICES))) == [
        f"9: checks.battery: True{wrong} a table.",
        "10: checks.uptme: This key is not known. Perhaps you mean “uptime”.",
        (
            "13: checks.uptime.atention_days: This key is not known. "
            "Perhaps you mean “attention_days”."
        ),
        f"14: checks.uptime.problem_days: 9999{wrong} a number from 1 to 365.",
        f"16: checks.clock.off: 1{wrong} true or false.",
        f"17: checks.clock.attention_seconds: True{wrong} a number from 1 to 300.",
        f"18: checks.clock.problem_seconds: nan{wrong} a number from 1 to 3600.",
        (
            f"20: checks.disk_space.attention_ratio: 0.01{wrong} "
            "at least 0.05, which problem_ratio is."
        ),
        f"21: checks.disk_space.problem_bytes: “5 GB”{wrong} true or false, or a number.",
        (
            f"23: checks.system_log_errors.attention_errors: 1500{wrong} "
            "at most 1400, which problem_errors is."
        ),
        (
            f"26: checks.processor_load.problem_ratio: 0.5{wrong} "
            "at least 1, which attention_ratio is."
        ),
        (
            f"28: checks.memory_pressure.problem_ratio: 0.3{wrong} "
            "at most 0.1, which attention_ratio is."
        ),
    ]


OWN = """
[[own_checks]]
id = "toner"
topic = "printing"
title = { en = "Toner", nl = "Toner" }
command.linux = ["/bin/echo", "12"]
command.windows = ['C:\\Acme\\toner.exe', "/short"]
limit_seconds = 2
reads = "number"
worse = "lower"
attention = 20
problem = 5
says.fine = "{value} % left."
says.attention = { en = "{value} % left; order some.", nl = "Nog {value} %; bestel bij." }
says.problem = "{value} % left."

[[own_checks]]
id = "vpn-profile"
topic = "vpn"
title = "VPN profile"
command.linux = ["/opt/acme/check-vpn"]
reads = "exit_code"
says.fine = "The profile is there."
says.problem = "The profile is missing."

[[own_checks]]
id = "licence"
topic = "programs"
title = "Licence"
command.macos = ["/opt/acme/licence"]
reads = "json"
says.fine = "Until {value}."
says.attention = "Until {value} only."
"""


def test_checks_of_its_own_come_from_a_trusted_file_only(tmp_path: Path) -> None:
    file = write(tmp_path, SMALL + OWN)
    trusted = load(file, lambda _file, _read: None)
    assert told(trusted) == []
    toner, vpn, licence = trusted.organisation.settings.own
    assert [check.id for check in (toner, vpn, licence)] == ["toner", "vpn-profile", "licence"]
    assert toner.needs[0].limit == 3.0
    untrusted = load(file)
    assert untrusted.organisation.settings.own == ()
    assert untrusted.organisation.name == "Contoso"
    assert untrusted.left_out is not None
    assert Language("en").say(untrusted.left_out) == (
        "Your organisation’s own checks and fixes are left out, because "
        "this file is not in the place where only IT can put it."
    )
    trouble = trouble_left_out(untrusted)
    assert trouble is not None
    assert trouble.meaning == untrusted.left_out
    assert trouble_left_out(trusted) is None


WRONG_OWN = """
[[own_checks]]
id = "uptime"
topic = "vpns"
title = "VPN"
command.linux = ["check-vpn"]
command.beos = ["/bin/true"]
limit_seconds = 11
reads = "exit_code"
attention = 3
says.attention = "Renew {vlaue}."
says.problem = "Gone."

[[own_checks]]
id = "toner"
topic = "printing"
title = "Toner"
command.windows = ["/bin/true"]
reads = "number"
attention = inf
says.fine = "Fine."

[[own_checks]]
id = "toner"
topic = "printing"
title = "Toner"
command = "/bin/true"
reads = "number"
says = "Fine."

[[own_checks]]
id = "ink"
topic = "printing"
title = "Ink"
command.linux = ["/bin/true"]
reads = "number"
attention = 5
problem = 3
says = { fine = "A.", attention = "B.", problem = "C." }

[[own_checks]]
id = "paper"
topic = "printing"
title = "Paper"
command.linux = ["/bin/true", "$(reboot)"]
reads = "number"
worse = "lower"
attention = 3
problem = 5
says = { fine = "A.", attention = "B.", problem = "C." }

[[own_checks]]
id = "tray"
topic = "printing"
title = "Tray"
command.linux = ["/bin/true"]
reads = "json"
says = { fine = "A." }
"""


def test_every_mistake_in_checks_of_its_own_is_told(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, SMALL + WRONG_OWN), lambda _file, _read: None)
    assert [problem.key for problem in loaded.problems] == [
        "own_checks[1].id",
        "own_checks[1].topic",
        "own_checks[1].command.linux",
        "own_checks[1].command.beos",
        "own_checks[1].limit_seconds",
        "own_checks[1].attention",
        "own_checks[1].says.attention",
        "own_checks[1].says.fine",
        "own_checks[1].says.attention",
        "own_checks[2].command.windows",
        "own_checks[2].attention",
        "own_checks[2].says.attention",
        "own_checks[3].attention",
        "own_checks[3].id",
        "own_checks[3].command",
        "own_checks[3].says",
        "own_checks[4].attention",
        "own_checks[5].attention",
        "own_checks[6].says.attention",
    ]


def test_the_example_is_read_without_the_library_for_opening_hours() -> None:
    code = f"""
import sys
from pathlib import Path
from assistant.organisation import load
assert not load(Path({str(EXAMPLE)!r})).problems
assert "opening_hours" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, cwd=EXAMPLE.parents[2])


def test_a_file_named_by_the_person_comes_before_one_named_by_the_environment() -> None:
    environment = {"BALIE_ORG": "/somewhere/else.toml"}
    named = find_file(Path("mine.toml"), environment, Platform.LINUX)
    assert named == Path("mine.toml")
    assert find_file(None, environment, Platform.LINUX) == Path("/somewhere/else.toml")


def test_it_puts_its_file_where_the_system_has_such_files(tmp_path: Path) -> None:
    (tmp_path / "Balie").mkdir()
    environment = {"ProgramData": str(tmp_path)}
    assert find_file(None, environment, Platform.WINDOWS) is None
    file = write(tmp_path / "Balie", SMALL)
    assert find_file(None, environment, Platform.WINDOWS) == file


def test_a_place_that_may_not_be_looked_into_is_told_of(tmp_path: Path) -> None:
    too_long = tmp_path / ("x" * 300)
    file = find_file(None, {"ProgramData": str(too_long)}, Platform.WINDOWS)
    assert told(load(file)) == ["1: The file cannot be read: File name too long."]
    with_picture = {"branding": {"logo": "logo.svg"}}
    assert len(list(mistakes_across(with_picture, too_long / "organisation.toml"))) == 1


@pytest.mark.parametrize("platform", [Platform.LINUX, Platform.MACOS])
def test_without_any_file_none_is_found(platform: Platform) -> None:
    assert find_file(None, {}, platform) is None


lines_of_the_example = EXAMPLE.read_text(encoding="utf-8").splitlines()


@given(data=st.data())
def test_a_spoilt_example_never_fails_and_every_problem_stands_in_the_file(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    spoilt = list(lines_of_the_example)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(spoilt) - 1))
        line = spoilt[place]
        cut = data.draw(st.integers(0, len(line)))
        spoilt[place] = data.draw(
            st.sampled_from([line[:cut], line[cut:], line + line, "x = 1", "[[channels]]", ""])
        )
    loaded = load(write(tmp_path_factory.getbasetemp(), "\n".join(spoilt)))
    assert all(1 <= problem.line <= len(spoilt) + 1 for problem in loaded.problems)
    assert bool(loaded.problems) == (loaded.organisation == defaults())
