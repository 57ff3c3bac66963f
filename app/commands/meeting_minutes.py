"""`medskick meeting import` of minutes: a file or pasted text read, shown, looked over by whoever imports, kept."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call
from app.errors import InputError
from app.inputs import read_bytes
from app.premises import premises

if TYPE_CHECKING:
    from actions.minutes import KeptMinutes
    from dialogue.minutes import MinutedDialogue, MinutedMeeting, Minutes, Warned

ACTOR: Final = "command"
PASTED: Final = "-"
MOST: Final = 21 * 1024 * 1024
"""Bytes that are looked at; `documents` says what is too large."""


async def import_minutes(call: Call) -> None:
    """Read minutes and keep them. Raises InputError, DocumentError."""
    minutes = _read(call)
    if call.words.dry_run:
        call.console.document(as_json(minutes), for_people(minutes))
        return
    if _asks_first(call):
        print(for_people(minutes))
        if not _yes():
            call.console.note("Nothing was stored.")
            return
    kept = await _keep(call, minutes)
    call.console.document(as_json(minutes), _told(kept, minutes))


def _read(call: Call) -> Minutes:
    from dialogue.language.dates import STOCKHOLM
    from dialogue.minutes import read_minutes
    from documents import read_document

    file = call.words.file
    if file == PASTED:
        name, content = "standard input", sys.stdin.buffer.read(MOST)
    else:
        name, content = PurePath(file).name, read_bytes(file, MOST)
    lines = read_document(name, content)
    if not lines:
        raise InputError(f"{name} holds no text; name a file with minutes in it.")
    return read_minutes(lines, name, call.now().astimezone(STOCKHOLM).date())


def _asks_first(call: Call) -> bool:
    return not call.words.yes and not call.console.json and call.words.file != PASTED and sys.stdin.isatty()


def _yes() -> bool:
    return input("Store? [y/N] ").strip().casefold() in ("y", "yes", "j", "ja")


async def _keep(call: Call, minutes: Minutes) -> KeptMinutes:
    from actions.deed import Deed
    from actions.minutes import keep_minutes

    async with premises(call) as (database, place):
        return await database.write(
            lambda connection: keep_minutes(Deed(connection, call.now(), place), minutes, ACTOR)
        )


def as_json(minutes: Minutes) -> dict[str, Any]:
    """The shape of contract.md; a reply's parent is told by its words."""
    return {
        "meeting": _meeting(minutes.meeting),
        "dialogues": [_dialogue(dialogue) for dialogue in minutes.dialogues],
        "warnings": [{"line": one.line, "text": text} for one, text in _remarks(minutes)],
    }


def _meeting(meeting: MinutedMeeting) -> dict[str, Any]:
    return {
        "code": meeting.code,
        "title": meeting.title,
        "date": meeting.held_on or meeting.date_words or None,
        "starts": meeting.starts,
        "ends": meeting.ends,
        "venue": meeting.venue,
        "participants": meeting.participants,
        "organisations": meeting.organisations,
        "purpose": meeting.purpose,
        "goals": meeting.goals,
        "agenda": [{"time": time, "text": text} for time, text in meeting.agenda],
        "next_meeting": meeting.next_meeting,
        "case_number": meeting.case_number,
        "present": meeting.present,
        "attendance": [{"role": one.role, "people": one.people} for one in meeting.attendance],
        "links": [{"text": text, "url": address} for text, address in meeting.links],
        "contacts": meeting.contacts,
    }


def _dialogue(dialogue: MinutedDialogue) -> dict[str, Any]:
    return {
        "title": dialogue.title,
        "questions": [{"code": one.code, "label": one.label, "text": one.text} for one in dialogue.questions],
        "replies": [
            {
                "text": one.text,
                "question": one.question,
                "level": one.level,
                "parent": None if one.parent is None else dialogue.replies[one.parent].text,
                "table": one.table,
            }
            for one in dialogue.replies
        ],
        "summary": dialogue.summary,
    }


def for_people(minutes: Minutes) -> str:
    """What was found, question by question, and what to look at."""
    meeting = minutes.meeting
    facts = (
        str(meeting.held_on or meeting.date_words or "no day"), meeting.venue,
        f"{meeting.participants} persons" if meeting.participants is not None else "",
        f"{meeting.organisations} organisations" if meeting.organisations is not None else "",
    )  # fmt: skip
    parts = [f"{meeting.code}: {meeting.title}", f"  {', '.join(filter(None, facts))}"]
    for dialogue in minutes.dialogues:
        parts.append(dialogue.title or f"Dialog {dialogue.number}")
        for question in dialogue.questions:
            replies = [one for one in dialogue.replies if one.question == question.code]
            parts.append(f"  {question.label}: {question.text}")
            parts += [f"    {'  ' * one.level}- {' '.join(one.text.split())}" for one in replies]
        parts += [f"  summary: {len(dialogue.summary.split())} words"] if dialogue.summary else []
    parts += [f"line {one.line}: {text}" if one.line else text for one, text in _remarks(minutes)]
    return "\n".join(parts)


def _remarks(minutes: Minutes) -> list[tuple[Warned, str]]:
    from wording.minutes import remark

    return [(one, remark("en", one)) for one in minutes.warnings]


def _told(kept: KeptMinutes, minutes: Minutes) -> str:
    counts = f"{kept.new} new replies, {kept.changed} changed, {kept.withdrawn} withdrawn"
    held = f"; {kept.held} held for review" if kept.held else ""
    return f"Kept {kept.meeting.code}: {counts}{held}; {len(minutes.warnings)} things to look at (--dry-run shows them)."
