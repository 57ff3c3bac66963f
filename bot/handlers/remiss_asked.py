"""What a contact was asked to write about a consultation, and whether they are a contact at all.

The member's `expects` says what, and since when: what is written much later, or points at a question, is a reply.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from telegram import Message

from actions.consultation_looking import Seen, look_at
from actions.errors import ActionError
from bot.handlers import replying
from bot.talk import Talk
from storage import members
from wording.chat.plain import words

EXPECTED: Final = "remiss:"
WAITED_FOR: Final = timedelta(hours=1)


async def expect(talk: Talk, what: str, consultation_id: str) -> None:
    """The next text is `what`: "board", "why", "link" or "formal"."""
    expects = f"{EXPECTED}{what}:{consultation_id}:{int(talk.deed.now.timestamp())}"
    await members.update_expects(talk.deed.connection, talk.member.id, expects)


async def expected(talk: Talk, message: Message) -> tuple[str, Seen] | None:
    """What a message was asked for as, and of which consultation; None where it is a reply. It is asked for no longer."""
    if not talk.member.expects.startswith(EXPECTED):
        return None
    what, consultation_id, since = talk.member.expects.removeprefix(EXPECTED).split(":")
    await members.update_expects(talk.deed.connection, talk.member.id, "")
    late = talk.deed.now - datetime.fromtimestamp(int(since), UTC) > WAITED_FOR
    if late or await replying.pointed_at(talk, message) is not None:
        return None
    try:
        seen = await look_at(talk.deed, talk.member, consultation_id)
    except ActionError:
        return None
    return (what, seen) if seen.answers else None


async def for_contact(talk: Talk, consultation_id: str) -> Seen | None:
    """The consultation, where the member answers for an organisation; else that is told, and it is None."""
    seen = await look_at(talk.deed, talk.member, consultation_id)
    if not seen.answers:
        await talk.nod(words(talk.language, "consultation").text("chat.standing.contact"))
        return None
    return seen
