"""The letter's colours, light and dark, drawn from the three a house chooses; and the contrast between two.

Pure arithmetic on `#rrggbb`. Whether a house's choice is good enough is preflight's to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from typing import Final

from dialogue.house import Colours

READABLE: Final = 4.5
"""Least contrast of text, WCAG 2.2 success criterion 1.4.3 (AA)."""

_WHITE: Final = "#ffffff"
_BLACK: Final = "#000000"


@dataclass(frozen=True, slots=True)
class Shades:
    """One set: `page` lies behind the letter's `surface`; `tint` is a panel on it, `track` what a bar lies on.

    `accent` is for links, headings and bars; `fill` is an area with `on_fill` written upon it.
    """

    page: str
    surface: str
    text: str
    muted: str
    accent: str
    fill: str
    on_fill: str
    tint: str
    track: str
    rule: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Both sets; the dark one is an enhancement for readers whose program asks for it."""

    light: Shades
    dark: Shades


def palette(colours: Colours) -> Palette:
    """The sets that follow from a house's colours. Raises ValueError for a colour that is not `#rrggbb`."""
    return Palette(_light(colours), _dark(colours))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1–21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0–1) of `other` in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _light(colours: Colours) -> Shades:
    surface = mix(colours.background, _WHITE, 0.75)
    tint = mix(surface, colours.accent, 0.07)
    return Shades(
        page=colours.background,
        surface=surface,
        text=colours.text,
        muted=_readable(mix(colours.text, surface, 0.3), colours.text, (surface, colours.background, tint)),
        accent=colours.accent,
        fill=colours.accent,
        on_fill=_clearest(colours.accent, (surface, colours.text)),
        tint=tint,
        track=mix(surface, colours.accent, 0.14),
        rule=mix(surface, colours.text, 0.16),
    )


def _dark(colours: Colours) -> Shades:
    page = mix(colours.text, _BLACK, 0.4)
    surface = mix(page, _WHITE, 0.05)
    text = mix(colours.background, surface, 0.06)
    tint = mix(surface, colours.accent, 0.3)
    fill = mix(surface, colours.accent, 0.7)
    return Shades(
        page=page,
        surface=surface,
        text=text,
        muted=_readable(mix(text, surface, 0.28), text, (surface, page, tint)),
        accent=_readable(_lightened(colours.accent), _WHITE, (surface, page, tint)),
        fill=fill,
        on_fill=_clearest(fill, (text, _BLACK)),
        tint=tint,
        track=mix(surface, colours.accent, 0.5),
        rule=mix(surface, text, 0.2),
    )


def _lightened(colour: str) -> str:
    """The same hue, light enough to stand on a dark ground."""
    hue, _, saturation = rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    return "#" + "".join(f"{round(part * 255):02x}" for part in hls_to_rgb(hue, 0.7, min(saturation, 0.42)))


def _readable(colour: str, towards: str, grounds: Iterable[str]) -> str:
    """`colour`, moved no further `towards` another than it takes to be readable on all `grounds`."""
    steps = (mix(colour, towards, step / 20) for step in range(20))
    grounds = tuple(grounds)
    return next((step for step in steps if all(contrast(step, g) >= READABLE for g in grounds)), towards)


def _clearest(ground: str, candidates: Iterable[str]) -> str:
    return max(candidates, key=lambda colour: contrast(colour, ground))


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, "relative luminance"), 0–1."""
    parts = (channel / 255 for channel in _channels(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"A colour is written #rrggbb, not {colour!r}.")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
