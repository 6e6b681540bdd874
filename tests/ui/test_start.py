"""Starting: what the words after `balie` mean, and what happens where there is no Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ui.__main__ import COMMANDS, main
from ui.options import Mistyped, Options, parse

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], Options()),
        (["--background"], Options(background=True)),
        (["--org", "it.toml"], Options(organisation_file=Path("it.toml"))),
        (["--org=it.toml", "--language=nl"], Options(Path("it.toml"), "nl")),
    ],
)
def test_options(arguments: list[str], expected: Options) -> None:
    assert parse(arguments) == expected


@pytest.mark.parametrize("arguments", [["--org"], ["--colour"], ["chekc"], ["--background=yes"]])
def test_what_is_mistyped_is_said(arguments: list[str]) -> None:
    with pytest.raises(Mistyped):
        parse(arguments)


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize("words", ["--version", "--help", "-h"])
def test_version_and_help_load_neither_qt_nor_the_assistant(words: str) -> None:
    ran = python(
        "import sys; from ui.__main__ import main; code = main(sys.argv[1:] or "
        f"[{words!r}]); assert code == 0; "
        "print([m for m in sys.modules if m.startswith(('PySide6', 'assistant'))])"
    )
    assert ran.stdout.endswith("[]\n"), ran.stderr


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "|".join(COMMANDS) in capsys.readouterr().out


def test_the_commands_are_those_of_the_command_line() -> None:
    from assistant.__main__ import COMMANDS as OFFERED

    assert COMMANDS == OFFERED


def test_a_command_goes_to_the_command_line_without_qt() -> None:
    ran = python(
        "import sys; from ui.__main__ import main\n"
        "try: main(['channels', '--help'])\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not [m for m in sys.modules if m.startswith('PySide6')]"
    )
    assert ran.returncode == 0, ran.stderr


def test_without_qt_the_window_says_so_and_names_what_works() -> None:
    ran = python(
        "import sys; sys.modules['PySide6'] = None\n"
        "from ui.__main__ import main\n"
        "sys.exit(main([]))"
    )
    assert ran.returncode == 2
    assert "the window needs Qt" in ran.stderr
    assert "balie --help" in ran.stderr


def test_a_mistyped_option_ends_with_2() -> None:
    ran = python("import sys; from ui.__main__ import main; sys.exit(main(['--colour']))")
    assert ran.returncode == 2
    assert "unknown: --colour" in ran.stderr
