"""What staff write for a compilation: a dialogue's summary, a correction beside a reply. Part of `meeting` and `replies`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.cli import Call, Commands, command
from app.inputs import read_text
from app.premises import premises

if TYPE_CHECKING:
    from dialogue.compilation import DialogueWords

ACTOR: Final = "command"


def add_summary(meeting: Commands) -> None:
    """Add `meeting summary`."""
    example = "medskick meeting summary dialogmote-host --dialogue 1 --file dialog1.txt"
    parser = command(
        meeting, "summary", "staff's summary of a dialogue, in place of the draft", write, example
    )
    parser.add_argument("meeting", metavar="MEETING", help="its code or its day")
    parser.add_argument(
        "--dialogue", type=int, required=True, metavar="N", help="0: questions of no dialogue"
    )
    parser.add_argument(
        "--file", required=True, metavar="F", help="plain text; an empty one brings the draft back"
    )


def add_correction(replies: Commands) -> None:
    """Add `replies correct`."""
    summary = "a correction to be printed beside a reply, which stays as it is"
    parser = command(replies, "correct", summary, correct)
    parser.add_argument("reply", metavar="ID", help="see `medskick replies export`")
    parser.add_argument("--file", required=True, metavar="F", help="plain text; an empty one takes it away")


async def write(call: Call) -> None:
    """Keep a summary, and say how heavy it is to read. Raises NotFound, WrongState, InputError."""
    from actions.compiling import write_summary
    from actions.deed import Deed
    from dialogue.language.readability import read

    words, text = call.words, read_text(call.words.file)

    async with premises(call) as (database, place):
        kept: DialogueWords = await database.write(
            lambda connection: write_summary(
                Deed(connection, call.now(), place), words.meeting, words.dialogue, text, ACTOR
            )
        )
    found = read(kept.summary)
    told = {
        "meeting": words.meeting,
        "dialogue": kept.number,
        "words": found.words,
        "lix": round(found.lix, 1),
    }
    call.console.document(
        told, f"Kept: {found.words} words, LIX {found.lix:.0f}." if found.words else "The draft is back."
    )


async def correct(call: Call) -> None:
    """Keep a correction. Raises NotFound, WrongState, InputError."""
    from actions.compiling import correct_reply
    from actions.deed import Deed

    words, text = call.words, read_text(call.words.file)
    async with premises(call) as (database, place):
        await database.write(
            lambda connection: correct_reply(Deed(connection, call.now(), place), words.reply, text, ACTOR)
        )
    told = {"reply": words.reply, "corrected": bool(text.strip())}
    call.console.document(told, "Kept beside the reply." if text.strip() else "The correction is gone.")
