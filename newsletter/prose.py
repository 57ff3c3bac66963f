"""Staff's Markdown as markup for the letter and as plain text, both from one parse.

Emphasis, lists, links and line breaks; headings, pictures, code and raw HTML stay the characters they are, so that
a text can neither break the letter's outline nor its frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from newsletter.colours import Palette
from newsletter.inert import inert

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    [
        "heading",
        "lheading",
        "code",
        "fence",
        "hr",
        "blockquote",
        "reference",
        "image",
        "backticks",
        "html_inline",
    ]
)
_MARKDOWN.validateLink = re.compile(r"(https?://|mailto:|tel:)[^/]", re.IGNORECASE).match  # type: ignore[method-assign,assignment]
_CLEANER: Final = nh3.Cleaner(
    tags={"p", "br", "strong", "em", "ul", "ol", "li", "a"},
    attributes={"a": {"href", "class", "style"}, "p": {"style"}, "ul": {"style"}, "ol": {"style"}},
    url_schemes={"http", "https", "mailto", "tel"},
    url_relative="deny",
    link_rel=None,
)


def prose_html(source: str, colours: Palette) -> Markup:
    """`source` (Markdown) as paragraphs and lists with their style written on them."""
    tokens = _MARKDOWN.parse(inert(source))
    for token in _flat(tokens):
        _style(token, colours)
    written: str = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return Markup(_CLEANER.clean(written).strip())  # noqa: S704  sanitised on this line


def prose_text(source: str) -> str:
    """`source` (Markdown) as plain text: an address after its link's words, list items after a hyphen."""
    lines: list[str] = []
    marker = ""
    for token in _MARKDOWN.parse(inert(source)):
        if token.type == "list_item_open":
            marker = f"{token.info}. " if token.info else "- "
        elif token.type == "inline":
            lines.append(marker + _inline_text(token.children or ()))
            marker = ""
        elif (
            token.type in {"paragraph_close", "bullet_list_close", "ordered_list_close"} and not token.hidden
        ):
            lines.append("")
    return "\n".join(lines).strip()


def _style(token: Token, colours: Palette) -> None:
    if token.type == "link_open":
        token.attrSet("class", "link")
        token.attrSet("style", f"color:{colours.light.accent};text-decoration:underline")
    elif token.type == "paragraph_open":
        token.attrSet("style", "margin:0 0 14px")
    elif token.type in {"bullet_list_open", "ordered_list_open"}:
        token.attrSet("style", "margin:0 0 14px;padding:0 0 0 22px")


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _inline_text(children: Sequence[Token]) -> str:
    """The words of one paragraph. A link whose words are its address is written once."""
    parts: list[str] = []
    opened: list[tuple[int, str]] = []
    for token in children:
        if token.type == "link_open":
            opened.append((len(parts), str(token.attrGet("href") or "")))
        elif token.type == "link_close":
            start, href = opened.pop()
            bare = href.removeprefix("mailto:").removeprefix("tel:")
            if "".join(parts[start:]) not in {href, bare}:
                parts.append(f" ({bare})")
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        else:
            parts.append(token.content)
    return "".join(parts)
