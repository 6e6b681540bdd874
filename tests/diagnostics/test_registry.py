"""The list of everything there is holds together."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistant.organisation import load
from diagnostics import fix_registry, registry
from diagnostics.model import Check, OfficePrinter, OfficeProxy, Settings, Targets
from diagnostics.system import Platform
from diagnostics.text import text

EXAMPLE = Path(__file__).parents[2] / "resources" / "example" / "organisation.toml"
# Some fixes need what an organisation says; the example says everything.
SETTINGS = replace(
    load(EXAMPLE).organisation.settings,
    printers=(OfficePrinter(id="hall", name=text("Hall"), address="ipp://hall.example/ipp"),),
    proxy=OfficeProxy(kind="none"),
)
FIX = {fix.id: fix for system in Platform for fix in fix_registry.fixes(SETTINGS, system)}
CHECKS = pytest.mark.parametrize("check", registry.CHECKS, ids=lambda check: check.id)


def test_ids_are_unique() -> None:
    assert len(registry.CHECK) == len(registry.CHECKS)
    for system in Platform:
        ids = [fix.id for fix in fix_registry.fixes(SETTINGS, system)]
        assert len(ids) == len(set(ids))


@CHECKS
def test_a_check_lives_in_the_module_of_its_name(check: Check) -> None:
    importlib.import_module(f"diagnostics.checks.{check.id}")


@CHECKS
def test_the_facts_of_a_check_are_quick_and_readable_on_linux(check: Check) -> None:
    assert check.needs
    for fact in check.needs:
        # Where each answer takes 2 s on its way, a secure connection takes five of them.
        assert 0 < fact.limit <= (11 if fact.id == "network_path" else 3)
        assert Platform.LINUX in fact.readers
        importlib.import_module(f"diagnostics.facts.{fact.id}")


@CHECKS
def test_the_fix_that_a_check_offers_exists_and_proves_itself_by_that_check(check: Check) -> None:
    if check.fix:
        assert check.id in FIX[check.fix].checks


def test_the_checks_of_a_fix_exist() -> None:
    for fix in FIX.values():
        assert fix.checks
        assert set(fix.checks) <= registry.CHECK.keys()


def test_targets_change_whom_a_check_asks_and_nothing_else() -> None:
    targets = Targets(name="intranet.example", time_server="https://intranet.example/")
    asking = registry.checks(Settings(targets=targets))
    assert [c.id for c in asking] == [c.id for c in registry.CHECKS]


def test_an_organisation_switches_checks_off_and_moves_thresholds() -> None:
    settings = Settings(off=frozenset({"uptime"}), thresholds={"wifi": {"weak_dbm": -80.0}})
    chosen = {check.id: check.chosen for check in registry.checks(settings)}
    assert chosen.keys() == registry.CHECK.keys() - {"uptime"}
    assert chosen["wifi"] == {"weak_dbm": -80.0}
    assert chosen["battery"] == {}


@CHECKS
def test_a_threshold_may_be_set_to_its_default_and_names_its_source(check: Check) -> None:
    assert len({threshold.id for threshold in check.thresholds}) == len(check.thresholds)
    for threshold in check.thresholds:
        assert threshold.low <= threshold.default <= threshold.high
        assert len(threshold.source) > 10


def test_a_fix_of_the_organisations_does_not_take_the_place_of_one_of_balies() -> None:
    liar = replace(fix_registry.FIXES[0], title=text("Mine"), checks=("disk_space", "battery"))
    own = replace(liar, id="own")
    settings = Settings(own_fixes=(liar, own))
    found = fix_registry.fixes(settings, Platform.LINUX)
    without = fix_registry.fixes(Settings(), Platform.LINUX)
    assert [fix.id for fix in found] == [*(fix.id for fix in without), "own"]
    assert found[0] is without[0]
    offered = {check.id: check.fix for check in registry.checks(Settings(own_fixes=(own,)))}
    assert (offered["disk_space"], offered["battery"]) == ("free_space", "own")
