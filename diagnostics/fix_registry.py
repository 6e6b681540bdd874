"""Every fix there is, listed by hand, apart from the checks.

The window names fixes as soon as it opens, and need not wait until all checks are loaded for it.
"""

from __future__ import annotations

from diagnostics.fixes import (
    clear_print_queue,
    clear_program_cache,
    end_program,
    free_space,
    reset_name_lookup,
    restart_audio,
    startup_programs,
)
from diagnostics.model import Fix, Settings
from diagnostics.system import Platform

# Those that need nothing of the organisation.
FIXES: tuple[Fix, ...] = (
    free_space.FIX,
    clear_print_queue.FIX,
    reset_name_lookup.FIX,
    clear_program_cache.FIX,
    end_program.FIX,
    restart_audio.FIX,
    startup_programs.FIX,
)


def fixes(settings: Settings, platform: Platform) -> tuple[Fix, ...]:
    """The fixes that there are on such a system, in the order in which they are shown."""
    return tuple(fix for fix in (*FIXES, *settings.own_fixes) if platform in fix.platforms)
