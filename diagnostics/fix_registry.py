"""Every fix there is, listed by hand, apart from the checks.

The window names fixes as soon as it opens, and need not wait until all checks are loaded for it.
"""

from __future__ import annotations

from diagnostics.fixes import (
    add_printer,
    clear_print_queue,
    clear_program_cache,
    empty_package_store,
    end_program,
    free_space,
    reconnect_drives,
    reconnect_vpn,
    rejoin_wifi,
    remove_old_passwords,
    renew_address,
    repair_program_start,
    reset_displays,
    reset_name_lookup,
    reset_proxy,
    restart,
    restart_audio,
    restart_printing,
    run_updates,
    set_clock,
    startup_programs,
)
from diagnostics.model import Fix, Settings
from diagnostics.system import Platform

# Those that need nothing of the organisation.
FIXES: tuple[Fix, ...] = (
    free_space.FIX,
    empty_package_store.FIX,
    clear_print_queue.FIX,
    restart_printing.FIX,
    reset_name_lookup.FIX,
    renew_address.FIX,
    rejoin_wifi.FIX,
    reconnect_vpn.FIX,
    reconnect_drives.FIX,
    clear_program_cache.FIX,
    end_program.FIX,
    run_updates.FIX,
    set_clock.FIX,
    restart_audio.FIX,
    startup_programs.FIX,
    reset_displays.FIX,
    repair_program_start.FIX,
)


def fixes(settings: Settings, platform: Platform) -> tuple[Fix, ...]:
    """The fixes that there are on such a system, in the order in which they are shown.

    None of the organisation's takes the place of one of Balie's.
    """
    ours = (*FIXES, *_of_settings(settings))
    taken = {fix.id for fix in ours}
    own = (fix for fix in settings.own_fixes if fix.id not in taken)
    return tuple(fix for fix in (*ours, *own) if platform in fix.platforms)


def _of_settings(settings: Settings) -> tuple[Fix, ...]:
    """Those that an organisation's values go into."""
    printers = (add_printer.fix(settings.printers),) if settings.printers else ()
    proxy = (reset_proxy.fix(settings.proxy),) if settings.proxy else ()
    passwords = (remove_old_passwords.fix(settings.domains),) if settings.domains else ()
    return (restart.fix(settings.restart_within_days), *printers, *proxy, *passwords)
