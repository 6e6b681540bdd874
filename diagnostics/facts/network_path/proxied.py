"""Whether the proxy that is set takes connections, and passes on what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diagnostics.facts.network_path import web
from diagnostics.facts.network_path.dialling import Unreached, is_proxied, reach
from diagnostics.facts.network_path.model import Proxy, ProxyAnswer, Reached
from diagnostics.facts.proxy import Setting

_HTTPS = 443
# What the system signs a person in with, without asking (RFC 4559; Microsoft's [MS-NTHT]).
_BY_THEMSELVES = ("negotiate", "ntlm", "kerberos")


def try_out(setting: Setting, hosts: Sequence[str], *, by: float) -> Proxy:
    """Connect to the proxy, and ask it for a connection to the first of `hosts` that it is for."""
    if not setting.host:
        return Proxy(setting=setting)
    try:
        line = reach(setting.host, setting.port, by=by)
    except Unreached as unreached:
        lost = unreached.reached is Reached.NAME_NOT_FOUND
        answer = ProxyAnswer.NOT_FOUND if lost else ProxyAnswer.NO_CONNECTION
        return Proxy(setting=setting, answer=answer)
    host = next((host for host in hosts if is_proxied(setting, host)), None)
    with line.socket:
        offers = _sign_in(line.socket, host, by) if host else None
    answer = ProxyAnswer.TAKES_CONNECTIONS if offers is None else ProxyAnswer.SIGN_IN
    return Proxy(
        setting=setting,
        answer=answer,
        programs_sign_in=offers is not None and signs_in(setting, offers),
        connect_ms=line.connect_ms,
    )


def signs_in(setting: Setting, offers: str) -> bool:
    """Whether programs have what it takes: a password in the setting, or the person's own login."""
    return setting.signs_in or any(way in offers.lower() for way in _BY_THEMSELVES)


def _sign_in(conversation: Any, host: str, by: float) -> str | None:
    """The ways to sign in that it offers, None where it does not want anybody to."""
    try:
        answer = web.ask(conversation, web.connect(host, _HTTPS), by=by)
    except OSError:
        return None
    wanted = answer.status == web.WANTS_SIGN_IN
    return answer.headers.get("proxy-authenticate", "") if wanted else None
