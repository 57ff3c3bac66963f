"""/remisser and what is pressed there: a page of consultations, one of them, and the way to all else that can be done.

The answers themselves (`cs:`) are `consulted`'s, what is written is `remiss_texts`'.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from actions.answer_links import consultation_page
from actions.consultation_looking import Page, list_open, look_at
from actions.errors import NotFound
from bot.handlers import formal, remiss_board
from bot.handlers.remiss_asked import expect, for_contact
from bot.talk import Talk
from wording.chat import remiss as screens
from wording.chat.plain import words
from wording.said import Said


async def listing(talk: Talk, _: str) -> None:
    """/remisser"""
    await talk.say(_page(talk, await list_open(talk.deed, talk.member)))


async def press(talk: Talk, rest: str) -> None:
    """A button: "what:rest". Raises NotFound for one that we do not have (any more)."""
    what, _, rest = rest.partition(":")
    if what not in PRESSES:
        raise NotFound("There is no such button.")
    await PRESSES[what](talk, rest)


async def _turn(talk: Talk, start: str) -> None:
    if not start.isdecimal():
        raise NotFound("There is no such page.")
    await talk.change(_page(talk, await list_open(talk.deed, talk.member, int(start))))


def _page(talk: Talk, page: Page) -> Said:
    listed = [(one.consultation, one.before, one.standing) for one in page.seen]
    return screens.list_screen(talk.language, listed, earlier=page.earlier, later=page.later)


async def _open(talk: Talk, consultation_id: str) -> None:
    seen = await look_at(talk.deed, talk.member, consultation_id)
    one = seen.consultation
    said = screens.one_screen(
        talk.language,
        (one, seen.before, seen.standing),
        seen.questions,
        answers=seen.answers,
        inner=seen.inner,
        page=consultation_page(talk.deed.premises, one.code),
        house=talk.deed.house,
        now=talk.deed.now,
    )
    await talk.say(said)


async def _ask_why(talk: Talk, consultation_id: str) -> None:
    await _ask(talk, consultation_id, "why")


async def _ask_link(talk: Talk, consultation_id: str) -> None:
    await _ask(talk, consultation_id, "link")


async def _ask(talk: Talk, consultation_id: str, what: str) -> None:
    seen = await for_contact(talk, consultation_id)
    if seen is not None:
        await expect(talk, what, seen.consultation.id)
        t = words(talk.language, "remiss")
        await talk.say(Said(t.text(f"ask.{what}"), asks=t.text(f"asks.{what}")))


PRESSES: Final[dict[str, Callable[[Talk, str], Awaitable[None]]]] = {
    "l": _turn,
    "o": _open,
    "b": remiss_board.ask,
    "d": remiss_board.choose,
    "n": remiss_board.not_yet,
    "a": remiss_board.sheet,
    "y": _ask_why,
    "k": _ask_link,
    "f": formal.ask,
    "g": formal.offer,
    "s": formal.send,
    "x": formal.keep_as_reply,
}
