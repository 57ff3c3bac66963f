"""The buttons under a consultation's reminder: an organisation's contact says how it stands."""

from __future__ import annotations

from actions.consultation_answers import answer_for
from bot.talk import Talk
from storage import consultations
from wording.chat.consultations import answered_screen
from wording.chat.plain import words
from wording.consultations import ANSWERS


async def answer(talk: Talk, rest: str) -> None:
    """Note what the contact pressed; whoever is no contact of an organisation is told so."""
    consultation_id, _, standing = rest.partition(":")
    consultation = await consultations.select_consultation(talk.deed.connection, consultation_id)
    if consultation is None or standing not in ANSWERS:
        await talk.nod(words(talk.language).text("stale"))
        return
    if not talk.member.contact or talk.member.organisation_id is None:
        await talk.nod(words(talk.language, "consultation").text("chat.standing.contact"))
        return
    kept = await answer_for(talk.deed, consultation, talk.member.organisation_id, standing, talk.member.id)
    await talk.change(answered_screen(talk.language, consultation.title, kept.standing, consultation.id))
