"""Real certificates made by openssl, in files and in browsers' databases made by certutil."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from diagnostics.facts.own_certificates import FACT, Certificate, linux
from diagnostics.facts.own_certificates.parsing import of_encoded
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

DAY = 24 * 60 * 60
NSS = all(map(shutil.which, ("certutil", "pk12util")))

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl")


def run(*argv: str | Path) -> None:
    subprocess.run(list(map(str, argv)), check=True, capture_output=True, timeout=30)


def make(pem: Path, name: str, *, days: int = 90, authority: bool = False) -> Path:
    """A certificate that vouches for itself, and its key beside it."""
    ca = "TRUE" if authority else "FALSE"
    pem.parent.mkdir(parents=True, exist_ok=True)
    run(
        *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
        *("-nodes", "-subj", name, "-days", str(days), "-keyout", pem.with_suffix(".key")),
        *("-addext", f"basicConstraints=critical,CA:{ca}", "-out", pem),
    )
    return pem


def here() -> list[Certificate]:
    machine = RecordedMachine(Platform.LINUX)
    return list(FACT.readers[Platform.LINUX](machine).certificates)


def test_nobody_has_one_by_default_and_nothing_heavy_is_loaded(home: Path) -> None:
    assert linux.found_in(linux.files([home]), linux.databases(linux.profiles(home))) == []


def test_files_of_wifi_and_vpn_are_found_the_first_to_expire_first(home: Path) -> None:
    later = make(home / ".cert/wifi.pem", "/O=Northwind/CN=ana", days=90)
    make(home / ".pki/vpn.crt", "/O=Northwind", days=10)
    make(home / ".cert/root.pem", "/CN=Northwind Root", authority=True)
    (home / ".cert/broken.pem").write_text("-----BEGIN CERTIFICATE-----\nno\n")
    run("openssl", "x509", "-in", later, "-outform", "DER", "-out", home / ".cert/again.der")
    found = here()
    assert [c.name for c in found] == ["Northwind", "ana", "ana"]
    assert {c.place for c in found} == {"files"}
    assert FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX)).places == 9
    assert found[1].expires - found[0].expires == pytest.approx(80 * DAY, abs=60)


def test_what_cannot_be_read_is_passed_over(home: Path) -> None:
    (home / ".cert/folder.pem").mkdir(parents=True)
    (home / ".cert/request.pem").write_text("-----BEGIN CERTIFICATE REQUEST-----\n")
    (home / ".cert/noise.der").write_bytes(b"\x00" * 100)
    assert here() == []


@pytest.mark.skipif(not NSS, reason="needs certutil")
def test_a_browser_tells_its_persons_certificates_from_all_the_rest(home: Path) -> None:
    folder = home / ".mozilla/firefox/abc.default"
    folder.mkdir(parents=True)
    database = f"sql:{folder}"
    run("certutil", "-N", "-d", database, "--empty-password")
    mine, site = make(home / "mine.pem", "/CN=ana"), make(home / "site.pem", "/CN=a.example")
    p12 = home / "mine.p12"
    run(
        *("openssl", "pkcs12", "-export", "-in", mine, "-inkey", mine.with_suffix(".key")),
        *("-passout", "pass:x", "-name", "ana", "-out", p12),
    )
    run("pk12util", "-i", p12, "-d", database, "-W", "x")
    run("certutil", "-A", "-n", "site", "-t", ",,", "-i", site, "-d", database)
    assert [(c.name, c.place) for c in here()] == [("ana", "browser")]


def test_a_database_that_is_none_is_passed_over(home: Path) -> None:
    for name in ("key4.db", "cert9.db"):
        (home / ".pki/nssdb").mkdir(parents=True, exist_ok=True)
        (home / ".pki/nssdb" / name).write_text("no database")
    assert here() == []


def test_names_that_are_missing_are_empty(tmp_path: Path) -> None:
    pem = make(tmp_path / "a.pem", "/C=BE")
    assert of_encoded([pem.read_bytes()], "files")[0].name == ""


def test_windows_lists_those_with_a_key() -> None:
    printed = recording("windows/certificates.json")
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": printed})
    own = FACT.readers[Platform.WINDOWS](machine)
    assert [c.name for c in own.certificates] == ["LAPTOP-0042.northwind.example", "Ana Example"]


def test_a_mac_prints_them_all(tmp_path: Path) -> None:
    mine = make(tmp_path / "mine.pem", "/CN=ana").read_text()
    root = make(tmp_path / "root.pem", "/CN=root", authority=True).read_text()
    programs = {"security": Output(0, root + mine)}
    machine = RecordedMachine(Platform.MACOS, programs=programs)
    own = FACT.readers[Platform.MACOS](machine)
    assert [(c.name, c.place) for c in own.certificates] == [("ana", "macOS")]
