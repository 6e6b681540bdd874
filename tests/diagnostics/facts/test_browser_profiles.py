"""Real folders as browsers make them."""

from __future__ import annotations

import json
from pathlib import Path

from diagnostics.facts import browser_extensions, browser_profiles
from diagnostics.facts.browser_profiles import BrowserProfiles, measure
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine

LINUX = RecordedMachine(Platform.LINUX)


def chrome(folder: Path, names: dict[str, str]) -> None:
    for number, manifest in names.items():
        version = folder / "Default/Extensions" / number / "1.0"
        version.mkdir(parents=True)
        (version / "manifest.json").write_text(manifest)


def firefox(folder: Path, *addons: object) -> None:
    profile = folder / "abc.default"
    profile.mkdir(parents=True)
    (profile / "extensions.json").write_text(json.dumps({"addons": addons}))


def addon(name: str, location: str = "app-profile") -> dict[str, object]:
    return {"type": "extension", "location": location, "defaultLocale": {"name": name}}


def test_nobody_with_a_browser_has_nothing() -> None:
    nothing = BrowserProfiles(profiles_bytes=0, extensions=0, complete=True)
    for platform in Platform:
        assert browser_profiles.FACT.readers[platform](RecordedMachine(platform)) == nothing


def test_extensions_are_counted_and_named_apart(home: Path) -> None:
    chrome(
        home / ".config/google-chrome",
        {"aaa": '{"name":"Keeper"}', "bbb": '{"name":"__MSG_app__"}', "ccc": "broken"},
    )
    (home / ".config/google-chrome/Default/Extensions/ddd").mkdir()
    firefox(home / ".mozilla/firefox", addon("Keeper"), addon("own", "app-builtin"), "noise")
    profiles = browser_profiles.FACT.readers[Platform.LINUX](LINUX)
    assert profiles.extensions == 4
    assert profiles.profiles_bytes > 0
    named = browser_extensions.FACT.readers[Platform.LINUX](LINUX)
    assert named.names == ("Keeper", "bbb", "ccc")


def test_a_list_that_is_broken_names_nothing(home: Path) -> None:
    profile = home / ".mozilla/firefox/abc"
    profile.mkdir(parents=True)
    (profile / "extensions.json").write_text("[]")
    assert browser_extensions.FACT.readers[Platform.LINUX](LINUX).names == ()


def test_other_systems_keep_them_elsewhere(home: Path) -> None:
    chrome(home / "local/Microsoft/Edge/User Data", {"a": '{"name":"A"}'})
    chrome(home / "Library/Application Support/Google/Chrome", {"b": '{"name":"B"}'})
    environment = {"LOCALAPPDATA": str(home / "local")}
    windows = RecordedMachine(Platform.WINDOWS, environment=environment)
    assert browser_extensions.FACT.readers[Platform.WINDOWS](windows).names == ("A",)
    macos = RecordedMachine(Platform.MACOS)
    assert browser_extensions.FACT.readers[Platform.MACOS](macos).names == ("B",)


def test_files_are_measured_by_what_they_take(tmp_path: Path) -> None:
    (tmp_path / "history").write_bytes(b"x" * 10_000)
    size, complete = measure([tmp_path])
    assert complete
    assert 10_000 <= size < 20_000
