"""Where Linux keeps certificates of people: folders of files, and the databases of browsers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from diagnostics.facts.own_certificates.model import MOST, Certificate, OwnCertificates
from diagnostics.system import Machine

# ~/.cert is where NetworkManager looks for those of Wi-Fi and VPN; the rest needs root, or luck.
_FOLDERS = (".cert", ".certs", ".pki", ".local/share/networkmanagement/certificates")
_SYSTEM = ("/etc/ssl/private", "/etc/pki/tls/private", "/etc/ipsec.d/certs", "/etc/swanctl/x509")
_ENDINGS = {".pem", ".crt", ".cer", ".der"}
_LARGEST = 256 * 1024

# NSS keeps PKCS #11 objects: a0 is the class (1 certificate, 3 private key), a102 what ties the
# two together, a11 the certificate itself.
_KEYS = "SELECT a102 FROM nssPrivate WHERE a0 = x'00000003'"
_CERTIFICATES = "SELECT a11, a102 FROM nssPublic WHERE a0 = x'00000001' LIMIT 2000"


def read(machine: Machine) -> OwnCertificates:
    """Look through files and databases; the parser is loaded only where something is found."""
    home = Path.home()
    folders = [*(home / folder for folder in _FOLDERS), *map(Path, _SYSTEM)]
    browsers = profiles(home)
    found = found_in(files(folders), databases(browsers))
    found.sort(key=lambda certificate: certificate.expires)
    return OwnCertificates(
        certificates=tuple(found[:MOST]), now=machine.now(), places=len(folders) + len(browsers)
    )


def found_in(from_files: list[bytes], from_databases: list[bytes]) -> list[Certificate]:
    """The certificates in what was found."""
    if not from_files and not from_databases:
        return []
    from diagnostics.facts.own_certificates.parsing import of_encoded

    return [*of_encoded(from_files, "files"), *of_encoded(from_databases, "browser")]


def files(folders: list[Path]) -> list[bytes]:
    """What is in the files that are called like certificates and may be read."""
    paths = (path for folder in folders for path in _entries(folder))
    return [_bytes(path) for path in paths if path.suffix.lower() in _ENDINGS]


def _entries(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())[:MOST]
    return []


def _bytes(path: Path) -> bytes:
    with suppress(OSError), path.open("rb") as file:
        return file.read(_LARGEST)
    return b""


def profiles(home: Path) -> list[Path]:
    """The folders of Chromium and Firefox in which NSS may keep databases."""
    return [home / ".pki/nssdb", *sorted(home.glob(".mozilla/firefox/*"))[:20]]


def databases(browsers: list[Path]) -> list[bytes]:
    """Certificates in NSS' databases whose key is there as well."""
    return [der for profile in browsers for der in _own(profile)]


def _own(profile: Path) -> Iterator[bytes]:
    keys = {row[0] for row in _rows(profile / "key4.db", _KEYS)}
    if keys:
        for der, tie in _rows(profile / "cert9.db", _CERTIFICATES):
            if tie in keys and isinstance(der, bytes):
                yield der


def _rows(database: Path, query: str) -> list[tuple[bytes, ...]]:
    """A browser may have it open: it is read as it lies there, and never locked."""
    if not database.is_file():
        return []
    import sqlite3

    with suppress(sqlite3.Error):
        where = f"{database.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(where, uri=True)) as connection:
            return connection.execute(query).fetchall()
    return []
