"""`medskick contact`: who decides what and how to reach them, as members and the pages show it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.errors import InputError
from app.inputs import read_text
from app.premises import premises
from app.tables import read_table

if TYPE_CHECKING:
    from actions.contact_cards import TakenIn

ACTOR: Final = "command"
HEADS: Final = {
    "subject": "subject", "ämne": "subject",
    "level": "level", "nivå": "level",
    "body": "body", "organ": "body", "vem": "body", "myndighet": "body",
    "text": "text", "beslutar om": "text", "beskrivning": "text",
    "phone": "phone", "telefon": "phone",
    "email": "email", "e-mail": "email", "e-post": "email", "epost": "email",
    "link": "link", "länk": "link",
    "position": "position", "ordning": "position",
    "subject_en": "subject_en", "ämne på engelska": "subject_en",
    "body_en": "body_en", "organ på engelska": "body_en",
    "text_en": "text_en", "text på engelska": "text_en",
}  # fmt: skip
SHOWN: Final = (
    "subject",
    "level",
    "body",
    "text",
    "phone",
    "email",
    "link",
    "position",
    "subject_en",
    "body_en",
    "text_en",
)


def add(commands: Commands) -> None:
    """Add the group."""
    contact = group(commands, "contact", GROUPS["contact"])
    example = "medskick contact import kontakter.csv --dry-run"
    parser = command(contact, "import", "take in a list in the place of the one before", import_list, example)
    parser.add_argument(
        "file",
        metavar="FILE",
        help="CSV with heads subject, level, body, text, phone, …, or TOML with [[contact]]",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and keep nothing")
    command(contact, "list", "the cards that are shown, in order", list_cards)


async def import_list(call: Call) -> int:
    """Take in a list; 1 where no row of it could be used. Raises InputError."""
    from actions.contact_cards import import_cards
    from actions.deed import Deed
    from dialogue.contact_cards import seems_personal

    words = call.words
    rows = _rows(words.file)
    async with premises(call) as (database, place):
        taken = await database.write(
            lambda connection: import_cards(
                Deed(connection, call.now(), place), rows, ACTOR, dry_run=words.dry_run
            )
        )
    for row in taken.rows:
        if row.reason:
            call.console.note(f"row {row.line}: {row.subject or 'no subject'} refused, {row.reason}")
        elif row.card and seems_personal(row.card.email):
            call.console.note(
                f"row {row.line}: {row.card.email} seems to be a person's; a card is for a function."
            )
    told = _told(taken, words.dry_run)
    call.console.document(told, _for_people(told))
    return 1 if taken.rows and not any(row.card for row in taken.rows) else 0


async def list_cards(call: Call) -> None:
    """Print the cards; those that ship, with a remark, as long as none were imported."""
    from actions.contact_cards import cards_in_force
    from dialogue.contact_cards import default_cards

    async with premises(call) as (database, _):
        cards = await database.read(cards_in_force)
    if cards == default_cards():
        call.console.note(
            "these cards ship with Medskick; medskick contact import FILE puts your own in their place."
        )
    call.console.table([{name: getattr(card, name) for name in SHOWN} for card in cards])


def _rows(path: str) -> list[tuple[int, Mapping[str, object]]]:
    """A file's rows with their numbers: lines of a CSV, entries of a TOML file. Raises InputError."""
    if not path.lower().endswith(".toml"):
        return [(line.number, line.cells) for line in read_table(path, HEADS, "subject")]
    try:
        entries = tomllib.loads(read_text(path)).get("contact", [])
    except tomllib.TOMLDecodeError as problem:
        raise InputError(f"{path} is not TOML: {problem}.") from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise InputError(f"{path} holds no list of cards; write each under [[contact]].")
    return list(enumerate(entries, 1))


def _told(taken: TakenIn, dry_run: bool) -> dict[str, Any]:
    rows = [
        {"line": row.line, "subject": row.subject, "reason": row.reason} for row in taken.rows if row.reason
    ]
    counts = {name: getattr(taken, name) for name in ("new", "changed", "same", "removed")}
    return {**counts, "refused": len(rows), "dry_run": dry_run, "rows": rows}


def _for_people(told: dict[str, Any]) -> str:
    counts = ", ".join(f"{name} {told[name]}" for name in ("new", "changed", "same", "removed", "refused"))
    return f"{'Would be' if told['dry_run'] else 'Taken in'}: {counts}."
