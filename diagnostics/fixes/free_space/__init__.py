"""Frees space by removing what nobody misses: temporary files, thumbnails, and by choice trash.

What the plan counted is found again when it is applied, by the same rules and in the very same
folders, so a file that was opened or changed in between stays.
"""

from __future__ import annotations

from diagnostics.fixes.free_space.apply import apply
from diagnostics.fixes.free_space.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import Platform
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="free_space",
    topic=Topic.STORAGE,
    title=text("Free up space"),
    about=text("Removes temporary files that nobody needs any more. Your documents stay."),
    keywords=text(
        "disk full, no space left, out of storage, clean up, delete temporary files, cannot save"
    ),
    checks=("disk_space", "large_temporary_files", "file_slots"),
    # Windows has no handles to folders to remove files by (os.supports_dir_fd).
    platforms=frozenset({Platform.LINUX, Platform.MACOS}),
    plan=plan,
    apply=apply,
    safe=True,
)
