"""Templates set as pages: HTML with everything escaped, and the one style sheet in the house's colours.

Templates come from files only, under `templates/pages`. Decides nothing about what a page says.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.responses import HTMLResponse

from actions.deed import Premises
from dialogue.consultations import Consultation
from dialogue.house import Colours
from dialogue.issues import PERIOD
from dialogue.language.dates import STOCKHOLM, english_date, swedish_date, swedish_time
from dialogue.language.dates.names import MONTHS_SV
from dialogue.language.printable import printable
from dialogue.questions import Question
from dialogue.reminders import LastDay
from dialogue.safety import mask_personnummer
from newsletter.colours import palette
from newsletter.inert import web_address
from newsletter.prose import prose_text
from storage.review import SeenReply
from wording.catalogues import translator
from wording.chat.answers import spoken
from wording.chat.kept import remarks
from wording.chat.questions import decided_by, last_day
from wording.consultations import deadline_words

TEMPLATES: Final = Path(__file__).parents[1] / "templates" / "pages"


def page(
    premises: Premises, name: str, language: str = "sv", status: int = 200, **values: object
) -> HTMLResponse:
    """The page `name` (a template's path without its ending) in `language`, filled with `values`."""
    return HTMLResponse(written(premises, name, language, **values), status)


def written(premises: Premises, name: str, language: str = "sv", **values: object) -> str:
    """The page as HTML."""
    words = translator("web", language)
    known: dict[str, object] = {
        "language": words.language,
        "t": words.text,
        "tn": words.plural,
        "house": premises.house,
        "operator": premises.operator,
        "premises": premises,
        "stylesheet": f"/stil.css?{stylesheet(premises.house.colours)[1]}",
    }
    return environment().get_template(f"{name}.html").render(known | values)


@cache
def stylesheet(colours: Colours) -> tuple[str, str]:
    """The style sheet in a house's colours, and a short hash by which it is known."""
    css = environment().get_template("style.css").render(palette=palette(colours))
    return css, hashlib.sha256(css.encode()).hexdigest()[:12]


@cache
def environment() -> Environment:
    """The one environment; templates are compiled at their first use."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("html",), default_for_string=True),
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        begin=_begin,
        consultation_day=_consultation_day,
        day=_day,
        decided_by=_decided_by,
        issue_name=_issue_name,
        masked=mask_personnummer,
        last_day=last_day,
        moment=_moment,
        plain=prose_text,
        remarks=_remarks,
        spoken=_spoken,
        web_address=web_address,
    )
    return made


def _printable(value: object) -> object:
    """What is set by `{{ value }}`: no control characters, and nothing that turns the text around it."""
    return printable(value) if type(value) is str else value


def _begin(text: str) -> str:
    """A sentence that begins with a name of the house's own begins with a capital."""
    return text[:1].upper() + text[1:]


def _decided_by(question: Question, language: str) -> str:
    """Who decides and when, as in the chat."""
    return decided_by(language, question)


def _spoken(text: str, answer: str) -> str:
    """A reply as the office reads it: what was pressed, then the words."""
    return spoken("sv", answer, mask_personnummer(text))


def _remarks(reply: SeenReply) -> list[str]:
    """What the office should know of a reply's words."""
    return remarks("sv", reply.language, reply.origin, unconfirmed=reply.unconfirmed)


def _day(day: date, language: str = "sv") -> str:
    return english_date(day) if language == "en" else swedish_date(day)


def _consultation_day(one: Consultation) -> str:
    """The last day of a consultation as the office reads it, or the words for it."""
    return deadline_words(LastDay(one.deadline, one.deadline_words, one.created_at), "sv")


def _issue_name(period: str) -> str:
    """ "novembernumret 2026" for "2026-11"; what is no period stays as it is."""
    if not PERIOD.fullmatch(period):
        return period
    first = date.fromisoformat(f"{period}-01")
    return f"{MONTHS_SV[first.month - 1]}numret {first.year}"


def _moment(at: datetime) -> Markup:
    """ "torsdag 12 november kl. 14.02", for machines too."""
    local = at.astimezone(STOCKHOLM)
    words = f"{swedish_date(local, year=False)} kl. {swedish_time(local)}"
    return Markup('<time datetime="{}">{}</time>').format(f"{local:%Y-%m-%dT%H:%M%z}", words)
