"""The day on which a contact's board meets about a consultation, and the sheet to take along."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from actions.boards import plan_sheet
from actions.consultation_answers import set_board_date
from actions.consultation_looking import Seen
from actions.errors import NotFound
from bot.handlers.remiss_asked import expect, for_contact
from bot.talk import Talk
from dialogue.boards import read_day
from dialogue.consultations import last_day
from dialogue.language.dates import STOCKHOLM
from wording.chat import remiss_board as screens
from wording.chat.plain import words

DAYS: Final = 12
"""Suggested on one screen."""
MOST_DAYS: Final = 84
SHORT: Final = 60
"""A text of more letters is no day that was misspelt."""


async def ask(talk: Talk, rest: str) -> None:
    """The coming days to choose among, from an offset in days on; any day may be written instead."""
    consultation_id, _, offset = rest.partition(":")
    seen = await for_contact(talk, consultation_id)
    if seen is None:
        return
    await expect(talk, "board", seen.consultation.id)
    first = int(offset) if offset.isdecimal() else 0
    days, more = _suggested(talk, seen, first)
    said = screens.choose_screen(talk.language, seen.consultation, days, first, more=more)
    await (talk.change(said) if first else talk.say(said))


def _suggested(talk: Talk, seen: Seen, first: int) -> tuple[list[date], bool]:
    """The days from `first` days ahead on, until the last day of the consultation; whether there are more."""
    today = talk.deed.now.astimezone(STOCKHOLM).date()
    until = today + timedelta(days=MOST_DAYS)
    if seen.consultation.deadline:
        until = min(until, last_day(seen.consultation.deadline))
    days = [today + timedelta(days=first + ahead) for ahead in range(DAYS)]
    return [day for day in days if day <= until] or days[:1], days[-1] < until


async def choose(talk: Talk, rest: str) -> None:
    """A day was pressed."""
    consultation_id, _, day = rest.partition(":")
    seen = await for_contact(talk, consultation_id)
    if seen is None:
        return
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        raise NotFound("There is no such day.") from None
    await _keep(talk, seen, chosen)
    await talk.change(screens.kept_screen(talk.language, seen.consultation, chosen))


async def take_text(talk: Talk, seen: Seen, text: str) -> bool:
    """A day was written; False for a text that is none, nor a short one that may have been meant as one."""
    today = talk.deed.now.astimezone(STOCKHOLM).date()
    day = read_day(text, today)
    if day is not None and day >= today:
        await _keep(talk, seen, day)
        await talk.say(screens.kept_screen(talk.language, seen.consultation, day))
        return True
    if len(text) > SHORT:
        return False
    await expect(talk, "board", seen.consultation.id)
    days, more = _suggested(talk, seen, 0)
    await talk.say(screens.choose_screen(talk.language, seen.consultation, days, 0, more=more, unclear=True))
    return True


async def _keep(talk: Talk, seen: Seen, day: date) -> None:
    assert seen.standing is not None
    who = seen.standing.organisation.id
    await set_board_date(talk.deed, seen.consultation, who, day, talk.member.id)


async def not_yet(talk: Talk, consultation_id: str) -> None:
    """The board has not settled it."""
    seen = await for_contact(talk, consultation_id)
    if seen is not None:
        await talk.change(screens.not_yet_screen(talk.language, seen.consultation))


async def sheet(talk: Talk, consultation_id: str) -> None:
    """The sheet comes as a file in a moment."""
    seen = await for_contact(talk, consultation_id)
    if seen is not None:
        await plan_sheet(talk.deed, seen.consultation, talk.member, f"asked:{talk.query}")
        await talk.nod(words(talk.language, "remiss").text("sheet.coming"))
