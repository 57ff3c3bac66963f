"""`medskick meeting`: dialogue meetings, from a file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.commands.codes import add_table_codes
from app.commands.compilation_words import add_summary
from app.commands.meeting_live import add_live
from app.commands.meeting_minutes import import_minutes
from app.commands.meeting_more import add_more
from app.inputs import read_text
from app.premises import premises

if TYPE_CHECKING:
    from dialogue.meetings import Meeting

ACTOR: Final = "command"


def add(commands: Commands) -> None:
    """Add the group."""
    meeting = group(commands, "meeting", GROUPS["meeting"])
    example = "medskick meeting import sammanstallning.docx --dry-run"
    parser = command(
        meeting,
        "import",
        "keep a meeting and what was said there; imported again, it is changed",
        import_one,
        example,
    )
    parser.add_argument(
        "file", metavar="FILE", help="minutes (.txt, .md, .docx), a meeting as .toml, or - for pasted text"
    )
    parser.add_argument("--dry-run", action="store_true", help="show what was read, and keep nothing")
    parser.add_argument("--yes", action="store_true", help="do not ask before minutes are kept")
    add_live(meeting)
    add_more(meeting)
    add_summary(meeting)
    add_table_codes(meeting)


async def import_one(call: Call) -> None:
    """Keep a meeting. Raises InputError, DocumentError, MeetingFileError."""
    from actions.deed import new_id
    from actions.meetings import keep_meeting
    from dialogue.meeting_file import parse_meeting

    words = call.words
    if PurePath(words.file).suffix.lower() != ".toml":
        await import_minutes(call)
        return
    meeting = parse_meeting(read_text(words.file), new_id("d"), call.now())
    if not words.dry_run:
        async with premises(call) as (database, _):
            meeting = await database.write(keep_meeting, meeting, ACTOR, call.now())
    told = {"meeting": _row(meeting), "dialogues": [], "warnings": []}
    call.console.document(told, _for_people(meeting, words.dry_run))


def _row(meeting: Meeting) -> dict[str, Any]:
    return {
        "code": meeting.code,
        "title": meeting.title,
        "date": meeting.held_on or meeting.date_words,
        "starts": meeting.starts,
        "ends": meeting.ends,
        "venue": meeting.venue,
        "participants": meeting.participants,
        "organisations": meeting.organisations,
        "purpose": meeting.purpose,
        "goals": meeting.goals,
        "agenda": [{"time": time, "text": text} for time, text in meeting.agenda],
        "next_meeting": meeting.next_meeting,
    }


def _for_people(meeting: Meeting, dry_run: bool) -> str:
    from dialogue.language.dates import swedish_date

    day = swedish_date(meeting.held_on) if meeting.held_on else meeting.date_words
    parts = [meeting.title, *filter(None, (day, meeting.venue)), f"{len(meeting.agenda)} items on the agenda"]
    return f"{'Read' if dry_run else 'Kept'} {meeting.code}: {', '.join(parts)}."
