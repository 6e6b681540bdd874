"""Whether somebody in between answers instead of the one who was asked: a page to sign in on.

RFC 8910 and every phone do it this way: ask over plain HTTP for something whose one right answer
is known. A portal answers in its place, or sends on to its page.
"""

from __future__ import annotations

import re
import time
from urllib.parse import SplitResult, urlsplit

from diagnostics.facts.network_path import web
from diagnostics.facts.network_path.dialling import (
    SPECULATIVE,
    Unreached,
    can_be_used,
    is_proxied,
    reach,
)
from diagnostics.facts.network_path.model import Portal, PortalAnswer
from diagnostics.facts.network_path.together import Started, Stopwatch
from diagnostics.facts.proxy import Setting

_RIGHT = 204
_PORT = 80
# What comes from a proxy that refuses, not from a portal (RFC 9110, 15.5.8 and 15.6).
_REFUSALS = {407, 502, 503, 504}
_HOST = re.compile(r"[a-z0-9.:-]{1,253}", re.IGNORECASE)


def ask(probe: str, setting: Setting | None, *, by: float) -> Portal:
    """Ask the probe directly, and through the proxy where one is set for it.

    The right answer by either way is right: many a proxy is there because nothing else gets out.
    """
    url = urlsplit(probe)
    host = url.hostname or ""
    watch = Stopwatch()
    direct = Started("portal", lambda: judge(host, _direct(url, by), watch.ms()))
    if setting and is_proxied(setting, host):
        proxied = judge(host, _through(setting, url, by), watch.ms())
        if proxied.answer is PortalAnswer.OPEN:
            return proxied
    if setting and (is_proxied(setting, host) or not can_be_used(setting)):
        by = min(by, time.monotonic() + SPECULATIVE)
    return direct.result(by=by) or Portal(asked=host, answer=PortalAnswer.NOBODY)


def judge(asked: str, answer: web.Head | None, took_ms: float) -> Portal:
    """What an answer says about who gave it."""
    if answer is None or answer.status in _REFUSALS:
        return Portal(asked=asked, answer=PortalAnswer.NOBODY, took_ms=took_ms)
    right = answer.status == _RIGHT
    return Portal(
        asked=asked,
        answer=PortalAnswer.OPEN if right else PortalAnswer.SIGN_IN_PAGE,
        status=answer.status,
        led_to=_host_of(answer.headers.get("location", "")),
        took_ms=took_ms,
    )


def _direct(url: SplitResult, by: float) -> web.Head | None:
    request = web.get(url.netloc, url.path or "/")
    return _ask(url.hostname or "", url.port or _PORT, request, by)


def _through(setting: Setting, url: SplitResult, by: float) -> web.Head | None:
    return _ask(setting.host, setting.port, web.get(url.netloc, url.geturl()), by)


def _ask(host: str, port: int, request: str, by: float) -> web.Head | None:
    try:
        line = reach(host, port, by=by)
        with line.socket:
            return web.ask(line.socket, request, by=by)
    except (Unreached, OSError):
        return None


def _host_of(location: str) -> str | None:
    """The host that a redirect leads to; anything that is not a plain host is not repeated."""
    try:
        host = urlsplit(location).hostname
    except ValueError:
        return None
    return host if host and _HOST.fullmatch(host) else None
