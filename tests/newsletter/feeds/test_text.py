"""Foreign markup becomes plain text and foreign addresses become safe ones, whatever they are."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.feeds.text import ADDRESS_MAX, TITLE_MAX, cut, plain_line, plain_lines, web_address

MARKUP = st.lists(
    st.one_of(
        st.text(max_size=10),
        st.sampled_from(
            ["<b>", "</b>", "<script>", "</script>", "&lt;", "&amp;", "&#0;", "\u202e", "\ud800", "<!--", "å"]
        ),
    )
).map("".join)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("F&amp;ouml;r <b>alla</b>", "För alla"),
        ("<script>alert(1)</script>Fika", "Fika"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Fika", "Fika"),
        ("<style>b{}</style><svg onload=x>Fika</svg>", "Fika"),
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
        ("Fi\xadka\u200b \u202emed\u202c  oss\r\nnu", "Fika med oss nu"),
        ("a\u030angst", "ångst"),
        ("👩‍👧 välkomna", "👩‍👧 välkomna"),
    ],
)
def test_markup_becomes_one_line_of_text(markup: str, text: str) -> None:
    assert plain_line(markup) == text


def test_blocks_become_lines() -> None:
    assert plain_lines("<p>När: idag</p><p>Plats:<br>här</p>") == "När: idag\nPlats:\nhär"


@given(MARKUP)
def test_a_line_never_holds_a_break_or_an_unseen_character(markup: str) -> None:
    line = plain_line(markup)
    assert len(line) <= TITLE_MAX
    assert line == " ".join(line.split())
    assert not any(character in line for character in "\0\n\r\x1b\u202e\u2028\ud800")


def test_a_long_text_is_cut_at_a_word() -> None:
    assert cut("ett två tre", 9) == "ett två…"
    assert cut("ett", 9) == "ett"
    assert len(cut("x" * 50, 9)) == 9


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://kalla.example/a", "https://kalla.example/a"),
        ("/a?b", "https://bas.example/a?b"),
        (" b ", "https://bas.example/mapp/b"),
        ("//annan.example/", "https://annan.example/"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("ftp://kalla.example/", ""),
        ("mailto:ingen@kalla.example", ""),
        ("https://disa:x@kalla.example/", ""),
        ("https://", ""),
        ("http://[", ""),
        ("https://kalla.example:99999/", ""),
        ("https://kalla.example/" + "x" * ADDRESS_MAX, ""),
        ("", ""),
    ],
)
def test_only_web_addresses_are_linked_to(written: str, address: str) -> None:
    assert web_address(written, "https://bas.example/mapp/kalender") == address


@given(st.text(max_size=60), st.sampled_from(["", "x.xml", "https://bas.example/"]))
def test_an_address_is_absolute_and_of_the_web_or_empty(written: str, base: str) -> None:
    address = web_address(written, base)
    assert not address or (urlsplit(address).scheme in {"http", "https"} and urlsplit(address).hostname)
