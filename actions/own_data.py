"""A member's rights over what is kept about them: to see it all, and to have it erased (GDPR art. 15 and 17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from actions.subscribers import erase_subscriptions
from dialogue.erasure import Belongings, Erasure, comes_from, erasure
from dialogue.feedback import Feedback
from dialogue.members import Member
from dialogue.office_questions import OfficeQuestion
from dialogue.subscribers import Subscriber
from dialogue.tips import Tip
from storage import (
    agreements,
    attachments,
    audit,
    belongings,
    contacts,
    feedback,
    members,
    office_questions,
    organisations,
    party_requests,
    questions,
    staff,
    subscribers,
    theme_marks,
    tips,
)
from storage.attachments import OwnFile
from storage.belongings import OwnMessage, OwnReply, OwnText
from storage.connection import Connection

MOST_ASKED: Final = 1000
LONGEST_NUMBER: Final = 18
"""Digits of a number that a column can hold; Telegram's ids have at most 16 (Bot API, "User")."""


@dataclass(frozen=True, slots=True)
class OwnData:
    """All that is kept about a member. `organisation` is a name and `question` a code, '' where there is none; `asked` are
    questions to the office, `agrees_with` ids of others' replies, `answers` what was said back about single replies,
    `letters` the addresses that get the newsletter for them."""

    member: Member
    organisation: str
    question: str
    replies: tuple[OwnReply, ...]
    texts: tuple[OwnText, ...]
    files: tuple[OwnFile, ...]
    themes: dict[str, tuple[str, ...]]
    messages: tuple[OwnMessage, ...]
    tips: tuple[Tip, ...] = ()
    asked: tuple[OfficeQuestion, ...] = ()
    agrees_with: tuple[str, ...] = ()
    answers: tuple[Feedback, ...] = ()
    letters: tuple[Subscriber, ...] = ()


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of a member's data. `again`: there was nothing left, since they were erased before."""

    member_id: str
    erasure: Erasure
    again: bool


async def find_member(connection: Connection, name: str) -> Member:
    """A member by our id, or by Telegram's where `name` is a number. Raises NotFound."""
    if name.isascii() and name.isdigit():
        member = (
            await members.select_member_by_telegram(connection, int(name))
            if len(name) <= LONGEST_NUMBER
            else None
        )
    else:
        member = await members.select_member(connection, name)
    if member is None:
        raise NotFound(f"There is no member {name[:40]!r}; see `medskick member list`.")
    return member


async def show_own_data(connection: Connection, name: str) -> OwnData:
    """All that is kept about a member. Raises NotFound."""
    member = await find_member(connection, name)
    organisation = (
        await organisations.select_organisation(connection, member.organisation_id)
        if member.organisation_id
        else None
    )
    question = await questions.select_question(connection, member.question_id) if member.question_id else None
    own = await belongings.select_own_replies(connection, member.id)
    return OwnData(
        member=member,
        organisation=organisation.name if organisation else "",
        question=question.code if question else "",
        replies=own,
        texts=await belongings.select_own_texts(connection, member.id),
        files=await attachments.select_own_files(connection, member.id),
        themes={reply.id: await _themes_of(connection, reply.id) for reply in own},
        messages=await belongings.select_own_messages(connection, member.id, member.telegram),
        tips=await tips.select_tips_of(connection, member.id),
        asked=await office_questions.select_of_member(connection, member.id, MOST_ASKED),
        agrees_with=await agreements.select_agreed_with(connection, member.id),
        answers=tuple(
            one for _, one in await feedback.select_of_member(connection, member.id) if one.kind == "reply"
        ),
        letters=await subscribers.select_subscribers_of(connection, member.id),
    )


async def _themes_of(connection: Connection, reply_id: str) -> tuple[str, ...]:
    marks = await theme_marks.select_marks_of(connection, reply_id)
    return tuple(mark.theme_id for mark in marks if mark.state != "rejected")


async def erase_member(deed: Deed, name: str, actor: str, *, dry_run: bool = False) -> Erased:
    """Erase a member as far as the law on who runs the service lets; with `dry_run` only say what would go.

    A message that is edited afterwards finds no reply and makes none. Raises NotAllowed where it is not settled who runs
    the service, NotFound, and WrongState for a person of the office.
    """
    if not deed.operator:
        raise NotAllowed(
            "Nothing is erased until it is settled who runs the service; set MEDSKICK_OPERATOR to association or authority."
        )
    member = await find_member(deed.connection, name)
    await _check_not_staff(deed, member)
    updates = await _updates_of(deed, member)
    decided = erasure(deed.operator, await _count(deed, member, updates))
    again = member.state == "erased"
    if not dry_run and not again:
        await _erase(deed, member, updates, keep_texts=deed.operator == "authority")
        note = f"{decided.gone.texts} texts gone, {decided.kept.texts} kept"
        await audit.insert_audit(deed.connection, deed.now, actor, "erase-member", member.id, note)
    return Erased(member.id, decided, again)


async def _check_not_staff(deed: Deed, member: Member) -> None:
    if member.telegram is None:
        return
    person = await staff.select_staff_by_telegram(deed.connection, member.telegram)
    if person is not None:
        raise WrongState(
            f"This member is {person.name} of the office; first run `medskick staff remove {person.name!r}`."
        )


async def _updates_of(deed: Deed, member: Member) -> list[int]:
    """Numbers of the updates that came from the member and wait, or were set aside."""
    chat = member.telegram
    if chat is None:
        return []
    rows = await belongings.select_bodies(deed.connection)
    return [row["seq"] for row in rows if comes_from(row["body"], chat)]


async def _count(deed: Deed, member: Member, updates: list[int]) -> Belongings:
    return Belongings(
        replies=len(await belongings.select_own_replies(deed.connection, member.id)),
        texts=await belongings.count_texts(deed.connection, member.id),
        messages=len(await belongings.select_own_messages(deed.connection, member.id, member.telegram)),
        updates=len(updates),
    )


async def _erase(deed: Deed, member: Member, updates: list[int], *, keep_texts: bool) -> None:
    if not keep_texts:
        await belongings.delete_texts(deed.connection, member.id)
        await attachments.delete_attachments_by(deed.connection, member.id)
        await belongings.blank_updates(deed.connection, updates)
        await tips.delete_tips(deed.connection, member.id)
        await feedback.delete_of_member(deed.connection, member.id)
    await tips.delete_drafts(deed.connection, member.id)
    await tips.detach_tips(deed.connection, member.id)
    await attachments.detach_attachments_by(deed.connection, member.id)
    await office_questions.blank_office_questions(deed.connection, member.id, keep_texts=keep_texts)
    await agreements.detach_agreements(deed.connection, member.id)
    await erase_subscriptions(deed, member.id)
    await contacts.blank_contacts_of_member(deed.connection, member.id)
    await party_requests.blank_requests_of_member(deed.connection, member.id, keep_texts=keep_texts)
    await belongings.detach_replies(deed.connection, member.id)
    await belongings.blank_messages(deed.connection, member.id, member.telegram, deed.now)
    await belongings.blank_member(deed.connection, member.id)
