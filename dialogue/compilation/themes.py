"""Confirmed themes counted, in all and by sub-region, with small numbers hidden where they could point at a person.

A theme that one voice alone has raised is never left out. Counts confirmed themes only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dialogue.compilation.compilation import ThemeRow, Themes
from dialogue.compilation.counting import ENOUGH, counts, one_voice, voices
from dialogue.compilation.facts import Said
from dialogue.themes import Area, Frame, Theme


def count_themes(said: Sequence[Said], frame: Frame) -> Themes:
    """Count what is counted of `said`."""
    by_theme: dict[str, list[Said]] = {}
    for one in said:
        for theme in one.themes if counts(one) else ():
            by_theme.setdefault(theme, []).append(one)
    subregions = _subregions(one for replies in by_theme.values() for one in replies)
    most = max(map(len, by_theme.values()), default=1)
    areas = {area.id: area for area in frame.areas}
    rows = [
        _row(theme, areas[theme.area], by_theme[theme.id], most, subregions)
        for theme in frame.themes
        if theme.id in by_theme
    ]
    rows.sort(key=lambda row: -row.replies)
    return Themes(tuple(rows), subregions)


def hide(cells: Sequence[int]) -> tuple[int | None, ...]:
    """The cells of a row whose sum is known, None for those below three, and for one more where those could be worked out.

    The secondary cell is the smallest of the others (secondary suppression, Eurostat's handbook on statistical disclosure control).

    >>> hide((5, 1, 3))
    (5, None, None)
    """
    order = sorted(range(len(cells)), key=lambda place: (cells[place], place))
    hidden = [place for place in order if cells[place] < ENOUGH]
    rest = order[len(hidden) :]
    if rest and _worked_out([cells[place] for place in hidden]):
        hidden.append(rest[0])
    return tuple(None if place in hidden else number for place, number in enumerate(cells))


def _worked_out(small: Sequence[int]) -> bool:
    """Whether numbers from 0 to 2 can be told from how many they are and from their sum: one alone, or all at their most.
    That all are 0 is no secret."""
    total = sum(small)
    return total > 0 and (len(small) == 1 or total == (ENOUGH - 1) * len(small))


def _row(theme: Theme, area: Area, said: list[Said], most: int, subregions: tuple[str, ...]) -> ThemeRow:
    organisations, persons, tables = voices(said)
    places = Counter(one.subregion for one in said)
    return ThemeRow(
        area=area,
        theme=theme,
        replies=len(said),
        organisations=organisations,
        persons=persons,
        tables=tables,
        share=max(1, round(100 * len(said) / most)),
        alone=one_voice(said),
        cells=hide([places[subregion] for subregion in subregions]),
    )


def _subregions(said: Iterable[Said]) -> tuple[str, ...]:
    found = {one.subregion for one in said}
    return tuple(sorted(found, key=lambda name: (name == "", name))) if len(found) > 1 else ()
