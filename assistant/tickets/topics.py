"""Which topics the person's words are about, so that only those checks go along by default."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from diagnostics.model import Topic
from diagnostics.text import Text, text

NAMES: dict[Topic, Text] = {
    Topic.NETWORK: text("Network"),
    Topic.NAME_LOOKUP: text("Finding names"),
    Topic.PROXY: text("Proxy and secure connections"),
    Topic.VPN: text("VPN"),
    Topic.WIFI: text("Wi-Fi"),
    Topic.SERVICES: text("Your organisation’s services"),
    Topic.PRINTING: text("Printing"),
    Topic.STORAGE: text("Storage"),
    Topic.MEMORY: text("Memory"),
    Topic.PROCESSOR: text("Processor"),
    Topic.POWER: text("Battery and power"),
    Topic.DISPLAYS: text("Screens"),
    Topic.SOUND: text("Sound and camera"),
    Topic.ACCOUNTS: text("Accounts and passwords"),
    Topic.UPDATES: text("Updates and restart"),
    Topic.SECURITY: text("Security"),
    Topic.TIME: text("Time"),
    Topic.PROGRAMS: text("Browser and mail"),
    Topic.REMOTE: text("Remote access"),
    Topic.SYSTEM: text("System"),
    Topic.BALIE: text("Balie itself"),
}

# The beginnings of the words that people use; a translation lists those of its own language.
STEMS: dict[Topic, Text] = {
    Topic.NETWORK: text(
        "network, internet, wifi, wi-fi, vpn, website, online, offline, connect, cable"
    ),
    Topic.NAME_LOOKUP: text("internet, website, server not found, address, dns"),
    Topic.PROXY: text("proxy, internet, website, secure, certificate, sign in to the network"),
    Topic.VPN: text("vpn, from home, tunnel"),
    Topic.WIFI: text("wifi, wi-fi, wireless, signal"),
    Topic.SERVICES: text("intranet, portal, service, website, server, cannot reach"),
    Topic.PRINTING: text("print, paper, toner, scan, badge printer"),
    Topic.STORAGE: text("disk, space, full, storage, save, drive, folder"),
    Topic.MEMORY: text("slow, hang, freez, stuck, memory, crash, lag"),
    Topic.PROCESSOR: text("slow, hang, freez, stuck, hot, fan, noise, lag"),
    Topic.POWER: text("batter, charg, power, plug"),
    Topic.DISPLAYS: text("screen, display, monitor, resolution, projector, flicker, docking"),
    Topic.SOUND: text("sound, audio, microphone, camera, headset, speaker, hear, meeting, call"),
    Topic.ACCOUNTS: text("password, account, log in, login, sign in, locked, certificate"),
    Topic.UPDATES: text("update, upgrade, restart, reboot, install"),
    Topic.SECURITY: text("virus, malware, security, firewall, encrypt, phishing, hack"),
    Topic.TIME: text("clock, time zone, date, wrong time"),
    Topic.PROGRAMS: text("browser, firefox, chrome, edge, mail, outlook, thunderbird"),
    Topic.REMOTE: text("remote, from home, take over, share my screen"),
    Topic.SYSTEM: text("error, blue screen, start, boot, crash"),
    Topic.BALIE: text("balie, this program"),
}


def topics_of(message: str, say: Callable[[Text], str]) -> frozenset[Topic]:
    """The topics whose words stand in the message, in the language of `say` or in English."""
    return frozenset(likely_topics(message, say))


def likely_topics(message: str, say: Callable[[Text], str]) -> tuple[Topic, ...]:
    """The same, those with the most words in it first."""
    words = _fold(message)
    hits = {t: sum(_starts(stem, words) for stem in _stems(t, say)) for t in Topic}
    return tuple(sorted((t for t in Topic if hits[t]), key=lambda topic: -hits[topic]))


def _stems(topic: Topic, say: Callable[[Text], str]) -> set[str]:
    both = f"{STEMS[topic].msgid},{say(STEMS[topic])}"
    return {_fold(stem).strip() for stem in both.split(",") if stem.strip()}


def _starts(stem: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(stem)}", words) is not None


def _fold(words: str) -> str:
    """Lower case, without accents: people type "reseau" for "réseau"."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
