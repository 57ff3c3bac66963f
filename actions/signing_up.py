"""Signing up for the newsletter oneself: a mail goes to the address, and nothing more until its link was pressed.

Whoever asks learns nothing about whether an address is known; only one that takes no mail of ours is told apart.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from actions.deed import Deed, new_id
from actions.noticing import Addressee, Notice, NoticeLink, mail_notice
from actions.subscribers import checked_address
from actions.suppressing import suppressed_for
from dialogue.members import Member
from dialogue.sign_ups import KEPT_WAITING, MOST_A_DAY, SignUp, Way, may_mail_again, still_good
from dialogue.subscribers import Subscriber
from dialogue.suppression import FINAL, address_hash
from dialogue.tokens import signed, subject_of
from storage import audit, sign_ups, subscribers, suppression
from storage.connection import Connection
from wording.mailing import mailing_words, sign_up_paragraphs, sign_up_wording

Asked = Literal["asked", "blocked", "no-address", "off", "often"]
GROUND = "consent"


async def ask_for_newsletter(
    deed: Deed, text: str, way: Way, language: str, member: Member | None = None
) -> Asked:
    """Take an address as it was typed; "asked" whatever is known of it, so that nobody can try addresses out.

    "blocked" for an address whose mail came back or that called ours spam, "often" for a member who types one after
    another, "off" where no mail can be sent. The mail goes at most once an hour to an address.
    """
    if not deed.premises.mails:
        return "off"
    address, _ = checked_address(text)
    if not address:
        return "no-address"
    if await suppressed_for(deed, address) in FINAL:
        return "blocked"
    waiting = await sign_ups.select_waiting(deed.connection, address)
    if waiting is not None and still_good(waiting, deed.now):
        await _mail_again(deed, waiting)
        return "asked"
    if member is not None and await _too_many(deed, member):
        return "often"
    await _begin(deed, address, way, language, member)
    return "asked"


async def confirm_newsletter(deed: Deed, token: str) -> Subscriber | None:
    """The link of the mail was pressed: the owner of the address gets the newsletter. None for a link that is no more.

    Pressed again later it changes nothing, also for somebody who has left since.
    """
    sign_up = await waiting_for(deed, token)
    if sign_up is None:
        return None
    await subscribers.insert_pending(deed.connection, new_id("s"), sign_up.email, sign_up.language, deed.now)
    subscriber = await subscribers.select_subscriber_by_email(deed.connection, sign_up.email)
    assert subscriber is not None
    if not await sign_ups.update_confirmed(deed.connection, sign_up.id, deed.now):
        return subscriber
    hashed = address_hash(deed.premises.key, sign_up.email)
    if await suppression.select_reason(deed.connection, hashed) in FINAL:
        return subscriber
    await suppression.delete_suppression(deed.connection, hashed)
    confirmed = replace(
        subscriber,
        source="own",
        ground=GROUND,
        language=sign_up.language,
        organisation_id=sign_up.organisation_id or subscriber.organisation_id,
        member_id=sign_up.member_id or subscriber.member_id,
    )
    await subscribers.activate(deed.connection, confirmed, deed.now)
    await audit.insert_audit(deed.connection, deed.now, "subscriber", "subscriber.confirm", subscriber.id)
    return replace(confirmed, state="active", suppressed="")


async def waiting_for(deed: Deed, token: str) -> SignUp | None:
    """The sign-up that a link names, None where it is forgotten or never was."""
    sign_up_id = subject_of(deed.premises.key, "sign-up", token)
    sign_up = await sign_ups.select_sign_up(deed.connection, sign_up_id) if sign_up_id else None
    return sign_up if sign_up is not None and still_good(sign_up, deed.now) else None


async def forget_unconfirmed(connection: Connection, now: datetime) -> int:
    """Forget who was asked a week ago and never pressed; returns how many."""
    await subscribers.delete_pending_before(connection, now - KEPT_WAITING)
    return await sign_ups.delete_waiting_before(connection, now - KEPT_WAITING)


async def _too_many(deed: Deed, member: Member) -> bool:
    since = deed.now - timedelta(days=1)
    return await sign_ups.count_by_member(deed.connection, member.id, since) >= MOST_A_DAY


async def _begin(deed: Deed, address: str, way: Way, language: str, member: Member | None) -> None:
    sign_up = SignUp(
        id=new_id("n"),
        email=address,
        language=language,
        way=way,
        wording=sign_up_wording(language),
        asked_at=deed.now,
        mailed_at=deed.now,
        member_id=member.id if member else None,
        organisation_id=member.organisation_id if member else None,
    )
    await sign_ups.insert_sign_up(deed.connection, sign_up)
    await subscribers.insert_pending(deed.connection, new_id("s"), address, language, deed.now)
    await _mail(deed, sign_up, 1)


async def _mail_again(deed: Deed, sign_up: SignUp) -> None:
    if may_mail_again(sign_up, deed.now):
        await sign_ups.update_mailed(deed.connection, sign_up.id, deed.now)
        await _mail(deed, sign_up, sign_up.mails + 1)


async def _mail(deed: Deed, sign_up: SignUp, number: int) -> None:
    t = mailing_words(sign_up.language)
    token = signed(deed.premises.key, "sign-up", sign_up.id)
    notice = Notice(
        "sign-up-mail",
        t.text("sign-up.heading"),
        sign_up_paragraphs(sign_up.language, deed.house),
        (NoticeLink(t.text("sign-up.link"), own="CONFIRM"),),
        why=t.text("sign-up.why"),
        language=sign_up.language,
    )
    own = {"CONFIRM": f"{deed.premises.public_url}/nyhetsbrev/{token}"}
    key = f"sign-up:{sign_up.id}:{number}"
    addressee = Addressee(sign_up.email, key, own, member_id=sign_up.member_id)
    await mail_notice(deed, key, notice, [addressee], not_after=sign_up.asked_at + KEPT_WAITING)
