"""Every kind of service desk there is, listed by hand: settings in, desk out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.desk_settings import (
    DeskSettings,
    EmailDesk,
    FolderDesk,
    GlpiDesk,
    RedmineDesk,
    RtDesk,
    ZammadDesk,
)
from assistant.desks.desk import Desk, Login


def open_desk(settings: DeskSettings, login: Callable[[], Login | None]) -> Desk:
    """The desk that the organisation's file chose; nothing is contacted yet.

    `login` says who is signed in to it, each time that it is asked.
    """
    match settings:
        case FolderDesk():
            from assistant.desks.folder import Folder

            return Folder(Path(settings.path).expanduser())
        case EmailDesk():
            from assistant.desks.mail.desk import Mail

            return Mail(settings, login)
        case RtDesk():
            from assistant.desks.api import Api
            from assistant.desks.rt import RequestTracker, headers

            return RequestTracker(settings, Api(f"{settings.address}/REST/2.0", login, headers))
        case RedmineDesk():
            from assistant.desks.api import Api
            from assistant.desks.redmine import Redmine, headers

            return Redmine(settings, Api(settings.address, login, headers))
        case ZammadDesk():
            from assistant.desks.api import Api
            from assistant.desks.zammad import Zammad, headers

            return Zammad(settings, Api(f"{settings.address}/api/v1", login, headers))
        case GlpiDesk():
            from assistant.desks.glpi.desk import Glpi
            from assistant.desks.glpi.session import open_api

            return Glpi(settings, open_api(settings, login))
