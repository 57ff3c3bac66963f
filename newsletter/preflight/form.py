"""Checks of the finished letter: its size, its opening, its outline, its links, pictures and colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from newsletter.colours import READABLE, contrast, palette
from newsletter.compose.opening import FIRST_LINE_LENGTH, SUBJECT_LENGTH
from newsletter.fold import ROOM
from newsletter.letter import encoded_size
from newsletter.preflight.case import Case, Check

LARGEST: Final = 100_000
"""Octets at which a letter is refused; Gmail clips at about 102 kB."""

_TOKENS: Final = frozenset({"@@UNSUBSCRIBE@@", "@@PREFERENCES@@"})
_ABSOLUTE: Final = re.compile(r"https?://[^\s/]+|mailto:[^\s@]+@[^\s@]+|tel:[+0-9 -]+", re.IGNORECASE)
_FILE_NAME: Final = re.compile(r"\S+\.(png|jpe?g|gif|webp|svg)|(img|dsc|image)[_-]?\d+", re.IGNORECASE)


def size(case: Case) -> Check:
    """Nobody is sent a letter that their program cuts off."""
    octets = encoded_size(case.mail.html)
    kilobytes = -(-octets // 1000)
    if octets >= LARGEST:
        return case.blocked("size", kilobytes=kilobytes)
    return (
        case.warned("size", kilobytes=kilobytes)
        if octets > ROOM
        else case.passed("size", kilobytes=kilobytes)
    )


def subject(case: Case) -> Check:
    length = len(case.mail.subject)
    return (
        case.passed("subject", length=length)
        if length in SUBJECT_LENGTH
        else case.warned("subject", length=length)
    )


def first_line(case: Case) -> Check:
    length = len(case.content.first_line)
    return (
        case.passed("first-line") if length in FIRST_LINE_LENGTH else case.warned("first-line", length=length)
    )


def outline(case: Case) -> Check:
    """Language and direction twice (webmail drops `<html>`), exactly one first heading, and no level left out."""
    levels = [level for level, _ in case.page.headings]
    said = [(case.content.language, "ltr")] * 2
    stepwise = all(after <= before + 1 for before, after in pairwise(levels))
    if case.page.languages == said and levels[:1] == [1] and levels.count(1) == 1 and stepwise:
        return case.passed("outline")
    return case.blocked("outline")


def links(case: Case) -> Check:
    """Every link leads somewhere from a mail: absolute, and http, https, mail or telephone."""
    broken = (link for link in case.page.links if link not in _TOKENS and not _ABSOLUTE.match(link))
    return case.blocked_by("links", (link or '""' for link in broken))


def own_links(case: Case) -> Check:
    """Links to our own pages lead to pages that there are."""
    own, known = case.context.public_url.rstrip("/"), [_pattern(route) for route in case.context.routes]
    paths = (link.removeprefix(own) for link in case.page.links if link.startswith(f"{own}/"))
    plain = (re.split(r"[?#]", path)[0] for path in paths)
    return case.warned_of(
        "own-links", (path for path in plain if known and not any(k.fullmatch(path) for k in known))
    )


def pictures(case: Case) -> Check:
    """Every picture of staff's own says in words what it shows; a file name is no words."""
    shown = (item.picture for item in case.facts.items if item.picture)
    dumb = (p.url for p in shown if not p.alt.strip() or _FILE_NAME.fullmatch(p.alt.strip()))
    return case.warned_of("pictures", dumb)


def colours(case: Case) -> Check:
    """The colours of the house can be read on each other (WCAG 2.2, 1.4.3)."""
    return case.warned_of("colours", _unreadable(case))


def _unreadable(case: Case) -> Iterator[str]:
    light = palette(case.facts.house.colours).light
    pairs = (
        ("text", light.text, light.surface),
        ("text", light.text, light.page),
        ("accent", light.accent, light.surface),
        ("accent", light.accent, light.tint),
        ("accent", light.on_fill, light.fill),
    )
    for name, written, ground in pairs:
        ratio = contrast(written, ground)
        if ratio < READABLE:
            what = case.words.text(f"colours.name.{name}")
            yield case.words.text("colours.pair", name=what, ground=ground, ratio=f"{ratio:.1f}")


def _pattern(route: str) -> re.Pattern[str]:
    """ "/f/{code}" as a pattern; a name in braces stands for one part of the path."""
    return re.compile("".join(part if part == "[^/]+" else re.escape(part) for part in _parts(route)))


def _parts(route: str) -> Iterator[str]:
    for index, part in enumerate(re.split(r"\{[^}]*\}", route)):
        if index:
            yield "[^/]+"
        yield part
