"""The button under a contact's receipt that makes a reply the organisation's formal response."""

from __future__ import annotations

from bot.talk import Talk
from dialogue.replies import Reply
from storage import consultations
from wording.chat.formal import formal_button
from wording.said import Button


async def rows_for(talk: Talk, reply: Reply) -> tuple[tuple[Button, ...], ...]:
    """What stands beneath a contact's receipt under a consultation's question; nothing beneath any other."""
    if not talk.member.contact or not reply.question_id or not talk.deed.house.registry:
        return ()
    one = await consultations.select_consultation_of_question(talk.deed.connection, reply.question_id)
    return ((formal_button(talk.language, reply.id),),) if one else ()
