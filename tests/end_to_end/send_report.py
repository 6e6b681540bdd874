"""What the program does when the person presses Send, alone: `send_report.py DATA MAILDIR`.

Started again with the same folders it goes on as the program does after a crash: what waits is
delivered, and a draft that was never sent is sent by the person once more.
"""

import sys
from pathlib import Path

from assistant.delivery import deliver_due
from assistant.desks.folder import Folder
from assistant.outbox import Composed, Outbox
from assistant.store import open_store
from assistant.tickets.draft import Draft, Drafts

REFERENCE = "01890000-0000-7000-8000-000000000001"
WORDS = "The badge printer shows “offline”"


def main(data: Path, maildir: Path) -> None:
    store = open_store(data)
    outbox, drafts = Outbox(store), Drafts(store)
    if outbox.message(REFERENCE) is None:
        drafts.keep(Draft(reference=REFERENCE, message=WORDS))
        message = f"Subject: Printer\n\n{WORDS}\n".encode()
        parcel = Composed(reference=REFERENCE, subject="Printer", message=message, created_at=1.0)
        outbox.put(parcel)
    deliver_due(outbox, Folder(maildir), data / "outbox.lock", lambda: 100.0)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
