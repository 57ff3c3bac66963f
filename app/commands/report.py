"""`medskick report`: a year in figures, as text, a page or a sheet."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command
from app.commands import GROUPS
from app.outputs import write_bytes
from app.premises import premises

if TYPE_CHECKING:
    from dialogue.questions import Figure
    from dialogue.report import Cell, FacetRow, Response, YearReport

HEADS: Final = ("table", "row", "column", "value")


def add(commands: Commands) -> None:
    """Add the command."""
    example = "medskick report --year 2026 --format html --output rapport.html"
    parser = command(commands, "report", GROUPS["report"], report, example)
    parser.add_argument("--year", type=_year, required=True, metavar="YEAR")
    parser.add_argument("--format", choices=("text", "csv", "html"), default="text")
    parser.add_argument("--output", metavar="FILE", help="write there and not on standard output")


def _year(text: str) -> int:
    if not text.isdecimal() or not 1970 <= int(text) <= 2199:
        raise argparse.ArgumentTypeError(f"{text!r} is no year; write it as 2026")
    return int(text)


async def report(call: Call) -> None:
    """Make the report and hand it out. Raises InputError."""
    from actions.deed import Deed
    from actions.reporting import make_year_report

    words = call.words
    async with premises(call) as (database, place):
        made = await database.read(
            lambda connection: make_year_report(Deed(connection, call.now(), place), words.year)
        )
        publisher = place.house.name
    content = _written(made, publisher, words.format, call.settings.locale)
    if words.output:
        write_bytes(words.output, content)
        told = _figures(made) | {"file": words.output}
        call.console.document(told, f"Wrote {words.output}: {len(content)} bytes.")
    elif words.json:
        call.console.document(_figures(made), "")
    else:
        call.console.raw(content)


def _written(made: YearReport, publisher: str, form: str, language: str) -> bytes:
    from app.sheets import as_csv
    from documents.writing import write
    from wording.report import report_document, sheet_rows

    if form == "csv":
        return as_csv(HEADS, sheet_rows(made, language))
    return write(report_document(made, publisher, language), "html" if form == "html" else "md")


def _figures(made: YearReport) -> dict[str, Any]:
    """A number that is hidden is null, with the reason beside it."""
    from dialogue.report import STEPS

    return {
        "year": made.year,
        "replies": made.replies,
        **_shown("organisations", made.organisations),
        **_shown("persons", made.persons),
        **_shown("tables", made.tables),
        "levels": [
            {"level": row.level, "questions": row.questions, "with_replies": row.with_replies}
            | {"answered": row.answered, "replies": row.replies}
            | {"steps": dict(zip(STEPS, row.steps, strict=True))}
            for row in made.levels
        ],
        "subregions": [_facet("subregion", row) for row in made.subregions],
        "sizes": [_facet("size", row) for row in made.sizes],
        "forms": [_facet("form", row) for row in made.forms],
        "response": {
            "persons": _response(made.by_persons),
            "organisations": _response(made.by_organisations),
            "tables": _shown("answered", made.tables),
        },
        "silence": asdict(made.silent),
        "days": [asdict(one) for one in made.days],
        "principles": [{"principle": name, "questions": number} for name, number in made.principles],
        "series": [
            {"question": code, "figures": [_figure(one) for one in figures]} for code, figures in made.series
        ],
        "focus": made.focus,
    }


def _figure(one: Figure) -> dict[str, Any]:
    from dialogue.report import lone

    reporters = lone(one.reporters)
    told = {"period": one.period, "value": None if reporters.why else one.value}
    return told | _shown("reporters", reporters)


def _shown(name: str, cell: Cell) -> dict[str, Any]:
    return {name: cell.n} | ({f"{name}_hidden": cell.why} if cell.why else {})


def _facet(name: str, row: FacetRow) -> dict[str, Any]:
    told = {name: row.value, "listed": row.listed}
    return told | _shown("organisations", row.heard) | _shown("persons", row.persons)


def _response(told: Response) -> dict[str, Any]:
    return {"reached": told.reached, **_shown("answered", told.answered), "percent": told.percent}
