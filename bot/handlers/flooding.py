"""One person sends very many messages: one kind line in place of a receipt for each, and the office is told."""

from __future__ import annotations

from actions.office_told import tell_office
from actions.telling import tell
from bot.talk import Talk
from dialogue.replies.flood import CALM, HOUR, MINUTE, MOST_AN_HOUR, answering
from storage import replies
from wording.chat.kept import flood_alert, flooding


async def takes_over(talk: Talk) -> bool:
    """Whether a reply that was just kept is answered by the one line for all, which is said here."""
    deed, member = talk.deed, talk.member
    recent = await replies.count_since(deed.connection, member.id, deed.now - MINUTE)
    if answering(recent) == "each":
        return False
    spell = int(deed.now.timestamp() // CALM.total_seconds())
    key = f"flood:{member.id}:{spell}"
    if await tell(deed, talk.chat, flooding(talk.language), key, "receipt", member_id=member.id):
        await _tell_office(talk)
    return True


async def _tell_office(talk: Talk) -> None:
    deed = talk.deed
    if await replies.count_since(deed.connection, talk.member.id, deed.now - HOUR) <= MOST_AN_HOUR:
        return
    key = f"flood:{talk.member.id}:{deed.now:%Y-%m-%d}"
    await tell_office(deed, key, flood_alert("sv", MOST_AN_HOUR))
