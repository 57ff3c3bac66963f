"""Which organisation a member answers for: the name is written, found, chosen or proposed."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message

from actions import members as acting_members
from actions import replies as acting
from actions.errors import NotFound
from bot.handlers import replying
from bot.talk import Talk
from dialogue.language.folding import fold_loose
from dialogue.members import Organisation
from dialogue.naming import may_be_name
from storage import members, organisations, questions, replies
from wording import party
from wording.chat import replies as screens
from wording.chat.plain import words
from wording.chat.start import plain

EXPECTED = "organisation:"
NO_REPLY = "-"


async def ask_name(talk: Talk, reply_id: str = NO_REPLY) -> None:
    """The next text is taken as a name, for the reply `reply_id` if there is one."""
    await members.update_expects(talk.deed.connection, talk.member.id, EXPECTED + reply_id)
    current = await acting_members.organisation_of(talk.deed, talk.member)
    said = screens.ask_organisation(talk.language, current)
    if reply_id == NO_REPLY:
        said = replace(said, buttons=((party.button(talk.language),),))
    await talk.say(said, "ask-organisation")


async def take_name(talk: Talk, message: Message) -> None:
    """A text where a name was asked for. Only a name that fits exactly is taken at once; any other text is a reply too,
    until its sender says that it was a name: one that is like none and has not the shape of one is just a reply."""
    reply_id = talk.member.expects.removeprefix(EXPECTED)
    await members.update_expects(talk.deed.connection, talk.member.id, "")
    text = message.text or ""
    found = await acting_members.find_organisations(talk.deed, text)
    if len(found) == 1 and found[0].folded == fold_loose(text):
        await join(talk, found[0], reply_id)
        return
    if not found and not may_be_name(text):
        await replying.take(talk, message, text, words(talk.language, "directory").text("name.none"))
        return
    place = await replying.place_of(talk, message)
    kept = await replying.keep(talk, message, text, place.question)
    if kept.reply.held:
        await replying.acknowledge(talk, kept, place)
        return
    said = screens.maybe_organisation(talk.language, kept.reply, found, reply_id)
    about = {"reply_id": kept.reply.id, "question_id": kept.reply.question_id}
    await talk.say(said, f"receipt:{kept.reply.id}:1", "receipt", **about)


async def join(talk: Talk, organisation: Organisation, reply_id: str) -> None:
    """The member answers for `organisation`, and so did the reply that was asked about."""
    await acting_members.join_organisation(talk.deed, talk.member, organisation)
    key = "organisation.set" if organisation.state == "listed" else "organisation.proposed"
    said = plain(talk.language, key, name=organisation.name, office=talk.deed.house.office_in(talk.language))
    await (talk.change(said) if talk.query else talk.say(said, "joined"))
    reply = await replies.select_reply(talk.deed.connection, reply_id) if reply_id != NO_REPLY else None
    if reply is not None and reply.member_id == talk.member.id and reply.withdrawn_at is None:
        await acting.speak_for(talk.deed, reply, organisation.id)
        await talk.say(screens.ask_visibility(talk.language, reply.id, organisation=True), "ask-visibility")


async def press_listed(talk: Talk, rest: str) -> None:
    """One of the organisations that a text may have meant: the text is no reply any more."""
    organisation_id, _, others = rest.partition(":")
    reply_id, _, text_id = others.partition(":")
    found = await organisations.select_organisation(talk.deed.connection, organisation_id)
    if found is None or not text_id:
        raise NotFound("There is no such organisation.")
    await acting.withdraw_reply(talk.deed, text_id, talk.member)
    await join(talk, found, reply_id)


async def press_unlisted(talk: Talk, rest: str) -> None:
    """The text was the name of an organisation that is not listed: staff see it as a proposal."""
    text_id, _, reply_id = rest.partition(":")
    name = (await acting.own_reply(talk.deed, text_id, talk.member)).text
    if not name or not await acting.withdraw_reply(talk.deed, text_id, talk.member):
        raise NotFound("There is no such name any more.")
    await join(talk, await acting_members.propose_organisation(talk.deed, name), reply_id)


async def press_reply(talk: Talk, text_id: str) -> None:
    """The text was a reply after all: it gets the receipt that it would have had."""
    reply = await acting.own_reply(talk.deed, text_id, talk.member)
    question = await questions.select_question(talk.deed.connection, reply.question_id or "")
    place = await replying.place_at(talk, question)
    await talk.change(await replying.receipt(talk, reply, place, "receipt.thanks"))
