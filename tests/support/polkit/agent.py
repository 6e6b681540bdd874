"""`python -m tests.support.polkit.agent PID ANSWER FILE`: asks for passwords, as desktops do.

Registers for one process with the polkit of this computer, writes each question into the file, and
answers it with the right password, a wrong one, or by closing the question
(https://www.freedesktop.org/software/polkit/docs/latest/).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_call
from jeepney import new_method_return
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import Message

from tests.support.polkit import NOBODY, PASSWORD, Agent

_AUTHORITY = DBusAddress(
    "/org/freedesktop/PolicyKit1/Authority",
    bus_name="org.freedesktop.PolicyKit1",
    interface="org.freedesktop.PolicyKit1.Authority",
)
_CANCELLED = "org.freedesktop.PolicyKit1.Error.Cancelled"
_HELPER = "/usr/lib/polkit-1/polkit-agent-helper-1"


def main() -> None:
    """Register, then answer until the computer is gone."""
    pid, answer, file = int(sys.argv[1]), Agent(sys.argv[2]), Path(sys.argv[3])
    with open_dbus_connection("SYSTEM") as bus:
        body = (_process(pid), "en_GB.UTF-8", "/agent")
        call = new_method_call(_AUTHORITY, "RegisterAuthenticationAgent", "(sa{sv})ss", body)
        reply = bus.send_and_get_reply(call)
        assert reply.header.message_type is MessageType.method_return, reply.body
        file.touch()
        while True:
            _answer(bus, bus.receive(), answer, file)


def _process(pid: int) -> tuple[str, dict[str, tuple[str, Any]]]:
    """The process as polkit knows it: by its number and when it began (proc(5), stat, 22)."""
    began = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])
    return "unix-process", {"pid": ("u", pid), "start-time": ("t", began), "uid": ("i", NOBODY)}


def _answer(bus: DBusConnection, message: Message, answer: Agent, file: Path) -> None:
    if message.header.fields.get(HeaderFields.member) != "BeginAuthentication":
        return
    _action, question, _icon, _details, cookie, _identities = message.body
    with file.open("a") as seen:
        seen.write(question + "\n")
    if answer is Agent.CLOSES:
        bus.send(new_error(message, _CANCELLED))
        return
    said = PASSWORD if answer is Agent.RIGHT else "wrong"
    # It reads the cookie, then an answer for each question of PAM's.
    given = f"{cookie}\n{said}\n"
    subprocess.run([_HELPER, "root"], input=given, text=True, check=False, capture_output=True)
    bus.send(new_method_return(message))


if __name__ == "__main__":
    main()
