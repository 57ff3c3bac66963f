"""A pressed button: "verb:rest". Every press is answered; an old one is told so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from actions import members as acting_members
from actions import replies as acting
from actions.errors import ActionError
from bot.context import Context
from bot.handlers import organisation, staff
from bot.talk import Talk, talk_of
from dialogue.questions import Question
from dialogue.replies import Reply
from storage import members, organisations, questions
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
    if question is None or question.status != "open":
        await talk.nod(words(talk.language).text("question.closed"))
        return
    await members.update_question(talk.deed.connection, talk.member.id, question.id)
    await talk.say(card(talk.language, question), "card", question_id=question.id)


async def _withdraw(talk: Talk, reply_id: str) -> None:
    if not await acting.withdraw_reply(talk.deed, reply_id, talk.member):
        await talk.nod(words(talk.language).text("withdrawn.already"))
    await talk.change(screens.withdrawn(talk.language, talk.deed.operator))


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
        await talk.change(plain(talk.language, "ask.done"))
        await organisation.ask_name(talk, reply.id)
        return
    await acting_members.speak_for_self(talk.deed, talk.member)
    await talk.change(screens.ask_visibility(talk.language, reply.id, organisation=False))


async def _skip(talk: Talk, _: str) -> None:
    await talk.change(plain(talk.language, "ask.skipped"))


async def _choose_organisation(talk: Talk, rest: str) -> None:
    organisation_id, _, reply_id = rest.partition(":")
    found = await organisations.select_organisation(talk.deed.connection, organisation_id)
    if found is None:
        await _stale(talk, rest)
        return
    await organisation.join(talk, found, reply_id or organisation.NO_REPLY)


async def _was_organisation(talk: Talk, reply_id: str) -> None:
    """The text was a name after all: it is no reply any more, and staff see the new organisation."""
    reply = await acting.own_reply(talk.deed, reply_id, talk.member)
    name = reply.text
    if not await acting.withdraw_reply(talk.deed, reply.id, talk.member) or not name:
        await _stale(talk, reply_id)
        return
    proposed = await acting_members.propose_organisation(talk.deed, name)
    await organisation.join(talk, proposed, organisation.NO_REPLY)


async def _ask_place(talk: Talk, reply_id: str) -> None:
    reply = await acting.own_reply(talk.deed, reply_id, talk.member)
    places = await questions.select_open_questions(talk.deed.connection, talk.deed.now)
    others = tuple(one for one in places if one.id != reply.question_id)
    await talk.say(screens.move_screen(talk.language, reply, others), "ask-place")


async def _move(talk: Talk, rest: str) -> None:
    reply_id, _, question_id = rest.partition(":")
    reply = await acting.own_reply(talk.deed, reply_id, talk.member)
    question = await questions.select_question(talk.deed.connection, question_id)
    moved = await acting.move_reply(talk.deed, reply, question)
    await talk.change(await _receipt(talk, moved, question))


async def _receipt(talk: Talk, reply: Reply, question: Question | None) -> Said:
    named = await acting_members.organisation_of(talk.deed, talk.member)
    name = named.name if named and reply.organisation_id else ""
    house, operator = talk.deed.house, talk.deed.operator
    return screens.receipt(
        talk.language, reply, question, house, operator, organisation=name, head="receipt.moved"
    )


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
    "wd": _withdraw,
    "vis": _ask_visibility,
    "v": _set_visibility,
    "as": _speaker,
    "skip": _skip,
    "o": _choose_organisation,
    "on": _was_organisation,
    "mv": _ask_place,
    "m": _move,
    "org": _ask_organisation,
    "lang": _set_language,
    "s": staff.press,
}
