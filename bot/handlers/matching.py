"""A contact's yes or no to getting in touch with somebody who seeks or offers."""

from __future__ import annotations

from actions.errors import NotFound
from actions.matching import answer_match
from bot.talk import Talk
from wording.chat.matching import said_screen


async def press(talk: Talk, rest: str) -> None:
    """ "y:SEEKS:OFFERS" or "n:…". Raises NotFound for a pair that is not the member's organisation's."""
    verb, _, pair = rest.partition(":")
    seeks_id, _, offers_id = pair.partition(":")
    if verb not in ("y", "n") or not talk.member.contact or talk.member.organisation_id is None:
        raise NotFound("There is no such button.")
    yes = verb == "y"
    await talk.change(said_screen(talk.language, yes=yes))
    organisation = talk.member.organisation_id
    await answer_match(talk.deed, seeks_id, offers_id, organisation, yes=yes, actor=talk.member.id)
