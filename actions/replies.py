"""What someone can do with a reply: send one, change it, take it back, move it, say who may see it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions.deciding import after_crisis, decided, question_of, still_held, suggest
from actions.deed import Deed, new_id
from actions.errands import ask_for_scrub
from actions.errors import NotFound, WrongState
from actions.recalling import recall_quoted
from dialogue.members import Member
from dialogue.questions import Question
from dialogue.replies import Origin, Reply, Taken, Visibility
from dialogue.replies.answers import understand
from storage import answers, attachments, audit, members, office_questions, replies, theme_marks


@dataclass(frozen=True, slots=True)
class Kept:
    """A reply that was taken in, and what was decided about it. `new` is False where it was there already."""

    reply: Reply
    taken: Taken
    new: bool


@dataclass(frozen=True, slots=True)
class Sender:
    """From whom and how a reply comes. `chat` and `message` name a Telegram message, `once` a form's own key,
    `behalf` the smaller organisation that it is passed on for. `origin` tells whose the words are; `with_file`: a file
    came along, and there may be no words. `answer` was given by a button or a field."""

    channel: str
    member: Member | None = None
    organisation_id: str | None = None
    source: str = "person"
    table_name: str = ""
    visibility: str = "unnamed"
    chat: int | None = None
    message: int | None = None
    once: str | None = None
    origin: Origin = ""
    with_file: bool = False
    behalf: str = ""
    answer: str = ""


def shown_so_far(member: Member) -> Visibility:
    """How the member's next reply is shown unless they choose otherwise: by name only for an organisation."""
    for_organisation = member.speaks_for == "organisation" and member.organisation_id is not None
    chosen: Visibility = member.visibility  # type: ignore[assignment]  # one of the three, by its button
    return "unnamed" if chosen == "named" and not for_organisation else chosen


def sender_of(member: Member, chat: int, message: int) -> Sender:
    """A member who writes in the chat, with what they have chosen before."""
    for_organisation = member.speaks_for == "organisation" and member.organisation_id is not None
    return Sender(
        "telegram",
        member,
        member.organisation_id,
        "organisation" if for_organisation else "person",
        visibility=shown_so_far(member),
        chat=chat,
        message=message,
    )


async def take_reply(deed: Deed, sender: Sender, text: str, question: Question | None) -> Kept:
    """Take a text in as a reply. The same message or form is stored once, however often it comes."""
    taken = decided(deed, text, question, with_file=sender.with_file, answer=sender.answer)
    reply_id = new_id("r")
    new = await replies.insert_reply(
        deed.connection,
        replies.NewReply(
            reply_id,
            taken.text,
            question.id if question else None,
            sender.member.id if sender.member else None,
            sender.organisation_id,
            sender.channel,
            sender.source,
            sender.visibility,
            taken.held,
            taken.substance,
            deed.now,
            sender.table_name,
            taken.language,
            sender.chat,
            sender.message,
            sender.once,
            sender.origin,
            behalf=sender.behalf,
            answer=taken.answer,
            question_version=question.version if question else 1,
        ),
    )
    if new:
        await suggest(deed, reply_id, taken)
        await after_crisis(deed, sender.member.id if sender.member else None, taken)
        return Kept(_as_kept(deed, reply_id, sender, taken, question), taken, new=True)
    reply = await _same(deed, sender)
    return Kept(reply, taken, new=False)


def _as_kept(deed: Deed, reply_id: str, sender: Sender, taken: Taken, question: Question | None) -> Reply:
    return Reply(
        id=reply_id,
        question_id=question.id if question else None,
        member_id=sender.member.id if sender.member else None,
        organisation_id=sender.organisation_id,
        channel=sender.channel,  # type: ignore[arg-type]  # as it was stored a moment ago
        source=sender.source,  # type: ignore[arg-type]
        table_name=sender.table_name,
        visibility=sender.visibility,  # type: ignore[arg-type]
        language=taken.language,
        version=1,
        held=taken.held,
        substance=taken.substance,
        received_at=deed.now,
        edited_at=None,
        withdrawn_at=None,
        level=0,
        parent=None,
        text=taken.text,
        origin=sender.origin,
        behalf=sender.behalf,
        answer=taken.answer,
        question_version=question.version if question else 1,
    )


async def _same(deed: Deed, sender: Sender) -> Reply:
    if sender.chat is not None and sender.message is not None:
        reply = await replies.select_reply_by_message(deed.connection, sender.chat, sender.message)
    else:
        reply = await replies.select_reply_by_once(deed.connection, sender.once or "")
    assert reply is not None
    return reply


