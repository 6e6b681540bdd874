"""Private keys: PEM, OpenSSH, PGP, OpenVPN and PuTTY, also where a log cut them off."""

from __future__ import annotations

import re

from assistant.redaction.kinds import Kind
from assistant.redaction.patterns.pattern import Pattern

_LINES = r"(?:[A-Za-z0-9+/=]{1,200}+|[A-Za-z-]{1,20}+:[ ][^\n]{1,100}+|\\[nr]|[\s#])"

_PEM = rf"""-----BEGIN[ ](?:[A-Z0-9 ]{{0,40}}PRIVATE[ ]KEY(?:[ ]BLOCK)?
  |OpenVPN[ ]Static[ ]key[ ]V1)-----
{_LINES}{{0,4000}}+
(?:-----END[ ][^-\n]{{1,60}}-----)?"""

_PUTTY = r"Private-Lines: \d{1,3}\s((?:[A-Za-z0-9+/=]{1,100}+\s){1,200}+)"

PATTERNS = (
    Pattern(kind=Kind.PRIVATE_KEY, regex=_PEM, hints=("-----begin",), lines=100, flags=re.VERBOSE),
    Pattern(kind=Kind.PRIVATE_KEY, regex=_PUTTY, hints=("private-lines",), lines=100),
)
