"""Compiles the translations whenever the project is built or installed, editable or not.

The compiled catalogues are what gettext reads; only the readable .po files are kept in the
repository.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    """Writes a .mo file beside each .po file under resources/translations."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build; `version` is "standard" or "editable"."""
        compile_all(Path(self.root) / "resources" / "translations")


def compile_all(translations: Path) -> None:
    """Compile every catalogue found below `translations`; sentences marked fuzzy are left out."""
    for po in sorted(translations.glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parent.parent.name, domain=po.stem)
        with po.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)
