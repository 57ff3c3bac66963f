"""Everything an issue is composed from, gathered beforehand: frozen data, no decisions.

Every entry has an `id` ("event:ab12", "theme:ensamhet", "reply:77") by which staff pin it or leave it out. Texts are
as they were written: making them harmless is the renderer's work, choosing among them the composer's. Instants
are aware UTC datetimes, days are Stockholm calendar days, and an empty string is "not told".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from dialogue.events import Event, News
from dialogue.house import House

ItemKind = Literal["news", "call", "focus"]
FeedbackOn = Literal["question", "theme", "consultation"]
Outcome = Literal["", "read", "done", "under-way", "no", "passed-on"]


@dataclass(frozen=True, slots=True)
class Period:
    """What an issue is about: `key` is "2026-11"; what came in from `covers_from` until `covers_to`, and events from
    `events_from` to `events_until`, both days included. `next_issue` is the day the one after it is planned for."""

    key: str
    covers_from: datetime
    covers_to: datetime
    events_from: date
    events_until: date
    next_issue: date


@dataclass(frozen=True, slots=True)
class Links:
    """Absolute addresses of the house's own pages; `web` is this issue's web view, the others may be ''.

    `chat` is the bot ("https://t.me/…"), `subscribe` the page where one signs up for the letter.
    """

    web: str
    archive: str = ""
    privacy: str = ""
    chat: str = ""
    subscribe: str = ""


@dataclass(frozen=True, slots=True)
class Edits:
    """What staff decided about this issue: ids that stay whatever happens, ids that go, their own subject."""

    pinned: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image by its address; `alt` says what it shows, '' when it only decorates."""

    url: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class OwnItem:
    """Staff's own words, Markdown in `text`. `last_day` belongs to a call, `last_shown` to an organisation in focus."""

    id: str
    kind: ItemKind
    heading: str
    text: str
    link: str = ""
    last_day: date | None = None
    picture: Picture | None = None
    last_shown: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedNews:
    """A published item of a feed; `source` is what the feed calls itself."""

    id: str
    news: News
    source: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A reply that may be quoted, or may not: `may_quote` is False for one that is hidden, held or withdrawn.

    `organisation` is given only where its author wants the name shown. `size` is the organisation's size in the
    reader's words ("en liten förening"), shown where the name is not.
    """

    id: str
    text: str
    language: str = "sv"
    may_quote: bool = False
    organisation: str = ""
    size: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class ThemeVoices:
    """The replies of one confirmed theme, counted; `summary` is staff's own few words on them."""

    id: str
    label_sv: str
    label_en: str
    area_sv: str = ""
    area_en: str = ""
    replies: int = 0
    organisations: int = 0
    persons: int = 0
    tables: int = 0
    quotations: tuple[Quotation, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    """What came in since the issue before: counts of all of it (one reply may have several themes), then by theme.

    `unconfirmed` counts the replies whose themes no person has looked at yet.
    """

    replies: int = 0
    organisations: int = 0
    persons: int = 0
    tables: int = 0
    unconfirmed: int = 0
    themes: tuple[ThemeVoices, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that can be answered now: `chat_link` opens it in Telegram, `web_link` as a form. `title` is its
    short title, '' where it has none."""

    id: str
    code: str
    text: str
    title: str
    closes: datetime | None
    web_link: str
    chat_link: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What happened with what was said ("Ni sa – så blev det"): `question` is the text of a question of ours, of a
    theme its name (`name_en` in English), of a consultation the title of the proposal. `next_on` is when more is told (a
    Stockholm day), `passed_to` who has the question now."""

    id: str
    question: str
    text: str
    outcome: Outcome = ""
    link: str = ""
    on: FeedbackOn = "question"
    name_en: str = ""
    next_on: date | None = None
    passed_to: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """A proposal to have views on. `deadline` is None where only words ("våren 2027") are known.

    `earlier_deadline` is the date that `deadline` replaced since the issue before.
    """

    id: str
    title: str
    body: str = ""
    case_number: str = ""
    deadline: datetime | None = None
    deadline_words: str = ""
    earlier_deadline: datetime | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class ComingDecision:
    """A decision or a budget of the annual wheel: on `day`, or some time in `month` ("2027-03") where `day` is None."""

    id: str
    title: str
    day: date | None
    month: str = ""
    body: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class ComingEvent:
    """An event of a calendar, with the address of its own .ics file; `subregion` is where it is, '' where that is not known."""

    id: str
    event: Event
    ics_link: str
    subregion: str = ""


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next dialogue meeting; `starts` None where only words ("våren 2027") are known, Stockholm midnight where
    only the day is. `title` is '' where no more is known than what the last meeting said."""

    id: str
    title: str
    starts: datetime | None = None
    ends: datetime | None = None
    date_words: str = ""
    place: str = ""
    link: str = ""
    ics_link: str = ""


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """All of it. `issue` is the issue's id as it stands in addresses, `built_at` the only "now" there is.

    `subregion` is the readers' own where they have a variant of theirs: its events come first.
    """

    issue: str
    house: House
    period: Period
    built_at: datetime
    links: Links
    edits: Edits = field(default_factory=Edits)
    greeting: str = ""
    items: tuple[OwnItem, ...] = ()
    news: tuple[FeedNews, ...] = ()
    voices: Voices = field(default_factory=Voices)
    questions: tuple[OpenQuestion, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    decisions: tuple[ComingDecision, ...] = ()
    events: tuple[ComingEvent, ...] = ()
    meeting: NextMeeting | None = None
    subregion: str = ""
