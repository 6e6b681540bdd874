"""Request Tracker 5 on SQLite: employees see, answer and rate the tickets that are theirs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from tests.servers.model import DOMAIN, RequestTracker
from tests.servers.starting import answers, free_port, people, say_ready, seeded, stay
from tests.support.waiting import eventually

SEED = Path(__file__).with_name("seed_rt.pl")
# bcrypt at its usual cost takes a quarter of a second of each call.
_CONFIG = """
Set($rtname, '{domain}');
Set($Organization, '{domain}');
Set($CorrespondAddress, 'support@{domain}');
Set($CommentAddress, 'notes@{domain}');
Set($WebDomain, '127.0.0.1');
Set($WebPort, {port});
Set($WebBaseURL, 'http://127.0.0.1:{port}');
Set($WebPath, '');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '{top}/rt.sqlite');
Set($Timezone, 'UTC');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
Set($LogToFile, undef);
Set($MailCommand, 'testfile');
Set($HTMLFormatter, 'core');
Set($WebSessionClass, 'Apache::Session::File');
Set($MaxAttachmentSize, 26214400);
Set($BcryptCost, 4);
$RT::MasonDataDir = '{top}/mason';
$RT::MasonSessionDir = '{top}/sessions';
$RT::VarPath = '{top}';
1;
"""


class _Seed(msgspec.Struct, frozen=True):
    tokens: dict[str, str]
    queue_id: int


def main(top: Path) -> None:
    """Answer until the end of the test run."""
    seeded("rt", top, [SEED, Path(__file__)], _seed)
    seed = msgspec.json.decode((top / "seed.json").read_bytes(), type=_Seed)
    port = free_port()
    server = subprocess.Popen(
        [
            "/usr/share/request-tracker5/libexec/rt-server",
            *("--host", "127.0.0.1", "--port", str(port), "--max-workers", "2"),
        ],
        env=_configured(top, port),
    )
    rt = RequestTracker(
        address=f"http://127.0.0.1:{port}",
        queue="IT Support",
        outage_queue="Outages",
        queue_id=seed.queue_id,
        reference_field="ClientRef",
        rating_field="Rating",
        people=people(seed.tokens),
    )
    token = {"Authorization": f"token {rt.people.alice.token}"}
    eventually(lambda: answers(f"{rt.address}/REST/2.0/rt", token), 120)
    say_ready(top, rt)
    stay(server)


def _configured(top: Path, port: int = 80) -> dict[str, str]:
    """Write the settings; returns the environment that leads the programs of RT to them."""
    for part in ("site.d", "mason", "sessions"):
        (top / part).mkdir(exist_ok=True)
    site = top / "RT_SiteConfig.pm"
    site.write_text(_CONFIG.format_map({"top": top, "domain": DOMAIN, "port": port}))
    own = {"RT_SITE_CONFIG": str(site), "RT_SITE_CONFIG_DIR": str(top / "site.d")}
    return os.environ | own | {"TMPDIR": str(top)}


def _seed(top: Path) -> None:
    environment = _configured(top)
    make = ("rt-setup-database-5", "--action", "init", "--dba", "")
    subprocess.run(make, env=environment, stdin=subprocess.DEVNULL, check=True)
    accounts = msgspec.json.encode(people({}).everybody()).decode()
    done = subprocess.run(
        ["perl", SEED, accounts], env=environment, stdout=subprocess.PIPE, check=True
    )
    (top / "seed.json").write_bytes(done.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
