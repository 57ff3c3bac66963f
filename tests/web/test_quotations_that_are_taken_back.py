"""The page of an issue drops a quotation whose author changed, withdrew or hid it, and says so."""

from __future__ import annotations

from newsletter.compose import compose
from newsletter.render import render_web
from tests.newsletter.november import NOVEMBER
from web.public.issues import QUOTATION, without_quotations

PAGE = render_web(compose(NOVEMBER, "sv"))
GONE = "Orden visas inte längre & inget <mer>."


def test_each_quotation_of_the_page_is_known_by_its_reply() -> None:
    assert len(QUOTATION.findall(PAGE)) == PAGE.count("<blockquote") > 1


def test_only_what_was_taken_back_goes_and_that_is_said() -> None:
    first, *others = QUOTATION.finditer(PAGE)
    shown = without_quotations(PAGE, frozenset({first["reply"]}), GONE)
    assert first[0] not in shown
    assert "Orden visas inte längre &amp; inget &lt;mer&gt;." in shown
    assert all(one[0] in shown for one in others)
    assert shown.count("<blockquote") == shown.count("</blockquote>") == PAGE.count("<blockquote")


def test_where_nothing_was_taken_back_the_page_is_as_it_was() -> None:
    assert without_quotations(PAGE, frozenset(), GONE) is PAGE