async def change_reply(deed: Deed, chat: int, message: int, text: str) -> Kept | None:
    """A Telegram message was edited: its reply gets a new version. None where there is nothing to change."""
    reply = await replies.select_reply_by_message(deed.connection, chat, message)
    kept = await rewrite(deed, reply, text) if reply is not None else None
    return kept if kept is not None and kept.new else None


async def rewrite(
    deed: Deed, reply: Reply, text: str, *, with_file: bool = False, origin: Origin = ""
) -> Kept:
    """Other words for a reply: a new version, looked at as the first was; `new` is False where nothing was to change.

    `with_file`: there may be no words, since a file came along. `origin`: whose the new words are, '' as before.
    """
    taken = decided(deed, text, await question_of(deed, reply), with_file=with_file)
    if await office_questions.select_by_reply(deed.connection, reply.id) is not None:
        await office_questions.update_asked_text(deed.connection, reply.id, taken.text)
        taken = replace(taken, substance=False, themes=())
    if reply.answer and not taken.answer:  # other words for what was pressed
        taken = replace(taken, answer=reply.answer, substance=True)
    if taken.text == reply.text or reply.withdrawn_at is not None:
        return Kept(reply, taken, new=False)
    held = taken.held or await still_held(deed, reply)
    origin = origin or reply.origin
    worded = replies.Worded(taken.text, held, taken.substance, taken.language, origin, taken.answer)
    await replies.update_text(deed.connection, reply, worded, deed.now)
    await theme_marks.delete_suggestions(deed.connection, reply.id)
    await recall_quoted(deed, reply.id)
    if held is None:
        await suggest(deed, reply.id, taken)
    await after_crisis(deed, reply.member_id, taken)
    changed = replace(
        reply,
        text=taken.text,
        version=reply.version + 1,
        held=held,
        substance=taken.substance,
        language=taken.language,
        edited_at=deed.now,
        answer=taken.answer,
        origin=origin,
    )
    return Kept(changed, taken, new=True)


async def withdraw_reply(deed: Deed, reply_id: str, member: Member) -> bool:
    """Take an own reply back. An association removes the words; an authority has to keep them, out of sight.

    Returns False where it was withdrawn before. Raises NotFound for a reply that is not the member's own.
    """
    reply = await own_reply(deed, reply_id, member)
    if reply.withdrawn_at is not None:
        return False
    await replies.update_withdrawn(deed.connection, reply.id, deed.now)
    if deed.operator != "authority":
        await replies.blank_versions(deed.connection, reply.id)
        await answers.blank_answer(deed.connection, reply.id)
        await office_questions.update_asked_text(deed.connection, reply.id, "")
        await attachments.delete_attachments_of(deed.connection, reply.id)
        await ask_for_scrub(deed)
    await recall_quoted(deed, reply.id)
    await audit.insert_audit(deed.connection, deed.now, member.id, "withdraw-reply", reply.id)
    return True


async def own_reply(deed: Deed, reply_id: str, member: Member) -> Reply:
    """A member's own reply. Raises NotFound, also for somebody else's."""
    reply = await replies.select_reply(deed.connection, reply_id)
    if reply is None or reply.member_id != member.id:
        raise NotFound("There is no such reply of yours.")
    return reply


async def move_reply(deed: Deed, reply: Reply, question: Question | None) -> Reply:
    """The reply belongs to another question. Raises WrongState where that one is not open."""
    if question is not None and question.status != "open":
        raise WrongState("That question is closed and takes no more answers.")
    await replies.update_question(deed.connection, reply.id, question.id if question else None)
    before = await question_of(deed, reply)
    kind = question.kind if question else "text"
    answer = reply.answer if before and before.kind == kind else understand(kind, reply.text).answer
    version = question.version if question else 1
    await answers.update_asked(deed.connection, reply.id, answer, version)
    return replace(
        reply, question_id=question.id if question else None, answer=answer, question_version=version
    )


async def show_reply(deed: Deed, reply: Reply, member: Member, visibility: str) -> Reply:
    """Who may see this reply, and the member's coming ones."""
    if visibility == "named" and reply.organisation_id is None:
        raise WrongState("A reply can be shown with an organisation's name once it is sent for one.")
    await replies.update_visibility(deed.connection, reply.id, visibility)
    await recall_quoted(deed, reply.id)
    await members.update_visibility(deed.connection, member.id, visibility)
    return replace(reply, visibility=visibility)  # type: ignore[arg-type]  # one of the three, by its button


async def speak_for(deed: Deed, reply: Reply, organisation_id: str | None) -> Reply:
    """On whose behalf this reply was said."""
    source = "organisation" if organisation_id else "person"
    await replies.update_speaker(deed.connection, reply.id, organisation_id, source)
    return replace(reply, organisation_id=organisation_id, source=source)  # type: ignore[arg-type]
