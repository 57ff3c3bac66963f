"""An issue in short in the chat, and the choice of having it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dialogue.digest import Digest, Passage, told
from wording.catalogues import translator
from wording.chat.plain import clipped, quoted
from wording.said import Button, Said

LONGEST: Final = 3500
"""Characters of a digest; Telegram takes 4 096, and what is longer is not read on one screen or two."""
_LINE: Final = 180
_OPENING: Final = 900


def digest_screen(language: str, digest: Digest, link: str, themes: Sequence[str] = ()) -> Said:
    """The digest for a reader who wants `themes` first, with a button to the whole issue, and one to be without it."""
    t = translator("mail", language)
    whole = (Button(t.text("digest.whole"), url=link),)
    return Said(_text(language, digest, themes), (whole, (choice(language, wanted=False),)))


def _text(language: str, digest: Digest, themes: Sequence[str]) -> str:
    parts = [f"<b>{quoted(digest.subject, _LINE)}</b>"]
    parts += [clipped(digest.opening, _OPENING)] if digest.opening.strip() else []
    for passage in digest.passages:
        part = "\n".join(_lines(language, passage, themes))
        if sum(map(len, parts)) + len(part) <= LONGEST:
            parts.append(part)
    return "\n\n".join(parts)


def _lines(language: str, passage: Passage, themes: Sequence[str]) -> Iterator[str]:
    lines, more = told(passage, themes)
    yield f"<b>{quoted(passage.heading, _LINE)}</b>"
    yield from (f"• {quoted(line, _LINE)}" for line in lines)
    if more:
        yield translator("mail", language).plural("digest.more", more)


def choice(language: str, *, wanted: bool) -> Button:
    """The button that asks for issues in the chat, or to be without them."""
    name = "digest.on" if wanted else "digest.off"
    return Button(translator("mail", language).text(name), f"digest:{'on' if wanted else 'off'}")


def chosen(language: str, *, wanted: bool) -> Said:
    """What was chosen."""
    return Said(translator("mail", language).text("digest.is-on" if wanted else "digest.is-off"))
