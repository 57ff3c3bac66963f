"""Kontroll före utskick: what stops an issue, what is asked about, and that a good one passes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dialogue.events import Event
from dialogue.house import Colours
from newsletter.content import IssueContent, QuotationEntry, ThemeEntry
from newsletter.facts import ComingEvent, Edits, Feedback, IssueFacts, OwnItem, Picture
from newsletter.preflight import Check, Context, check
from newsletter.render import RenderedMail
from newsletter.variant import make_variant
from tests.newsletter.november import BASE, HOUSE, ITEMS, NOVEMBER, VOICES
from wording.catalogues import LOCALES

ROUTES = (
    "/n",
    "/n/{issue}",
    "/n/{issue}/{event}.ics",
    "/f/{code}",
    "/e/{event}",
    "/m/{meeting}",
    "/integritet",
)
CONTEXT = Context(recipients=120, public_url=BASE, routes=ROUTES, sender="brev@medskick.example.org")
GOOD = replace(NOVEMBER, voices=replace(VOICES, unconfirmed=0), events=NOVEMBER.events[:1])


def checked(facts: IssueFacts, context: Context = CONTEXT) -> dict[str, Check]:
    variant = make_variant(facts, "sv")
    return {one.check: one for one in check(facts, variant.content, variant.mail, context)}


def checked_as(content: IssueContent, mail: RenderedMail) -> dict[str, Check]:
    return {one.check: one for one in check(GOOD, content, mail, CONTEXT)}


def with_greeting(text: str) -> IssueFacts:
    return replace(GOOD, greeting=text)


def test_a_good_issue_passes_every_check() -> None:
    assert [one for one in checked(GOOD).values() if not one.ok] == []


def test_each_check_says_something_of_its_own() -> None:
    details = [one.detail for one in checked(GOOD).values()]
    assert len(details) == 31
    assert len(set(details)) == len(details)
    assert all(detail.endswith(".") for detail in details)


def test_staff_may_read_it_in_english() -> None:
    assert (
        checked(GOOD, replace(CONTEXT, language="en"))["recipients"].detail
        == "The letter goes to 120 recipients."
    )


def test_at_most_eight_checks_can_stop_an_issue_and_they_come_first() -> None:
    source = (LOCALES / "sv" / "preflight.po").read_text("utf-8")
    stopping = re.findall(r'msgid "([a-z-]+)\.block"', source)
    assert len(stopping) == 8
    assert list(checked(GOOD))[:8] == [name for name in checked(GOOD) if name in stopping]


@pytest.mark.parametrize(
    ("name", "facts", "words"),
    [
        ("greeting", replace(GOOD, greeting=" "), "Hälsningen saknas"),
        ("feedback", replace(GOOD, feedback=()), "vad som hänt"),
        ("unconfirmed", NOVEMBER, "3 medskick har bara föreslagna teman"),
        (
            "passed-dates",
            replace(GOOD, items=(replace(ITEMS[1], last_day=date(2026, 11, 4)),)),
            "onsdag 4 november",
        ),
        ("passed-dates", with_greeting("Vi sågs fredag 16 oktober 2026."), "16 oktober 2026"),
        ("doubtful-dates", with_greeting("Vi ses torsdag 9 december 2026."), "torsdag 9 december 2026"),
        ("weekends", NOVEMBER, "Soppa och samtal (lördag 14 november 2026)"),
        ("subject", replace(GOOD, edits=Edits(subject="Hej")), "Ämnesraden har 3 tecken"),
        (
            "pictures",
            replace(GOOD, items=(replace(ITEMS[0], picture=Picture(f"{BASE}/bild/a.jpg", "IMG_1.jpg")),)),
            "a.jpg",
        ),
        ("own-links", replace(GOOD, items=(replace(ITEMS[0], link=f"{BASE}/lokaler"),)), "/lokaler"),
    ],
)
def test_what_is_asked_about_is_named_and_does_not_stop(name: str, facts: IssueFacts, words: str) -> None:
    found = checked(facts)[name]
    assert (found.ok, found.blocks) == (False, False)
    assert words in found.detail


def test_a_last_day_to_sign_up_on_the_day_itself_is_asked_about() -> None:
    starts = datetime(2026, 11, 18, 16, tzinfo=UTC)
    late = ComingEvent("event:x", Event("x", "Läger", starts, signup_by=date(2026, 11, 18)), "")
    assert "Läger" in checked(replace(GOOD, events=(late,)))["sign-up-days"].detail


HARD = (
    "Överenskommelsens samverkansarena utvecklar civilsamhällets delaktighet genom kontinuerliga dialoger. "
)
FAIR = "Vi ses i huset på torget och pratar om hur föreningarnas lokaler används i kommunen framöver. "


def test_a_text_too_hard_to_read_stops_the_issue_and_names_its_words() -> None:
    found = checked(with_greeting(HARD * 14))["plain-language"]
    assert found.blocks
    assert "Hälsningen har LIX" in found.detail
    assert "överenskommelsens" in found.detail.casefold()


def test_a_rather_hard_text_is_asked_about() -> None:
    found = checked(with_greeting((HARD + FAIR * 3) * 4))["plain-language"]
    assert (found.ok, found.blocks) == (False, False)


def test_a_short_text_is_not_measured_whatever_its_words() -> None:
    assert checked(with_greeting(HARD))["plain-language"].ok


def test_a_sentence_without_end_is_named_by_its_beginning() -> None:
    found = checked(with_greeting("Vi vill att ni alla " + "och " * 30 + "kommer."))["long-sentences"]
    assert (found.ok, found.blocks) == (False, False)
    assert "Hälsningen: ”Vi vill att ni alla och …”" in found.detail


def test_words_to_change_and_to_explain_are_named_with_their_text() -> None:
    found = checked(with_greeting("Vi träffar den sociala ekonomin, SKR och XQZ."))["glossary"]
    assert (found.ok, found.blocks) == (False, False)
    for said in (
        "”den sociala ekonomin”, skriv hellre ”idéburna organisationer”",
        "SKR (Sveriges Kommuner och Regioner)",
        "Hälsningen: XQZ",
    ):
        assert said in found.detail


def test_an_issue_for_nobody_is_stopped() -> None:
    assert checked(GOOD, replace(CONTEXT, recipients=0))["recipients"].blocks


def test_an_issue_about_nothing_is_stopped() -> None:
    empty = IssueFacts("2026-11", HOUSE, NOVEMBER.period, NOVEMBER.built_at, NOVEMBER.links, greeting="Hej!")
    assert checked(empty)["something-to-say"].blocks


def test_a_letter_that_would_be_cut_off_is_stopped_and_a_large_one_asked_about() -> None:
    assert checked(with_greeting("Ett stycke text. " * 7_000))["size"].blocks
    large = checked(with_greeting("Ett stycke text. " * 3_200))["size"]
    assert (large.ok, large.blocks) == (False, False)


def test_colours_that_cannot_be_read_are_asked_about() -> None:
    pale = checked(replace(GOOD, house=replace(HOUSE, colours=Colours(accent="#8fbcae"))))["colours"]
    assert (pale.ok, pale.blocks) == (False, False)
    assert "accentfärgen" in pale.detail


def test_a_quotation_that_may_no_longer_be_shown_stops_the_issue() -> None:
    variant = make_variant(GOOD, "sv")
    hidden = replace(
        GOOD,
        voices=replace(
            GOOD.voices,
            themes=tuple(
                replace(theme, quotations=tuple(replace(q, may_quote=False) for q in theme.quotations))
                for theme in GOOD.voices.themes
            ),
        ),
    )
    found = {one.check: one for one in check(hidden, variant.content, variant.mail, CONTEXT)}
    assert found["quotations"].blocks
    assert "reply:1" in found["quotations"].detail


def test_a_quotation_that_may_point_at_someone_stops_the_issue() -> None:
    variant = make_variant(GOOD, "sv")
    lonely = ThemeEntry(
        "theme:x", "Ensamt tema", 2, 50, "", quotations=(QuotationEntry("reply:1", "Vi.", "sv"),)
    )
    sections = tuple(
        replace(section, entries=(lonely,)) if section.kind == "voices" else section
        for section in variant.content.sections
    )
    found = checked_as(replace(variant.content, sections=sections), variant.mail)["few-voices"]
    assert found.blocks
    assert "Ensamt tema" in found.detail


@pytest.mark.parametrize(
    ("cut", "put"),
    [
        ('lang="sv"', 'lang="und"'),
        ("<h1", "<h2"),
        ("<h2", "<h4"),
        ("</h1>", "</h1><h1>En till</h1>"),
    ],
)
def test_a_letter_that_cannot_be_read_aloud_is_stopped(cut: str, put: str) -> None:
    variant = make_variant(GOOD, "sv")
    assert checked_as(variant.content, replace(variant.mail, html=variant.mail.html.replace(cut, put, 1)))[
        "outline"
    ].blocks


@pytest.mark.parametrize(
    "link", ["/f/lokaler", "javascript:alert(1)", "", "https:", "f/lokaler", "data:text/html,x"]
)
def test_a_link_that_leads_nowhere_from_a_mail_stops_the_issue(link: str) -> None:
    variant = make_variant(GOOD, "sv")
    html = variant.mail.html.replace(f'href="{BASE}/f/lokaler"', f'href="{link}"')
    assert checked_as(variant.content, replace(variant.mail, html=html))["links"].blocks


def test_many_findings_are_named_in_part() -> None:
    wrong = tuple(OwnItem(f"item:{n}", "news", f"Nyhet {n}", "", f"{BASE}/saknas/{n}") for n in range(9))
    detail = checked(replace(GOOD, items=wrong, feedback=(Feedback("feedback:x", "Fråga?", "Svar."),)))[
        "own-links"
    ].detail
    assert detail.endswith("/saknas/4 och 4 till. Rätta länkarna.")


def test_what_offends_manners_is_named() -> None:
    linked = "Se [här](http://bit.ly/x) och [programmet](https://example.org/p?utm_source=brev)."
    told = checked(with_greeting(linked))
    assert "http://bit.ly/x" in told["safe-links"].detail and "utm_source" in told["safe-links"].detail
    assert "här" in told["link-words"].detail
    assert "Amina" not in told["personal-data"].detail
    personal = checked(with_greeting("Ring Amina på 070-174 06 35 om du vill vara med."))["personal-data"]
    assert not personal.ok and not personal.blocks


@pytest.mark.parametrize(
    ("subject", "ok"),
    [
        ("Två datum att boka i november", True),
        ("OBS: VIKTIGT TILL ALLA MEDLEMMAR", False),
        ("Vinn nu!!", False),
        ("Nytt från oss 🎉 i november", False),
        ("Från IOP till LSS: så blev det", True),
    ],
)
def test_a_subject_that_shouts_is_asked_about(subject: str, ok: bool) -> None:
    variant = make_variant(GOOD, "sv")
    assert checked_as(variant.content, replace(variant.mail, subject=subject))["tone"].ok is ok


def test_a_house_that_hides_or_cannot_send_is_told() -> None:
    told = checked(replace(GOOD, house=replace(GOOD.house, postal_address="")), replace(CONTEXT, sender=""))
    assert not told["postal-address"].ok and not told["sender"].ok
    assert not told["sender"].blocks, "an issue can be looked at while mail is off"


def test_a_question_that_closes_before_it_is_read_is_named() -> None:
    closes = GOOD.built_at + timedelta(days=2)
    soon = replace(GOOD, questions=tuple(replace(one, closes=closes) for one in GOOD.questions[:1]))
    assert GOOD.questions[0].text in checked(soon)["closing-soon"].detail


def test_what_was_pinned_and_is_not_there_is_named() -> None:
    edits = replace(GOOD.edits, pinned=frozenset({"event:borta"}))
    assert "event:borta" in checked(replace(GOOD, edits=edits))["pinned"].detail


def test_the_same_heading_twice_is_named() -> None:
    twice = (GOOD.items[0], replace(GOOD.items[0], id="item:igen"))
    assert GOOD.items[0].heading in checked(replace(GOOD, items=twice))["repeated"].detail
