"""Starts the servers of a lab, and tells the computer in it whom to ask and whom to trust."""

from __future__ import annotations

import socket
import ssl
import subprocess
from datetime import timedelta
from pathlib import Path

from tests.support.lab import (
    AUTHORITY,
    INTERCEPTOR,
    SERVICES,
    Interception,
    Lab,
    Names,
    Proxy,
    servers,
)
from tests.support.lab.authorities import Authority
from tests.support.waiting import eventually

_NUMBERS = {
    **{f"{service}.lab.example": 10 + place for place, service in enumerate(SERVICES)},
    "probe.lab.example": 20,
    "portal.lab.example": 30,
    "proxy.lab.example": 40,
}
_NAME_SERVER = 53
_PROXY_PORT = 3128
PROXY = f"http://proxy.lab.example:{_PROXY_PORT}"


def start(lab: Lab, folder: Path) -> list[socket.socket]:
    """Start all of them; returns what has to be kept for as long as they shall run."""
    hosts = {name: lab.host(number) for name, number in _NUMBERS.items()}
    _ask_for_names(lab, folder)
    proxied = lab.proxy is not Proxy.NONE
    if proxied:
        at = hosts["proxy.lab.example"]
        servers.serve_proxy(at, _PROXY_PORT, folder, password=lab.proxy is Proxy.PASSWORD)
    _serve_web(lab, hosts, folder)
    kept = _serve_names(lab, hosts)
    if not kept:
        eventually(lambda: _answers(lab.host(_NAME_SERVER), 53))
    if proxied:
        eventually(lambda: _answers(hosts["proxy.lab.example"], _PROXY_PORT))
    return kept


def _serve_web(lab: Lab, hosts: dict[str, str], folder: Path) -> None:
    servers.serve_sign_in(hosts["portal.lab.example"])
    if lab.portal:
        servers.serve_sign_in(hosts["probe.lab.example"])
        return
    servers.serve_probe(hosts["probe.lab.example"])
    authority = _authority(lab, folder)
    for service in SERVICES:
        host = f"{service}.lab.example"
        if service == "mail" and service not in lab.down:
            servers.serve_mail(hosts[host])
        elif service not in lab.down:
            valid = timedelta(days=-3 if service in lab.expired else 30)
            servers.serve_page(hosts[host], authority.secure(host, valid))


def _authority(lab: Lab, folder: Path) -> Authority:
    """Who vouches for the services; the computer is told whom it trusts."""
    own = Authority(AUTHORITY, folder)
    signs = own
    if lab.interception is not Interception.NONE:
        signs = Authority(INTERCEPTOR, folder)
    trusted = {own, signs} if lab.interception is Interception.TRUSTED else {own}
    _trust("".join(authority.certificate for authority in trusted), folder)
    return signs


def _trust(certificates: str, folder: Path) -> None:
    """Put these in place of all authorities of the system."""
    file = folder / "authorities.pem"
    file.write_text(certificates)
    _in_place_of(ssl.get_default_verify_paths().openssl_cafile, file)


def _ask_for_names(lab: Lab, folder: Path) -> None:
    file = folder / "resolv.conf"
    file.write_text(f"nameserver {lab.host(_NAME_SERVER)}\n")
    _in_place_of("/etc/resolv.conf", file)


def _in_place_of(path: str, file: Path) -> None:
    """Show a file where another was; where that was a link to nowhere, make its end."""
    real = Path(path).resolve()
    if not real.exists():
        real.parent.mkdir(parents=True, exist_ok=True)
        real.touch()
    subprocess.run(["mount", "--bind", file, real], check=True)


def _serve_names(lab: Lab, hosts: dict[str, str]) -> list[socket.socket]:
    at = lab.host(_NAME_SERVER)
    if lab.names is Names.SILENT:
        return [servers.serve_silence(at)]
    if lab.names is Names.LYING:
        servers.serve_names(at, {}, everything=hosts["portal.lab.example"])
    else:
        servers.serve_names(at, hosts)
    return []


def _answers(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=1).close()
    except OSError:
        return False
    return True
