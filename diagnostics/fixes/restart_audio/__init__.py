"""Starts the sound service anew: it hangs, or lost a headset, more often than anything breaks.

On Linux it is the person's own and may be restarted by anybody. On Windows its service is the
system's, which asks for an administrator; on macOS likewise, without a way to ask: left out there.
"""

from __future__ import annotations

from diagnostics.fixes.restart_audio.apply import apply
from diagnostics.fixes.restart_audio.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import Platform
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="restart_audio",
    topic=Topic.SOUND,
    title=text("Restart sound"),
    about=text("Starts what plays and records sound anew."),
    keywords=text(
        "no sound, sound does not work, headset not found, microphone is silent, "
        "nobody hears me, speakers silent, sound crackles"
    ),
    checks=("sound_output", "microphone"),
    platforms=frozenset({Platform.LINUX, Platform.WINDOWS}),
    plan=plan,
    apply=apply,
)
