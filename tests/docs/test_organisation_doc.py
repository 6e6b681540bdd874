"""The reference of the organisation's file says what the program does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from assistant.catalogue import (
    Branding,
    Channel,
    Checked,
    Kind,
    Organisation,
    OwnPrinter,
    OwnProxy,
    OwnService,
)
from assistant.desk_settings import DeskSettings
from assistant.organisation import load
from assistant.own_checks import OwnCheck
from assistant.own_fixes import OwnChoice, OwnFix
from assistant.rules import SCHEMES
from assistant.security_descriptor import only_administrators_change

FOR_IT = Path(__file__).parents[2] / "docs" / "for-it"
DOCUMENT = (FOR_IT / "organisation.md").read_text("utf-8")
DESKS = (FOR_IT / "service-desks.md").read_text("utf-8")


def rows(heading: str, document: str = DOCUMENT) -> dict[str, tuple[bool, str]]:
    """The table under a heading: key, whether it is required, what it is."""
    section = document.split(f"## {heading}\n")[1].split("\n## ", maxsplit=1)[0]
    found = re.findall(r"^\| `(\w+)` \| (yes|no) \| (.+) \|$", section, re.MULTILINE)
    return {key: (required == "yes", what) for key, required, what in found}


def fields(struct: type[msgspec.Struct]) -> dict[str, bool]:
    tag = struct.__struct_config__.tag_field
    return ({tag: True} if tag else {}) | {
        field.encode_name: field.required for field in msgspec.structs.fields(struct)
    }


@pytest.mark.parametrize(
    ("heading", "struct"),
    [
        ("Keys at the top", Organisation),
        ("`[branding]`", Branding),
        ("`[check]`", Checked),
        ("`[[services]]`", OwnService),
        ("`[proxy]`", OwnProxy),
        ("`[[printers]]`", OwnPrinter),
        ("`[[own_checks]]`", OwnCheck),
        ("`[[own_fixes]]`", OwnFix),
        ("`[[own_fixes.choices]]`", OwnChoice),
        ("`[[channels]]`", Channel),
    ],
)
def test_every_key_is_told_and_whether_it_is_required(
    heading: str, struct: type[msgspec.Struct]
) -> None:
    assert {key: required for key, (required, _) in rows(heading).items()} == fields(struct)


@pytest.mark.parametrize("struct", get_args(DeskSettings))
def test_every_kind_of_desk_is_told_with_its_keys(struct: type[msgspec.Struct]) -> None:
    heading = f'`kind = "{struct.__struct_config__.tag}"`'
    assert {key: needed for key, (needed, _) in rows(heading, DESKS).items()} == fields(struct)


def test_every_kind_of_channel_and_every_sort_of_link_is_told() -> None:
    channel = rows("`[[channels]]`")
    assert set(re.findall(r"`(\w+)`", channel["kind"][1])) == {kind.value for kind in Kind}
    assert set(re.findall(r"`(\w+):`", channel["target"][1])) == set(SCHEMES)


def test_the_commands_for_windows_give_what_is_trusted_there() -> None:
    [grants] = re.findall(r"icacls .* /inheritance:r /grant (.+)", DOCUMENT)
    rights = {"F": "FA", "RX": "0x1200a9"}
    aces = re.findall(r"\*([S\d-]+):\(OI\)\(CI\)(\w+)", grants)
    sddl = "O:BAG:DUD:P" + "".join(f"(A;OICI;{rights[right]};;;{who})" for who, right in aces)
    assert only_administrators_change(sddl)


def test_the_examples_are_right_together(tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)
    file = tmp_path / "organisation.toml"
    file.write_text("\n".join(examples), encoding="utf-8")
    loaded = load(file)
    assert loaded.problems == ()
    assert loaded.organisation.channels[0].id == "phone"
