"""Answering back: what came of what was said, told once to each who said it, in the chat where they did.

A later answer follows the earlier one. The row and the messages are one unit of work, so that nothing tells anybody twice,
whatever is retried. Contacts of organisations are `organisations_told`'s; when a message may go is the gate's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from actions.deed import Deed
from actions.errors import NotAllowed, NotFound, WrongState
from actions.telling import body_of
from dialogue.feedback import Answer, Feedback, Kind, Owed, Subject, is_news, owed_after
from dialogue.language.dates import STOCKHOLM
from dialogue.members import Member
from dialogue.outbox import Message
from dialogue.questions import Question
from storage import audit, feedback, feedback_authors, outbox, owed, questions, replies
from storage.connection import Connection
from wording.chat.feedback import told_author

NEAREST: Final[tuple[Kind, ...]] = ("reply", "theme", "question", "consultation")
"""What is said of somebody's own words comes before what is said to all."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom an answer would reach: `authors` by chat now, `waits` under /mina_medskick after /stopp. Of the `replies` it is
    about, `nameless` came from nobody that can be written to: they find it on the page."""

    authors: int
    waits: int
    replies: int
    nameless: int


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it is kept now. `told`: how many are told of it by this deed."""

    feedback: Feedback
    told: int


def about_question(question: Question) -> Subject:
    """A whole question, as what an answer is about."""
    return Subject("question", question_id=question.id)


async def about_reply(deed: Deed, reply_id: str) -> Subject:
    """One reply. Raises NotFound."""
    reply = await replies.select_reply(deed.connection, reply_id)
    if reply is None or reply.withdrawn_at is not None:
        raise NotFound(f"There is no reply {reply_id[:40]!r} (any more); see `medskick replies export`.")
    return Subject("reply", question_id=reply.question_id, reply_id=reply.id)


def about_theme(deed: Deed, theme_id: str, question: Question | None, **span: object) -> Subject:
    """A theme of one question, or of what came in a span. Raises NotFound."""
    if theme_id not in {theme.id for theme in deed.premises.frame.themes}:
        raise NotFound(f"There is no theme {theme_id[:40]!r}; see `medskick themes list`.")
    question_id = question.id if question else None
    return Subject("theme", question_id=question_id, theme_id=theme_id, **span)  # type: ignore[arg-type]


async def reach(deed: Deed, subject: Subject) -> Reach:
    """Whom an answer about `subject` would reach, without giving it."""
    authors = await feedback_authors.select_authors(deed.connection, subject)
    said = await feedback_authors.count_said(deed.connection, subject)
    now = [one for one in authors if _may_be_told(one)]
    waits = [one for one in authors if one.state == "active" and not one.mailings]
    return Reach(len(now), len(waits), said.replies, said.nameless)


async def answers_to(connection: Connection, member_id: str) -> dict[str, tuple[Answer, ...]]:
    """What came of each reply of a member, by the reply's id: the latest about each thing, about the reply itself first."""
    found: dict[str, dict[str, Feedback]] = {}
    for reply_id, given in await feedback.select_of_member(connection, member_id):
        found.setdefault(reply_id, {})[given.subject] = given
    return {
        reply_id: tuple(one.answer for one in sorted(given.values(), key=lambda one: NEAREST.index(one.kind)))
        for reply_id, given in found.items()
    }


async def answer_back(
    deed: Deed, question: Question, answer: Answer, actor: str, *, again: bool = False
) -> Given:
    """Answer all who answered a question. Raises WrongState while it is open or a draft, NotAllowed as `give`."""
    if question.status in ("draft", "open"):
        raise WrongState(f"Close the question {question.code!r} before you answer back.")
    given = await give(
        deed, about_question(question), answer, actor, question.code, question.owner, again=again
    )
    if question.feedback != given.feedback.text:
        await questions.update_feedback(deed.connection, question.id, given.feedback.text, deed.now)
    return given


async def give(
    deed: Deed,
    subject: Subject,
    answer: Answer,
    actor: str,
    label: str,
    owner: str = "",
    *,
    again: bool = False,
) -> Given:
    """Keep an answer and tell those it is about; the same answer once more is no other, and tells nobody.

    A text that is only written better tells nobody, unless staff say so by `again`. `label` and `owner` are how the office
    finds what is still owed. Raises NotAllowed for an answer that lacks what its status promises.
    """
    _check(deed, answer)
    before = await feedback.select_latest(deed.connection, subject.key)
    if before is not None and before.answer == answer:
        return Given(before, 0)
    row_id = await feedback.insert_feedback(deed.connection, subject, answer, actor, deed.now)
    await _settle(deed, subject, answer, label, owner)
    told = 0
    if is_news(before.answer if before else None, answer, again=again):
        told = await _tell_authors(deed, subject, answer, row_id)
        await feedback.update_told(deed.connection, row_id, told)
    await audit.insert_audit(deed.connection, deed.now, actor, "answer-back", label, f"{told} told")
    kept = await feedback.select_feedback(deed.connection, row_id)
    assert kept is not None
    return Given(kept, told)


def _check(deed: Deed, answer: Answer) -> None:
    today = deed.now.astimezone(STOCKHOLM).date()
    if not answer.text.strip():
        raise NotAllowed("The feedback has no text; write what came of what was said.")
    if answer.status == "working" and answer.next_on is None:
        raise NotAllowed("Say when you will tell more: give a day with --next.")
    if answer.next_on is not None and answer.next_on <= today:
        raise NotAllowed(f"{answer.next_on} is not ahead; give a later day for when you will tell more.")
    if answer.status == "passed-on" and not answer.passed_to.strip():
        raise NotAllowed("Say whom it was passed on to, with --passed-to.")


async def _settle(deed: Deed, subject: Subject, answer: Answer, label: str, owner: str) -> None:
    """What is owed after an answer: more of it on its day, or nothing."""
    known = await owed.select_owed_of(deed.connection, subject.key)
    due = owed_after(answer, known.due_at if known else None)
    if due is None:
        await owed.delete_owed(deed.connection, subject.key)
        return
    await owed.upsert_owed(
        deed.connection, Owed(subject.key, label, owner or (known.owner if known else ""), due)
    )


async def _tell_authors(deed: Deed, subject: Subject, answer: Answer, row_id: int) -> int:
    """Queue it to each author who may be told, once; returns to how many."""
    people = [
        one for one in await feedback_authors.select_authors(deed.connection, subject) if _may_be_told(one)
    ]
    question = (
        await questions.select_question(deed.connection, subject.question_id) if subject.question_id else None
    )
    theme = next((one for one in deed.premises.frame.themes if one.id == subject.theme_id), None)
    bodies = {
        language: body_of(told_author(language, subject.kind, answer, question, theme))
        for language in {one.language for one in people}
    }
    return await outbox.insert_messages(
        deed.connection,
        [
            Message(
                f"feedback:{row_id}:{one.id}", "feedback", "telegram", str(one.telegram), bodies[one.language],
                member_id=one.id, reply_id=subject.reply_id,
            )
            for one in people
        ],
        deed.now,
    )  # fmt: skip


def _may_be_told(member: Member) -> bool:
    """After /stopp it waits under /mina_medskick; whoever is gone or blocked us is not written to."""
    return member.state == "active" and member.mailings and member.telegram is not None
