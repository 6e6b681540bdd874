"""Securing a connection by those whom this computer trusts, and reading what was not trusted.

Windows and macOS are asked themselves (an organisation that inspects TLS makes its authority known
there); Linux keeps the authorities in files that OpenSSL reads.
"""

from __future__ import annotations

import ssl
from typing import Any

from diagnostics.facts.network_path.model import Certificate, Trust
from diagnostics.system import Platform

_LONGEST_NAME = 80


def context(platform: Platform) -> ssl.SSLContext:
    """What secures connections as other programs on this computer do."""
    if platform is Platform.LINUX:
        return ssl.create_default_context()
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def unverified() -> ssl.SSLContext:
    """What accepts any certificate, to read it; nothing is asked over such a connection."""
    accepting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    accepting.check_hostname = False
    accepting.verify_mode = ssl.CERT_NONE
    return accepting


def trusted(conversation: ssl.SSLSocket, authorities: tuple[str, ...]) -> tuple[Trust, str]:
    """Whether a certificate that this computer trusts is of one of `authorities`, and its issuer.

    Where the system itself did the trusting, Python may not know what it is about.
    """
    shown = conversation.getpeercert()
    names = _shown(shown) if shown else _issuer(conversation.getpeercert(binary_form=True) or b"")
    listed = not authorities or bool(set(names) & set(authorities))
    return (Trust.TRUSTED if listed else Trust.UNLISTED), printable(*names)


def _shown(shown: Any) -> list[str]:
    issuer = {key: value for part in shown.get("issuer", ()) for key, value in part}
    return [issuer.get("commonName", ""), issuer.get("organizationName", "")]


def _issuer(der: bytes) -> list[str]:
    from cryptography import x509

    try:
        return _names(x509.load_der_x509_certificate(der).issuer)
    except ValueError:
        return []


def read(der: bytes, host: str, now: float) -> Certificate:
    """Why a certificate was not trusted, from the certificate itself."""
    from cryptography import x509

    try:
        certificate = x509.load_der_x509_certificate(der)
        since = certificate.not_valid_before_utc.timestamp()
        until = certificate.not_valid_after_utc.timestamp()
        issuer = printable(*_names(certificate.issuer))
        names = _hosts(certificate)
    except ValueError:
        return Certificate(trust=Trust.UNTRUSTED)
    return Certificate(
        trust=_why(host, names, since, until, now), issuer=issuer, since=since, until=until
    )


def _why(host: str, names: list[str], since: float, until: float, now: float) -> Trust:
    if now > until:
        return Trust.EXPIRED
    if now < since:
        return Trust.NOT_YET_VALID
    return Trust.UNTRUSTED if any(_is_for(host, name) for name in names) else Trust.WRONG_NAME


def _is_for(host: str, name: str) -> bool:
    """Whether a name in a certificate is that of a host (RFC 9525: a star stands for one label)."""
    wanted, given = host.lower().rstrip("."), name.lower()
    if given.startswith("*."):
        return wanted.partition(".")[2] == given[2:]
    return wanted == given


def _names(name: Any) -> list[str]:
    from cryptography.x509.oid import NameOID

    wanted = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
    return [str(found.value) for oid in wanted for found in name.get_attributes_for_oid(oid)]


def _hosts(certificate: Any) -> list[str]:
    from cryptography import x509

    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    addresses = names.get_values_for_type(x509.IPAddress)
    return [*names.get_values_for_type(x509.DNSName), *(str(address) for address in addresses)]


def printable(*names: str) -> str:
    """The first name that says something, with nothing in it that could not be shown in a line."""
    first = next((name for name in names if name), "")
    return "".join(sign for sign in first if sign.isprintable())[:_LONGEST_NAME]
