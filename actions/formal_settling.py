"""Telling how a formal response went: the contact gets a receipt with the time; what failed or is unclear the office too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from actions.consultation_answers import answer_for
from actions.deed import Deed
from actions.noticing import Addressee, Notice, mail_notice
from actions.office_told import tell_office
from actions.telling import tell
from dialogue.consultations import Consultation
from dialogue.formal import FormalResponse, FormalState
from dialogue.members import Organisation
from dialogue.recurring import Late
from storage import consultations, formal_responses, members, organisations
from storage.connection import Row
from wording.catalogues import translator
from wording.chat.formal import settled_words
from wording.chat.plain import safe
from wording.said import Said

STATES: Final[dict[str, FormalState]] = {
    "sent": "sent",
    "failed": "failed",
    "bounced": "failed",
    "cancelled": "failed",
    "uncertain": "uncertain",
}
"""What the outbox says of the mail, as it is told."""


async def settle_formal(deed: Deed) -> Sequence[Late]:
    """Tell of each response that has gone, or could not; nothing is ever late, for it is told whenever it is known."""
    for row in await formal_responses.select_unsettled(deed.connection):
        state = _state(row)
        one = await formal_responses.select_response(deed.connection, row["id"]) if state else None
        if state and one:
            await _settle(deed, one, state)
    return ()


def _state(row: Row) -> FormalState | None:
    return "failed" if row["state"] == "failed" else STATES.get(row["mail"] or "")


async def _settle(deed: Deed, one: FormalResponse, state: FormalState) -> None:
    await formal_responses.update_state(deed.connection, one.id, state, deed.now)
    consultation = await consultations.select_consultation(deed.connection, one.consultation_id)
    organisation = await organisations.select_organisation(deed.connection, one.organisation_id)
    if consultation is None or organisation is None:
        return
    if state == "failed":
        await answer_for(deed, consultation, organisation.id, "will-answer", "program")
    await _tell_sender(deed, one, consultation, organisation, state)
    if state != "sent":
        await _tell_office(deed, one, consultation, organisation, state)


async def _tell_sender(
    deed: Deed,
    one: FormalResponse,
    consultation: Consultation,
    organisation: Organisation,
    state: FormalState,
) -> None:
    """By the way that it came: in the chat, else to the organisation's address."""
    key, at = f"formal:{one.id}:{state}", deed.now
    member = await members.select_member(deed.connection, one.member_id) if one.member_id else None
    if member is not None and member.telegram is not None:
        words = settled_words(member.language, state, consultation.title, one.registry, at)
        said = Said(safe(words))
        await tell(deed, member.telegram, said, key, "receipt", member_id=member.id, reply_id=one.reply_id)
    elif organisation.email:
        notice = _notice(organisation.language, consultation, one, state, at)
        await mail_notice(deed, key, notice, [Addressee(organisation.email, key)])


def _notice(
    language: str, consultation: Consultation, one: FormalResponse, state: FormalState, at: datetime
) -> Notice:
    words = settled_words(language, state, consultation.title, one.registry, at)
    heading = translator("remiss", language).text(f"formal.heading.{state}")
    return Notice("mail-receipt", heading, (words,), language=language)


async def _tell_office(
    deed: Deed,
    one: FormalResponse,
    consultation: Consultation,
    organisation: Organisation,
    state: FormalState,
) -> None:
    t = translator("remiss", "sv")
    text = t.text(
        f"formal.office.{state}",
        organisation=organisation.name,
        title=consultation.title,
        registry=one.registry,
    )
    mail = Notice("staff-mail", t.text(f"formal.heading.{state}"), (text,))
    await tell_office(deed, f"formal-office:{one.id}:{state}", Said(safe(text)), mail)
