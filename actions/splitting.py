"""A reply of several bullets becomes several replies, where its sender says so. The rule of what a bullet is: `dialogue`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.deed import Deed
from actions.errors import WrongState
from actions.replies import Kept, Sender, own_reply, rewrite, take_reply, withdraw_reply
from dialogue.members import Member
from dialogue.questions import Question
from dialogue.replies import Reply
from dialogue.replies.splitting import Piece, pieces_of
from storage import questions, splitting


async def split_reply(deed: Deed, reply_id: str, member: Member) -> tuple[Reply, ...]:
    """Each bullet of an own reply a reply of its own: the first one is a new version of it, the others are new.

    Raises NotFound for a reply that is not the member's, WrongState for one without several bullets (any more), or one
    that was taken back or is held.
    """
    reply = await own_reply(deed, reply_id, member)
    pieces = pieces_of(reply.text)
    if not pieces or reply.held is not None:
        raise WrongState("There is nothing to split in that reply.")
    question = await questions.select_question(deed.connection, reply.question_id or "")
    sender = _as_sent(reply, member)
    kept = [(await rewrite(deed, reply, pieces[0].text)).reply]
    for number, piece in enumerate(pieces[1:], 1):
        once = replace(sender, once=f"split:{reply.id}:{number}")
        kept.append((await take_reply(deed, once, piece.text, question)).reply)
    await nest(deed, kept, pieces)
    return tuple(kept)


async def take_pieces(
    deed: Deed, sender: Sender, pieces: Sequence[Piece], question: Question | None
) -> tuple[Kept, ...]:
    """Each piece of a form's text a reply of its own, once by the form's key."""
    kept = [
        await take_reply(deed, replace(sender, once=f"{sender.once}:{number}"), piece.text, question)
        for number, piece in enumerate(pieces)
    ]
    await nest(deed, [one.reply for one in kept], pieces)
    return tuple(kept)


async def nest(deed: Deed, kept: Sequence[Reply], pieces: Sequence[Piece]) -> None:
    """They stand in the order of the message, and what was set deeper stands under what it was set under."""
    for position, (one, piece) in enumerate(zip(kept, pieces, strict=True)):
        parent = None if piece.parent is None else kept[piece.parent].id
        await splitting.update_nesting(deed.connection, one.id, position, piece.level, parent)


async def edit_split(deed: Deed, reply: Reply, member: Member, text: str) -> bool:
    """The message of a reply that was split is edited: each bullet is written over the reply that it became.

    A bullet that is gone is taken back, a new one is added. False where the reply was never split.
    """
    later = await splitting.select_split(deed.connection, reply.id)
    if not later:
        return False
    pieces = pieces_of(text) or (Piece(text),)
    question = await questions.select_question(deed.connection, reply.question_id or "")
    kept = [(await rewrite(deed, reply, pieces[0].text)).reply]
    for number, piece in enumerate(pieces[1:], 1):
        sender = replace(_as_sent(reply, member), once=f"split:{reply.id}:{number}")
        taken = await take_reply(deed, sender, piece.text, question)
        kept.append(taken.reply if taken.new else (await rewrite(deed, taken.reply, piece.text)).reply)
    await nest(deed, kept, pieces)
    for gone in later[len(pieces) - 1 :]:
        await withdraw_reply(deed, gone, member)
    return True


def _as_sent(reply: Reply, member: Member) -> Sender:
    return Sender(
        reply.channel,
        member,
        reply.organisation_id,
        reply.source,
        reply.table_name,
        reply.visibility,
        behalf=reply.behalf,
    )
