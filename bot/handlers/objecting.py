"""An organisation's contact looks at what was said in its name, and objects."""

from __future__ import annotations

from actions.members import organisation_of
from actions.objecting import object_to, said_in_name
from bot.talk import Talk
from wording.chat.objecting import objected, offer, said_screen


async def offer_to_contact(talk: Talk) -> None:
    """The way there, for contacts only."""
    organisation = await organisation_of(talk.deed, talk.member) if talk.member.contact else None
    if organisation is not None:
        await talk.say(offer(talk.language, organisation.name), "said")


async def show(talk: Talk, _: str) -> None:
    """What was said in the organisation's name."""
    organisation, said = await said_in_name(talk.deed, talk.member)
    await talk.say(said_screen(talk.language, organisation.name, said, talk.deed.house), "said")


async def press(talk: Talk, reply_id: str) -> None:
    """Object to one of them."""
    new = await object_to(talk.deed, talk.member, reply_id)
    await talk.nod(objected(talk.language, talk.deed.house, new=new))
    organisation, said = await said_in_name(talk.deed, talk.member)
    await talk.change(said_screen(talk.language, organisation.name, said, talk.deed.house))
