""" "Vi vill bli underskrivare": a wish from the chat or a page, seen by the office and answered back. It signs nobody up."""

from __future__ import annotations

from actions.deed import Deed, new_id
from actions.errors import NotAllowed, NotFound, WrongState
from actions.noticing import Addressee, Notice, NoticeLink, mail_notice
from actions.office_told import tell_office
from actions.subscribers import checked_address
from actions.telling import tell
from dialogue.language.printable import printable
from dialogue.members import Member
from dialogue.safety import mask_personnummer
from storage import audit, members, party_requests
from storage.party_requests import PartyRequest
from wording import party as words

LONGEST_NAME = 120
LONGEST_TEXT = 2_000
STAFF_LANGUAGE = "sv"


async def wish_in_chat(deed: Deed, member: Member, text: str) -> PartyRequest:
    """A member writes that their organisation wants to join. Raises NotAllowed for no text."""
    if not text.strip():
        raise NotAllowed("Write what your organisation is called.")
    return await _keep(deed, "", text, "", member.id, member.language)


async def wish_on_page(deed: Deed, name: str, text: str, email: str, language: str) -> PartyRequest:
    """Somebody without the chat. Raises NotAllowed without a name, or an address that can be answered to."""
    address, wrong = checked_address(email)
    if wrong or not name.strip():
        raise NotAllowed("Write the organisation's name and an address that we can answer to.")
    return await _keep(deed, name, text, address, None, language)


async def answer_wish(deed: Deed, request_id: str, text: str, actor: str) -> bool:
    """The office answers, where the wish came from. False where they cannot be reached any more.

    Raises NotFound; WrongState where somebody answered before; NotAllowed for no text.
    """
    found = await party_requests.select_request(deed.connection, request_id)
    if found is None:
        raise NotFound(f"There is no request {request_id[:40]!r}; see `medskick organisation requests`.")
    if not text.strip():
        raise NotAllowed("The answer has no text; write what you want to say.")
    if not await party_requests.update_answered(deed.connection, found.id, text.strip(), actor, deed.now):
        raise WrongState("Somebody has answered that request already.")
    await audit.insert_audit(deed.connection, deed.now, actor, "organisation.answer-request", found.id)
    key = f"party-answer:{found.id}"
    if found.email:
        heading, why = words.answer_mail(found.language)
        notice = Notice("mail-receipt", heading, (text.strip(),), why=why, language=found.language)
        return await mail_notice(deed, key, notice, [Addressee(found.email, key)])
    member = await members.select_member(deed.connection, found.member_id or "")
    if member is None or member.telegram is None or member.state != "active":
        return False
    said = words.answer_in_chat(member.language, found.text, text.strip(), deed.house)
    return await tell(deed, member.telegram, said, key, "office-answer", member_id=member.id)


async def _keep(
    deed: Deed, name: str, text: str, email: str, member_id: str | None, language: str
) -> PartyRequest:
    told = printable(text).strip()[:LONGEST_TEXT]
    request = PartyRequest(
        id=new_id("p"),
        name=" ".join(printable(name).split())[:LONGEST_NAME],
        text=told if deed.operator == "authority" else mask_personnummer(told),
        email=email,
        member_id=member_id,
        language=language,
        state="waiting",
        created_at=deed.now,
    )
    await party_requests.insert_request(deed.connection, request)
    await _tell_office(deed, request)
    return request


async def _tell_office(deed: Deed, request: PartyRequest) -> None:
    """Those of the office who do not chat get a mail without the words."""
    heading, text, label = words.notice_mail(STAFF_LANGUAGE)
    link = NoticeLink(label, f"{deed.premises.public_url}/kansli")
    said = words.notice(STAFF_LANGUAGE, request.name, request.text)
    await tell_office(deed, f"party:{request.id}", said, Notice("staff-mail", heading, (text,), (link,)))
