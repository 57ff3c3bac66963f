"""One exchange with a member: who writes, from which message, and how to answer into the outbox.

Holds no screen and no rule. Keys come from what was sent to us, so that the same update twice is answered once.
"""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update

from actions import members
from actions.deed import Deed
from actions.telling import answer_button, retell, tell
from bot.context import Context
from dialogue.members import Member
from wording.said import Said


@dataclass(frozen=True, slots=True)
class Talk:
    """`message` is the id of the message that we answer, or that the pressed button stands under."""

    deed: Deed
    member: Member
    new: bool
    chat: int
    message: int
    query: str = ""

    @property
    def language(self) -> str:
        """What the member reads."""
        return self.member.language

    async def say(
        self,
        said: Said,
        name: str = "screen",
        kind: str = "screen",
        *,
        question_id: str | None = None,
        reply_id: str | None = None,
    ) -> None:
        """A new message; `name` tells apart several answers to one message. The ids say what it is about."""
        key = f"{name}:{self.query or f'{self.chat}:{self.message}'}"
        await tell(
            self.deed, self.chat, said, key, kind,
            member_id=self.member.id, question_id=question_id, reply_id=reply_id,
        )  # fmt: skip

    async def change(self, said: Said, kind: str = "screen") -> None:
        """Write the message anew that the pressed button stands under."""
        await retell(self.deed, self.chat, self.message, said, f"change:{self.query}", kind)

    async def nod(self, text: str = "") -> None:
        """Answer the press; every press is answered."""
        await answer_button(self.deed, self.chat, self.query, text)


async def talk_of(update: Update, context: Context) -> Talk:
    """The exchange that a message or a pressed button belongs to; a newcomer becomes a member."""
    chat, message, user = update.effective_chat, update.effective_message, update.effective_user
    assert chat is not None
    member, new = await members.meet(context.deed, chat.id, user.language_code if user else None)
    query = update.callback_query.id if update.callback_query else ""
    return Talk(context.deed, member, new, chat.id, message.message_id if message else 0, query)
