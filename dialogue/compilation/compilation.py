"""A compilation as it was decided: everything that stands in it, in order, without the words around it. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogue.compilation.facts import Form
from dialogue.meetings import Meeting
from dialogue.questions import Question
from dialogue.themes import Theme


@dataclass(frozen=True, slots=True)
class Item:
    """A reply as it is printed, with its `answer` as `Reply.answer`. `by` is an organisation that wants to be named, else ''; `passed_on` marks what was said on
    behalf of a smaller organisation, whose name stands in `behalf` where it may be shown."""

    id: str
    text: str
    correction: str
    by: str
    children: tuple[Item, ...] = ()
    passed_on: bool = False
    behalf: str = ""
    answer: str = ""
    agrees: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Replies that stand together. `table` names the table in the order "table", else ''."""

    table: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many replies, and of whom. Organisations, persons and tables are counted apart; `hidden` replies are counted and
    not printed, `held` ones neither."""

    replies: int
    organisations: int
    persons: int
    tables: int
    hidden: int
    held: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its replies; None is what came without a question. `place` is its number within its dialogue."""

    question: Question | None
    place: int
    groups: tuple[Group, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that may be shown apart from the others, and on which theme (a label of the frame) they are."""

    text: str
    by: str
    theme_id: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Staff's words, or, where `text` is '', what a draft can be made of."""

    text: str
    tally: Tally
    themes: tuple[tuple[str, int], ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Questions that were talked about together. Number 0: no dialogue."""

    number: int
    title: str
    questions: tuple[Answered, ...]
    summary: Summary


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with its numbers. `share` is of the most spoken of theme, 1 to 100. `cells` follow `Themes.subregions`; None
    is hidden. `alone`: one organisation, one table or one person has raised it."""

    theme: Theme
    replies: int
    organisations: int
    persons: int
    tables: int
    share: int
    alone: bool
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes that were spoken of, the most spoken of first. `subregions` are those that replies are known to come from,
    in order, and '' for those of which it is not known; empty where there would be one column only."""

    rows: tuple[ThemeRow, ...]
    subregions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """How the replies were collected and coded: counts by channel (known ones in a fixed order) and by state of coding.

    `themed` have a confirmed theme, `waiting` none but a suggestion, `without` neither.
    """

    channels: tuple[tuple[str, int], ...]
    frame_version: int
    themed: int
    waiting: int
    without: int


@dataclass(frozen=True, slots=True)
class Compilation:
    """The document, decided. `organisations` are those that were there, else those that answered under their name."""

    form: Form
    meeting: Meeting | None
    since: date | None
    dialogues: tuple[Dialogue, ...]
    themes: Themes
    tally: Tally
    method: Method
    organisations: tuple[str, ...]
