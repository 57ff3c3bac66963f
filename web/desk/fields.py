"""What stands in the fields of a question's form: nothing yet, a question, or what was just sent. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from dialogue.language.dates import STOCKHOLM
from dialogue.members import Staff
from dialogue.questions import Question, short_title
from web.forms import Form


@dataclass(frozen=True, slots=True)
class Fields:
    """`last`, `decision_on` and `opens` are days as a date field writes them (2026-12-01), '' for none; `audience` is
    pairs as "subregions=Sjuhärad"; `title` is '' where it is made of the text."""

    text: str = ""
    background: str = ""
    last: str = ""
    owner: str = ""
    theme: str = ""
    link: str = ""
    plain: str = ""
    kind: str = "text"
    follow_up: str = ""
    audience: tuple[str, ...] = ()
    title: str = ""
    contact: str = ""
    level: str = ""
    decision_on: str = ""
    decision_body: str = ""
    repeats: str = ""
    opens: str = ""
    at_meeting: bool = False

    @property
    def more(self) -> bool:
        """Whether anything stands behind the fold."""
        return self != Fields(self.text, self.background, self.last, self.owner, self.theme, self.link)


def fields_of(source: Staff | Question | Form) -> Fields:
    """A new question of someone's, a question as it is kept, or a form as it was sent."""
    if isinstance(source, Staff):
        return Fields(owner=source.name)
    return _of_question(source) if isinstance(source, Question) else _of_form(source)


def _of_question(question: Question) -> Fields:
    return Fields(
        text=question.text,
        background=question.background,
        last=_last_day(question),
        owner=question.owner,
        theme=question.theme_id or "",
        link=question.link,
        plain=question.plain,
        kind=question.kind,
        follow_up=question.follow_up,
        audience=tuple(f"{facet}={value}" for facet, values in question.audience.items() for value in values),
        title="" if question.short_title == short_title(question.text) else question.short_title,
        contact=question.contact,
        level=question.level,
        decision_on=question.decision_on.isoformat() if question.decision_on else "",
        decision_body=question.decision_body,
        repeats=question.repeats,
        opens=f"{question.opens_at.astimezone(STOCKHOLM):%Y-%m-%d}" if question.opens_at else "",
        at_meeting=question.at_meeting,
    )


def _of_form(form: Form) -> Fields:
    return Fields(
        text=form["text"],
        background=form["bakgrund"],
        last=form["sista"],
        owner=form["ansvarig"],
        theme=form["tema"],
        link=form["lank"],
        plain=form["enklare"],
        kind=form["sort"] or "text",
        follow_up=form["foljd"],
        audience=form.every("galler"),
        title=form["namn"],
        contact=form["kontakt"],
        level=form["niva"],
        decision_on=form["beslut"],
        decision_body=form["beslutar"],
        repeats=form["igen"],
        opens=form["oppnas"],
        at_meeting=bool(form["mote"]),
    )


def _last_day(question: Question) -> str:
    """A closing at midnight closes with the day before."""
    if question.closes_at is None:
        return ""
    return f"{(question.closes_at - timedelta(seconds=1)).astimezone(STOCKHOLM):%Y-%m-%d}"
