"""Organisations that chose to be seen, by word, municipality and theme. Pure; gets only those that may be shown."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from dialogue.language.folding import fold_loose, tokens
from dialogue.members import Organisation
from dialogue.naming import like_any
from dialogue.register import find
from dialogue.themes import Frame


def matching(words: str, organisations: Iterable[Organisation], frame: Frame) -> tuple[Organisation, ...]:
    """Organisations that the words may mean: by name, nearest first, then by place, theme and what they say of themselves."""
    listed = tuple(organisations)
    named = find(words, listed)
    asked = tokens(fold_loose(words))
    known = {one.id for one in named}
    others = [one for one in listed if one.id not in known and asked and _tells(asked, one, frame)]
    return (*named, *others)


def _tells(asked: tuple[str, ...], one: Organisation, frame: Frame) -> bool:
    themes = [theme for theme in map(frame.theme, one.themes) if theme is not None]
    labels = (label for theme in themes for label in (theme.label_sv, theme.label_en))
    told = tokens(
        fold_loose(" ".join((one.name, one.municipality, one.subregion, one.form, one.about, *labels)))
    )
    return all(like_any(word, told, parts=True) for word in asked)


def place_key(municipality: str) -> str:
    """What a button or an address carries of a municipality, however it is capitalised."""
    return hashlib.sha256(fold_loose(municipality.strip()).encode()).hexdigest()[:10]


def municipalities(organisations: Iterable[Organisation]) -> tuple[tuple[str, int], ...]:
    """Each municipality with how many organisations it has, in order."""
    names: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for one in organisations:
        if one.municipality:
            names.setdefault(place_key(one.municipality), one.municipality)
            counted[place_key(one.municipality)] += 1
    return tuple(
        sorted(((names[key], n) for key, n in counted.items()), key=lambda pair: fold_loose(pair[0]))
    )


def in_municipality(key: str, organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Those of the municipality with this `place_key`."""
    return tuple(one for one in organisations if one.municipality and place_key(one.municipality) == key)


def theme_counts(organisations: Iterable[Organisation], frame: Frame) -> tuple[tuple[str, int], ...]:
    """Each theme that somebody works with, by id, with how many do, in the frame's order."""
    counted = Counter(theme for one in organisations for theme in one.themes)
    return tuple((theme.id, counted[theme.id]) for theme in frame.themes if counted[theme.id])


def with_theme(theme_id: str, organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Those that work with a theme."""
    return tuple(one for one in organisations if theme_id in one.themes)
