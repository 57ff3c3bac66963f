"""Which organisation a member answers for: the name is written, found, chosen or proposed."""

from __future__ import annotations

from telegram import Message

from actions import members as acting_members
from actions import replies as acting
from bot.talk import Talk
from dialogue.members import Organisation
from storage import members, replies
from wording.chat import replies as screens
from wording.chat.start import plain

EXPECTED = "organisation:"
NO_REPLY = "-"


async def ask_name(talk: Talk, reply_id: str = NO_REPLY) -> None:
    """The next text is taken as a name, for the reply `reply_id` if there is one."""
    await members.update_expects(talk.deed.connection, talk.member.id, EXPECTED + reply_id)
    current = await acting_members.organisation_of(talk.deed, talk.member)
    await talk.say(screens.ask_organisation(talk.language, current), "ask-organisation")


async def take_name(talk: Talk, message: Message) -> None:
    """A text where a name was asked for: one match is taken, several are offered, none makes it a reply."""
    from bot.handlers import texts

    reply_id = talk.member.expects.removeprefix(EXPECTED)
    await members.update_expects(talk.deed.connection, talk.member.id, "")
    text = message.text or ""
    found = await acting_members.find_organisations(talk.deed, text)
    if len(found) == 1:
        await join(talk, found[0], reply_id)
    elif found:
        await talk.say(screens.which_organisation(talk.language, found, reply_id), "which-organisation")
    else:
        kept, question = await texts.keep(talk, message, text)
        if kept.reply.held or not kept.taken.substance:
            await texts.acknowledge(talk, kept, question)
            return
        said = await texts.receipt(talk, kept, question, "receipt.thanks")
        said = screens.no_such_organisation(talk.language, said, kept.reply.id)
        about = {"reply_id": kept.reply.id, "question_id": kept.reply.question_id}
        await talk.say(said, f"receipt:{kept.reply.id}:1", "receipt", **about)


async def join(talk: Talk, organisation: Organisation, reply_id: str) -> None:
    """The member answers for `organisation`, and so did the reply that was asked about."""
    await acting_members.join_organisation(talk.deed, talk.member, organisation)
    key = "organisation.set" if organisation.state == "listed" else "organisation.proposed"
    office = talk.deed.house.office
    await talk.say(
        plain(talk.language, key, name=organisation.name, office=office[:1].upper() + office[1:]), "joined"
    )
    reply = await replies.select_reply(talk.deed.connection, reply_id) if reply_id != NO_REPLY else None
    if reply is not None and reply.member_id == talk.member.id and reply.withdrawn_at is None:
        await acting.speak_for(talk.deed, reply, organisation.id)
        await talk.say(screens.ask_visibility(talk.language, reply.id, organisation=True), "ask-visibility")
