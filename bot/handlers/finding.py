"""/hitta: organisations that chose to be seen, by word, municipality or theme."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from actions.errors import NotFound
from actions.finding import find_seen, seen_organisations
from bot.talk import Talk
from dialogue.directory import in_municipality, municipalities, theme_counts, with_theme
from wording.chat import finding as screens
from wording.chat.directory import number, words
from wording.said import Said


async def find(talk: Talk, typed: str) -> None:
    """/hitta, with or without a word."""
    if not typed:
        await talk.say(await _ways(talk, ""))
        return
    found = await find_seen(talk.deed, typed)
    if found:
        await talk.say(screens.found_screen(talk.language, typed, found, talk.deed.premises.frame))
    else:
        await talk.say(screens.none_screen(talk.language, typed))


async def press(talk: Talk, rest: str) -> None:
    """A button of the directory: "verb:value". Raises NotFound for one that we do not have (any more)."""
    verb, _, value = rest.partition(":")
    if verb not in WAYS:
        raise NotFound("There is no such button.")
    await talk.change(await WAYS[verb](talk, value))


async def _ways(talk: Talk, _: str) -> Said:
    seen = await seen_organisations(talk.deed)
    places = any(one.municipality for one in seen)
    themes = bool(theme_counts(seen, talk.deed.premises.frame))
    return screens.ways_screen(talk.language, len(seen), places=places, themes=themes)


async def _municipalities(talk: Talk, page: str) -> Said:
    places = municipalities(await seen_organisations(talk.deed))
    return screens.municipalities_screen(talk.language, places, number(page))


async def _municipality(talk: Talk, value: str) -> Said:
    key, _, page = value.partition(":")
    found = in_municipality(key, await seen_organisations(talk.deed))
    if not found:
        raise NotFound("There is nobody there (any more).")
    return screens.found_screen(
        talk.language, found[0].municipality, found, talk.deed.premises.frame, number(page), f"find:k:{key}"
    )


async def _themes(talk: Talk, page: str) -> Said:
    frame = talk.deed.premises.frame
    counts = theme_counts(await seen_organisations(talk.deed), frame)
    return screens.themes_screen(talk.language, counts, frame, number(page))


async def _theme(talk: Talk, value: str) -> Said:
    theme, _, page = value.partition(":")
    frame = talk.deed.premises.frame
    found = with_theme(theme, await seen_organisations(talk.deed))
    if not found:
        raise NotFound("There is nobody there (any more).")
    heading = screens.label(talk.language, frame, theme)
    return screens.found_screen(talk.language, heading, found, frame, number(page), f"find:T:{theme}")


async def _all(talk: Talk, page: str) -> Said:
    found = await seen_organisations(talk.deed)
    heading = words(talk.language).text("find.all")
    return screens.found_screen(
        talk.language, heading, found, talk.deed.premises.frame, number(page), "find:a"
    )


WAYS: Final[dict[str, Callable[[Talk, str], Awaitable[Said]]]] = {
    "w": _ways,
    "m": _municipalities,
    "k": _municipality,
    "t": _themes,
    "T": _theme,
    "a": _all,
}
