"""`GET /svar`: "Ni sa – så blev det", all answers back by date; and the answers on a closed question's page.

An answer to one reply is its author's, and stands nowhere here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from dialogue.feedback import PublicAnswer
from dialogue.language.dates import STOCKHOLM
from dialogue.themes import Frame
from storage import feedback
from web.context import web_of
from web.pages import page
from web.public.language import language_of
from wording.catalogues import translator
from wording.feedback import DOMAIN, answer_lines

MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as a page shows it: what it is about (`on` is a word's key), how it stands, the text, what comes next."""

    on: str
    about: str
    page: str
    status: str
    text: str
    more: str
    day: date


async def show_answers(request: Request) -> Response:
    """All answers, the latest first."""
    web, language = web_of(request), language_of(request)
    found = await web.database.read(feedback.select_public, MOST)
    listed = shown(found, web.premises().frame, language)
    return page(web.premises(), "answers", language, answers=listed, w=translator(DOMAIN, language).text)


def shown(found: tuple[PublicAnswer, ...], frame: Frame, language: str) -> tuple[Shown, ...]:
    """Answers in a reader's language."""
    return tuple(_shown(one, frame, language) for one in found)


def _shown(one: PublicAnswer, frame: Frame, language: str) -> Shown:
    theme = frame.theme(one.theme_id) if one.theme_id else None
    name = (theme.label_en if language == "en" else theme.label_sv) if theme else ""
    status, text, *more = answer_lines(language, one.answer)
    folder = "remiss" if one.kind == "consultation" else "f"
    return Shown(
        f"page.{one.kind}",
        ". ".join(filter(None, (name, one.about))) if theme else one.about,
        f"/{folder}/{one.code}" if one.code else "",
        status,
        text,
        "".join(more),
        one.given_at.astimezone(STOCKHOLM).date(),
    )
