"""Confirmed themes counted, in all and by sub-region, with small numbers hidden where they could point at a person.

A theme that one voice alone has raised is never left out. Counts confirmed themes only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dialogue.compilation.compilation import ThemeRow, Themes
from dialogue.compilation.counting import ENOUGH, counts, one_voice, voices
from dialogue.compilation.facts import Said
from dialogue.themes import Frame, Theme


def count_themes(said: Sequence[Said], frame: Frame) -> Themes:
    """Count what is counted of `said`."""
    by_theme: dict[str, list[Said]] = {}
    for one in said:
        for theme in one.themes if counts(one) else ():
            by_theme.setdefault(theme, []).append(one)
    subregions = _subregions(one for replies in by_theme.values() for one in replies)
    most = max(map(len, by_theme.values()), default=1)
    rows = [
        _row(theme, by_theme[theme.id], most, subregions)
        for theme in (*frame.themes, *_forgotten(by_theme, frame))
        if theme.id in by_theme
    ]
    rows.sort(key=lambda row: -row.replies)
    return Themes(tuple(rows), subregions)


def hide(cells: Sequence[int]) -> tuple[int | None, ...]:
    """The cells of a row whose sum is known, None for those below three; all None where those could be worked out.

    Secondary suppression (Eurostat's handbook on statistical disclosure control). Whoever knows sum, shown cells and
    this very rule cannot tell any 1 or 2; the tests go through all small rows.

    >>> hide((5, 1, 0)), hide((5, 1, 3))
    ((5, None, None), (None, None, None))
    """
    small = [number for number in cells if number < ENOUGH]
    lone = len(small) == 1 and small[0] > 0
    most = ENOUGH - 1
    if lone or (small and sum(small) == most * len(small)) or sum(cells) == most * len(cells):
        return (None,) * len(cells)
    return tuple(None if number < ENOUGH else number for number in cells)


def _forgotten(by_theme: Iterable[str], frame: Frame) -> Iterable[Theme]:
    """Themes that were confirmed under a frame which is no longer known, by their ids."""
    known = {theme.id for theme in frame.themes}
    return (Theme(theme, "", theme, theme) for theme in sorted(by_theme) if theme not in known)


def _row(theme: Theme, said: list[Said], most: int, subregions: tuple[str, ...]) -> ThemeRow:
    organisations, persons, tables = voices(said)
    places = Counter(one.subregion for one in said)
    return ThemeRow(
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
