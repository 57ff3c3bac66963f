"""A QR code as SVG, its address in words beneath. The same bytes for the same address."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final

import segno

QUIET_ZONE: Final = 4
"""Light modules around the code (ISO/IEC 18004, 9.1)."""
LARGEST: Final = 2.6
LETTER: Final = 0.6
"""The address's letters: their height at most, in modules, and a letter's width for each of its height."""


def modules(address: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the code with its quiet zone; True is dark."""
    rows = segno.make_qr(address, error="m").matrix_iter(border=QUIET_ZONE)
    return tuple(tuple(bool(cell) for cell in row) for row in rows)


def short_address(address: str) -> str:
    """The address as people type it: without its scheme."""
    return address.partition("://")[2] or address


def qr_svg(address: str) -> bytes:
    """The picture as a file of its own."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg_element(address)}\n'.encode()


def svg_element(address: str) -> str:
    """The picture as an element, without a size of its own."""
    rows, shown = modules(address), short_address(address)
    size = len(rows)
    height = min(LARGEST, (size - 2) / (LETTER * len(shown)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size + 2}" role="img" aria-label="{escape(shown)}">'
        f'<path d="M0 0h{size}v{size + 2}H0z" fill="#fff"/><path d="{"".join(_bars(rows))}" fill="#000"/>'
        f'<text x="{size / 2:g}" y="{size}" font-size="{height:.2f}" font-family="monospace" text-anchor="middle">'
        f"{escape(shown)}</text></svg>"
    )


def _bars(rows: tuple[tuple[bool, ...], ...]) -> Iterator[str]:
    """Dark modules that lie side by side, as one bar."""
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            width = len(tuple(run))
            if dark:
                yield f"M{x} {y}h{width}v1h-{width}z"
            x += width
