"""The folder desk delivers into a Maildir that the standard library opens."""

import errno
import mailbox
import os
from pathlib import Path

import pytest

from assistant.desks.desk import DeskTrouble, Receipt
from assistant.desks.folder import Folder, message_name
from assistant.outbox import Parcel
from assistant.reference import new_reference

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


def test_a_full_share_is_said_in_words(tmp_path: Path) -> None:
    reports, sent = tmp_path / "reports", parcel()
    (reports / "tmp").mkdir(parents=True)
    # /dev/full answers every write as a full disk does.
    (reports / "tmp" / message_name(sent.reference)).symlink_to("/dev/full")
    with pytest.raises(DeskTrouble) as caught:
        Folder(reports).create(sent)
    assert "no room left" in caught.value.trouble.meaning.msgid
