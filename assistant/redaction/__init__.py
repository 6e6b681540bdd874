"""Takes out of whatever leaves this computer what names somebody or opens something.

What is known of this person and this computer is sought in all its forms (`seeds`), secrets by
what they look like (`patterns`), both also inside encoded text (`escapes`, `blobs`). Everything
found is replaced by the same pseudonym wherever it stands (`pseudonyms`).
"""

from assistant.redaction.kinds import NAMES, Kind
from assistant.redaction.redact import Redactor, Replacement, find_secrets
from assistant.redaction.seeds import known_identities

__all__ = ["NAMES", "Kind", "Redactor", "Replacement", "find_secrets", "known_identities"]
