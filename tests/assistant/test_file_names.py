"""Names from outside lead nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.file_names import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../.bashrc", "bashrc"),
        ("a\\b\\c.txt", "c.txt"),
        ("", "file"),
        ("con<>:|.txt", "con____.txt"),
        ("CON", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("Com1 .txt", "_Com1 .txt"),
        ("lpt²", "_lpt²"),
        ("conference.txt", "conference.txt"),
        ("invoice.pdf::$DATA", "invoice.pdf__$DATA"),
        ("report.txt. . .", "report.txt"),
        ("photo." + " " * 30 + "exe", "photo"),
        ("\U0001f600" * 120 + ".png", "\U0001f600" * 40 + ".png"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("\u202egpj.exe", "gpj.exe"),
        ("a\nb.txt", "a_b.txt"),
        ("a\r\nBcc: b@c.txt", "a_Bcc_ b@c.txt"),
        ("\u00a0", "file"),
        ("Screenshot 10.00\u202fAM.png\u2003", "Screenshot 10.00 AM.png"),
    ],
)
def test_a_name_from_outside_leads_nowhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_whatever_the_name_what_is_left_is_one_name(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= 141
    assert not set(safe) & set('/\\\0\n<>:"|?*')
    assert not safe.startswith(".")
    assert not safe.endswith((".", " "))
    assert len(safe.encode()) <= 242
    assert safe.partition(".")[0].rstrip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1"}
