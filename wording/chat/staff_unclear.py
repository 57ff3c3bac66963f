"""The office's screens for messages that may not have arrived. Words in `menu.po`; no whole address is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dialogue.language.dates import STOCKHOLM
from dialogue.outbox import UnclearMessage
from wording.chat.plain import day, safe
from wording.chat.plain import words as words_of
from wording.chat.staff import LABEL, to_menu
from wording.said import Button, Said

DOMAIN: Final = "menu"
SHOWN: Final = 15


def kinds_screen(language: str, counted: Mapping[str, int]) -> Said:
    """How many wait for a decision, by kind of message."""
    t = words_of(language, DOMAIN)
    if not counted:
        return Said(t.text("unclear.none"), (to_menu(language),))
    buttons = tuple(
        (_button(language, f"unclear.kind.{kind}", f"uk:{kind}", n=n),) for kind, n in counted.items()
    )
    return Said(t.text("unclear.title"), (*buttons, to_menu(language)))


def messages_screen(language: str, kind: str, messages: Sequence[UnclearMessage]) -> Said:
    """Those of one kind: when, and where to as far as may be shown."""
    t = words_of(language, DOMAIN)
    if not messages:
        return Said(t.text("unclear.none"), (to_menu(language),))
    lines = [f"<b>{t.text(f'unclear.kind.{kind}', n=len(messages))}</b>"]
    lines += [f"• {_line(language, one)}" for one in messages[:SHOWN]]
    lines += [t.text("unclear.more", n=len(messages) - SHOWN)] if len(messages) > SHOWN else []
    lines += ["", t.text("unclear.ask")]
    ways = (
        (_button(language, "unclear.again", f"ua:{kind}"),),
        (_button(language, "unclear.leave", f"ul:{kind}"),),
        (_button(language, "room.back", "un"),),
    )
    return Said("\n".join(lines), ways)


def settled(language: str, n: int, *, resend: bool) -> str:
    """A notice of what was decided."""
    return words_of(language, DOMAIN).plural("unclear.sent" if resend else "unclear.left", n)


def _line(language: str, one: UnclearMessage) -> str:
    when = ""
    if one.at is not None:
        then = one.at.astimezone(STOCKHOLM)
        when = f"{day(then.date(), language)}, {then:%H.%M}"
    chat = words_of(language, DOMAIN).text("unclear.chat")
    return ": ".join(filter(None, (when, chat if one.wire == "telegram" else safe(masked(one.recipient)))))


def masked(address: str) -> str:
    """ "a…@stigfinnarna.example": enough to know it again; a whole address does not belong in a chat service."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}…@{domain}"


def _button(language: str, name: str, data: str, **values: object) -> Button:
    return Button(words_of(language, DOMAIN).text(name, **values)[:LABEL], f"s:{data}")
