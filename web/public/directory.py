"""`GET /kontakt`, `/hitta` and `/ordlista`: what is looked up, as lists with a search form; no login, no script.

Shows organisations that chose to be seen, and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from actions.contact_cards import cards_in_force
from actions.glossary import terms_in_force
from dialogue.contact_cards import ContactCard, find_cards
from dialogue.directory import in_municipality, matching, municipalities, place_key, theme_counts, with_theme
from dialogue.language.terms import look_up, under
from dialogue.members import Organisation
from dialogue.themes import Frame
from storage import organisations
from storage.connection import Connection
from web.context import web_of
from web.pages import page
from web.public.language import language_of
from wording.catalogues import translator

MOST_ASKED: Final = 200
"""Letters of a search that are looked at."""
MOST_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a list in a form."""

    value: str
    label: str
    count: int


async def contacts(request: Request) -> Response:
    """Who decides what."""
    web, language, asked = web_of(request), language_of(request), _asked(request, "q")
    cards = await web.database.read(cards_in_force)
    found = find_cards(asked, cards) if asked else cards
    subjects: dict[str, list[ContactCard]] = {}
    for card in found:
        subjects.setdefault(card.told("subject", language), []).append(card)
    return page(web.premises(), "contacts", language, asked=asked, subjects=subjects, d=_words(language))


async def find(request: Request) -> Response:
    """Organisations by word, municipality and theme."""
    web, language = web_of(request), language_of(request)
    asked, place, theme = (_asked(request, name) for name in ("q", "kommun", "tema"))
    seen = await web.database.read(_seen)
    frame = web.premises().frame
    found = matching(asked, seen, frame) if asked else seen
    found = in_municipality(place, found) if place else found
    found = with_theme(theme, found) if theme else found
    return page(
        web.premises(),
        "find",
        language,
        asked=asked,
        place=place,
        theme=theme,
        places=[Choice(place_key(name), name, n) for name, n in municipalities(seen)],
        themes=[Choice(key, _label(frame, key, language), n) for key, n in theme_counts(seen, frame)],
        found=[(one, [_label(frame, key, language) for key in one.themes]) for one in found[:MOST_SHOWN]],
        count=len(found),
        d=_words(language),
        dn=translator("directory", language).plural,
    )


async def glossary(request: Request) -> Response:
    """What words mean."""
    web, language, asked = web_of(request), language_of(request), _asked(request, "q")
    terms = await web.database.read(terms_in_force)
    found = under(asked, terms) or look_up(asked, terms) if asked else terms
    return page(web.premises(), "glossary", language, asked=asked, terms=found, d=_words(language))


async def _seen(connection: Connection) -> tuple[Organisation, ...]:
    return await organisations.select_listed(connection, visible=True)


def _asked(request: Request, name: str) -> str:
    return " ".join(request.query_params.get(name, "")[:MOST_ASKED].split())


def _label(frame: Frame, theme_id: str, language: str) -> str:
    theme = frame.theme(theme_id)
    if theme is None:
        return ""
    return theme.label_en if language == "en" else theme.label_sv


def _words(language: str) -> object:
    return translator("directory", language).text
