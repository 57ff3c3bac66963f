"""What staff do with minutes that were read: keep the meeting, its questions, what was said there.

Reading the same minutes again changes nothing; corrected ones change what was corrected. A reply that is not in them any
more is withdrawn, a summary that staff wrote stays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from actions.deed import Deed, new_id
from actions.meetings import keep_meeting
from actions.replies import Sender, take_reply
from dialogue.compilation import DialogueWords
from dialogue.language.dates import STOCKHOLM
from dialogue.meetings import Meeting
from dialogue.minutes import MinutedQuestion, MinutedReply, Minutes
from dialogue.minutes.asking import key
from dialogue.minutes.merging import merge
from dialogue.questions import Question, short_title
from dialogue.replies import Incoming, Reply, take
from dialogue.safety import mask_personnummer
from storage import audit, compilations, minutes, questions, replies, theme_marks

STILL_NEWS: Final = timedelta(days=183)
"""Meetings are held twice a year. What was said at one within this time counts as received now, so that the next
newsletter has it; older minutes fill the archive, and their replies are as old as their meeting."""


@dataclass(frozen=True, slots=True)
class KeptMinutes:
    """What an import came to: how many replies are new, have new words, or were withdrawn, and how many are held."""

    meeting: Meeting
    new: int
    changed: int
    withdrawn: int
    held: int


async def keep_minutes(deed: Deed, read: Minutes, actor: str) -> KeptMinutes:
    """Keep all of `read`. Questions are closed from the start: they were answered at the meeting."""
    meeting = await keep_meeting(deed.connection, as_meeting(read, deed.now), actor, deed.now)
    asked = await _keep_questions(deed, read, meeting)
    await _keep_dialogues(deed, read, meeting)
    kept = await _keep_replies(deed, read, meeting, asked)
    if kept.new or kept.changed or kept.withdrawn:
        told = f"{kept.new} new, {kept.changed} changed, {kept.withdrawn} withdrawn"
        await audit.insert_audit(deed.connection, deed.now, actor, "import-minutes", meeting.code, told)
    return kept


def as_meeting(read: Minutes, now: datetime) -> Meeting:
    """The meeting as its row will be. Names of persons and addresses are not kept."""
    told = read.meeting
    return Meeting(
        id=new_id("d"),
        code=told.code,
        title=told.title,
        held_on=told.held_on,
        date_words=told.date_words,
        starts=told.starts,
        ends=told.ends,
        venue=told.venue,
        participants=told.participants,
        organisations=told.organisations,
        purpose=told.purpose,
        goals=told.goals,
        agenda=told.agenda,
        next_meeting=told.next_meeting,
        created_at=now,
        case_number=told.case_number,
        present=told.present,
        links=told.links,
    )


async def _keep_questions(deed: Deed, read: Minutes, meeting: Meeting) -> dict[str, Question]:
    """Code in the minutes → question; one that was put to the meeting before, in the same words, is that one."""
    known = [one for one in await questions.select_questions(deed.connection) if one.meeting_id == meeting.id]
    asked: dict[str, Question] = {}
    for told in (question for dialogue in read.dialogues for question in dialogue.questions):
        before = next(
            (one for one in known if one.code == told.code or key(one.text) == key(told.text)), None
        )
        if before is None:
            asked[told.code] = await _add_question(deed, told, meeting)
            continue
        after = replace(before, label=told.label)
        if before.code == told.code:
            after = replace(
                after, text=told.text, short_title=short_title(told.text), background=_background(told)
            )
        if after != before:
            await minutes.update_asked(deed.connection, after)
        asked[told.code] = after
    return asked


async def _add_question(deed: Deed, told: MinutedQuestion, meeting: Meeting) -> Question:
    question = Question(
        id=new_id("q"),
        code=told.code,
        text=told.text,
        short_title=short_title(told.text),
        label=told.label,
        background=_background(told),
        link="",
        owner="",
        level="",
        decision_body="",
        decision_on=None,
        theme_id=None,
        meeting_id=meeting.id,
        status="closed",
        opens_at=None,
        closes_at=None,
        feedback="",
        feedback_at=None,
        created_at=deed.now,
        opened_at=None,
    )
    if await questions.insert_question(deed.connection, question):
        return question
    known = await questions.select_question_by_code(deed.connection, told.code)
    assert known is not None
    return known


def _background(told: MinutedQuestion) -> str:
    """Members read it too, so it is in Swedish."""
    return (
        "" if told.among == 1 else f"Besvarades tillsammans med {told.among - 1} andra frågor i samma dialog."
    )


async def _keep_dialogues(deed: Deed, read: Minutes, meeting: Meeting) -> None:
    known = {
        words.number: words for words in await compilations.select_dialogues(deed.connection, meeting.id)
    }
    for told in read.dialogues:
        before = known.get(told.number)
        if before is None or not before.summary:
            words = DialogueWords(told.number, told.title, told.summary)
            await compilations.upsert_dialogue(deed.connection, meeting.id, words)


async def _keep_replies(
    deed: Deed, read: Minutes, meeting: Meeting, asked: dict[str, Question]
) -> KeptMinutes:
    once = f"minutes:{meeting.id}:"
    known = await minutes.select_minuted_replies(deed.connection, once)
    told = [reply for dialogue in read.dialogues for reply in dialogue.replies]
    parents = [
        _parent(dialogue.replies, place)
        for dialogue in read.dialogues
        for place in range(len(dialogue.replies))
    ]
    merged = merge([one.text for one in known], [_as_kept(deed, one.text) for one in told])
    then = replace(deed, now=known[0].received_at if known else _received(meeting, deed.now))
    number = await minutes.count_minuted(deed.connection, once)
    ids: list[str] = []
    new = changed = held = 0
    for place, one in enumerate(told):
        before = known[stored] if (stored := merged.kept[place]) is not None else None
        if before is None:
            sender = Sender("meeting", source="table", table_name=one.table, once=f"{once}{number + new}")
            kept = (await take_reply(then, sender, one.text, asked[one.question])).reply
            new += 1
        else:
            kept = await _changed(deed, before, one, asked[one.question])
            changed += kept.version > before.version
        held += kept.held is not None
        ids.append(kept.id)
        offset = parents[place]
        parent = ids[place - offset] if offset else None
        await minutes.update_place(
            deed.connection, kept.id, asked[one.question].id, parent, one.level, place, one.table
        )
    for stored in merged.gone:
        await replies.update_withdrawn(deed.connection, known[stored].id, deed.now)
    return KeptMinutes(meeting, new, changed, len(merged.gone), held)


def _parent(told: Sequence[MinutedReply], place: int) -> int:
    """How many replies above its parent stands, 0 for none."""
    parent = told[place].parent
    return 0 if parent is None else place - parent


def _as_kept(deed: Deed, text: str) -> str:
    """The words as `take` keeps them, so that they can be compared with what is kept."""
    plain = unicodedata.normalize("NFC", text).strip()
    return plain if deed.operator == "authority" else mask_personnummer(plain)


async def _changed(deed: Deed, before: Reply, told: MinutedReply, question: Question) -> Reply:
    """The reply with the words that the minutes have now."""
    taken = take(Incoming(told.text, question.text, deed.operator), deed.frame_today)
    if taken.text == before.text:
        return before
    worded = replies.Worded(
        taken.text, taken.held, taken.substance, taken.language, before.origin, before.answer
    )
    await replies.update_text(deed.connection, before, worded, deed.now)
    await theme_marks.delete_suggestions(deed.connection, before.id)
    version = str(deed.premises.frame.version)
    await theme_marks.insert_suggestions(deed.connection, before.id, taken.themes, version)
    return replace(before, text=taken.text, version=before.version + 1, held=taken.held)


def _received(meeting: Meeting, now: datetime) -> datetime:
    """When the replies of a meeting came in: now, or at the end of its day where that is long ago."""
    if meeting.held_on is None:
        return now
    evening = datetime.combine(meeting.held_on, time(18), STOCKHOLM).astimezone(now.tzinfo)
    return now if now - evening <= STILL_NEWS else evening
