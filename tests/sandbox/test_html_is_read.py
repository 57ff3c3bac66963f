"""Telegram's HTML: what a careful bot writes comes out as it was meant, with offsets in UTF-16 units."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.botapi.entities import parse_html, utf16_length

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(TEXTS)
def test_escaped_text_comes_out_as_it_was(text: str):
    assert parse_html(escape(text, quote=False)) == (text, [])


@given(TEXTS, TEXTS.filter(bool), TEXTS)
def test_a_mark_covers_exactly_its_words(before: str, marked: str, after: str):
    source = f"{escape(before)}<b>{escape(marked)}</b>{escape(after)}"
    text, [entity] = parse_html(source.replace("&#x27;", "'"))
    units = text.encode("utf-16-le")[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]
    assert units.decode("utf-16-le") == marked and entity["offset"] == utf16_length(before)


CASES = [
    ("<u><i>a</i></u>", ["underline", "italic"]),
    ("<b>a</b><s>b</s>", ["bold", "strikethrough"]),
    ("<b></b>a", []),
    ('<span class="tg-spoiler">a</span>', ["spoiler"]),
    ("<blockquote expandable>a</blockquote>", ["expandable_blockquote"]),
    ('<a href="mailto:a@example.org">a</a>', []),
    ('<a href="example.org">a</a>', ["text_link"]),
]


@pytest.mark.parametrize(("source", "kinds"), CASES)
def test_each_tag_becomes_its_kind_of_entity(source: str, kinds: list[str]):
    assert [entity["type"] for entity in parse_html(source)[1]] == kinds


def test_code_of_a_language_becomes_one_block():
    text, entities = parse_html('<pre><code class="language-python">1 &lt; 2</code></pre>')
    assert text == "1 < 2"
    assert entities == [{"type": "pre", "offset": 0, "length": 5, "language": "python"}]


def test_a_link_keeps_its_address():
    _, [entity] = parse_html('Se <a href="https://example.org/?a=1&amp;b=2">sidan</a>')
    assert entity["url"] == "https://example.org/?a=1&b=2"
