"""The browser that links open in, and how old it is."""

from __future__ import annotations

from diagnostics.facts.default_programs import Program, fact

__all__ = ["FACT", "Program"]

FACT = fact("default_browser", "https")
