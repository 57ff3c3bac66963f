"""One round of reminders, written and queued: a letter for each language, a message for each chat.

Who gets it was decided by `actions.consultation_reminding`. Its keys make each reminder once-only, whatever is done twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.answer_links import CHOICE, answer_page, consultation_page
from actions.contacts import Contact
from actions.deed import Deed, Premises
from actions.noticing import Addressee, Notice, NoticeLink, mail_notice
from actions.telling import tell
from dialogue.consultations import Consultation
from dialogue.members import Organisation
from dialogue.reminders import NEWS, Round
from wording.catalogues import known_language
from wording.chat.consultations import reminder_screen
from wording.consultations import ANSWERS, answer_label, link_label, opening, reminder_text

AT_ONCE = 500
"""Addressees of one job: a transaction stays under a thousand rows."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """An organisation with its contacts, and the last day that it was told of before (`LastDay.told`), or ''."""

    organisation: Organisation
    contacts: tuple[Contact, ...]
    told: str


def key_of(code: str, about: Round, organisation_id: str, contact: Contact) -> str:
    """What makes a reminder the same one: consultation, stage, organisation, last day and channel."""
    parts = ("reminder", code, about.stage, organisation_id, about.mark, contact.channel)
    return ":".join(filter(None, parts))


def mail_kind(about: Round) -> str:
    """The kind of a round's mails."""
    return "consultation-mail" if about.stage in NEWS else "reminder-mail"


async def send_round(
    deed: Deed,
    consultation: Consultation,
    about: Round,
    addressed: Sequence[Addressed],
    lead: str,
    *,
    named: str = "",
) -> None:
    """Queue a round to everyone it was decided for. `lead` is the name of a joint answer's lead, or ''; `named` tells
    apart mails of the same round that are queued later than the others."""
    mails: dict[str, list[Addressee]] = {}
    for one in addressed:
        for contact in one.contacts:
            if contact.address:
                copy = _copy(deed.premises, consultation, about, one, contact)
                mails.setdefault(known_language(contact.language), []).append(copy)
            else:
                await _chat(deed, consultation, about, one, contact, lead)
    for language, copies in sorted(mails.items()):
        notice = _notice(deed, consultation, about, language, lead)
        for first in range(0, len(copies), AT_ONCE):
            key = f"reminder:{consultation.code}:{about.stage}:{about.mark}:{language}:{first}{named}"
            await mail_notice(deed, key, notice, copies[first : first + AT_ONCE], not_after=about.until)


def _notice(deed: Deed, consultation: Consultation, about: Round, language: str, lead: str) -> Notice:
    text = reminder_text(language, consultation, about, lead, deed.house, deed.now)
    return Notice(
        mail_kind(about),
        text.heading,
        text.paragraphs,
        tuple(_links(deed.premises, consultation, about, language)),
        why=text.why,
        opening="ORGANISATION",
        language=language,
    )


def _links(
    premises: Premises, consultation: Consultation, about: Round, language: str
) -> Iterator[NoticeLink]:
    yield from (NoticeLink(answer_label(language, one), own=_own_name(one)) for one in ANSWERS)
    yield NoticeLink(link_label(language, "page"), consultation_page(premises, consultation.code))
    if about.last.at is not None:
        yield NoticeLink(link_label(language, "calendar"), own="CALENDAR")


def _copy(
    premises: Premises, consultation: Consultation, about: Round, one: Addressed, contact: Contact
) -> Addressee:
    page = answer_page(premises, consultation.id, one.organisation.id)
    earlier = one.told if about.stage == "moved" else ""
    own = {
        "ORGANISATION": opening(contact.language, one.organisation.name, earlier),
        "CALENDAR": f"{page}.ics",
        **{_own_name(answer): f"{page}?{CHOICE}={answer}" for answer in ANSWERS},
    }
    key = key_of(consultation.code, about, one.organisation.id, contact)
    return Addressee(contact.address, key, own, contact.member_id)


def _own_name(answer: str) -> str:
    return answer.upper().replace("-", "_")


async def _chat(
    deed: Deed, consultation: Consultation, about: Round, one: Addressed, contact: Contact, lead: str
) -> None:
    earlier = one.told if about.stage == "moved" else ""
    line = opening(contact.language, one.organisation.name, earlier)
    page = consultation_page(deed.premises, consultation.code)
    await tell(
        deed,
        contact.chat,
        reminder_screen(contact.language, consultation, about, line, page, deed.house, deed.now, lead),
        key_of(consultation.code, about, one.organisation.id, contact),
        "deadline-moved" if about.stage == "moved" else "consultation-reminder",
        not_after=about.until,
        member_id=contact.member_id,
    )
