"""The office writes to whoever sent a reply, through the bot: neither sees the other's name, and the words are kept nowhere.

What the member answers comes back as a question to the office (`actions.office_questions`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from actions.telling import tell
from dialogue.language.printable import printable
from dialogue.members import Member, Staff
from dialogue.replies import Reply
from dialogue.safety import mask_personnummer
from storage import audit, members, replies
from storage.connection import moment
from wording.chat.writing_to_authors import LONGEST, letter

DEED: Final = "write-to-author"


@dataclass(frozen=True, slots=True)
class Written:
    """The latest letter to the author of a reply: who wrote it (a staff id), when (UTC), and its number."""

    by: str
    at: datetime
    number: int


async def author_of(deed: Deed, reply_id: str) -> tuple[Reply, Member]:
    """A reply and who sent it, where they can be written to.

    Raises NotFound for a reply that was withdrawn; NotAllowed for one that came another way than the chat, or whose author
    wants nothing unasked (/stopp) or cannot be reached.
    """
    reply = await replies.select_reply(deed.connection, reply_id)
    if reply is None or reply.withdrawn_at is not None:
        raise NotFound("There is no such reply (any more); it may have been withdrawn.")
    member = await members.select_member(deed.connection, reply.member_id or "")
    if member is None or member.telegram is None or member.state != "active" or not member.mailings:
        raise NotAllowed("Whoever sent this reply cannot be written to, or does not want to be.")
    return reply, member


async def written_before(deed: Deed, reply_id: str) -> Written | None:
    """The latest letter about a reply; None before the first."""
    row = await audit.select_latest(deed.connection, DEED, reply_id)
    return None if row is None else Written(row["actor"], moment(row["at"]), row["id"])


async def write_to_author(
    deed: Deed, reply_id: str, text: str, person: Staff, seen: int = 0
) -> datetime | None:
    """Queue the office's words to whoever sent a reply; `seen` is the number of the latest letter that the writer knew of.

    Returns until when they wait (UTC), where the member is left in peace after a crisis; None where they go by the usual rules.

    Raises NotFound and NotAllowed as `author_of`; NotAllowed for no text or one that is too long; WrongState where somebody
    else has written meanwhile.
    """
    reply, member = await author_of(deed, reply_id)
    text = printable(text).strip()
    if not text or len(text) > LONGEST:
        raise NotAllowed(f"Write between 1 and {LONGEST} characters.")
    before = await written_before(deed, reply_id)
    if before is not None and before.number > seen and before.by != person.id:
        raise WrongState("Somebody else has written to that person meanwhile.")
    assert member.telegram is not None
    said = letter(member.language, mask_personnummer(reply.text), text, deed.house)
    await audit.insert_audit(deed.connection, deed.now, person.id, DEED, reply.id)
    latest = await written_before(deed, reply_id)
    assert latest is not None
    key = f"office-word:{reply.id}:{latest.number}"
    await tell(deed, member.telegram, said, key, "office-word", member_id=member.id, reply_id=reply.id)
    quiet = member.quiet_until
    return quiet if quiet is not None and quiet > deed.now else None
