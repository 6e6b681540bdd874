"""The program in which addresses to write to open."""

from __future__ import annotations

from diagnostics.facts.default_programs import Program, fact

__all__ = ["FACT", "Program"]

FACT = fact("mail_program", "mailto")
