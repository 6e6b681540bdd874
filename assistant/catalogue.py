"""The types that IT publishes: what its organisation is called, its channels, its desk.

These are data and the rules for them; reading a file is `assistant.organisation`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from assistant import rules
from assistant.desk_settings import DeskSettings
from assistant.own_checks import OwnCheck
from assistant.own_fixes import OwnFix
from assistant.rules import Code, Line, Localized
from diagnostics.model import OfficePrinter, OfficeProxy, Service, Settings, Targets
from diagnostics.text import words

# The key that switches a check off; beside it stand the ids of thresholds.
OFF = "off"


class Kind(StrEnum):
    """The ways of reaching IT."""

    CHAT = "chat"
    PHONE = "phone"
    WALK_IN = "walk_in"
    CALL_BACK = "call_back"
    PORTAL = "portal"
    EMAIL = "email"
    GUIDES = "guides"
    REPORT = "report"


class Channel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way of reaching IT.

    `person`: somebody is at the other end. `target` is the link that opens it; a walk-in desk has
    a `place` instead, and a report needs neither, as it opens here. `hours` are opening hours as
    OpenStreetMap writes them, in the organisation's time zone and with its public holidays unless
    the channel has its own; on the days in `closed` it is closed whatever they say. `expect` says
    what to expect, as it follows a comma ("answers in about 2 minutes"). No `languages` means all
    of the organisation's.
    """

    id: Annotated[str, rules.IDENTIFIER]
    kind: Kind
    title: Localized
    person: bool
    target: Annotated[str, rules.LINK] = ""
    place: Localized | None = None
    languages: tuple[Code, ...] = ()
    hours: Annotated[str, rules.HOURS] = "24/7"
    time_zone: Annotated[str, rules.TIME_ZONE] | None = None
    country: Annotated[str, rules.COUNTRY] | None = None
    closed: tuple[date, ...] = ()
    expect: Localized | None = None


class Guide(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An instruction that people can follow by themselves, at `target`.

    `keywords` are what people call the matter, separated by commas; `about` stands below the title.
    """

    id: Annotated[str, rules.IDENTIFIER]
    title: Localized
    target: Annotated[str, rules.WEB_ADDRESS]
    about: Localized | None = None
    keywords: Localized | None = None


class Branding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How it looks: `logo` is one or two letters, or a picture's path relative to the file."""

    accent: Annotated[str, rules.COLOUR] = "#2453D6"
    logo: Annotated[str, rules.LOGO] = "B"


class Checked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom the checks may ask over the network; see `diagnostics.model.Targets`."""

    name: Annotated[str, rules.HOST] | None = None
    time_server: Annotated[str, rules.WEB_ADDRESS] | None = None
    portal_probe: Annotated[str, rules.PROBE] | None = None
    authorities: tuple[Line, ...] = ()


class OwnService(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service of the organisation that the checks try; see `diagnostics.model.Service`."""

    id: Annotated[str, rules.IDENTIFIER]
    name: Localized
    address: Annotated[str, rules.SERVICE]


class ProxyKind(StrEnum):
    """How programs are to reach the internet."""

    NONE = "none"
    MANUAL = "manual"
    AUTOMATIC = "automatic"


class OwnProxy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The proxy that is to be set; see `diagnostics.model.OfficeProxy`."""

    kind: ProxyKind
    host: Annotated[str, rules.HOST] | None = None
    port: Annotated[int, rules.PORT] = 8080
    script: Annotated[str, rules.SCRIPT] | None = None
    beside: tuple[Annotated[str, rules.BESIDE], ...] = ()

    def as_proxy(self) -> OfficeProxy:
        """The same for the fix that sets it."""
        return OfficeProxy(
            kind=self.kind.value,
            host=self.host or "",
            port=self.port,
            script=self.script or "",
            beside=self.beside,
        )


class OwnPrinter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A printer that employees may add; see `diagnostics.model.OfficePrinter`."""

    id: Annotated[str, rules.IDENTIFIER]
    name: Localized
    place: Localized | None = None
    address: Annotated[str, rules.PRINTER]
    share: Annotated[str, rules.SHARE] | None = None
    networks: tuple[Annotated[str, rules.NETWORK], ...] = ()

    def as_printer(self) -> OfficePrinter:
        """The same for the fix that adds it."""
        return OfficePrinter(
            id=self.id,
            name=words(self.name),
            place=None if self.place is None else words(self.place),
            address=self.address,
            share=self.share or "",
            networks=self.networks,
        )


class Organisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that IT says about itself in its file.

    `checks` has, by the id of a check, whether it is "off", and other numbers for its thresholds.
    """

    name: Localized
    support_name: Localized
    languages: Annotated[tuple[Code, ...], rules.NOT_EMPTY]
    country: Annotated[str, rules.COUNTRY]
    time_zone: Annotated[str, rules.TIME_ZONE]
    mail_domain: Annotated[str, rules.HOST]
    desk: DeskSettings
    branding: Branding = Branding()
    restart_within_days: Annotated[int, rules.DAYS] = 7
    check: Checked = Checked()
    services: tuple[OwnService, ...] = ()
    proxy: OwnProxy | None = None
    printers: tuple[OwnPrinter, ...] = ()
    own_checks: tuple[OwnCheck, ...] = ()
    own_fixes: tuple[OwnFix, ...] = ()
    checks: dict[Line, dict[Line, bool | float]] = {}
    channels: tuple[Channel, ...] = ()
    guides: tuple[Guide, ...] = ()

    @property
    def runs_commands(self) -> bool:
        """Whether programs are named in it that Balie would run."""
        return bool(self.own_checks or self.own_fixes)

    @property
    def settings(self) -> Settings:
        """What it decides about checks and fixes."""
        own_fixes = [own for own in self.own_fixes if own.is_offered]
        detecting = (own.as_check() for own in own_fixes)
        chosen = {
            check: {key: float(number) for key, number in table.items() if key != OFF}
            for check, table in self.checks.items()
        }
        return Settings(
            targets=self._targets,
            proxy=None if self.proxy is None else self.proxy.as_proxy(),
            printers=tuple(own.as_printer() for own in self.printers),
            domains=self._domains,
            off=frozenset(check for check, table in self.checks.items() if table.get(OFF)),
            thresholds={check: numbers for check, numbers in chosen.items() if numbers},
            own=(
                *(own.as_check() for own in self.own_checks),
                *(check for check in detecting if check is not None),
            ),
            own_fixes=tuple(own.as_fix() for own in own_fixes),
            restart_within_days=self.restart_within_days,
        )

    @property
    def _domains(self) -> tuple[str, ...]:
        """Its mail domain, below which its servers are, and the hosts of its services."""
        hosts = (urlsplit(own.address).hostname for own in self.services)
        return tuple(dict.fromkeys((self.mail_domain, *(host for host in hosts if host))))

    @property
    def _targets(self) -> Targets:
        return Targets(
            name=self.check.name,
            time_server=self.check.time_server,
            portal_probe=self.check.portal_probe,
            authorities=self.check.authorities,
            services=tuple(
                Service(id=own.id, name=words(own.name), address=own.address)
                for own in self.services
            ),
        )
