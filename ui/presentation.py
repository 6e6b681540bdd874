"""Which icon, tone and words stand for a state, a topic, a kind of channel, a request."""

from __future__ import annotations

from assistant.catalogue import Kind
from assistant.channels.directory import Listing
from assistant.desks.desk import Progress
from assistant.language import Language
from assistant.outbox import Request, RequestState
from assistant.own_requests import OwnRequest
from assistant.standing import PROGRESS, standing
from diagnostics.model import Finding, State, Topic
from diagnostics.repair import Effect
from diagnostics.text import Moment, Text, text
from ui.words import say, tr

TONES = {
    State.FINE: "good",
    State.ATTENTION: "warn",
    State.PROBLEM: "bad",
    State.UNKNOWN: "mute",
}

_TOPIC_ICONS = {
    Topic.NETWORK: "network",
    Topic.NAME_LOOKUP: "signpost",
    Topic.PROXY: "waypoints",
    Topic.VPN: "key-round",
    Topic.WIFI: "wifi",
    Topic.SERVICES: "globe",
    Topic.PRINTING: "printer",
    Topic.STORAGE: "hard-drive",
    Topic.MEMORY: "memory-stick",
    Topic.PROCESSOR: "cpu",
    Topic.POWER: "battery-medium",
    Topic.DISPLAYS: "monitor",
    Topic.SOUND: "volume-2",
    Topic.ACCOUNTS: "user-round",
    Topic.UPDATES: "download",
    Topic.SECURITY: "shield",
    Topic.TIME: "clock",
    Topic.PROGRAMS: "app-window",
    Topic.REMOTE: "screen-share",
    Topic.SYSTEM: "laptop",
    Topic.BALIE: "info",
}

CHANNEL_ICONS = {
    Kind.CHAT: "message-circle",
    Kind.PHONE: "phone",
    Kind.WALK_IN: "map-pin",
    Kind.CALL_BACK: "phone-incoming",
    Kind.PORTAL: "globe",
    Kind.EMAIL: "mail",
    Kind.GUIDES: "book-open",
    Kind.REPORT: "square-pen",
}

# A word, its tone and a sentence.
EFFECTS: dict[Effect, tuple[Text, str, Text]] = {
    Effect.VERIFIED: (text("Verified"), "good", text("The check shows that it helped.")),
    Effect.NO_CHANGE: (text("No change"), "mute", text("The check shows the same as before.")),
    Effect.WORSE: (text("Worse"), "bad", text("The check shows more trouble than before.")),
    Effect.LATER: (
        text("Shows later"),
        "accent",
        text("It shows after the next restart, or when you sign in next."),
    ),
    Effect.UNKNOWN: (
        text("Could not tell"),
        "mute",
        text("The check could not tell whether it helped."),
    ),
}

_STATE_TONES = {
    RequestState.WAITING: "warn",
    RequestState.SENT: "good",
    RequestState.REFUSED: "bad",
}

_PROGRESS_TONES = {
    Progress.NEW: "accent",
    Progress.WORKED_ON: "accent",
    Progress.WAITS_FOR_YOU: "warn",
    Progress.SOLVED: "good",
    Progress.CLOSED: "mute",
}


def finding_icon(finding: Finding) -> str:
    """A tick where it is fine, a question mark where nobody could tell, else what it is about."""
    if finding.state is State.FINE:
        return "check"
    if finding.state is State.UNKNOWN:
        return "circle-question-mark"
    return topic_icon(finding.topic)


def topic_icon(topic: Topic) -> str:
    """The icon of what a check or a part of a report is about."""
    return _TOPIC_ICONS[topic]


def channel_caption(listing: Listing, language: Language) -> str:
    """When it is open, then where it is or what to expect: "Open until 18:00, no appointment"."""
    channel = listing.channel
    when = say(listing.sentence)
    if channel.place:
        return tr("{place}. {when}", place=language.localized(channel.place), when=when)
    if channel.expect and listing.open_now:
        return tr("{when}, {expect}", when=when, expect=language.localized(channel.expect))
    return when


def request_pill(request: Request) -> tuple[str, str]:
    """The words and the tone of a request's state, as IT tells it where it does."""
    tone = _STATE_TONES[request.state]
    if isinstance(request, OwnRequest) and request.progress is not None:
        tone = "good" if request.unread else _PROGRESS_TONES[request.progress]
    return say(standing(request)), tone


def progress_pill(progress: Progress) -> tuple[str, str]:
    """The same of something that IT has made by itself."""
    return say(PROGRESS[progress]), _PROGRESS_TONES[progress]


def request_caption(request: Request) -> str:
    """What became of a request, and when."""
    if request.state is RequestState.SENT and request.sent_at is not None:
        sent = Moment(request.sent_at)
        if request.number:
            return tr("#{number}, sent {when}", number=request.number, when=sent)
        return tr("Sent {when}", when=sent)
    if request.trouble is not None:
        return say(request.trouble.title)
    return tr("Written {when}", when=Moment(request.created_at))
