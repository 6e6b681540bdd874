"""Fixes that an organisation made itself: a script that detects, and one that remediates.

They keep to the convention of Microsoft Intune's Remediations, so that the scripts a company has
for its device management work as they are: the detection script ends with 0 where all is fine and
with 1 where something is to be put right, and after anything else nothing is done; the remediation
script ends with 0 where it succeeded
(https://learn.microsoft.com/intune/intune-service/fundamentals/remediations). Intune shows 2,048
characters of what a script prints; here all of it is kept, up to 64 kB of each stream.

Which scripts there are is decided elsewhere, and only by a file that nobody but an administrator
can change. They run as the person, or where that file says so with an administrator's rights;
without a shell, input or anything that the person has set.
"""

from __future__ import annotations

from functools import partial

from diagnostics.fixes.own_script import administrator
from diagnostics.fixes.own_script.apply import apply
from diagnostics.fixes.own_script.declared import Choice, Script, Value
from diagnostics.fixes.own_script.plan import plan
from diagnostics.model import Fix
from diagnostics.system import EVERYWHERE, Platform

__all__ = ["RIGHTS_ON", "Choice", "Script", "Value", "fix"]

# Where there is a way to run something with an administrator's rights.
RIGHTS_ON = frozenset({Platform.LINUX})


def fix(script: Script) -> Fix:
    """The fix that was declared."""
    return Fix(
        id=script.id,
        topic=script.topic,
        title=script.title,
        about=script.about,
        keywords=script.keywords,
        checks=(script.check or script.id,),
        platforms=frozenset(script.remediate) & (RIGHTS_ON if script.administrator else EVERYWHERE),
        plan=partial(plan, script),
        apply=partial(administrator.apply if script.administrator else apply, script),
        asks_rights=script.administrator,
    )
