"""The command line as scripts use it: real processes, JSON shapes, exit codes, no Qt anywhere."""

from __future__ import annotations

import email
import email.policy
import json
import mailbox
import sys
import sysconfig
from datetime import datetime
from pathlib import Path

from tests.support.balie import EXAMPLE, ROOT, Balie
from tests.support.photos import PLACE, XMP, in_jpeg, picture
from tests.support.schema import valid


def test_check_tells_findings_and_facts_in_a_documented_shape(balie: Balie) -> None:
    document = balie("check", "--json", code=None)
    assert valid(document)["version"] == 2
    assert len(document["findings"]) >= 12
    assert document["facts"]["disk_space"]["topic"] == "storage"
    assert datetime.fromisoformat(document["when"]).tzinfo is not None
    for finding in document["findings"]:
        assert finding["sentence"].endswith(".")
    states = {finding["state"] for finding in document["findings"]}
    wrong = states & {"attention", "problem"}
    assert balie.code == (1 if wrong else 3 if "unknown" in states else 0)


def test_check_line_by_line_says_the_same(balie: Balie) -> None:
    lines = [json.loads(line) for line in balie("check", "--json-lines", code=None).splitlines()]
    whole = balie("check", "--json", code=None)
    found = {line["finding"]["id"] for line in lines if "finding" in line}
    assert found == {finding["id"] for finding in whole["findings"]}
    readings = [line["reading"] for line in lines if "reading" in line]
    read = {reading["fact"] for reading in readings if reading["goes"] != "never"}
    assert read == {*whole["facts"], *whole["unread"]}


def test_a_second_look_says_what_it_uses_again_and_a_fresh_one_nothing(balie: Balie) -> None:
    def ages(*words: str) -> list[float]:
        facts = balie("check", "--json", *words, code=None)["facts"].values()
        return [fact["age_seconds"] for fact in facts if fact["age_seconds"] is not None]

    assert ages() == []
    assert all(0 <= age <= 60 for age in ages())
    assert ages("--fresh") == []


def test_the_slowest_facts_are_named(balie: Balie) -> None:
    balie("check", "--json", "--slowest", code=None)
    assert len([line for line in balie.complaint.splitlines() if " ms  " in line]) == 10


def test_some_topics_only(balie: Balie) -> None:
    found = balie("check", "--topics", "time,storage", "--json", code=None)["findings"]
    assert {finding["topic"] for finding in found} == {"time", "storage"}


def test_a_topic_that_does_not_exist_names_those_that_do(balie: Balie) -> None:
    balie("check", "--topics", "tyme", code=2)
    assert "'tyme' is not a valid Topic; there are network, " in balie.complaint


def test_check_in_dutch(balie: Balie) -> None:
    text = balie("check", "--language", "nl", code=None).decode()
    assert "schijf" in text.lower()


def test_the_fixes_are_listed(balie: Balie) -> None:
    fixes = balie("fix", "--list", "--json")["fixes"]
    assert {"free_space", "clear_print_queue", "reset_name_lookup"} <= {fix["id"] for fix in fixes}


def test_a_plan_changes_nothing_and_says_what_would_happen(balie: Balie) -> None:
    plan = balie("fix", "free_space", "--plan", "--json")
    assert plan["fix"] == "free_space"
    assert plan["summary"]
    assert {"steps", "seconds", "untouched"} <= set(plan)


def test_a_fix_that_does_not_exist_names_those_that_do(balie: Balie) -> None:
    balie("fix", "make_coffee", code=2)
    assert "make_coffee" in balie.complaint
    assert "free_space" in balie.complaint


def test_a_report_arrives_as_its_preview_showed_it(balie: Balie) -> None:
    words = ("report", "--message", "The printer says offline", "--no-diagnostics")
    shown = balie(*words, "--preview")
    sent = balie(*words, "--json")
    assert sent["state"] == "sent"
    [arrived] = mailbox.Maildir(balie.reports, create=False)
    assert arrived["X-Balie-Reference"] == sent["reference"]
    strip = ("Date", "Message-ID", "X-Balie-Reference")
    preview = email.message_from_bytes(shown)
    for header in strip:
        del preview[header]
        del arrived[header]
    # Each run is a report of its own: only what is made once per report differs.
    assert preview.items() == arrived.items()


def test_the_topic_decides_what_is_attached(balie: Balie) -> None:
    shown = balie("report", "--message", "Help", "--topic", "printing", "--preview")
    message = email.message_from_bytes(shown, policy=email.policy.default)
    [attached] = [a for a in message.iter_attachments() if a.get_filename() == "diagnostics.json"]
    document = valid(json.loads(attached.get_content()))
    assert {finding["topic"] for finding in document["findings"]} == {"printing"}


def test_a_report_from_standard_input(balie: Balie) -> None:
    words = ("report", "--message", "-", "--no-diagnostics", "--json")
    assert balie(*words, entered="From a script")["subject"] == "From a script"


def test_a_photo_goes_without_where_it_was_taken_and_that_is_said(
    balie: Balie, tmp_path: Path
) -> None:
    (tmp_path / "photo.jpg").write_bytes(in_jpeg((0xE1, XMP + PLACE)))
    words = ("report", "--message", "Help", "--no-diagnostics", "--preview", "--attach")
    message = email.message_from_bytes(
        balie(*words, str(tmp_path / "photo.jpg")), policy=email.policy.SMTP
    )
    [photo] = message.iter_attachments()
    assert photo.get_content() == picture("JPEG")
    said = "photo.jpg: It goes without where and by whom it was taken"
    assert said in balie.complaint


