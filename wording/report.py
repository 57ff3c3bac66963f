"""A year's report in words: a document of short tables, and the same cells as rows of a sheet. Counts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogue.compilation import Block, Document, Entry, Heading, Listing, Paragraph, Row, Table
from dialogue.feedback_days import Days
from dialogue.questions import Figure
from dialogue.report import STEPS, Cell, FacetRow, Response, Silence, YearReport, lone
from wording.catalogues import Translator, translator

NOTHING = "–"


def words(language: str) -> Translator:
    """The report's own catalogue."""
    return translator("report", language)


def report_document(report: YearReport, publisher: str, language: str, *, names: bool = True) -> Document:
    """The report as a document. With `names` it tells which organisations have not been heard, which is for the office."""
    t = words(language)
    blocks: list[Block] = [Paragraph(t.text("lead"), "note")]
    if report.focus:
        blocks.append(Paragraph(t.text("focus", focus=report.focus)))
    blocks += tables(report, language)
    blocks += silence_blocks(report.silent, language, names=names)
    return Document(t.text("title", year=report.year), t.language, publisher, tuple(blocks))


def report_section(report: YearReport, language: str) -> tuple[Block, ...]:
    """What a compilation of a period ends with: who was heard, and of which kinds nobody was. Names no organisation."""
    t = words(language)
    heard = [_voices(report, t)]
    heard += [_facet(report.subregions, "subregion", t), _facet(report.sizes, "size", t)]
    return (
        Heading(2, t.text("section.heading"), "siffror"),
        Paragraph(t.text("lead"), "note"),
        *(table for table in heard if table.rows),
        *silence_blocks(report.silent, language, names=False),
    )


def tables(report: YearReport, language: str) -> Iterator[Table]:
    """Every table that has rows."""
    t = words(language)
    made = (
        _voices(report, t),
        _steps(report, t),
        _questions(report, t),
        _facet(report.subregions, "subregion", t),
        _facet(report.sizes, "size", t),
        _facet(report.forms, "form", t),
        _response(report, t),
        _days(report, t),
        _principles(report, t),
        *_series(report, t),
    )
    return (table for table in made if table.rows)


def sheet_rows(report: YearReport, language: str) -> list[dict[str, object]]:
    """Each cell of the tables as a row of a sheet: `table`, `row`, `column`, `value`."""
    return [
        {"table": table.caption, "row": row.head, "column": head, "value": cell}
        for table in tables(report, language)
        for row in table.rows
        for head, cell in zip(table.heads[1:], row.cells, strict=True)
    ]


def silence_blocks(silent: Silence, language: str, *, names: bool) -> Iterator[Block]:
    """Who has not been heard; nothing where the register is empty."""
    t = words(language)
    if not silent.of:
        return
    yield Heading(2, t.text("silence.heading"), "tysta")
    groups = [
        t.text(f"silence.{facet}", values=", ".join(values))
        for facet, values in (
            ("sizes", silent.sizes), ("subregions", silent.subregions), ("forms", silent.forms),
        )
        if values
    ]  # fmt: skip
    if groups:
        yield Listing(tuple(map(Entry, groups)))
    yield Paragraph(t.text("silence.count", n=len(silent.organisations), of=silent.of))
    if names and silent.organisations:
        yield Paragraph(t.text("silence.names"), "note")
        yield Listing(tuple(map(Entry, silent.organisations)))


def silence_sentence(silent: Silence, language: str) -> str:
    """One sentence for somebody who is about to close a question; '' where everybody has been heard."""
    t = words(language)
    if not silent.organisations:
        return ""
    said = [t.text("silence.count", n=len(silent.organisations), of=silent.of)]
    said += [t.text("silence.sizes", values=", ".join(silent.sizes))] if silent.sizes else []
    said += [t.text("silence.subregions", values=", ".join(silent.subregions))] if silent.subregions else []
    return " ".join(said)


def cell_words(cell: Cell, t: Translator) -> str:
    """A number, "färre än 3", or that it is not shown."""
    return str(cell.n) if cell.n is not None else t.text(f"cell.{cell.why}")


