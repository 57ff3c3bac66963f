"""A question's form of the desk, read: each field as a question keeps it, or what cannot be kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from actions.questions import MOST_CODE
from dialogue.language.dates import STOCKHOLM
from dialogue.questions import CODE, LINK, TITLE_LENGTH, Question
from dialogue.questions.spellings import read_audience, read_kind, read_level, read_repeats
from dialogue.questions.writing import code_from, end_of_day, read_last_day
from web.errors import Refused
from web.forms import Form

_LONG_AGO: Final = date(1990, 1, 1)


def told(form: Form, now: datetime) -> dict[str, Any]:
    """By the names of a question's fields, all but code, title and opening. Raises Refused for what cannot be kept."""
    text = " ".join(form["text"].split())
    if not text:
        raise Refused("no-text")
    link, kind = form["lank"], read_kind(form["sort"] or "text")
    if link and not LINK.fullmatch(link):
        raise Refused("strange-link", link=link[:200])
    if len(form["namn"]) > TITLE_LENGTH:
        raise Refused("long-title")
    if not form["sista"]:
        raise Refused("no-last-day")
    if form["foljd"] and kind != "yes-no":
        raise Refused("idle-follow-up")
    return {
        "text": text,
        "background": form["bakgrund"],
        "link": link,
        "owner": form["ansvarig"],
        "theme_id": form["tema"] or None,
        "closes_at": end_of_day(a_day(form["sista"], now)),
        "plain": " ".join(form["enklare"].split()),
        "kind": kind or "text",
        "follow_up": form["foljd"],
        "audience": _audience(form),
        "contact": form["kontakt"],
        "level": read_level(form["niva"]) or "",
        "decision_on": a_day(form["beslut"], now, past=True) if form["beslut"] else None,
        "decision_body": form["beslutar"],
        "repeats": read_repeats(form["igen"]) or "",
    }


def _audience(form: Form) -> dict[str, list[str]]:
    try:
        return read_audience(form.every("galler"))
    except ValueError:
        raise Refused("changed-meanwhile") from None


def a_day(typed: str, now: datetime, *, past: bool = False) -> date:
    """A Stockholm day as a date field sends it or as somebody types it. Raises Refused."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        day = read_last_day(typed, _LONG_AGO if past else now.astimezone(STOCKHOLM).date()).day
    if day is None:
        raise Refused("strange-day", typed=typed[:60])
    return day


def code_of(form: Form, known: tuple[Question, ...]) -> str:
    """The code that was written, or one of the question's words. Raises Refused."""
    taken = {question.code for question in known}
    code = form["kod"].lower() or code_from(form["text"], taken)
    if len(code) > MOST_CODE or not CODE.fullmatch(code):
        raise Refused("strange-code", code=code[:60])
    if code in taken:
        raise Refused("code-taken", code=code)
    return code
