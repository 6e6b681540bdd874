"""Postfix and Dovecot: submission with STARTTLS and a login, and the boxes over IMAP."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.servers.model import DOMAIN, Mail, People
from tests.servers.starting import free_port, listens, people, say_ready, stay
from tests.support.authority import Authority
from tests.support.waiting import eventually

_DOVECOT = """
base_dir = {top}/run
state_dir = {top}/state
protocols = imap
listen = 127.0.0.1
log_path = /dev/stderr
ssl = yes
ssl_cert = <{top}/server.pem
ssl_key = <{top}/server.pem
disable_plaintext_auth = yes
auth_mechanisms = plain login
auth_username_format = %Lu
# A wrong password is answered at once, and at the same speed the tenth time.
auth_failure_delay = 0
first_valid_uid = 8
mail_location = maildir:{top}/boxes/%n
# No box is locked away from a test that polls it: one person may have many connections.
mail_max_userip_connections = 100
passdb {{
  driver = passwd-file
  args = {top}/users
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={top}/boxes/%n
}}
namespace inbox {{
  inbox = yes
}}
service imap-login {{
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service auth {{
  unix_listener submission-auth {{
    mode = 0660
    user = postfix
    group = postfix
  }}
}}
"""
_MAIN_CF = """
compatibility_level = 3.6
queue_directory = {top}/spool
data_directory = {top}/data
maillog_file = /dev/stdout
myhostname = mail.{domain}
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = loopback-only
inet_protocols = ipv4
message_size_limit = 26214400
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = {domain}
virtual_mailbox_maps = texthash:{top}/boxes.map
virtual_mailbox_base = {top}/boxes
virtual_mailbox_limit = 0
virtual_minimum_uid = 8
virtual_uid_maps = static:8
virtual_gid_maps = static:8
# Nothing leaves this machine.
default_transport = error:only {domain} is served here
smtpd_tls_cert_file = {top}/server.pem
smtpd_tls_key_file = {top}/server.pem
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {top}/run/submission-auth
smtpd_sender_login_maps = texthash:{top}/senders.map
smtpd_sender_restrictions = reject_sender_login_mismatch
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_relay_restrictions = permit_sasl_authenticated, reject
"""
_MASTER_CF = """
127.0.0.1:{submission} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


def main(top: Path) -> None:
    """Answer until the end of the test run."""
    authority = Authority("Post", top)
    authority.certificate("localhost").rename(top / "server.pem")
    mail = Mail(
        host="localhost",
        submission=free_port(),
        imap=free_port(),
        imaps=free_port(),
        trusted=authority.trusted,
        queue=top / "spool",
        people=people({}, agent="support"),
    )
    _configure(top, mail)
    dovecot = subprocess.Popen(["dovecot", "-F", "-c", top / "dovecot.conf"])
    eventually((top / "run" / "submission-auth").exists)
    postfix = subprocess.Popen(["postfix", "-c", top / "postfix", "start-fg"])
    eventually(lambda: all(map(listens, (mail.submission, mail.imap, mail.imaps))))
    say_ready(top, mail)
    stay(postfix, dovecot)


def _configure(top: Path, mail: Mail) -> None:
    for part in ("postfix", "spool", "data", "boxes"):
        (top / part).mkdir()
    shutil.chown(top / "data", "postfix")
    shutil.chown(top / "boxes", "mail", "mail")
    values = {"top": top, "domain": DOMAIN, "imap": mail.imap, "imaps": mail.imaps}
    values["submission"] = mail.submission
    (top / "dovecot.conf").write_text(_DOVECOT.format_map(values))
    (top / "postfix" / "main.cf").write_text(_MAIN_CF.format_map(values))
    (top / "postfix" / "master.cf").write_text(_MASTER_CF.format_map(values))
    _write_accounts(top, mail.people)


def _write_accounts(top: Path, everybody: People) -> None:
    accounts = everybody.everybody()
    lines = {
        "users": [f"{one.login}:{{PLAIN}}{one.password}" for one in accounts],
        "boxes.map": [f"{one.mail} {one.login}/" for one in accounts],
        "senders.map": [f"{one.mail} {one.login}" for one in accounts],
    }
    for name, wanted in lines.items():
        (top / name).write_text("\n".join(wanted) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