def _voices(report: YearReport, t: Translator) -> Table:
    rows = [Row(t.text("voices.replies"), (str(report.replies),))]
    rows += [
        Row(t.text(f"voices.{kind}"), (cell_words(cell, t),))
        for kind, cell in (
            ("organisations", report.organisations), ("persons", report.persons), ("tables", report.tables),
        )
    ]  # fmt: skip
    return Table(t.text("voices.heading"), (t.text("head.who"), t.text("head.number")), tuple(rows))


def _steps(report: YearReport, t: Translator) -> Table:
    heads = (t.text("head.level"), *(t.text(f"step.{step}") for step in STEPS))
    rows = (Row(_level(row.level, t), tuple(map(str, row.steps))) for row in report.levels)
    return Table(t.text("steps.heading"), heads, tuple(rows))


def _questions(report: YearReport, t: Translator) -> Table:
    names = ("asked", "with-replies", "answered", "replies")
    heads = (t.text("head.level"), *(t.text(f"questions.{name}") for name in names))
    rows = (
        Row(
            _level(row.level, t),
            tuple(map(str, (row.questions, row.with_replies, row.answered, row.replies))),
        )
        for row in report.levels
    )
    return Table(t.text("questions.heading"), heads, tuple(rows))


def _level(level: str, t: Translator) -> str:
    return t.text(f"level.{level or 'none'}")


def _facet(rows: Sequence[FacetRow], facet: str, t: Translator) -> Table:
    heads = tuple(t.text(f"facet.{name}") for name in (facet, "heard", "listed", "persons"))
    told = (
        Row(
            row.value or t.text("facet.unknown"),
            (cell_words(row.heard, t), str(row.listed), cell_words(row.persons, t)),
            _share(row.heard.n, row.listed),
        )
        for row in rows
    )
    return Table(t.text(f"facet.{facet}.heading"), heads, tuple(told))


def _share(part: int | None, whole: int) -> int:
    return min(100, round(100 * part / whole)) if part and whole else 0


def _response(report: YearReport, t: Translator) -> Table:
    heads = tuple(t.text(f"response.{name}") for name in ("who", "reached", "answered", "percent"))
    rows = [
        Row(t.text(f"voices.{kind}"), _responded(told, t), told.percent or 0)
        for kind, told in (("persons", report.by_persons), ("organisations", report.by_organisations))
    ]
    rows.append(Row(t.text("voices.tables"), (NOTHING, cell_words(report.tables, t), NOTHING)))
    return Table(t.text("response.heading"), heads, tuple(rows))


def _responded(told: Response, t: Translator) -> tuple[str, ...]:
    percent = t.text("response.rate", n=told.percent) if told.percent is not None else NOTHING
    return str(told.reached), cell_words(told.answered, t), percent


def _days(report: YearReport, t: Translator) -> Table:
    heads = tuple(t.text(f"days.{name}") for name in ("question", "to-theme", "from-theme", "to-answer"))
    rows = (
        Row(
            one.question or t.text("days.none"),
            tuple(_waited(days, t) for days in (one.to_theme, one.from_theme, one.to_answer)),
        )
        for one in report.days
    )
    return Table(t.text("days.heading"), heads, tuple(rows))


def _waited(days: Days | None, t: Translator) -> str:
    return t.text("days.median", n=_number(days.median, t)) if days else NOTHING


def _number(value: float, t: Translator) -> str:
    return f"{value:g}".replace(".", "," if t.language == "sv" else ".")


def _principles(report: YearReport, t: Translator) -> Table:
    heads = (t.text("principles.name"), t.text("principles.questions"))
    rows = (Row(name, (str(number),)) for name, number in report.principles)
    return Table(t.text("principles.heading"), heads, tuple(rows))


def _series(report: YearReport, t: Translator) -> Iterator[Table]:
    heads = tuple(t.text(f"series.{name}") for name in ("period", "sum", "reporters"))
    for code, figures in report.series:
        rows = tuple(Row(one.period or str(report.year), _summed(one, t)) for one in figures)
        yield Table(t.text("series.heading", code=code), heads, rows)


def _summed(figure: Figure, t: Translator) -> tuple[str, str]:
    """A sum of one or two would tell what each of them reported."""
    reporters = lone(figure.reporters)
    return (t.text("cell.hidden") if reporters.why else str(figure.value)), cell_words(reporters, t)
