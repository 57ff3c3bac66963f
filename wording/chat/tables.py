"""What is said at a meeting's table: the welcome with its question, the next one, the receipt that is written over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogue.house import House
from dialogue.meetings import Meeting
from dialogue.questions import Question, short_title
from dialogue.replies import Reply
from dialogue.tables import Seat
from wording.catalogues import Translator
from wording.chat.directory import begin
from wording.chat.plain import quoted, safe, words
from wording.chat.questions import card
from wording.chat.replies import seen_by
from wording.chat.start import privacy_line
from wording.said import Button, Said

DOMAIN = "table"
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class TableReceipt:
    """What a receipt tells: the latest reply, how many came from this seat, and into how many it could be split (0: none)."""

    house: House
    operator: str
    seat: Seat
    reply: Reply
    question: Question | None
    saved: int
    pieces: int = 0


def table_words(language: str) -> Translator:
    """The words of this part."""
    return words(language, DOMAIN)


def table_name(language: str, table: str) -> str:
    """A table that is known by its number or letter alone is called one; HTML."""
    if not table:
        return table_words(language).text("seat.some")
    if table.isdecimal() or len(table) == 1:
        return table_words(language).text("seat.name", table=safe(table))
    return safe(table.replace("_", " "))


def welcome(
    language: str, house: House, operator: str, meeting: Meeting, seat: Seat, question: Question | None
) -> Said:
    """One screen from the scan to the first reply: where one is, who reads, the question, for whom replies count."""
    t = table_words(language)
    hello = t.text(
        "seat.hello",
        table=table_name(language, seat.table_name),
        meeting=safe(meeting.title),
        office=safe(begin(house.office_in(language))),
        privacy=privacy_line(language, operator),
    )
    if question is None:
        return Said("\n\n".join((hello, t.text("seat.waits"), _speaks(language, seat))), ways(language, seat))
    said = card(language, question, before=hello)
    return replace(
        said,
        text=f"{said.text}\n\n{_speaks(language, seat)}",
        buttons=(*said.buttons, *ways(language, seat)),
        asks="",
    )


def _speaks(language: str, seat: Seat) -> str:
    return table_words(language).text(f"as.{seat.speaks_as}", name=safe(seat.behalf))


def ways(language: str, seat: Seat) -> Rows:
    """The other ways to speak."""
    t = table_words(language)
    others = [way for way in ("table", "person") if way != seat.speaks_as]
    first = tuple(Button(t.text(f"button.{way}"), f"tb:{way}") for way in others)
    return first, (Button(t.text("button.behalf"), "tb:behalf"),)


def ask_behalf(language: str) -> Said:
    """For which organisation?"""
    t = table_words(language)
    return Said(t.text("behalf.ask"), asks=t.text("behalf.placeholder"))


def behalf_set(language: str, seat: Seat, message: int) -> Said:
    """The name was taken; `message` is the one that it was written in, in case it was a reply."""
    t = table_words(language)
    way = (
        (Button(t.text("button.was-reply"), f"tr:{message}"),),
        (Button(t.text("button.table"), "tb:table"),),
    )
    return Said(t.text("behalf.set", name=safe(seat.behalf)), way)


def next_question(language: str, question: Question) -> Said:
    """The meeting goes on."""
    said = card(language, question, before=table_words(language).text("next.title"))
    return replace(said, asks="") if said.buttons else said


def over(language: str, meeting: Meeting) -> Said:
    """The meeting is at its end."""
    return Said(table_words(language).text("over.text", meeting=safe(meeting.title)))


def left(language: str) -> Said:
    """The chat is at no table any more."""
    return Said(table_words(language).text("seat.left"))


def strange(language: str, key: str) -> str:
    """Why a link leads to no table: "unknown", or "over"."""
    return table_words(language).text(f"seat.{key}")


def receipt(language: str, told: TableReceipt, buttons: Sequence[Sequence[Button]]) -> Said:
    """One message for all receipts in a row: how many, the latest one's words, its buttons."""
    t = table_words(language)
    table = table_name(language, told.seat.table_name)
    lines = [t.plural("receipt.saved", told.saved, table=table)]
    lines.append(f"«{quoted(told.reply.text)}»")
    if told.reply.version > 1:
        lines.append(t.text("receipt.changed"))
    if told.question is None:
        lines.append(words(language).text("receipt.loose"))
    else:
        title = safe(short_title(told.question.text, told.question.short_title))
        lines.append(t.text("receipt.question", title=title))
    lines.append(_speaks(language, told.seat))
    lines.append(seen_by(language, told.reply.visibility, told.house, told.operator, ""))
    if not told.pieces:
        lines.append(t.text("receipt.write"))
    said = Said("\n".join(lines), tuple(map(tuple, buttons)))
    return offer_split(language, said, told.reply.id, told.pieces) if told.pieces else said


def offer_split(language: str, said: Said, reply_id: str, pieces: int) -> Said:
    """A receipt that also asks whether its bullets are replies of their own."""
    t = table_words(language)
    row = (
        Button(t.text("split.button"), f"sp:{reply_id}"),
        Button(t.text("split.keep"), f"sk:{reply_id}"),
    )
    return replace(said, text=f"{said.text}\n\n{t.text('split.ask', n=pieces)}", buttons=(row, *said.buttons))


def split(language: str, pieces: int) -> Said:
    """They are replies of their own now."""
    return Said(table_words(language).text("split.done", n=pieces))
