"""Every check there is, listed by hand; fixes are in `fix_registry`.

A plain list is read by people, by the type checker and by the bundler alike; adding one is a
module, its test, and a line here. Checks name the facts that they need; the rest is in FACTS.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from diagnostics.checks import (
    account_state,
    administrator_rights,
    antivirus,
    automatic_updates,
    balie_installation,
    battery,
    broken_updates,
    browser_profiles,
    camera,
    certificate_expiry,
    charging,
    clock,
    default_browser,
    default_printer,
    disk_encryption,
    disk_health,
    disk_space,
    disk_waiting,
    display_resolution,
    failed_services,
    file_slots,
    firewall,
    graphics_driver,
    growing_folders,
    home_folder,
    hung_mount,
    input_battery,
    keyring,
    large_temporary_files,
    last_update,
    log_volume,
    mail_program,
    memory_hungry,
    memory_pressure,
    memory_ran_out,
    microphone,
    network_path,
    operating_system_support,
    password_expiry,
    power_profile,
    print_queue,
    processor_heat,
    processor_hungry,
    processor_load,
    processor_throttled,
    program_protection,
    read_only_disk,
    recent_crashes,
    remote_access,
    restart_pending,
    screen_lock,
    secure_boot,
    sign_in_ticket,
    signed_in_people,
    sleep_blocked,
    sound_output,
    stale_locks,
    startup_programs,
    startup_time,
    stored_passwords,
    swap_use,
    system_log_errors,
    time_sync,
    unclean_shutdown,
    updates_pending,
    uptime,
    vpn,
    wifi,
)
from diagnostics.facts import (
    browser_extensions,
    computer,
    identities_here,
    name_servers,
    network_adapters,
    serial_number,
    time_zone,
    wifi_name,
)
from diagnostics.model import Check, Fact, Settings


def checks(settings: Settings) -> tuple[Check, ...]:
    """The checks as the organisation wants them, in the order in which they are shown."""
    chosen = settings.thresholds
    # Balie's own fix for a check comes before the organisation's, and its first before others.
    offered = {check: fix.id for fix in reversed(settings.own_fixes) for check in fix.checks}
    return tuple(
        replace(
            check,
            chosen=chosen.get(check.id, check.chosen),
            fix=check.fix or offered.get(check.id),
        )
        for check in (*_built_in(settings), *settings.own)
        if check.id not in settings.off
    )


def _mended(check: Check, fix: str | None) -> Check:
    """A check with the fix that is there only where the organisation named something for it."""
    return replace(check, fix=fix)


def _built_in(settings: Settings) -> tuple[Check, ...]:
    """Every check there is; those that need someone over the network ask its `targets`."""
    targets = settings.targets
    return (
        disk_space.CHECK,
        disk_health.CHECK,
        disk_waiting.CHECK,
        file_slots.CHECK,
        large_temporary_files.CHECK,
        read_only_disk.CHECK,
        hung_mount.CHECK,
        growing_folders.CHECK,
        memory_pressure.CHECK,
        memory_hungry.CHECK,
        swap_use.CHECK,
        memory_ran_out.CHECK,
        processor_load.CHECK,
        processor_hungry.CHECK,
        processor_heat.CHECK,
        processor_throttled.CHECK,
        uptime.CHECK,
        restart_pending.CHECK,
        updates_pending.CHECK,
        last_update.CHECK,
        broken_updates.CHECK,
        automatic_updates.CHECK,
        operating_system_support.CHECK,
        disk_encryption.CHECK,
        firewall.CHECK,
        screen_lock.CHECK,
        secure_boot.CHECK,
        antivirus.CHECK,
        program_protection.CHECK,
        administrator_rights.CHECK,
        password_expiry.CHECK,
        _mended(stored_passwords.CHECK, "remove_old_passwords" if settings.domains else None),
        account_state.CHECK,
        sign_in_ticket.CHECK,
        certificate_expiry.CHECK,
        keyring.CHECK,
        home_folder.CHECK,
        signed_in_people.CHECK,
        remote_access.CHECK,
        time_sync.CHECK,
        recent_crashes.CHECK,
        stale_locks.CHECK,
        unclean_shutdown.CHECK,
        failed_services.CHECK,
        startup_time.CHECK,
        startup_programs.CHECK,
        log_volume.CHECK,
        default_browser.CHECK,
        mail_program.CHECK,
        browser_profiles.CHECK,
        balie_installation.CHECK,
        battery.CHECK,
        charging.CHECK,
        input_battery.CHECK,
        power_profile.CHECK,
        sleep_blocked.CHECK,
        *network_path.path_checks(targets, settings.thresholds),
        wifi.CHECK,
        vpn.CHECK,
        clock.check(targets.time_server),
        print_queue.CHECK,
        _mended(default_printer.CHECK, "add_printer" if settings.printers else None),
        sound_output.CHECK,
        microphone.CHECK,
        camera.CHECK,
        display_resolution.CHECK,
        graphics_driver.CHECK,
        system_log_errors.CHECK,
    )


CHECKS = checks(Settings())

# Facts that no check needs: what an agent asks for, and what must never leave.
FACTS: tuple[Fact[Any], ...] = (
    browser_extensions.FACT,
    computer.FACT,
    identities_here.FACT,
    name_servers.FACT,
    network_adapters.FACT,
    serial_number.FACT,
    time_zone.FACT,
    wifi_name.FACT,
)

CHECK = {check.id: check for check in CHECKS}
