"""Whatever members, feeds and staff write: it is shown as it was written, and nothing of it is executed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dialogue.events import Event, News
from dialogue.letters import fill
from newsletter.compose import compose
from newsletter.facts import (
    ComingEvent,
    Consultation,
    Feedback,
    FeedNews,
    IssueFacts,
    OpenQuestion,
    OwnItem,
    Picture,
    Quotation,
    ThemeVoices,
    Voices,
)
from newsletter.inert import inert, web_address
from newsletter.letter import compile_letter
from newsletter.render import render
from tests.newsletter.november import BASE, HOUSE, NOVEMBER
from tests.newsletter.reading import defects, parsed, part, shown, tags
from tests.newsletter.test_letter import AMINA, ENVELOPE, NOW

NASTY = (
    "</mj-text></mj-column>",
    "{{ 7*7 }}{% raw %}{# x #}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!-- -- --><![CDATA[x]]>",
    "@@UNSUBSCRIBE@@ @@@WHY@@@ @@H.WHY@@",
    "\x00\x01\x08\x0b\x1f\x7f\x85\ufffe",
    "A\u030angstro\u0308m",
    "👩‍👩‍👧‍👦 🏳️‍🌈",
    "\u202eabc\u2066 שלום עולם مرحبا",
    "\r\nBcc: edvin@example.org\r\n\r\n",
    "=?utf-8?q?x?= =\n=20",
    "&amp; &lt; &#0; & <",
    "\\u{a0}\u00a0\u00ad\ttab\\n",
    "line\u2028separator\u2029end",
    "[x](javascript:alert(1)) **y** <b>z</b>",
)
WRITTEN = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=40)), min_size=1, max_size=4).map(
    "".join
)
ORDINARY = {tag for tag, _ in tags(render(compose(NOVEMBER, "sv")).html)} | {"img", "ol", "em", "s"}


def an_issue(words: list[str]) -> IssueFacts:
    """An issue in which every place that takes a text holds one of `words`."""
    at = datetime(2026, 11, 20, 10, tzinfo=UTC)
    w = iter(words)
    said = (Quotation("reply:1", next(w), next(w)[:8], True, next(w), "", next(w)),)
    return replace(
        NOVEMBER,
        house=replace(HOUSE, name=next(w), agreement=next(w), contact=next(w), postal_address=next(w)),
        greeting="",
        items=(
            OwnItem(
                "item:1", "news", next(w), "", "https://a.se/", picture=Picture("https://a.se/b.jpg", next(w))
            ),
        ),
        news=(FeedNews("news:1", News("n", next(w), "https://a.se/", next(w)), next(w)),),
        voices=Voices(themes=(ThemeVoices("theme:1", next(w), "", replies=5, quotations=said),)),
        questions=(OpenQuestion("question:1", "q", next(w), "Titel", None, f"{BASE}/f/q"),),
        feedback=(Feedback("feedback:1", next(w), "Svar."),),
        consultations=(Consultation("consultation:1", next(w), next(w), next(w), deadline_words=next(w)),),
        events=(ComingEvent("event:1", Event("e", next(w), at, place=next(w), organiser=next(w)), ""),),
        meeting=None,
    )


def on_one_line(text: str) -> str:
    return " ".join(inert(text).split())


@settings(
    max_examples=140, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(words=st.lists(WRITTEN, min_size=30, max_size=30))
@example(words=[*NASTY, *NASTY])
@example(words=["@"] * 30)
def test_any_text_goes_through_whole_and_does_nothing(words: list[str]) -> None:
    facts = an_issue(words)
    mail = render(compose(facts, "sv"))
    found = tags(mail.html)
    assert {tag for tag, _ in found} <= ORDINARY
    assert not [name for _, attributes in found for name in attributes if name.startswith("on")]
    assert mail.html.count("@@") == mail.text.count("@@") == 8
    seen, read = shown(mail.html), " ".join(mail.text.split())
    for text in told(facts):
        assert on_one_line(text) in seen
        assert on_one_line(text) in read
    raw = fill(compile_letter(mail, replace(ENVELOPE, sender_name=on_one_line(words[0]))), AMINA, NOW)
    message = parsed(raw)
    assert defects(message) == []
    assert part(message, "plain").count(AMINA["WHY"]) == 1
    assert [name for name in message if name.lower() in {"bcc", "cc"}] == []


def told(facts: IssueFacts) -> list[str]:
    """The texts that must be found again, word for word."""
    (theme,), (item,), (news,) = facts.voices.themes, facts.items, facts.news
    (question,), (given_back,), (asked,), (coming,) = (
        facts.questions,
        facts.feedback,
        facts.consultations,
        facts.events,
    )
    quoted = [theme.quotations[0]] if theme.quotations[0].text.strip() else []
    return [
        theme.label_sv,
        item.heading,
        news.news.title,
        question.text,
        given_back.question,
        asked.title,
        asked.body,
        coming.event.title,
        coming.event.organiser,
        facts.house.postal_address,
        *(q.text for q in quoted if len(q.text) <= 400 and on_one_line(q.text)),
    ]


@pytest.mark.parametrize("text", NASTY)
def test_staffs_own_words_do_nothing_either(text: str) -> None:
    item = OwnItem("item:1", "news", "Rubrik", f"Före {text} efter")
    mail = render(compose(replace(NOVEMBER, greeting=f"Hej {text} då", items=(item,)), "sv"))
    assert {tag for tag, _ in tags(mail.html)} <= ORDINARY
    assert not [
        link for tag, a in tags(mail.html) if tag == "a" and (link := a["href"] or "").startswith("java")
    ]
    assert "Före" in mail.text
    assert "49" not in shown(mail.html)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.se/möte?x=1&y=å", "https://a.se/m%C3%B6te?x=1&y=%C3%A5"),
        ("https://åsö.se/", "https://xn--s-1fa6c.se/"),
        (' https://a.se/"><script>', "https://a.se/%22%3E%3Cscript%3E"),
        ("https://a.se/@@WHY@@", "https://a.se/%40%40WHY%40%40"),
        ("HTTP://a.se", "HTTP://a.se"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.se/x", ""),
        ("/f/kod", ""),
        ("http://", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_an_address_is_made_safe_or_left_out(written: str, address: str) -> None:
    assert web_address(written) == address


def test_nothing_can_spell_a_place_that_is_filled_in() -> None:
    for text in ("@@WHY@@", "@@@@", "@\x00@WHY@@", "@\u202e@WHY@@", "@\r@"):
        assert "@@" not in inert(text)


def test_a_text_that_is_plain_stays_what_it_is() -> None:
    assert inert("Åsa & Örjan <3 e@post.se\n\tny rad") == "Åsa & Örjan <3 e@post.se\n\tny rad"
