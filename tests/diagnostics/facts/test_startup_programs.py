"""What starts at sign-in, on three systems; what the desktop needs is not among it."""

from __future__ import annotations

from diagnostics.facts.startup_programs import FACT, StartupPrograms
from diagnostics.facts.startup_programs.linux import programs, starts, values
from diagnostics.facts.startup_programs.macos import domain
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

OWN, SYSTEM = "/home/ana/.config/autostart", "/etc/xdg/autostart"


def desktop(name: str, *more: str) -> str:
    return "\n".join(["[Desktop Entry]", f"Name={name}", "Exec=/usr/bin/x", *more, ""])


FILES = {
    f"{OWN}/chat.desktop": desktop("Chat"),
    f"{OWN}/off.desktop": desktop("Off", "Hidden=true"),
    f"{OWN}/updates.desktop": desktop("Updates", "X-GNOME-Autostart-enabled=false"),
    f"{OWN}/README": "not one",
    f"{SYSTEM}/updates.desktop": desktop("Updates"),
    f"{SYSTEM}/cloud.desktop": desktop("Cloud", "[Desktop Action Quit]", "Name=Quit"),
    f"{SYSTEM}/kde.desktop": desktop("Notes", "OnlyShowIn=KDE;"),
    f"{SYSTEM}/elsewhere.desktop": desktop("Elsewhere", "NotShowIn=GNOME;"),
    f"{SYSTEM}/part.desktop": desktop("Part", "NoDisplay=true"),
    f"{SYSTEM}/early.desktop": desktop("Early", "X-GNOME-Autostart-Phase=Initialization"),
    f"{SYSTEM}/gnome-keyring-secrets.desktop": desktop("Keyring"),
    f"{SYSTEM}/polkit-gnome-authentication-agent-1.desktop": desktop("Asks for passwords"),
    f"{SYSTEM}/balie.desktop": desktop("Balie"),
    f"{SYSTEM}/nothing.desktop": "[Desktop Entry]\nName=Nothing\n",
}


def linux(**more: str) -> RecordedMachine:
    environment = {"HOME": "/home/ana", "XDG_CURRENT_DESKTOP": "ubuntu:GNOME", **more}
    return RecordedMachine(Platform.LINUX, files=FILES, environment=environment)


def test_linux_lists_what_starts_and_could_wait() -> None:
    assert [(p.id, p.name) for p in programs(linux())] == [
        ("chat.desktop", "Chat"),
        ("cloud.desktop", "Cloud"),
    ]
    assert FACT.readers[Platform.LINUX](linux()) == StartupPrograms(names=("Chat", "Cloud"))


def test_linux_looks_where_the_desktop_does() -> None:
    machine = linux(XDG_CONFIG_HOME="/home/ana/other", XDG_CONFIG_DIRS="/etc/other:/etc/xdg")
    assert [p.id for p in programs(machine)] == ["cloud.desktop", "updates.desktop"]


def test_only_the_group_that_counts_is_read() -> None:
    assert values("[Other]\nHidden=true\n[Desktop Entry]\n# Exec=no\nExec = run\nExec=2\nword") == {
        "Exec": "run"
    }
    assert starts({"Exec": "run"}, [])
    assert not starts({"Exec": "run", "OnlyShowIn": "XFCE;"}, ["GNOME"])


def test_a_name_that_would_turn_lines_around_is_made_plain() -> None:
    files = {f"{OWN}/evil.desktop": desktop("a\u202eb" + "c" * 100)}
    machine = RecordedMachine(Platform.LINUX, files=files, environment={"HOME": "/home/ana"})
    [found] = programs(machine)
    assert found.name == "ab" + "c" * 58


def test_windows_lists_what_settings_has_not_turned_off() -> None:
    answer = recording("windows/startup-programs.json")
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    assert FACT.readers[Platform.WINDOWS](machine).names == ("OneDrive", "Spotify")


def test_macos_lists_the_agents_that_start_at_once() -> None:
    folder = "/Users/ana/Library/LaunchAgents"
    argv = "plutil -convert xml1 -o - --"
    machine = RecordedMachine(
        Platform.MACOS,
        environment={"HOME": "/Users/ana"},
        files={f"{folder}/{name}.plist": "" for name in ("chat", "off", "asked", "strange")},
        programs={
            f"launchctl print-disabled {domain()}": recording("macos/launchctl-disabled.txt"),
            f"{argv} {folder}/chat.plist": plist("com.example.chat", "<key>RunAtLoad</key><true/>"),
            f"{argv} {folder}/off.plist": plist("com.example.off", "<key>KeepAlive</key><true/>"),
            f"{argv} {folder}/asked.plist": plist("com.example.asked", ""),
            f"{argv} {folder}/strange.plist": "no property list",
        },
    )
    assert FACT.readers[Platform.MACOS](machine).names == ("Chat",)


def plist(label: str, more: str) -> str:
    program = "<string>/Applications/Chat.app/Contents/MacOS/chat</string>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>'
        f"<key>Label</key><string>{label}</string>"
        f"<key>ProgramArguments</key><array>{program}</array>{more}</dict></plist>"
    )