def test_the_person_decides_what_goes_along(balie: Balie) -> None:
    words = ("report", "--message", "Help", "--topic", "storage", "--preview")
    assert b'"disk_space": {' in balie(*words)
    assert b'"disk_space": {' not in balie(*words, "--without", "fact:disk_space")
    balie(*words, "--without", "fact:disk_spaec", code=2)
    assert "disk_spaec" in balie.complaint
    added = balie("report", "--message", "Help", "--more", "printing", "--preview")
    assert b'"print_queue": {' in added


def test_what_was_sent_can_be_read_later_to_the_last_byte(balie: Balie) -> None:
    assert balie("sent", "--json")["sent"] == []
    assert b"Nothing was sent" in balie("sent")
    words = ("report", "--message", "The printer says offline", "--topic", "storage", "--json")
    reference = balie(*words)["reference"]
    [entry] = balie("sent", "--json")["sent"]
    assert (entry["reference"], entry["what"]) == (reference, "report")
    assert entry["to"] == str(balie.reports)
    assert datetime.fromisoformat(entry["when"]).tzinfo is not None
    [arrived] = (balie.reports / "new").iterdir()
    assert balie("sent", reference, "--raw") == arrived.read_bytes()
    assert entry["bytes"] == len(arrived.read_bytes())
    whole = balie("sent", reference, "--json")
    assert whole["message"].encode() == arrived.read_bytes()
    for replacement in whole["replaced"]:
        assert set(replacement) == {"kind", "original", "pseudonym", "count"}
    assert b"The printer says offline" in balie("sent", reference)
    assert reference.encode() in balie("sent")


def test_what_was_never_sent_is_said_so(balie: Balie) -> None:
    balie("sent", "nothing", code=2)
    assert "nothing" in balie.complaint
    balie("sent", "--raw", code=2)


def test_nothing_to_report_is_refused_in_words(balie: Balie) -> None:
    balie("report", "--message", "  ", code=2)
    assert "at least a sentence" in balie.complaint
    assert not balie.reports.exists()


def test_a_desk_out_of_reach_keeps_the_report_until_it_is_back(balie: Balie) -> None:
    balie.reports.write_text("in the way")
    kept = balie("report", "--message", "Printer", "--no-diagnostics", "--json", code=1)
    assert kept["state"] == "waiting"
    assert "tries again" in kept["trouble"]["next_step"]
    balie.reports.unlink()
    [request] = balie("report", "--send-waiting", "--json")["requests"]
    assert (request["reference"], request["state"]) == (kept["reference"], "sent")
    assert len(mailbox.Maildir(balie.reports, create=False)) == 1


def test_channels_say_whether_they_are_open(balie: Balie) -> None:
    [phone] = balie("channels", "--json")["channels"]
    assert (phone["id"], phone["open_now"], phone["next_change"]) == ("phone", True, None)


def test_the_example_organisation_is_right(balie: Balie) -> None:
    assert balie("org", "--org", str(EXAMPLE), "--json")["mistakes"] == []
    assert len(balie("channels", "--org", str(EXAMPLE), "--json")["channels"]) >= 7


def test_ten_mistakes_are_ten_messages_and_the_program_goes_on(balie: Balie) -> None:
    wrong = """
        name = ""
        languages = []
        country = "ZZ"
        time_zone = "Europe/Atlantis"
        mail_domain = "no domain"
        colour = "red"
        [branding]
        accent = "blue"
        [desk]
        kind = "folder"
        path = 5
        [[channels]]
        id = "phone"
        kind = "telegraph"
        title = "Call"
        person = "yes"
        hours = "Mo-Fr 25:00"
    """
    balie.organisation.write_text(wrong)
    document = balie("org", "--json", code=1)
    keys = {mistake["key"] for mistake in document["mistakes"]}
    assert len(document["mistakes"]) >= 10
    assert {"name", "support_name", "colour", "branding.accent", "channels[1].kind"} <= keys
    lines = wrong.splitlines()
    for mistake in document["mistakes"]:
        last = mistake["key"].split(".")[-1].split("[")[0]
        assert mistake["key"] == "support_name" or last in lines[mistake["line"] - 1]
    assert balie("check", "--json", code=None)["findings"]


def test_no_command_and_a_wrong_one_say_what_there_is(balie: Balie) -> None:
    balie("coffee", code=2)
    assert "check" in balie.complaint
    assert b"report" in balie("--help")


def test_everything_works_where_pyside6_is_not_installed(balie: Balie, tmp_path: Path) -> None:
    """A site-packages with everything but Qt, and no other place to find it."""
    site = tmp_path / "site"
    site.mkdir()
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        if not package.name.lower().startswith(("pyside6", "shiboken6")):
            (site / package.name).symlink_to(package)
    start = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(site)!r}]; "
    balie.argv = [
        sys.executable,
        "-S",
        "-c",
        start + "from ui.__main__ import main; sys.exit(main())",
    ]
    assert balie("check", "--json", code=None)["findings"]
    assert balie("fix", "--list", "--json")["fixes"]
    assert balie("channels", "--json")["channels"]
    sent = balie("report", "--message", "No Qt", "--no-diagnostics", "--json")
    assert sent["state"] == "sent"
    balie(code=2)
    assert "PySide6" in balie.complaint
