"""What happens round the meeting of an organisation's board: five days before a sheet to take along, the day after one question.

Found by an indexed moment in the invitation's row. Whoever has answered or declined, and whose consultation is over, is
left alone. When: `dialogue.boards`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from actions.answer_links import CHOICE, answer_page, consultation_page
from actions.contacts import Contact, contacts_of
from actions.deed import Deed
from actions.noticing import Addressee, Notice, NoticeLink, mail_notice
from actions.telling import tell
from dialogue.boards import Step, next_due, steps
from dialogue.consultations import TAKES_ANSWERS, Consultation
from dialogue.invitations import Invited
from dialogue.members import Member
from dialogue.recurring import Late
from storage import consultations, invitations, jobs
from wording.boards import asked_text, sheet_text
from wording.catalogues import known_language
from wording.chat.remiss_board import asked_screen
from wording.consultations import answer_label

BOARD_SHEET: Final = "board-sheet"
"""The kind of the job that makes the sheet; its `args` are {"consultation", "chats", "kind", "not_after"}."""
AT_ONCE: Final = 200
LATE: Final = "it was not sent in time, and the board has met"


async def follow_boards(deed: Deed) -> Sequence[Late]:
    """Do what is due about the meetings of boards; returns what was missed."""
    late: list[Late] = []
    for consultation_id, organisation_id in await invitations.select_boards_due(
        deed.connection, deed.now, AT_ONCE
    ):
        consultation = await consultations.select_consultation(deed.connection, consultation_id)
        one = await invitations.select_standing(deed.connection, consultation_id, organisation_id)
        due = None
        if consultation and one and one.board_on and _waits(deed, consultation, one):
            late += await _turn(deed, consultation, one, one.board_on)
            due = next_due(one.board_on, deed.now)
        await invitations.update_board_due(deed.connection, consultation_id, organisation_id, due)
    return late


def _waits(deed: Deed, consultation: Consultation, one: Invited) -> bool:
    over = consultation.deadline is not None and consultation.deadline <= deed.now
    return one.waits and consultation.relevant and consultation.state in TAKES_ANSWERS and not over


async def _turn(deed: Deed, consultation: Consultation, one: Invited, board_on: date) -> list[Late]:
    contacts = (await contacts_of(deed.connection, [one.organisation])).get(one.organisation.id, ())
    late: list[Late] = []
    for step in steps(board_on):
        key = f"board:{step.what}:{consultation.code}:{one.organisation.id}:{board_on.isoformat()}"
        if step.due > deed.now:
            continue
        if step.until > deed.now:
            await (_send_sheet if step.what == "sheet" else _ask)(
                deed, consultation, one, contacts, step, key
            )
        elif contacts and step.what == "sheet" and (one.changed_at is None or one.changed_at < step.until):
            late.append(Late("consultation-reminder", key, "", step.due, LATE))
    return late


async def _send_sheet(
    deed: Deed, consultation: Consultation, one: Invited, contacts: Sequence[Contact], step: Step, key: str
) -> None:
    """A link by mail, the sheet itself in the chat."""
    chats = [
        [contact.chat, contact.member_id, contact.language, f"{key}:{contact.channel}"]
        for contact in contacts
        if not contact.address
    ]
    if chats:
        await _plan(deed, consultation, chats, key, "consultation-reminder", step.until.isoformat())
    for contact in contacts:
        if contact.address:
            language = known_language(contact.language)
            assert one.board_on is not None
            text = sheet_text(language, consultation, one.organisation.name, one.board_on)
            link = NoticeLink(
                text.link, f"{consultation_page(deed.premises, consultation.code)}/a4?lang={language}"
            )
            notice = Notice(
                "reminder-mail", text.heading, text.paragraphs, (link,), why=text.why, language=language
            )
            await _mail(deed, contact, notice, f"{key}:{contact.channel}", step)


async def _ask(
    deed: Deed, consultation: Consultation, one: Invited, contacts: Sequence[Contact], step: Step, key: str
) -> None:
    """What did the board say? The buttons of the mail lead to the organisation's own page."""
    assert one.board_on is not None
    for contact in contacts:
        own = f"{key}:{contact.channel}"
        if not contact.address:
            said = asked_screen(contact.language, consultation, one.organisation.name, one.board_on)
            await tell(
                deed, contact.chat, said, own, "consultation-reminder",
                not_after=step.until, member_id=contact.member_id,
            )  # fmt: skip
            continue
        language = known_language(contact.language)
        page = answer_page(deed.premises, consultation.id, one.organisation.id)
        text = asked_text(language, consultation, one.organisation.name, one.board_on)
        links = tuple(
            NoticeLink(answer_label(language, answer), f"{page}?{CHOICE}={answer}")
            for answer in ("will-answer", "declined")
        )
        notice = Notice(
            "reminder-mail", text.heading, text.paragraphs, links, why=text.why, language=language
        )
        await _mail(deed, contact, notice, own, step)


async def _mail(deed: Deed, contact: Contact, notice: Notice, key: str, step: Step) -> None:
    addressee = Addressee(contact.address, key, member_id=contact.member_id)
    await mail_notice(deed, key, notice, [addressee], not_after=step.until)


async def plan_sheet(deed: Deed, consultation: Consultation, member: Member, key: str) -> None:
    """A member asked for the sheet: it comes as a file in a moment."""
    chats = [[member.telegram, member.id, member.language, f"board-sheet:{key}"]]
    await _plan(deed, consultation, chats, key, "screen", None)


async def _plan(
    deed: Deed,
    consultation: Consultation,
    chats: Sequence[Sequence[object]],
    key: str,
    kind: str,
    not_after: str | None,
) -> None:
    args = {
        "consultation": consultation.id,
        "chats": [list(one) for one in chats],
        "kind": kind,
        "not_after": not_after,
    }
    await jobs.insert_job(deed.connection, f"{BOARD_SHEET}:{key}", BOARD_SHEET, deed.now, deed.now, args)
