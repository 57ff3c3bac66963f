"""Consultations in the office's chat: the list with counts, one of them, who has not answered, what is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogue.consultations import Consultation
from dialogue.invitations import STANDINGS, Standing
from dialogue.reminders import LastDay
from wording.chat.plain import quoted, safe, words
from wording.chat.staff import LABEL, to_menu
from wording.consultations import deadline_words
from wording.said import Button, Said

SHOWN = 10
NAMED = 60
"""Names on one screen: a message holds 4 096 characters."""
Counted = tuple[Consultation, Mapping[Standing, int]]
"""A consultation, and how many of those who are invited stand how."""


def list_screen(language: str, found: Sequence[Counted]) -> Said:
    """Those that are not decided, each with a button."""
    t = words(language, "remiss")
    if not found:
        return Said(t.text("office.none"), (to_menu(language),))
    items = [
        t.text("office.title"),
        *(f"<b>{quoted(one.title)}</b>\n{_facts(language, one, n)}" for one, n in found[:SHOWN]),
    ]
    buttons = [(Button(one.title[:LABEL], f"s:ro:{one.id}"),) for one, _ in found[:SHOWN]]
    return Said("\n\n".join(items), (*buttons, to_menu(language)))


def one_screen(
    language: str, one: Consultation, counts: Mapping[Standing, int], *, burdened: int, many: int
) -> Said:
    """One of them, with what the office can do."""
    t = words(language, "remiss")
    lines = [f"<b>{quoted(one.title)}</b>", safe(one.body), _facts(language, one, counts)]
    if burdened:
        lines.append(t.text("office.burden", n=burdened, total=sum(counts.values()), many=many))
    rows = [(Button(t.text(f"office.button.{name}"), f"s:{data}:{one.id}"),) for name, data in _DEEDS]
    return Said("\n".join(lines), (*rows, (Button(t.text("office.button.list"), "s:remiss"),)))


_DEEDS = (("silent", "rw"), ("move", "rm"), ("outcome", "rt"))


def silent_screen(language: str, one: Consultation, names: Sequence[str]) -> Said:
    """Who has not said anything."""
    t = words(language, "remiss")
    head = t.text("office.silent" if names else "office.silent.none", title=quoted(one.title), n=len(names))
    shown = [*(safe(name[:50]) for name in names[:NAMED]), *(["…"] if len(names) > NAMED else [])]
    return Said("\n".join([head, *shown]), (_back(language, one),))


def ask_screen(language: str, one: Consultation, what: str) -> Said:
    """A new last day ("move", "day" once more) or what was decided ("outcome") is asked for."""
    t = words(language, "remiss")
    return Said(t.text(f"office.ask.{what}", title=quoted(one.title)), asks=t.text(f"office.asks.{what}"))


def done_screen(language: str, one: Consultation, what: str) -> Said:
    """It is kept."""
    t = words(language, "remiss")
    day = deadline_words(LastDay(one.deadline, one.deadline_words, one.created_at), language)
    return Said(
        t.text(f"office.done.{what}", title=quoted(one.title), day=safe(day)), (_back(language, one),)
    )


def _back(language: str, one: Consultation) -> tuple[Button, ...]:
    return (Button(words(language, "remiss").text("office.button.back"), f"s:ro:{one.id}"),)


def _facts(language: str, one: Consultation, counts: Mapping[Standing, int]) -> str:
    t = words(language, "remiss")
    day = deadline_words(LastDay(one.deadline, one.deadline_words, one.created_at), language)
    stand = [t.text(f"office.count.{name}", n=counts[name]) for name in STANDINGS if counts.get(name)]
    last = t.text("office.last", day=safe(day), state=t.text(f"office.state.{one.state}"))
    return "\n".join([last, ", ".join(stand) or t.text("office.nobody")])
