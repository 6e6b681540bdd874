"""Keys and tokens of well-known services, by the prefixes that their makers gave them."""

from __future__ import annotations

import re

from assistant.redaction.kinds import Kind
from assistant.redaction.patterns.pattern import Pattern, found_in

# Placeholders in manuals repeat a letter: ghp_xxxxxxxx.
_FEWEST_LETTERS = 6

# What a key begins with, and what the rest of it looks like.
_KEYS = (
    ("(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA|ANVA|AIPA|ABIA|ACCA)", "[A-Z0-9]{16}"),  # AWS
    ("AIza", r"[\w-]{35}"),  # Google, as are the next three
    (r"ya29\.", r"[\w-]{20,}"),
    ("GOCSPX-", r"[\w-]{20,}"),
    ("1//0", r"[\w-]{30,}"),
    ("gh[pousr]_", "[A-Za-z0-9]{30,}"),
    ("github_pat_", r"\w{30,}"),
    ("gl(?:pat|dt|rt|soat|cbt|ptt|oas|ft|imt|agent)-", r"[\w-]{18,}"),
    ("glsa_", r"\w{20,}"),  # Grafana
    ("xox[abeoprs]-", r"[A-Za-z0-9-]{10,}"),
    (r"xapp-\d-", r"[A-Za-z0-9-]{10,}"),
    ("[rs]k_(?:live|test)_", r"\w{10,}"),  # Stripe
    ("whsec_", "[A-Za-z0-9+/=]{16,}"),
    ("npm_", "[A-Za-z0-9]{30,}"),
    ("pypi-", r"[\w-]{40,}"),
    ("rubygems_", "[0-9a-f]{40,}"),
    ("oy2", "[a-z0-9]{43}"),  # NuGet
    ("sk-", r"[\w-]{20,}"),  # OpenAI, Anthropic and those who followed
    ("hf_", "[A-Za-z0-9]{30,}"),
    (r"SG\.", r"[\w-]{16,32}\.[\w-]{16,64}"),  # SendGrid
    ("(?:AC|SK)", "[0-9a-f]{32}"),  # Twilio
    ("key-", "[0-9a-f]{32}"),  # Mailgun
    ("do[oprt]_v1_", "[0-9a-f]{40,}"),
    ("dckr_(?:pat|oat)_", r"[\w-]{20,}"),
    ("shp(?:at|ca|pa|ss)_", "[0-9a-fA-F]{32}"),
    ("sq0(?:atp|csp|idp)-", r"[\w-]{20,}"),
    ("dapi", "[0-9a-f]{32}"),
    (r"hv[sbr]\.", r"[\w-]{24,}"),  # HashiCorp Vault
    (r"[A-Za-z0-9]{14}\.atlasv1\.", r"[\w-]{40,}"),
    ("ATATT3", r"[\w=-]{40,}"),  # Atlassian
    ("lin_api_", r"\w{30,}"),
    ("ntn_", r"\w{30,}"),
    ("NRAK-", "[A-Z0-9]{20,}"),
    ("pul-", "[0-9a-f]{40}"),
    ("EAA", "[A-Za-z0-9]{60,}"),  # Meta
    ("AGE-SECRET-KEY-1", "[A-Z0-9]{50,}"),
    (r"[\w~.-]{3}8Q~", r"[\w~.-]{31,34}"),  # Entra
    (r"[MNO][\w-]{23,27}\.[\w-]{6}\.", r"[\w-]{27,}"),  # Discord
    (r"\d{8,10}:", r"[\w-]{35}"),  # Telegram
)


def _is_no_placeholder(match: re.Match[str]) -> bool:
    key = found_in(match)
    return len(set(key[len(key) // 3 :])) >= _FEWEST_LETTERS


_EITHER = "|".join(f"{begin}{rest}+" for begin, rest in _KEYS)


# The three parts of a signed token (RFC 7519), or the five of an encrypted one; logs cut them off.
_SIGNED = r"(?<![A-Za-z0-9_])eyJ[\w-]{8,}+\.[\w-]{4,}+(?:\.[\w-]{0,8192}+){0,3}"

_HOOKS = r"""hooks\.slack\.com/(?:services|workflows)/([\w/]{20,200}+)
|discord(?:app)?\.com/api/webhooks/(\d{10,25}/[\w-]{30,100}+)
|webhook\.office\.com/webhookb2/([\w@/-]{40,300}+)
|api\.telegram\.org/bot([\w:-]{30,80}+)
|chat\.googleapis\.com/v1/spaces/([^\s"'<>]{20,300}+)"""

# 48 digits that open a disk (BitLocker), 25 characters that were paid for (Windows, Office).
_RECOVERY = r"(?<![\d-])\d{6}(?:-\d{6}){7}(?![\d-])"
_LICENCE = r"(?<![A-Z0-9-])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Z0-9-])"


def _has_letters_and_digits(match: re.Match[str]) -> bool:
    return any(c.isdigit() for c in match[0]) and any(c.isalpha() for c in match[0])


PATTERNS = (
    Pattern(
        kind=Kind.TOKEN,
        regex=rf"(?<![A-Za-z0-9_])(?:{_EITHER})(?![A-Za-z0-9])",
        is_sound=_is_no_placeholder,
    ),
    Pattern(kind=Kind.TOKEN, regex=_SIGNED, hints=("eyj",)),
    Pattern(kind=Kind.TOKEN, regex=_HOOKS, hints=("hook", "api.telegram"), flags=re.VERBOSE),
    Pattern(kind=Kind.TOKEN, regex=_RECOVERY, hints=("-",)),
    Pattern(kind=Kind.TOKEN, regex=_LICENCE, hints=("-",), is_sound=_has_letters_and_digits),
    Pattern(
        kind=Kind.TOKEN, regex=r"(?<![0-9a-f])[0-9a-f]{32}-us\d{1,2}(?!\w)", hints=("-us",)
    ),  # Mailchimp
)
