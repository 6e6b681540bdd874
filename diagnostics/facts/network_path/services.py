"""Trying the organisation's own services: connect, secure, ask for the page, look at the time."""

from __future__ import annotations

import socket
import ssl
import time
from functools import partial
from urllib.parse import SplitResult, urlsplit

import msgspec
from msgspec.structs import replace

from diagnostics.facts.network_path import trust, web
from diagnostics.facts.network_path.dialling import (
    SPECULATIVE,
    Line,
    Unreached,
    can_be_used,
    dial,
    is_proxied,
    reach,
)
from diagnostics.facts.network_path.model import Certificate, Reached, ServiceAnswer, Trust
from diagnostics.facts.network_path.together import Started, Stopwatch
from diagnostics.facts.proxy import Setting
from diagnostics.model import Service, Targets
from diagnostics.system import Machine

_PORTS = {"https": 443, "http": 80}


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same for all services; `by` is a moment of the monotonic clock.

    `context` is what secures connections, being made: that takes longer than many an answer.
    """

    machine: Machine
    setting: Setting | None
    authorities: tuple[str, ...]
    context: Started[ssl.SSLContext]
    by: float


def ask_all(
    targets: Targets, machine: Machine, setting: Setting | None, *, by: float
) -> tuple[ServiceAnswer, ...]:
    """Try all services side by side; in the order in which they are named."""
    context = Started("context", partial(trust.context, machine.platform))
    asking = Asking(
        machine=machine, setting=setting, authorities=targets.authorities, context=context, by=by
    )
    tried = [Started(s.id, partial(try_out, s, asking)) for s in targets.services]
    return tuple(
        started.result(by=by) or late(service, setting)
        for started, service in zip(tried, targets.services, strict=True)
    )


def try_out(service: Service, asking: Asking) -> ServiceAnswer:
    """Go as far with one service as it lets us."""
    url = urlsplit(service.address)
    blank = _blank(service, asking.setting)
    usable = can_be_used(asking.setting)
    by = asking.by if usable else min(asking.by, time.monotonic() + SPECULATIVE)
    try:
        line = _reach(url, asking.setting, by)
    except Unreached as unreached:
        reached = unreached.reached if usable else Reached.OTHER_WAY
        return replace(blank, reached=reached, status=unreached.status)
    found = replace(blank, lookup_ms=line.lookup_ms, connect_ms=line.connect_ms)
    with line.socket:
        if url.scheme == "https":
            return _securely(found, url, line, asking)
        return _ask(found, url, line.socket, asking) if url.scheme == "http" else found


def _reach(url: SplitResult, setting: Setting | None, by: float) -> Line:
    """Connect as programs do: plain pages are asked of the proxy itself.

    What is no page may go through the proxy or beside it, as its program likes.
    """
    host = url.hostname or ""
    if setting is None or not is_proxied(setting, host):
        return reach(host, _port(url), by=by)
    if url.scheme == "http":
        return reach(setting.host, setting.port, by=by)
    try:
        return dial(host, _port(url), setting, by=by)
    except Unreached:
        if url.scheme == "https":
            raise
        return reach(host, _port(url), by=by)


def late(service: Service, setting: Setting | None) -> ServiceAnswer:
    """What is said of a service that was not done in time."""
    return replace(_blank(service, setting), reached=Reached.SILENT)


def _blank(service: Service, setting: Setting | None) -> ServiceAnswer:
    host = urlsplit(service.address).hostname or ""
    return ServiceAnswer(
        id=service.id,
        name=service.name,
        host=host,
        reached=Reached.ANSWERS,
        through_proxy=is_proxied(setting, host),
    )


def _port(url: SplitResult) -> int:
    return url.port or _PORTS.get(url.scheme, 0)


def _securely(
    service: ServiceAnswer, url: SplitResult, line: Line, asking: Asking
) -> ServiceAnswer:
    watch = Stopwatch()
    try:
        with _secured(line.socket, service.host, asking) as conversation:
            verdict, issuer = trust.trusted(conversation, asking.authorities)
            certificate = Certificate(trust=verdict, issuer=issuer, took_ms=watch.ms())
            return _ask(replace(service, certificate=certificate), url, conversation, asking)
    except ssl.SSLCertVerificationError:
        certificate = _untrusted(service, url, asking)
        return replace(service, certificate=replace(certificate, took_ms=watch.ms()))
    except ssl.SSLError:
        return replace(service, certificate=Certificate(trust=Trust.NO_TLS, took_ms=watch.ms()))
    except OSError:
        return replace(service, reached=Reached.BROKE_OFF)


def _secured(conversation: socket.socket, host: str, asking: Asking) -> ssl.SSLSocket:
    context = asking.context.result(by=asking.by)
    if context is None:
        raise TimeoutError
    conversation.settimeout(max(0.05, asking.by - time.monotonic()))
    return context.wrap_socket(conversation, server_hostname=host)


def _untrusted(service: ServiceAnswer, url: SplitResult, asking: Asking) -> Certificate:
    """Connect again, to read the certificate that was not trusted."""
    try:
        line = dial(service.host, _port(url), asking.setting, by=asking.by)
        with (
            line.socket,
            trust.unverified().wrap_socket(
                line.socket, server_hostname=service.host
            ) as conversation,
        ):
            der = conversation.getpeercert(binary_form=True) or b""
    except (Unreached, OSError):
        return Certificate(trust=Trust.UNTRUSTED)
    return trust.read(der, service.host, asking.machine.now())


def _ask(
    service: ServiceAnswer, url: SplitResult, conversation: socket.socket, asking: Asking
) -> ServiceAnswer:
    """Ask for the page; what comes back is not read beyond its head, and no redirect followed."""
    watch = Stopwatch()
    host = url.netloc.rpartition("@")[2]
    by_proxy = url.scheme == "http" and service.through_proxy
    path = url._replace(scheme="", netloc="", path=url.path or "/", fragment="").geturl()
    target = url.geturl() if by_proxy else path
    try:
        answer = web.ask(conversation, web.get(host, target), by=asking.by)
    except OSError:
        return replace(service, reached=Reached.BROKE_OFF)
    refused = by_proxy and answer.status == web.WANTS_SIGN_IN
    return replace(
        service,
        reached=Reached.PROXY_REFUSED if refused else Reached.ANSWERS,
        status=answer.status,
        answer_ms=watch.ms(),
    )
