"""Reads certificates out of PEM and DER with `cryptography`, which is slow to import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cryptography import x509
from cryptography.x509.oid import NameOID

from diagnostics.facts.own_certificates.model import Certificate


def of_encoded(encoded: Iterable[bytes], place: str) -> list[Certificate]:
    """The certificates in some PEM or DER, without authorities and without what is neither."""
    loaded = (certificate for each in encoded for certificate in _load(each))
    return [_certificate(one, place) for one in loaded if not _is_authority(one)]


def _load(encoded: bytes) -> Iterator[x509.Certificate]:
    try:
        if b"-----BEGIN" in encoded:
            yield from x509.load_pem_x509_certificates(encoded)
        else:
            yield x509.load_der_x509_certificate(encoded)
    except ValueError:  # a key, a request, or something else with that ending
        return


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def _certificate(certificate: x509.Certificate, place: str) -> Certificate:
    return Certificate(
        name=_called(certificate.subject),
        issuer=_called(certificate.issuer),
        expires=certificate.not_valid_after_utc.timestamp(),
        place=place,
    )


def _called(name: x509.Name) -> str:
    """The common name, else the organisation; a name may have neither."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for attribute in name.get_attributes_for_oid(kind):
            return str(attribute.value)
    return ""
