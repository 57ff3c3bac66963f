"""Small steps that every screen takes: the chat's catalogue, escaping, cutting, days.

Holds no screen.
"""

from __future__ import annotations

import html
from datetime import date

from dialogue.language.dates import english_date, swedish_date
from dialogue.safety import mask_personnummer
from wording.catalogues import Translator, translator

QUOTED = 300


def words(language: str, domain: str = "chat") -> Translator:
    """The chat's words in a language; `domain` names the catalogue of a part that has its own."""
    return translator(domain, language)


def safe(text: str) -> str:
    """A member's or staff's text as inert HTML."""
    return html.escape(text, quote=False)


def quoted(text: str, most: int = QUOTED) -> str:
    """The beginning of a member's text, escaped, cut at a word. Identity numbers are masked in every view (domain.md)."""
    text = mask_personnummer(" ".join(text.split()))
    if len(text) > most:
        text = text[:most].rsplit(" ", 1)[0] + " …"
    return safe(text)


def clipped(text: str, most: int) -> str:
    """A long text with its lines, escaped, masked, cut at a word: a message holds 4 096 characters."""
    text = mask_personnummer(text.strip())
    if len(text) > most:
        text = text[:most].rsplit(maxsplit=1)[0] + " …"
    return safe(text)


def day(moment: date, language: str) -> str:
    """A day in Stockholm, written out with its weekday."""
    return english_date(moment) if language == "en" else swedish_date(moment)
