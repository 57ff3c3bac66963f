"""What a contact writes or sends where a consultation's screen asked for it: the board's day, why they decline, a link to
their answer, or a formal response."""

from __future__ import annotations

from telegram import Message

from actions.consultation_answers import answer_for
from actions.consultation_looking import Seen
from actions.errors import WrongState
from bot.handlers import formal, remiss_board
from bot.handlers.remiss_asked import EXPECTED, expect, expected
from bot.talk import Talk
from wording.chat.consultations import answered_screen
from wording.chat.plain import words
from wording.said import Said


async def take_text(talk: Talk, message: Message) -> bool:
    """Whether a text was what had been asked for, and was taken as that."""
    asked = await expected(talk, message)
    if asked is None:
        return False
    what, seen = asked
    text = (message.text or "").strip()
    if what == "board":
        return await remiss_board.take_text(talk, seen, text)
    if what == "link":
        return await _link(talk, seen, text)
    if what == "why":
        await _answer(talk, seen, "declined", reason=text)
    else:
        await formal.take_text(talk, message, seen)
    return True


async def take_file(talk: Talk, message: Message) -> bool:
    """Whether a file was asked for as a formal response, and was taken as that."""
    if not talk.member.expects.startswith(f"{EXPECTED}formal:"):
        return False
    asked = await expected(talk, message)
    if asked is None:
        return False
    await formal.take_file(talk, message, asked[1])
    return True


async def _link(talk: Talk, seen: Seen, text: str) -> bool:
    """A word with a full stop in it may be an address; anything else is a reply."""
    if " " in text or "." not in text:
        return False
    try:
        await _answer(talk, seen, "answered", link=text)
    except WrongState:
        await expect(talk, "link", seen.consultation.id)
        problem = words(talk.language, "consultation").text("page.problem.link")
        await talk.say(Said(problem, asks=words(talk.language, "remiss").text("asks.link")))
    return True


async def _answer(talk: Talk, seen: Seen, standing: str, *, reason: str = "", link: str = "") -> None:
    assert seen.standing is not None
    one, who = seen.consultation, seen.standing.organisation.id
    kept = await answer_for(talk.deed, one, who, standing, talk.member.id, reason=reason, link=link)
    await talk.say(answered_screen(talk.language, one.title, kept.standing, one.id))
