"""QR codes to cut apart and lay on tables: a page for print, two side by side and eight on an A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from documents.qr.vector import svg_element

STYLE: Final = """
@page { size: A4; margin: 8mm }
body { margin: 0; font-family: sans-serif; color: #000; background: #fff }
h1 { font-size: 12pt; margin: 0 0 3mm }
ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: 1fr 1fr }
li { box-sizing: border-box; height: 66mm; padding: 4mm; border: 0.3mm dashed #777; display: grid;
     grid-template-columns: 50mm 1fr; gap: 4mm; align-items: center; break-inside: avoid }
svg { width: 50mm; height: auto }
h2 { font-size: 22pt; margin: 0 0 3mm } p { margin: 0 0 2mm; font-size: 11pt } strong { font-size: 14pt }
"""


@dataclass(frozen=True, slots=True)
class Card:
    """One code: what it is for, what to do, and more in small."""

    heading: str
    call: str
    more: str
    address: str


def qr_sheet(title: str, cards: Sequence[Card], language: str) -> bytes:
    """The page, whole in itself; `language` is a tag as "sv"."""
    listed = "\n".join(
        f"<li>{svg_element(one.address)}<div><h2>{escape(one.heading)}</h2>"
        f"<p><strong>{escape(one.call)}</strong></p><p>{escape(one.more)}</p></div></li>"
        for one in cards
    )
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n<ul>\n{listed}\n</ul>\n</body>\n</html>\n"
    ).encode()
