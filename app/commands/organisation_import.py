"""`medskick organisation import` and `export`: the register from a list, and back into one."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command
from app.errors import InputError
from app.lists import ListLine, read_list
from app.premises import premises

if TYPE_CHECKING:
    from dialogue.members import Organisation
    from dialogue.register_lines import RegisterRow
    from dialogue.register_plan import JudgedRow
    from storage.connection import Connection

ACTOR: Final = "command"
VERDICTS: Final = ("new", "changed", "same", "possibly_same", "refused")
COLUMNS: Final = {
    "name": "namn organisation förening organization",
    "number": "organisationsnummer orgnr org.nr organisation_number",
    "email": "e-mail e-post epost e-postadress mejl",
    "municipality": "kommun",
    "subregion": "sub-region delregion",
    "themes": "teman tema",
    "target_groups": "målgrupper målgrupp target-groups",
    "size": "storlek storleksklass",
    "form": "organisationsform",
    "level": "nivå",
    "aliases": "alias kallas även_känd_som",
    "parent": "huvudorganisation lokalavdelning_av branch_of",
    "umbrella": "paraplyorganisation paraply medlem_i",
    "signatory_since": "underskrivare underskrivare_sedan",
    "signatory_until": "underskrivare_till",
    "visible": "synlig",
    "language": "språk",
    "languages": "arbetsspråk verksamhetsspråk",
    "about": "beskrivning gör verksamhet",
    "contact": "public_contact offentlig_kontakt",
}  # fmt: skip
"""Column → other heads that it may stand under; an underscore may be a space."""
HEADS: Final = {
    head: name for name, others in COLUMNS.items() for one in (name, *others.split()) for head in (one, one.replace("_", " "))
}  # fmt: skip
_SAME = re.compile(r"\s*(?:line|rad)?\s*(\d+)\s*=\s*(.*\S)\s*", re.IGNORECASE)
_DAYS_OF_WORKBOOK = re.compile(r"[2-7]\d{4}")
_DAY_ZERO: Final = date(1899, 12, 30)
"""Workbooks count days from it (ECMA-376, 18.17.4.1)."""


def add(organisation: Commands) -> None:
    """Add the commands to the group."""
    example = "medskick organisation import foreningar.csv --dry-run"
    parser = command(organisation, "import", "take in a list of organisations", import_list, example)
    parser.add_argument(
        "file", metavar="FILE.csv", help="or .xlsx; heads name, email, municipality, subregion, …"
    )
    parser.add_argument(
        "--same", action="append", default=[], type=_same, metavar="LINE=NAME",
        help='the organisation that a line is about, as "Line 14=Föreningen Fika"; more than once',
    )  # fmt: skip
    parser.add_argument(
        "--accept-similar", action="store_true", help="keep those whose name is like another's as new ones"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and keep nothing")
    giving = command(organisation, "export", "the register as a list that import takes back", export_list)
    giving.add_argument("--format", choices=("csv", "xlsx"), default="csv")
    giving.add_argument("--output", metavar="FILE", help="else on standard output")


def _same(text: str) -> tuple[int, str]:
    found = _SAME.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(f'{text!r} names no line; write it as "Line 14=Föreningen Fika"')
    return int(found.group(1)), found.group(2)


async def import_list(call: Call) -> int:
    """Take in a list; 1 where no line of it could be used, or one names a theme that there is not. Raises InputError."""
    read = read_list(call.words.file, HEADS, "name")
    for remark in read.remarks:
        call.console.note(remark)
    strange = {line for line, _ in call.words.same} - {line.number for line in read.lines}
    if strange:
        raise InputError(
            f"--same names line {min(strange)}, and {call.words.file} has none; nothing was taken in."
        )
    judged = await _take(call, [_row(line) for line in read.lines])
    for row in judged:
        if row.verdict == "refused":
            call.console.note(f"line {row.line}: {row.name or 'no name'} refused, {row.reason}")
        elif row.verdict == "possibly_same":
            call.console.note(
                f"line {row.line}: {row.name} may be {row.like}; kept aside until a person decides"
            )
    call.console.document(_told(judged, call.words.dry_run), _for_people(judged, call.words.dry_run))
    unknown = any("has no theme" in row.reason for row in judged)
    return 1 if unknown or (judged and all(row.verdict == "refused" for row in judged)) else 0


def _row(line: ListLine) -> RegisterRow:
    from dialogue.register_lines import RegisterRow

    cells = dict(line.cells)
    for name in ("signatory_since", "signatory_until"):
        if _DAYS_OF_WORKBOOK.fullmatch(cells.get(name, "")):
            cells[name] = (_DAY_ZERO + timedelta(days=int(cells[name]))).isoformat()
    return RegisterRow(line.number, **cells, spare=line.spare, broken=line.broken)


async def _take(call: Call, rows: Sequence[RegisterRow]) -> tuple[JudgedRow, ...]:
    """Plan all, then keep it in portions; a line about which others changed something meanwhile is refused."""
    from actions.deed import Deed
    from actions.organisations import keep_portion, plan_import, portions

    async with premises(call) as (database, place):

        async def plan(connection: Connection) -> tuple[JudgedRow, ...]:
            deed = Deed(connection, call.now(), place)
            return await plan_import(
                deed, rows, same=dict(call.words.same), accept_similar=call.words.accept_similar
            )

        async def keep(connection: Connection, portion: tuple[JudgedRow, ...]) -> tuple[int, ...]:
            return await keep_portion(Deed(connection, call.now(), place), portion, ACTOR)

        judged = await database.read(plan)
        if call.words.dry_run:
            return judged
        late: set[int] = set()
        steps = list(portions(judged))
        with call.console.counting("Rows", sum(map(len, steps))) as count:
            for done, portion in enumerate(steps, start=1):
                late |= set(await database.write(keep, portion))
                count(sum(map(len, steps[:done])))
    return tuple(_late(row) if row.line in late else row for row in judged)


def _late(row: JudgedRow) -> JudgedRow:
    from dialogue.register_plan import JudgedRow

    reason = "somebody else changed it meanwhile; import the list once more"
    return JudgedRow(row.line, "refused", row.name, reason=reason)


async def export_list(call: Call) -> None:
    """The register, listed ones by name. Raises InputError."""
    from app.outputs import write_bytes
    from app.sheets import as_csv, as_workbook
    from storage.organisations import select_organisations

    async with premises(call) as (database, _):
        found = await database.read(select_organisations)
    names = {one.id: one.name for one in found}
    rows = [as_row(one, names) for one in found if one.state == "listed"]
    if call.console.json:
        call.console.document(rows, "")
        return
    content = (as_csv if call.words.format == "csv" else as_workbook)(tuple(COLUMNS), rows)
    if call.words.output:
        write_bytes(call.words.output, content)
        call.console.note(f"{len(rows)} organisations in {call.words.output}")
    else:
        call.console.raw(content)


def as_row(one: Organisation, names: dict[str, str]) -> dict[str, object]:
    """An organisation as a line of a list: what `import` reads back unchanged. `names` are those of all, by id."""
    cells: dict[str, object] = {field.name: getattr(one, field.name) or "" for field in fields(one)}
    return {column: cells.get(column, "") for column in COLUMNS} | {
        "themes": " ".join(one.themes),
        "target_groups": " | ".join(one.target_groups),
        "aliases": " | ".join(one.aliases),
        "parent": names.get(one.parent_id or "", ""),
        "umbrella": names.get(one.umbrella_id or "", ""),
        "languages": " ".join(one.languages),
        "visible": "yes" if one.visible else "no",
    }


def _counts(judged: tuple[JudgedRow, ...]) -> dict[str, int]:
    return {verdict: sum(row.verdict == verdict for row in judged) for verdict in VERDICTS}


def _told(judged: tuple[JudgedRow, ...], dry_run: bool) -> dict[str, Any]:
    rows = [
        {
            "line": row.line,
            "name": row.name,
            "verdict": row.verdict,
            "like": row.like,
            "reason": row.reason,
            "changes": _changes(row),
        }
        for row in judged
    ]
    return {**_counts(judged), "dry_run": dry_run, "rows": rows}


def _changes(row: JudgedRow) -> list[dict[str, object]]:
    from dialogue.register_plan import changes

    if row.before is None or row.organisation is None:
        return []
    return [
        {"field": field, "before": before, "after": after}
        for field, before, after in changes(row.before, row.organisation)
    ]


def _for_people(judged: tuple[JudgedRow, ...], dry_run: bool) -> str:
    counted = ", ".join(
        f"{verdict.replace('_', ' ')} {number}" for verdict, number in _counts(judged).items()
    )
    lines = [f"{'Would be' if dry_run else 'Taken in'}: {counted}."]
    for row in judged:
        if row.verdict == "changed":
            fields_changed = ", ".join(str(change["field"]) for change in _changes(row))
            lines.append(f"  line {row.line}: {row.name} changed in {fields_changed}")
    if not dry_run and any(row.verdict == "possibly_same" for row in judged):
        lines.append("What may be the same waits: medskick organisation pending")
    return "\n".join(lines)
