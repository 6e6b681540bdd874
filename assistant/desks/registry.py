"""Every kind of service desk there is, listed by hand: settings in, desk out."""

from __future__ import annotations

from pathlib import Path

from assistant.desk_settings import DeskSettings
from assistant.desks.desk import Desk
from assistant.desks.folder import Folder


def open_desk(settings: DeskSettings) -> Desk:
    """The desk that the organisation's file chose; nothing is contacted yet."""
    return Folder(Path(settings.path).expanduser())
