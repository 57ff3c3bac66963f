"""A pressed button: "verb:rest". Every press is answered; an old one is told so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update
from telegram.constants import ChatType

from actions import members as acting_members
from actions import replies as acting
from actions.errors import ActionError
from bot.context import Context
from bot.handlers import (
    agreeing,
    answering,
    consulted,
    contacts,
    finding,
    glossary,
    groups,
    joining,
    listings,
    matching,
    newsletter,
    objecting,
    organisation,
    own,
    remiss,
    replying,
    staff,
    table_buttons,
    tips,
)
from bot.talk import Talk, talk_of
from dialogue.questions import takes_replies
from storage import members, questions
from wording import party
from wording.chat import replies as screens
from wording.chat.plain import words
from wording.chat.questions import card
from wording.chat.start import plain
from wording.said import Said

Press = Callable[[Talk, str], Awaitable[None]]


async def press(update: Update, context: Context) -> None:
    """A button under one of our messages."""
    query = update.callback_query
    assert query is not None
    verb, _, rest = (query.data or "").partition(":")
    if query.message is None or query.message.chat.type != ChatType.PRIVATE:
        await groups.decline_press(query, context)
        return
    talk = await talk_of(update, context)
    try:
        await PRESSES.get(verb, _stale)(talk, rest)
    except ActionError:
        await _stale(talk, rest)
    await talk.nod()


async def _stale(talk: Talk, _: str) -> None:
    await talk.nod(words(talk.language).text("stale"))


async def _choose_question(talk: Talk, question_id: str) -> None:
    question = await questions.select_question(talk.deed.connection, question_id)
    if question is None or not takes_replies(question, talk.deed.now):
        await talk.nod(words(talk.language).text("question.closed"))
        return
    await staff.park(talk)
    await members.update_question(talk.deed.connection, talk.member.id, question.id)
    visibility = acting.shown_so_far(talk.member)
    said = card(talk.language, question, visibility=visibility)
    await talk.say(said, "card", question_id=question.id)


async def _withdraw(talk: Talk, reply_id: str) -> None:
    if not await acting.withdraw_reply(talk.deed, reply_id, talk.member):
        await talk.nod(words(talk.language).text("withdrawn.already"))
    await talk.change(screens.withdrawn(talk.language, talk.deed.operator))


async def _withdraw_from_list(talk: Talk, reply_id: str) -> None:
    gone = await acting.withdraw_reply(talk.deed, reply_id, talk.member)
    await talk.nod(words(talk.language).text("withdrawn.notice" if gone else "withdrawn.already"))
    await talk.change(await listings.own_replies(talk))


async def _ask_visibility(talk: Talk, reply_id: str) -> None:
    reply = await acting.own_reply(talk.deed, reply_id, talk.member)
    named = reply.organisation_id is not None
    await talk.say(screens.ask_visibility(talk.language, reply.id, organisation=named), "ask-visibility")


async def _set_visibility(talk: Talk, rest: str) -> None:
    reply_id, _, visibility = rest.partition(":")
    reply = await acting.own_reply(talk.deed, reply_id, talk.member)
    if visibility not in ("named", "unnamed", "hidden"):
        await _stale(talk, rest)
        return
    reply = await acting.show_reply(talk.deed, reply, talk.member, visibility)
    named = await acting_members.organisation_of(talk.deed, talk.member)
    t = words(talk.language)
    seen = screens.seen_by(
        talk.language, reply.visibility, talk.deed.house, talk.deed.operator, named.name if named else ""
    )
    await talk.change(Said(f"{t.text('ask.done')} {seen}"))


async def _speaker(talk: Talk, rest: str) -> None:
    reply_id, _, who = rest.partition(":")
    reply = await acting.own_reply(talk.deed, reply_id, talk.member)
    if who == "org":
        await talk.change(plain(talk.language, "ask.for-organisation"))
        await organisation.ask_name(talk, reply.id)
        return
    await acting_members.speak_for_self(talk.deed, talk.member)
    await talk.change(screens.ask_visibility(talk.language, reply.id, organisation=False))
    await agreeing.offer(talk, reply)


async def _skip(talk: Talk, reply_id: str) -> None:
    await talk.change(plain(talk.language, "ask.skipped"))
    await agreeing.offer(talk, await acting.own_reply(talk.deed, reply_id, talk.member))


async def _ask_place(talk: Talk, reply_id: str) -> None:
    reply = await acting.own_reply(talk.deed, reply_id, talk.member)
    places = await questions.select_open_questions(talk.deed.connection, talk.deed.now)
    others = tuple(one for one in places if one.id != reply.question_id)
    await talk.say(screens.move_screen(talk.language, reply, others), "ask-place")


async def _move(talk: Talk, rest: str) -> None:
    """The reply belongs to another question, and so does what the member writes next."""
    reply_id, _, question_id = rest.partition(":")
    reply = await acting.own_reply(talk.deed, reply_id, talk.member)
    question = await questions.select_question(talk.deed.connection, question_id)
    moved = await acting.move_reply(talk.deed, reply, question)
    await members.update_question(talk.deed.connection, talk.member.id, question.id if question else None)
    place = await replying.place_at(talk, question)
    await talk.change(await replying.receipt(talk, moved, place, "receipt.moved"))


async def _ask_organisation(talk: Talk, _: str) -> None:
    await organisation.ask_name(talk)


async def _set_language(talk: Talk, language: str) -> None:
    if language not in ("sv", "en"):
        await _stale(talk, language)
        return
    await members.update_language(talk.deed.connection, talk.member.id, language)
    await talk.say(plain(language, "language.set"), "language")


PRESSES: dict[str, Press] = {
    "q": _choose_question,
    "a": answering.press_answer,
    "an": answering.choose_answer,
    "skr": answering.skip_reason,
    "ed": answering.ask_words,
    "qo": answering.to_office,
    "ag": agreeing.press,
    "wd": _withdraw,
    "wm": _withdraw_from_list,
    "mm": listings.older,
    "wh": listings.wheel,
    "vis": _ask_visibility,
    "v": _set_visibility,
    "as": _speaker,
    "skip": _skip,
    "o": organisation.press_listed,
    "on": organisation.press_unlisted,
    "oa": organisation.press_reply,
    "mv": _ask_place,
    "m": _move,
    "org": _ask_organisation,
    party.BUTTON: joining.ask,
    "lang": _set_language,
    "erase": own.erase,
    "digest": newsletter.choose_chat,
    "tb": table_buttons.speak_as,
    "tr": table_buttons.was_reply,
    "sp": table_buttons.split,
    "sk": table_buttons.keep_whole,
    "cs": consulted.answer,
    "cr": remiss.press,
    "ct": contacts.press,
    "find": finding.press,
    "gl": glossary.press,
    "tip": tips.press,
    "said": objecting.show,
    "obj": objecting.press,
    "ma": matching.press,
    "s": staff.press,
}
