"""The way from this computer to the services that people work with, leg by leg.

Each leg says what was seen and how long it took; which of them is to blame is judged later.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from diagnostics.facts.media import Medium
from diagnostics.facts.proxy import Setting
from diagnostics.identities import DomainName, IPAddress
from diagnostics.text import Text


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """The interface in use, or the only one there is, and how many of how many are connected.

    `error_ratio` is the part of all packets since it was switched on that arrived damaged.
    """

    adapters: int
    connected: int
    interface: str | None = None
    medium: Medium | None = None
    speed_mbit: int | None = None
    half_duplex: bool = False
    largest_packet: int = 0
    error_ratio: float = 0.0


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """How many addresses of each kind lead beyond the own cable.

    `self_assigned` is what the computer took for lack of a better one (RFC 3927).
    """

    ipv4: int
    ipv6: int
    self_assigned: IPAddress | None = None


class Router(msgspec.Struct, frozen=True, kw_only=True):
    """`routes` is how many ways out there are; `answers` is None where it could not be told.

    `address` is None where there is no router or the link itself is the way (telephone, VPN).
    """

    routes: int
    interface: str | None = None
    address: IPAddress | None = None
    answers: bool | None = None
    took_ms: float = 0.0


class Whom(StrEnum):
    """Who was sent the messages of which some came back."""

    ROUTER = "router"
    NAME_SERVER = "name_server"


class Trip(msgspec.Struct, frozen=True, kw_only=True):
    """Of `sent` messages `lost` never came back; the others took `round_trip_ms`, the median.

    `far`: they went through the router.
    """

    whom: Whom
    far: bool = False
    sent: int
    lost: int
    round_trip_ms: float | None = None
    took_ms: float = 0.0


class Answer(StrEnum):
    """FAILED: told at once that it cannot be answered now. SILENT: nothing came in time."""

    FOUND = "found"
    NO_SUCH_NAME = "no_such_name"
    FAILED = "failed"
    SILENT = "silent"


class NameLookup(msgspec.Struct, frozen=True, kw_only=True):
    """`servers` is how many name servers this computer is set up to ask; `silent` do not answer.

    `invents`: one gave an address for a name that cannot exist; `misleads`: and the same one for
    the name that the organisation uses for this.
    """

    servers: int
    silent: int = 0
    invents: bool = False
    misleads: bool = False
    answer: Answer
    took_ms: float


class ProxyAnswer(StrEnum):
    """How the proxy took it. SIGN_IN: it wants a name and a password that it was not given."""

    NOT_ASKED = "not_asked"
    TAKES_CONNECTIONS = "takes_connections"
    SIGN_IN = "sign_in"
    NOT_FOUND = "not_found"
    NO_CONNECTION = "no_connection"


class Proxy(msgspec.Struct, frozen=True, kw_only=True):
    """The setting (never a name or password in it), and whether the proxy does its work.

    `programs_sign_in`: it takes what other programs sign in with by themselves, and Balie has not.
    """

    setting: Setting
    answer: ProxyAnswer = ProxyAnswer.NOT_ASKED
    programs_sign_in: bool = False
    connect_ms: float | None = None


class PortalAnswer(StrEnum):
    """Who answered the question to which only one answer is right."""

    OPEN = "open"
    SIGN_IN_PAGE = "sign_in_page"
    NOBODY = "nobody"


class Portal(msgspec.Struct, frozen=True, kw_only=True):
    """`asked` is the host that was asked; `led_to` the one that the answer sent us on to."""

    asked: str
    answer: PortalAnswer
    status: int | None = None
    led_to: DomainName | None = None
    took_ms: float = 0.0


class Trust(StrEnum):
    """What came of the certificate that a service showed.

    UNLISTED: trusted by this computer, but of an authority that the organisation did not name.
    NO_TLS: what answered does not speak TLS. CLOCK_WRONG: out of its dates by this computer's clock
    but not by the right time; only checks say so, as they know both.
    """

    TRUSTED = "trusted"
    UNLISTED = "unlisted"
    UNTRUSTED = "untrusted"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    WRONG_NAME = "wrong_name"
    NO_TLS = "no_tls"
    CLOCK_WRONG = "clock_wrong"


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """`issuer` vouches for it; `since` and `until` are seconds since the Unix epoch."""

    trust: Trust
    issuer: str = ""
    since: float | None = None
    until: float | None = None
    took_ms: float = 0.0


class Reached(StrEnum):
    """How far a service was reached. BROKE_OFF: it was connected to and then said nothing.

    OTHER_WAY: only through a proxy that other programs know how to use, and Balie does not.
    """

    ANSWERS = "answers"
    NAME_NOT_FOUND = "name_not_found"
    REFUSED = "refused"
    SILENT = "silent"
    BROKE_OFF = "broke_off"
    PROXY_REFUSED = "proxy_refused"
    OTHER_WAY = "other_way"


class ServiceAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One of the organisation's services: how far it was reached, and the time for each part.

    `certificate` is None for a service without one; `status` is the number of its HTTP answer.
    """

    id: str
    name: Text
    host: str
    reached: Reached
    through_proxy: bool = False
    certificate: Certificate | None = None
    status: int | None = None
    lookup_ms: float | None = None
    connect_ms: float | None = None
    answer_ms: float | None = None

    @property
    def total_ms(self) -> float:
        """How long it took from its name to its answer."""
        secure = self.certificate.took_ms if self.certificate else 0.0
        return sum(ms or 0.0 for ms in (self.lookup_ms, self.connect_ms, secure, self.answer_ms))


class NetworkPath(msgspec.Struct, frozen=True, kw_only=True):
    """All legs in the order of the way; None for one that there was no sense or no way to try."""

    link: Link
    address: Address
    router: Router
    trip: Trip | None = None
    names: NameLookup | None = None
    proxy: Proxy | None = None
    portal: Portal | None = None
    services: tuple[ServiceAnswer, ...] = ()
    took_ms: float = 0.0
