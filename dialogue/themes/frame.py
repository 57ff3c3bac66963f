"""The coding frame: areas and the themes in them, as data.

Holds no text of members and makes no suggestion; `frame_file` reads a frame from a file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Area:
    """A group of themes under one heading."""

    id: str
    label_sv: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing that replies may be about, and the words that point at it.

    include: entries in the notation of `entries` ("ensam", "-förening", "=iop", "?tillsammans").
    phrases: words in a row, a word with * for the beginning of one ("tidig* insats*").
    exclude: entries and phrases whose words do not count for this theme.
    valid_from, valid_to: Stockholm days, both included, between which it is suggested; None is open.
    """

    id: str
    area: str
    label_sv: str
    label_en: str
    description: str = ""
    include: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


RETIRED_ON: Final = date(1970, 1, 1)
"""The last day of a theme that a later version of the frame left out: its label stays for what was coded with it."""
RESERVED: Final = "reserved"
"""The area of the codes that every frame has and no frame lists; nothing is suggested for them."""
OTHER: Final = Theme("other", RESERVED, "Annat tema", "Another theme")
"""A person's word that the reply says something which no theme of the frame covers."""
NO_SUBSTANCE: Final = Theme("no-substance", RESERVED, "Inget medskick", "No input")
"""A person's word that the reply says nothing to any question: it is kept and not counted."""
_OTHERS: Final = Area(RESERVED, "Övrigt", "Other")
_CODES: Final = {theme.id: theme for theme in (OTHER, NO_SUBSTANCE)}


@dataclass(frozen=True, slots=True)
class Frame:
    """A version of the coding frame. Themes stand in the order in which they are shown."""

    version: int
    areas: tuple[Area, ...]
    themes: tuple[Theme, ...]

    def __hash__(self) -> int:
        # an index is asked for by its frame at every text: going through all its words each time costs more than the index
        return hash((self.version, len(self.themes)))

    def theme(self, theme_id: str) -> Theme | None:
        """The theme with this id, one of the two reserved codes too, or None."""
        return next((theme for theme in self.themes if theme.id == theme_id), _CODES.get(theme_id))

    def on(self, day: date) -> Frame:
        """The frame with only the themes that are valid on `day`, and the areas that have some."""
        valid = tuple(theme for theme in self.themes if _valid(theme, day))
        if len(valid) == len(self.themes):
            return self
        used = {theme.area for theme in valid}
        return Frame(self.version, tuple(area for area in self.areas if area.id in used), valid)

    def current(self) -> Frame:
        """The frame without the themes that a later version left out, but with those that are not valid today."""
        kept = tuple(theme for theme in self.themes if theme.valid_to != RETIRED_ON)
        used = {theme.area for theme in kept}
        return Frame(self.version, tuple(area for area in self.areas if area.id in used), kept)

    def with_codes(self) -> Frame:
        """The frame to choose from when a person codes a reply: with the two codes that are no theme, last."""
        return Frame(self.version, (*self.areas, _OTHERS), (*self.themes, OTHER, NO_SUBSTANCE))

    def numbered_after(self, known: Frame) -> Frame:
        """This frame as the one that follows `known`: what differs has a later version, what does not the same."""
        current = known.current()
        if (current.areas, current.themes) == (self.areas, self.themes):
            return replace(self, version=known.version)
        return replace(self, version=max(self.version, known.version + 1))


def _valid(theme: Theme, day: date) -> bool:
    begun = theme.valid_from is None or theme.valid_from <= day
    return begun and (theme.valid_to is None or day <= theme.valid_to)
