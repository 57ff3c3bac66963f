"""What may be added to a new question in the office's chat, all behind one button: its kind, plain words, whom it is for …"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from actions.audiences import register_parts
from actions.errors import NotFound
from bot.handlers.staff.office import Office
from dialogue.language.dates import STOCKHOLM
from dialogue.questions.spellings import read_audience
from dialogue.questions.writing import misread, options, read_last_day
from wording.chat import staff_options as screens
from wording.chat.staff_wizard import ask_area, ask_theme, not_that_day, theme_label


async def show(office: Office, _: str = "") -> None:
    """All that may be added, with what is chosen."""
    await office.expect("new:more")
    gathered = office.person.draft
    theme = office.deed.premises.frame.theme(gathered.get("theme", ""))
    label = theme_label(office.language, theme) if theme else ""
    await office.show(screens.options_screen(office.language, gathered, options(gathered), label))


async def ask(office: Office, option: str) -> None:
    """One of them. Raises NotFound for none."""
    if option not in options(office.person.draft):
        raise NotFound("There is no such choice for this question.")
    if option in CHOOSING:
        await CHOOSING[option](office)
        return
    await office.expect(f"new:{option}")
    await office.show(screens.ask_option(office.language, option))


async def take(office: Office, option: str, text: str) -> None:
    """A text for an option that takes one; where it will not do, that is said."""
    text = " ".join(text.split())
    if option == "decision":
        read = read_last_day(text, _today(office))
        if read.day is None:
            await office.show(not_that_day(office.language, read, choose="w:set:decision"))
            return
        text = read.day.isoformat()
    elif problem := misread(option, text):
        await office.show(screens.misread_option(office.language, problem))
        return
    await _keep(office, **{option: text})


async def choose(office: Office, rest: str) -> None:
    """A button of an option: "option:value", '' for nothing. Raises NotFound for what no button of ours carries."""
    option, _, value = rest.partition(":")
    if option not in options(office.person.draft) or not _is_choice(option, value, _today(office)):
        raise NotFound("There is no such choice for this question.")
    dropped = {"follow_up": ""} if option == "kind" and value != "yes-no" else {}
    await _keep(office, **{option: value}, **dropped)


def _is_choice(option: str, value: str, today: date) -> bool:
    if option in screens.CHOICES:
        return value in screens.CHOICES[option] or (not value and option != "kind")
    return not value or (option == "decision" and read_last_day(value, today).day is not None)


async def choose_theme(office: Office, theme: str) -> None:
    """The theme. Raises NotFound for one that has gone."""
    if office.deed.frame_today.theme(theme) is None:
        raise NotFound("There is no such theme (any more).")
    await _keep(office, theme=theme)


async def show_areas(office: Office, _: str = "") -> None:
    """The areas that themes lie in."""
    await office.show(ask_area(office.language, office.deed.frame_today))


async def show_themes(office: Office, area: str) -> None:
    """The themes of an area."""
    themes = [theme for theme in office.deed.frame_today.themes if theme.area == area]
    await office.show(ask_theme(office.language, themes))


async def toggle(office: Office, number: str) -> None:
    """One part of the register is told, or no longer. Raises NotFound for one that has gone."""
    pairs = await _pairs(office)
    if not number.isdecimal() or int(number) >= len(pairs):
        raise NotFound("The register has changed.")
    pair = "=".join(pairs[int(number)])
    chosen = office.person.draft.get("audience", "").splitlines()
    kept = [one for one in chosen if one != pair] if pair in chosen else [*chosen, pair]
    office = await _gathered(office, audience="\n".join(kept))
    await _ask_audience(office)


async def _keep(office: Office, **gathered: str) -> None:
    await show(await _gathered(office, **gathered))


async def _gathered(office: Office, **gathered: str) -> Office:
    """The office as it stands with more gathered."""
    await office.expect("new:more", **gathered)
    return await office.again()


async def _ask_audience(office: Office) -> None:
    chosen = read_audience(office.person.draft.get("audience", "").splitlines())
    await office.show(screens.ask_audience(office.language, await _pairs(office), chosen))


async def _ask_choice(office: Office, option: str) -> None:
    await office.show(screens.ask_choice(office.language, option))


async def _pairs(office: Office) -> Sequence[tuple[str, str]]:
    """The parts of the register that a question can be for, and the question's own theme: facet and value."""
    theme = office.person.draft.get("theme", "")
    return [*await register_parts(office.deed), *((("themes", theme),) if theme else ())]


def _today(office: Office) -> date:
    return office.deed.now.astimezone(STOCKHOLM).date()


CHOOSING: dict[str, Callable[[Office], Awaitable[None]]] = {
    "kind": lambda office: _ask_choice(office, "kind"),
    "level": lambda office: _ask_choice(office, "level"),
    "repeats": lambda office: _ask_choice(office, "repeats"),
    "theme": show_areas,
    "audience": _ask_audience,
}
"""Options that are chosen by buttons; the others are written."""
