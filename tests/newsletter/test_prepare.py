"""mjml-python's two faults, and that `prepare` works round them for every character."""

from __future__ import annotations

from html import escape, unescape

import pytest
from mjml import mjml2html

from dialogue.language.printable import printable
from newsletter.prepare import prepare
from tests.newsletter.reading import tags

DOCUMENT = """<mjml><mj-head><mj-title>{0}</mj-title></mj-head><mj-body><mj-section><mj-column>
<mj-image alt="{0}" src="https://a.se/a.png" /><mj-text><a title="{0}" href="https://a.se">{0}</a></mj-text>
</mj-column></mj-section></mj-body></mjml>"""

CHARACTERS = [
    chr(code)
    for code in (
        *range(0x3000),
        *range(0xFE00, 0x10000),
        *range(0x1F000, 0x1F700),
        0xE0001,
        0xE007F,
        0x10FFFD,
    )
    if not 0xD800 <= code <= 0xDFFF
]


def compiled(text: str) -> str:
    html: str = mjml2html(prepare(DOCUMENT.format(escape(text))), fonts={}, disable_comments=True)
    return html


def test_every_character_comes_out_as_it_went_in() -> None:
    for start in range(0, len(CHARACTERS), 300):
        text = printable("".join(CHARACTERS[start : start + 300])).replace("\n", " ").replace("\t", " ")
        html = compiled(text)
        values = [
            attributes[name]
            for tag, attributes in tags(html)
            for name in ("alt", "title")
            if name in attributes
        ]
        assert values == [text, text]
        labels = [attributes["aria-label"] for _, attributes in tags(html) if "aria-label" in attributes]
        assert labels == [text]
        assert unescape(html.split("<title>")[1].split("</title>")[0]) == text


def test_without_it_attributes_are_spoiled_and_a_control_character_stops_all() -> None:
    raw = mjml2html(DOCUMENT.format("a\u00a0b"), fonts={}, disable_comments=True)
    assert "\\u{a0}" in raw
    with pytest.raises(ValueError, match="unable to parse"):
        mjml2html(DOCUMENT.format("a\x01b"), fonts={}, disable_comments=True)


def test_text_between_tags_is_left_as_it_is() -> None:
    assert prepare('<a title="å">å \\ \u00a0</a>') == '<a title="&#229;">å \\ \u00a0</a>'
