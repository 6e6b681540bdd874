"""The folder desk delivers into a Maildir that the standard library opens."""

import errno
import mailbox
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.desks.desk import DeskTrouble, Receipt
from assistant.desks.folder import Folder, message_name
from assistant.outbox import Parcel
from assistant.reference import new_reference
from tests.support.balie import ROOT, in_namespaces

MESSAGE = b"Subject: Printer\n\nIt says offline.\n"


def parcel() -> Parcel:
    return Parcel(reference=new_reference(), subject="Printer", message=MESSAGE, created_at=1.0)


def test_a_report_is_a_message_in_the_maildir(tmp_path: Path) -> None:
    desk, sent = Folder(tmp_path / "reports"), parcel()
    assert desk.find(sent.reference) == ()
    assert desk.create(sent) == Receipt()
    assert desk.find(sent.reference) == (Receipt(),)
    [message] = mailbox.Maildir(tmp_path / "reports", create=False)
    assert message["Subject"] == "Printer"
    assert [p.read_bytes() for p in (tmp_path / "reports" / "new").iterdir()] == [MESSAGE]
    assert list((tmp_path / "reports" / "tmp").iterdir()) == []


def test_delivered_twice_it_is_there_once(tmp_path: Path) -> None:
    desk, sent = Folder(tmp_path / "reports"), parcel()
    desk.create(sent)
    desk.create(sent)
    assert len(mailbox.Maildir(tmp_path / "reports", create=False)) == 1


def test_a_crash_between_writing_and_delivering_leaves_nothing_behind(tmp_path: Path) -> None:
    desk, sent = Folder(tmp_path / "reports"), parcel()
    desk.create(parcel())
    name = next((tmp_path / "reports" / "new").iterdir()).name
    (tmp_path / "reports" / "tmp" / name).write_bytes(b"half")
    desk.create(sent)
    assert len(mailbox.Maildir(tmp_path / "reports", create=False)) == 2


@pytest.mark.parametrize("place", ["cur", ".Archive/cur", ".Archive/new"])
def test_what_the_agent_has_read_or_filed_is_still_found(tmp_path: Path, place: str) -> None:
    desk, sent = Folder(tmp_path / "reports"), parcel()
    desk.create(sent)
    [message] = (tmp_path / "reports" / "new").iterdir()
    moved = tmp_path / "reports" / place
    moved.mkdir(parents=True, exist_ok=True)
    message.rename(moved / f"{message.name}:2,S")
    assert desk.find(sent.reference) == (Receipt(),)


def test_a_share_that_is_not_mounted_gets_nothing_made_in_its_place(tmp_path: Path) -> None:
    desk = Folder(tmp_path / "share" / "reports")
    with pytest.raises(DeskTrouble) as caught:
        desk.create(parcel())
    assert caught.value.trouble.again
    assert "cannot be reached" in caught.value.trouble.meaning.msgid
    assert not (tmp_path / "share").exists()


def test_a_file_in_the_place_of_the_folder_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("in the way")
    with pytest.raises(DeskTrouble):
        Folder(tmp_path / "reports").create(parcel())


def test_a_share_without_hard_links_is_delivered_to_by_renaming(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    desk, sent = Folder(tmp_path / "reports"), parcel()
    desk.create(sent)
    assert [p.read_bytes() for p in (tmp_path / "reports" / "new").iterdir()] == [MESSAGE]
    assert list((tmp_path / "reports" / "tmp").iterdir()) == []


FULL = """
from pathlib import Path
import sys
from assistant.desks.desk import DeskTrouble
from assistant.desks.folder import Folder
from assistant.outbox import Parcel
from assistant.reference import new_reference
sent = Parcel(reference=new_reference(), subject="x", message=bytes(1_000_000), created_at=1.0)
try:
    Folder(Path(sys.argv[1])).create(sent)
except DeskTrouble as caught:
    print(caught.trouble.meaning.msgid)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to mount")
def test_a_full_share_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    full = f"mount -t tmpfs -o size=64k none {tmp_path}/reports"
    told = subprocess.run(
        [*in_namespaces(full, "--mount"), sys.executable, "-c", FULL, str(tmp_path / "reports")],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert b"no room left" in told.stdout


def test_nothing_is_written_through_a_link_that_somebody_put_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.desks.folder.new_reference", lambda: "guessed")
    reports, sent, victim = tmp_path / "reports", parcel(), tmp_path / "victim"
    victim.write_bytes(b"precious")
    (reports / "tmp").mkdir(parents=True)
    (reports / "tmp" / f"{message_name(sent.reference)}.guessed").symlink_to(victim)
    with pytest.raises(DeskTrouble):
        Folder(reports).create(sent)
    assert victim.read_bytes() == b"precious"
