"""Each April organisations' contacts are asked whether their details are right, by mail or in the chat as they chose.

One reminder in May; whoever has not answered then is listed for the office. Nothing is changed by silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from actions.contacts import CHAT, MAIL
from actions.deed import Deed, new_id
from actions.noticing import Addressee, Notice, NoticeLink, mail_notice
from actions.telling import tell
from dialogue.contact_year import Step, is_fresh, step_due
from dialogue.language.dates import STOCKHOLM
from dialogue.members import Organisation
from dialogue.recurring import Late
from dialogue.tokens import signed
from storage import contacts, marks, organisations
from storage.contacts import ContactRow
from wording import register as words

ASKED: Final = "contacts-asked"
REMINDED: Final = "contacts-reminded"
USEFUL: Final = timedelta(days=14)
"""How long a question about somebody's details may wait for a chat's waking hours."""


async def check_contacts(deed: Deed) -> Sequence[Late]:
    """Ask in April, remind in May; reads nothing in the other months."""
    if not step_due(deed.now, "", ""):
        return ()
    asked = await marks.select_mark(deed.connection, ASKED) or ""
    step = step_due(deed.now, asked, await marks.select_mark(deed.connection, REMINDED) or "")
    if not step:
        return ()
    local = deed.now.astimezone(STOCKHOLM)
    people = await _everybody(deed)
    if step == "ask":
        wanted = [one for one in people if not is_fresh(deed.now, one[0].created_at, one[0].confirmed_at)]
        await marks.set_mark(deed.connection, ASKED, str(local.year))
        if local.month > 4:
            await marks.set_mark(deed.connection, REMINDED, str(local.year))
    else:
        wanted = [one for one in people if is_unanswered(one[0]) and one[0].reminded_at is None]
        await marks.set_mark(deed.connection, REMINDED, str(local.year))
    await _ask(deed, step, local.year, wanted)
    return ()


def is_unanswered(row: ContactRow) -> bool:
    """Whether a contact was asked and has not said that all is right."""
    return row.asked_at is not None and (row.confirmed_at is None or row.confirmed_at < row.asked_at)


async def unconfirmed(deed: Deed) -> list[tuple[ContactRow, Organisation]]:
    """Contacts that were asked and have not answered, with their organisations, by name."""
    rows = await contacts.select_contacts(deed.connection)
    by_id = {one.id: one for one in await organisations.select_organisations(deed.connection)}
    found = [(row, by_id[row.organisation_id]) for row in rows if is_unanswered(row)]
    return sorted(found, key=lambda one: (one[1].folded, one[0].id))


async def _everybody(deed: Deed) -> list[tuple[ContactRow, Organisation]]:
    """Every contact of every listed organisation; an address or a chat that has no row yet gets one."""
    rows = list(await contacts.select_contacts(deed.connection))
    listed = {one.id: one for one in await organisations.select_listed(deed.connection)}
    addresses = {(row.organisation_id, row.email.casefold()) for row in rows}
    members = {row.member_id for row in rows}
    for one in listed.values():
        if one.email and (one.id, one.email.casefold()) not in addresses:
            rows.append(_row(one, one.created_at, email=one.email, language=one.language))
            await contacts.insert_contact(deed.connection, rows[-1])
    for member in await contacts.select_contact_members(deed.connection):
        own = listed.get(member.organisation_id or "")
        if own and member.id not in members:
            row = _row(own, member.created_at, member_id=member.id, channel="chat", language=member.language)
            rows.append(row)
            await contacts.insert_contact(deed.connection, row)
    return [(row, listed[row.organisation_id]) for row in rows if row.organisation_id in listed]


def _row(one: Organisation, created: object, **known: object) -> ContactRow:
    bare = ContactRow(new_id("c"), one.id, "", "", "", None, "mail", "sv", "active", None, one.created_at)
    return replace(bare, created_at=created, **known)  # type: ignore[arg-type]  # fields by their names


async def _ask(deed: Deed, step: Step, year: int, people: Iterable[tuple[ContactRow, Organisation]]) -> None:
    mailed: dict[str, list[Addressee]] = {}
    chats = {member.id: member for member in await contacts.select_contact_members(deed.connection)}
    for row, one in people:
        key, page = f"contact:{year}:{step}:{row.id}", details_page(deed, row)
        if row.channel in MAIL and row.email:
            hello = words.about(row.language, one.name)
            own = {"PAGE": page, "HELLO": hello}
            mailed.setdefault(row.language, []).append(Addressee(row.email, key, own))
        member = chats.get(row.member_id or "")
        if row.channel in CHAT and member is not None and member.telegram is not None:
            said = words.ask_in_chat(member.language, one.name, page, again=step == "remind")
            until = deed.now + USEFUL
            await tell(deed, member.telegram, said, key, "reminder", not_after=until, member_id=member.id)
        told = (
            replace(row, reminded_at=deed.now)
            if step == "remind"
            else replace(row, asked_at=deed.now, reminded_at=None)
        )
        await contacts.update_contact(deed.connection, told)
    for language, addressees in mailed.items():
        heading, text, label, why = words.ask_by_mail(language, deed.house, again=step == "remind")
        link = NoticeLink(label, own="PAGE")
        notice = Notice("contact-mail", heading, text, (link,), why, opening="HELLO", language=language)
        await mail_notice(deed, f"contacts:{year}:{step}:{language}", notice, addressees)


def details_page(deed: Deed, row: ContactRow) -> str:
    """The page on which a contact says whether all is right."""
    return f"{deed.premises.public_url}/kontakt/{signed(deed.premises.key, 'contact', row.id)}"
