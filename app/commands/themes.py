"""`medskick themes`: the coding frame, and the suggestions made with it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final, NoReturn

from app.cli import Call, Commands, command, group
from app.commands import GROUPS, themes_look
from app.console import to_json
from app.errors import InputError
from app.inputs import input_lines, read_text
from app.premises import premises

ACTOR: Final = "command"


def add(commands: Commands) -> None:
    """Add the group."""
    themes = group(commands, "themes", GROUPS["themes"])
    command(themes, "list", "the coding frame in force", list_themes)
    command(
        themes, "export", "the coding frame in force, as a file to edit and import", export_frame,
        "medskick themes export > temalista.json",
    )  # fmt: skip
    taking = command(
        themes, "import", "take another coding frame into force; propose anew what nobody has confirmed",
        import_frame, "medskick themes import temalista.json --dry-run",
    )  # fmt: skip
    taking.add_argument("file", metavar="FILE", help="JSON in the shape of `themes export`")
    taking.add_argument("--dry-run", action="store_true", help="count what would change, and keep nothing")
    confirming = command(themes, "confirm", "confirm the suggested themes of replies", confirm)
    which = confirming.add_mutually_exclusive_group(required=True)
    which.add_argument("--reply", metavar="ID", help="those of one reply")
    which.add_argument("--all", action="store_true", help="those of all replies that are shown and counted")
    confirming.add_argument("--as", dest="name", metavar="NAME", required=True, help="who decides")
    for name, summary in (
        ("give", "confirm a theme of a reply, proposed or not"),
        ("reject", "a theme is wrong for a reply, and is not proposed again"),
    ):
        deciding = command(themes, name, summary, decide)
        deciding.add_argument("--reply", metavar="ID", required=True)
        deciding.add_argument(
            "--theme", metavar="ID", required=True, help="of `themes list`, other or no-substance"
        )
        deciding.add_argument("--as", dest="name", metavar="NAME", required=True, help="who decides")
        deciding.set_defaults(verdict="confirmed" if name == "give" else "rejected")
    themes_look.add(themes)
    example = """echo '{"id": 1, "text": "Fler mötesplatser för unga"}' | medskick themes suggest"""
    command(
        themes, "suggest", "read replies as JSONL from standard input, write the themes each seems to have",
        suggest_themes, example,
    )  # fmt: skip


async def list_themes(call: Call) -> None:
    """Area by area."""
    async with premises(call) as (_, place):
        frame = place.frame.current()
    rows = [
        {"id": theme.id, "area": theme.area, "label": theme.label_sv, "label_en": theme.label_en}
        for theme in frame.themes
    ]
    call.console.table(rows)


async def export_frame(call: Call) -> None:
    """The frame in force as the file that `import` takes."""
    from dialogue.themes import frame_as_json

    async with premises(call) as (_, place):
        frame = place.frame.current()
    call.console.raw(frame_as_json(frame).encode())


async def import_frame(call: Call) -> None:
    """Raises FrameError, InputError."""
    from actions.reframing import propose_anew, take_frame
    from dialogue.themes import parse_frame
    from storage.coding import count_coded

    frame, dry_run = parse_frame(read_text(call.words.file)), call.words.dry_run
    async with premises(call) as (database, place):
        coded, uncoded = await database.read(count_coded)
        if dry_run:
            frame = frame.numbered_after(place.frame)
        else:
            frame = await take_frame(database, frame, place.frame, call.now(), ACTOR)
        told = {"version": frame.version, "areas": len(frame.areas), "themes": len(frame.themes)}
        told |= {"replies": 0, "changed": 0, "added": 0, "removed": 0, "confirmed": coded}
        with call.console.counting("replies", uncoded) as count:
            async for change in propose_anew(database, frame, call.now(), dry_run=dry_run):
                count(change.replies)
                told |= asdict(change)
    call.console.document(told | {"dry_run": dry_run}, _for_people(told, dry_run=dry_run))


def _for_people(told: dict[str, int], *, dry_run: bool) -> str:
    verb = "would become" if dry_run else "is"
    gets = "would get" if dry_run else "got"
    return (
        f"{told['themes']} themes in {told['areas']} areas; the frame {verb} version {told['version']}.\n"
        f"{told['changed']} of {told['replies']} replies without a confirmed theme {gets} other proposals "
        f"({told['added']} more, {told['removed']} fewer); {told['confirmed']} with one stay as they are."
    )


async def confirm(call: Call) -> None:
    """Raises NotFound for a name that is not the office's."""
    from actions.confirming import confirm_themes
    from actions.deed import Deed

    words = call.words
    async with premises(call) as (database, place):
        confirmed = await database.write(
            lambda connection: confirm_themes(Deed(connection, call.now(), place), words.name, words.reply)
        )
    call.console.document({"confirmed": confirmed}, f"{confirmed} themes are confirmed.")


async def decide(call: Call) -> None:
    """Raises NotFound for the person, the reply or the theme."""
    from actions.confirming import decide_theme
    from actions.deed import Deed

    words = call.words
    async with premises(call) as (database, place):
        decided = await database.write(
            lambda connection: decide_theme(
                Deed(connection, call.now(), place), words.name, words.reply, words.theme, words.verdict
            )
        )
    told = f"{words.theme} is {words.verdict} for {words.reply}."
    call.console.document(
        {"decided": decided}, told if decided else "It was so decided before, or the reply is held."
    )


async def suggest_themes(_call: Call) -> None:
    """Write an object per line read, in the same order. Raises InputError at the first line that is no reply."""
    from dialogue.themes import default_frame, suggest

    frame = default_frame()
    for number, line in input_lines():
        reply = _reply(number, line)
        suggestion = suggest(reply["text"], frame, reply.get("question"))
        themes = [{"id": theme, "reason": reason} for theme, reason in suggestion.themes]
        print(to_json({"id": reply["id"], "themes": themes, "flags": asdict(suggestion.flags)}))


def _reply(number: int, line: str) -> dict[str, Any]:
    try:
        reply = json.loads(line)
    except ValueError:
        _refuse(number)
    if not isinstance(reply, dict) or not isinstance(reply.get("text"), str) or "id" not in reply:
        _refuse(number)
    if not isinstance(reply.get("question"), str | None):
        _refuse(number)
    return reply


def _refuse(number: int) -> NoReturn:
    raise InputError(
        f'line {number} of standard input is no reply; write {{"id": …, "text": "…"}}, and "question" where it helps.'
    )
