"""A new question in the office's chat, step by step. What was gathered is on the person's row, so any step may be the last
before a restart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from actions.errors import NotFound
from bot.handlers.staff import wizard_end
from bot.handlers.staff.office import Office
from dialogue.language.dates import STOCKHOLM
from dialogue.questions.writing import STEPS, next_step, read_last_day
from storage import staff
from wording.chat import staff_wizard as screens
from wording.chat.staff import note

EXAMPLE_AHEAD = timedelta(weeks=3)


async def begin(office: Office, _: str) -> None:
    """A new question; one that was begun is gone on with."""
    await _ask_next(office)


async def take(office: Office, step: str, text: str) -> None:
    """A text that answers a step; where only a button does, that is said."""
    gathered = TEXTS.get(step)
    if gathered is None:
        await office.say(note(office.language, "new.press"), "press")
        await _ask_next(office)
    else:
        await gathered(office, text)


async def press(office: Office, rest: str) -> None:
    """A button of a step: "verb:value"."""
    verb, _, value = rest.partition(":")
    if verb not in BUTTONS or (verb != "discard" and "text" not in office.person.draft):
        raise NotFound("There is no such step (any more).")
    await BUTTONS[verb](office, value)


async def _gather(office: Office, **gathered: str) -> None:
    """Keep an answer and ask what comes next."""
    await office.expect("", **gathered)
    person = await staff.select_staff_by_id(office.deed.connection, office.person.id)
    assert person is not None
    await _ask_next(Office(office.talk, person))


async def _ask_next(office: Office) -> None:
    step = next_step(office.person.draft)
    await office.expect(f"new:{step}")
    await SCREENS[step](office)


async def _ask_text(office: Office) -> None:
    await office.show(screens.ask_text(office.language))


async def _ask_background(office: Office) -> None:
    await office.show(screens.ask_background(office.language))


async def _ask_last_day(office: Office) -> None:
    await office.show(screens.ask_last_day(office.language, _today(office) + EXAMPLE_AHEAD))


async def _ask_owner(office: Office) -> None:
    await office.show(screens.ask_owner(office.language, office.person.name))


async def _ask_area(office: Office, _: str = "") -> None:
    await office.show(screens.ask_area(office.language, office.deed.premises.frame.on(_today(office))))


async def _ask_theme(office: Office, area: str) -> None:
    frame = office.deed.premises.frame.on(_today(office))
    themes = [theme for theme in frame.themes if theme.area == area]
    await office.show(screens.ask_theme(office.language, themes))


async def _take_text(office: Office, text: str) -> None:
    await _gather(office, text=text)


async def _take_background(office: Office, text: str) -> None:
    await _gather(office, background=text)


async def _take_last_day(office: Office, text: str) -> None:
    read = read_last_day(text, _today(office))
    if read.day is None:
        await office.show(screens.not_that_day(office.language, read))
    else:
        await _gather(office, last_day=read.day.isoformat())


async def _take_owner(office: Office, text: str) -> None:
    await _gather(office, owner=" ".join(text.split())[:80])


async def _press_background(office: Office, _: str) -> None:
    await _gather(office, background="")


async def _press_owner(office: Office, who: str) -> None:
    await _gather(office, owner=office.person.name if who == "me" else "")


async def _press_theme(office: Office, theme: str) -> None:
    await _gather(office, theme=theme)


async def _again(office: Office, step: str) -> None:
    """Ask one step once more; what the others gave stays."""
    if step not in STEPS:
        raise NotFound("There is no such step.")
    await office.forget(step)
    person = await staff.select_staff_by_id(office.deed.connection, office.person.id)
    assert person is not None
    await _ask_next(Office(office.talk, person))


def _today(office: Office) -> date:
    return office.deed.now.astimezone(STOCKHOLM).date()


SCREENS: dict[str, Callable[[Office], Awaitable[None]]] = {
    "text": _ask_text,
    "background": _ask_background,
    "last_day": _ask_last_day,
    "owner": _ask_owner,
    "theme": _ask_area,
    "summary": wizard_end.summary,
}
TEXTS: dict[str, Callable[[Office, str], Awaitable[None]]] = {
    "text": _take_text,
    "background": _take_background,
    "last_day": _take_last_day,
    "owner": _take_owner,
    wizard_end.NOTE: wizard_end.take_note,
}
BUTTONS: dict[str, Callable[[Office, str], Awaitable[None]]] = {
    "background": _press_background,
    "last_day": _take_last_day,
    "owner": _press_owner,
    "area": _ask_theme,
    "areas": _ask_area,
    "theme": _press_theme,
    "again": _again,
    "open": wizard_end.open_now,
    "note": wizard_end.ask_note,
    "save": wizard_end.save,
    "discard": wizard_end.discard,
}
