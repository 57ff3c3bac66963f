"""A text that goes on with a reply: the reason of an answer, or the new words after "Ändra".

The member's `expects` says which. The text of somebody who meant another question, or who writes much later, is a reply
of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import Message

from actions.answering import word_by
from actions.replies import Kept
from bot.talk import Talk
from dialogue.replies.placing import goes_on
from storage import members, replies

REASON, WORDS = "reason:", "words:"


@dataclass(frozen=True, slots=True)
class GoneOn:
    """The reply as it is now; `reason` where it got its first words, else it was worded anew."""

    kept: Kept
    reason: bool


async def expect_reason(talk: Talk, reply_id: str) -> None:
    """The next text is why."""
    await _expect(talk, REASON, reply_id)


async def expect_words(talk: Talk, reply_id: str) -> None:
    """The next text is what the reply says from now on."""
    await _expect(talk, WORDS, reply_id)


async def _expect(talk: Talk, what: str, reply_id: str) -> None:
    expects = f"{what}{reply_id}:{int(talk.deed.now.timestamp())}"
    await members.update_expects(talk.deed.connection, talk.member.id, expects)


async def expect_nothing(talk: Talk) -> None:
    """The next text is a reply of its own."""
    if talk.member.expects.startswith((REASON, WORDS)):
        await members.update_expects(talk.deed.connection, talk.member.id, "")


async def take(talk: Talk, message: Message, text: str, pointed: str | None) -> GoneOn | None:
    """Take a text as the rest of a reply; None where it is none. `pointed` is the question that it was sent in reply to."""
    expects = talk.member.expects
    if not expects.startswith((REASON, WORDS)):
        return None
    await expect_nothing(talk)
    _, reply_id, asked_at = expects.split(":")
    reply = await replies.select_reply(talk.deed.connection, reply_id)
    if reply is None or reply.member_id != talk.member.id or reply.withdrawn_at is not None:
        return None
    since = datetime.fromtimestamp(int(asked_at), UTC)
    if not goes_on(since, talk.deed.now, pointed=pointed, question_id=reply.question_id):
        return None
    kept = await word_by(talk.deed, reply, talk.chat, message.message_id, text)
    return GoneOn(kept, expects.startswith(REASON))
