"""Answers by button: pressed, chosen among the numbers of a text, and given a reason afterwards.

A press is a reply of its own; the reason becomes the words of that reply, not a second one.
"""

from __future__ import annotations

from dataclasses import replace

from actions.deed import Deed
from actions.errors import NotFound, WrongState
from actions.replies import Kept, Sender, rewrite, take_reply
from dialogue.members import Member
from dialogue.questions import Question, takes_replies
from dialogue.replies import Reply
from dialogue.replies.answers import CHOICES, understand
from storage import answers, replies, splitting


async def press_answer(deed: Deed, sender: Sender, question: Question, answer: str) -> Kept:
    """Store a pressed answer; pressing the other button changes it, with the words that were given.

    Raises WrongState where the question takes no replies, NotFound for an answer that it does not have.
    """
    member = sender.member
    assert member is not None
    if not takes_replies(question, deed.now):
        raise WrongState("That question is closed and takes no more answers.")
    if answer not in CHOICES.get(question.kind, ()):
        raise NotFound("There is no such answer to that question.")
    before = await replies.select_reply_by_once(deed.connection, _once(question, member))
    if before is not None and before.withdrawn_at is None:
        return await _answered(deed, before, answer)
    if before is not None:
        await answers.release_once(deed.connection, before.id)
    pressed = replace(sender, chat=None, message=None, answer=answer, once=_once(question, member))
    return await take_reply(deed, pressed, "", question)


def _once(question: Question, member: Member) -> str:
    return f"press:{question.id}:{member.id}"


async def choose_answer(deed: Deed, reply: Reply, question: Question, answer: str) -> Kept:
    """What a text meant, said by its sender afterwards. Raises NotFound for what the text or the question does not hold."""
    choices = CHOICES.get(question.kind) or understand("number", reply.text).choices
    if reply.withdrawn_at is not None or answer not in choices:
        raise NotFound("There is no such answer to that question.")
    return await _answered(deed, reply, answer)


async def _answered(deed: Deed, reply: Reply, answer: str) -> Kept:
    await answers.update_answer(deed.connection, reply.id, answer)
    kept = await rewrite(deed, replace(reply, answer=answer, substance=True), reply.text)
    return replace(kept, new=answer != reply.answer)


async def word_by(deed: Deed, reply: Reply, chat: int, message: int, text: str) -> Kept:
    """A message is what a reply says: the words of an answer that had none, or those in place of the first ones. An edit of
    it is an edit of the reply from now on; but the message of a reply that was split stays the one with all its bullets."""
    taken = await replies.select_reply_by_message(deed.connection, chat, message) is not None
    if not taken and not await splitting.select_split(deed.connection, reply.id):
        await answers.update_message(deed.connection, reply.id, chat, message)
    return await rewrite(deed, reply, text)


async def number_before(deed: Deed, reply: Reply) -> str:
    """The number that a reply's number replaces: the same member's latest to the same question; '' for none."""
    if reply.member_id is None or reply.question_id is None or not reply.answer.isdecimal():
        return ""
    return await answers.select_answer_before(deed.connection, reply)
