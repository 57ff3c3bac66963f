"""What one issue says in one language: chosen, ordered and put in words, ready to be set in type.

Letter, text part and web view are three settings of the same content. Data only: `compose` makes it, `render`
sets it. Dates are already written out; texts are still as their authors wrote them (Markdown where said so).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from dialogue.house import House
from newsletter.facts import ItemKind, Links, Outcome, Picture

Kind = Literal[
    "greeting",
    "items",
    "voices",
    "questions",
    "feedback",
    "consultations",
    "decisions",
    "events",
    "meeting",
    "about",
    "unsubscribe",
]


@dataclass(frozen=True, slots=True)
class DateBlock:
    """A day to be seen at a glance beside the date in words: "17", "okt"."""

    day: str
    month: str


@dataclass(frozen=True, slots=True)
class GreetingEntry:
    """Staff's opening words, Markdown."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """News, a call or an organisation in focus; `kind` "feed" is a line read from a feed. `text` is Markdown of
    staff's own items and plain text of a feed's. `note` says the last day, or source and date."""

    id: str
    kind: ItemKind | Literal["feed"]
    heading: str
    text: str = ""
    note: str = ""
    link: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class QuotationEntry:
    """A member's own words. `by` says who, or how large an organisation, or ''."""

    id: str
    text: str
    language: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """One theme: `replies` as a number, `share` (1–100) as the length of its bar, `who` as a sentence."""

    id: str
    label: str
    replies: int
    share: int
    who: str
    summary: str = ""
    quotations: tuple[QuotationEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """An open question with its ways in; `closes` is the last day in words, `text` '' where `title` says it all."""

    id: str
    title: str
    text: str
    closes: str
    web_link: str
    chat_link: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackEntry:
    """What was asked, and what came of the answers (Markdown). `asked` says who asked, as "Vi frågade"."""

    id: str
    asked: str
    question: str
    text: str
    outcome: Outcome = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class ConsultationEntry:
    """A proposal to have views on; `deadline` in words, `moved` names the date it replaced."""

    id: str
    title: str
    source: str
    deadline: str
    block: DateBlock | None = None
    moved: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """A decision or a budget that lies ahead; `when` in words, `source` who decides."""

    id: str
    title: str
    when: str
    block: DateBlock | None = None
    source: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One occasion. `group` is the heading it stands under, the same for all of a run of entries."""

    id: str
    group: str
    title: str
    when: str
    block: DateBlock
    where: str = ""
    organiser: str = ""
    link: str = ""
    ics_link: str = ""
    signup_link: str = ""
    signup_by: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """The next dialogue meeting."""

    id: str
    title: str
    when: str
    where: str = ""
    link: str = ""
    ics_link: str = ""


@dataclass(frozen=True, slots=True)
class AboutEntry:
    """Who sends this and why; the reader's own reason is filled in per recipient. `contact_link` is '' where the
    house's contact is not a mail address alone."""

    id: str
    text: str
    contact_link: str = ""


Entry: TypeAlias = (
    GreetingEntry
    | ItemEntry
    | ThemeEntry
    | QuestionEntry
    | FeedbackEntry
    | ConsultationEntry
    | DecisionEntry
    | EventEntry
    | MeetingEntry
    | AboutEntry
)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the issue: its entries in order, and how many `more` stand on the web only.

    `intro` and `closing` are sentences before and after them.
    """

    kind: Kind
    heading: str
    entries: tuple[Entry, ...] = ()
    intro: str = ""
    closing: str = ""
    more: int = 0

    @property
    def items(self) -> int:
        """How many entries it has, those on the web included."""
        return len(self.entries) + self.more


@dataclass(frozen=True, slots=True)
class IssueContent:
    """A whole issue. `subject` has 10–78 characters; `first_line` is what an inbox shows beside it."""

    issue: str
    language: str
    house: House
    links: Links
    subject: str
    title: str
    first_line: str
    sections: tuple[Section, ...]

    def summary(self) -> list[dict[str, object]]:
        """`[{"kind", "items"}]` of every section, as the commands print it."""
        return [{"kind": section.kind, "items": section.items} for section in self.sections]
