"""A new question in the office's chat, step by step. What was gathered is on the person's row, so any step may be the last
before a restart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from actions.errors import NotFound
from bot.handlers.staff import wizard_end, wizard_more
from bot.handlers.staff.office import Office
from dialogue.language.dates import STOCKHOLM
from dialogue.questions.writing import OPTIONS, STEPS, LastDay, next_step, read_last_day
from wording.chat import staff_openings as openings
from wording.chat import staff_wizard as screens
from wording.chat.staff import note

EXAMPLE_AHEAD = timedelta(weeks=3)


async def begin(office: Office, _: str) -> None:
    """A new question; one that was begun is gone on with."""
    await _ask_next(office)


async def take(office: Office, step: str, text: str) -> None:
    """A text that answers a step; where only a button does, that is said."""
    gathered = TEXTS.get(step)
    if step in OPTIONS:
        await wizard_more.take(office, step, text)
    elif gathered is None:
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
    await _ask_next(await office.again())


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


async def _take_opens(office: Office, text: str) -> None:
    """The day on which it opens by itself; '' for at once."""
    read = read_last_day(text, _today(office)) if text else LastDay()
    last_day = office.person.draft.get("last_day", "")
    if text and read.day is None:
        await office.show(screens.not_that_day(office.language, read, choose="w:opens"))
    elif read.day is not None and read.day.isoformat() > last_day:
        await office.show(openings.too_late(office.language))
    else:
        await _gather(office, opens=read.day.isoformat() if read.day else "", at_meeting="")


async def _press_meeting(office: Office, yes: str) -> None:
    await _gather(office, at_meeting=yes, opens="")


async def _ask_opens(office: Office, _: str) -> None:
    await office.expect("new:opens")
    await office.show(openings.ask_day(office.language))


async def _press_background(office: Office, _: str) -> None:
    await _gather(office, background="")


async def _press_owner(office: Office, who: str) -> None:
    await _gather(office, owner=office.person.name if who == "me" else "")


async def _again(office: Office, step: str) -> None:
    """Ask one step once more; what the others gave stays."""
    if step not in STEPS:
        raise NotFound("There is no such step.")
    await office.forget(step)
    await _ask_next(await office.again())


async def _ready(office: Office, _: str) -> None:
    """From the options back to the summary."""
    await _ask_next(office)


def _today(office: Office) -> date:
    return office.deed.now.astimezone(STOCKHOLM).date()


SCREENS: dict[str, Callable[[Office], Awaitable[None]]] = {
    "text": _ask_text,
    "background": _ask_background,
    "last_day": _ask_last_day,
    "owner": _ask_owner,
    "summary": wizard_end.summary,
}
TEXTS: dict[str, Callable[[Office, str], Awaitable[None]]] = {
    "text": _take_text,
    "background": _take_background,
    "last_day": _take_last_day,
    "owner": _take_owner,
    wizard_end.NOTE: wizard_end.take_note,
    "opens": _take_opens,
}
BUTTONS: dict[str, Callable[[Office, str], Awaitable[None]]] = {
    "background": _press_background,
    "last_day": _take_last_day,
    "owner": _press_owner,
    "again": _again,
    "more": wizard_more.show,
    "opt": wizard_more.ask,
    "set": wizard_more.choose,
    "part": wizard_more.toggle,
    "area": wizard_more.show_themes,
    "areas": wizard_more.show_areas,
    "theme": wizard_more.choose_theme,
    "ready": _ready,
    "day": _ask_opens,
    "opens": _take_opens,
    "meeting": _press_meeting,
    "open": wizard_end.open_now,
    "note": wizard_end.ask_note,
    "save": wizard_end.save,
    "discard": wizard_end.discard,
}
