"""What an issue says, in which order, and what it leaves unsaid."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dialogue.events import Event, News
from newsletter.compose import compose
from newsletter.content import (
    ConsultationEntry,
    Entry,
    EventEntry,
    IssueContent,
    ItemEntry,
    Kind,
    MeetingEntry,
    QuestionEntry,
    Section,
    ThemeEntry,
)
from newsletter.facts import (
    ComingEvent,
    Edits,
    FeedNews,
    IssueFacts,
    NextMeeting,
    OwnItem,
    Quotation,
    ThemeVoices,
    Voices,
)
from tests.newsletter.november import BUILT, EVENTS, ITEMS, NOVEMBER, QUESTIONS

EMPTY = IssueFacts("2026-11", NOVEMBER.house, NOVEMBER.period, BUILT, NOVEMBER.links)


def section(content: IssueContent, kind: Kind) -> Section:
    return next(section for section in content.sections if section.kind == kind)


def entries(facts: IssueFacts, kind: Kind) -> tuple[Entry, ...]:
    found = [section.entries for section in compose(facts, "sv").sections if section.kind == kind]
    return found[0] if found else ()


def an_event(title: str, starts: datetime, **more: object) -> ComingEvent:
    event = replace(Event(title, title, starts), **more)  # type: ignore[arg-type]
    return ComingEvent(f"event:{title}", event, "")


def a_theme(replies: int, *quotations: Quotation) -> IssueFacts:
    theme = ThemeVoices("theme:x", "Tema", "Theme", replies=replies, quotations=quotations)
    return replace(EMPTY, voices=Voices(replies=replies, themes=(theme,)))


def quoted(facts: IssueFacts) -> list[str]:
    return [
        q.text
        for theme in entries(facts, "voices")
        if isinstance(theme, ThemeEntry)
        for q in theme.quotations
    ]


def test_the_parts_stand_in_their_order() -> None:
    assert [section.kind for section in compose(NOVEMBER, "sv").sections] == [
        "greeting",
        "items",
        "voices",
        "questions",
        "feedback",
        "consultations",
        "events",
        "meeting",
        "about",
        "unsubscribe",
    ]


def test_a_part_with_nothing_in_it_is_hidden() -> None:
    assert [section.kind for section in compose(EMPTY, "sv").sections] == ["about", "unsubscribe"]


def test_the_same_facts_give_the_same_issue() -> None:
    assert compose(NOVEMBER, "sv") == compose(replace(NOVEMBER), "sv")


def test_the_summary_counts_each_part() -> None:
    assert compose(NOVEMBER, "sv").summary()[:3] == [
        {"kind": "greeting", "items": 1},
        {"kind": "items", "items": 5},
        {"kind": "voices", "items": 5},
    ]


def test_the_subject_names_the_two_main_things() -> None:
    assert (
        compose(NOVEMBER, "sv").subject
        == "Bidrag till nya mötesplatser · Nu finns en guide till lånbara lokaler"
    )


def test_what_staff_pinned_comes_first_in_the_subject() -> None:
    pinned = replace(NOVEMBER, edits=Edits(pinned=frozenset({"question:unga"})))
    assert compose(pinned, "sv").subject.startswith("Svara: Unga utanför föreningslivet · ")


def test_staffs_own_subject_stands() -> None:
    own = replace(NOVEMBER, edits=Edits(subject="Kom den\n9 december"))
    assert compose(own, "sv").subject == "Kom den 9 december"


@pytest.mark.parametrize("heading", ["A", "Ord " * 60, "x" * 300])
def test_the_subject_is_never_too_short_or_too_long(heading: str) -> None:
    for items in (
        (OwnItem("item:1", "news", heading, ""),),
        tuple(replace(i, heading=heading) for i in ITEMS),
    ):
        assert 10 <= len(compose(replace(EMPTY, items=items), "sv").subject) <= 78


def test_an_issue_about_nothing_still_has_a_subject_and_a_first_line() -> None:
    content = compose(EMPTY, "sv")
    assert content.subject == "Novemberbrevet 2026"
    assert content.first_line == "Här är novemberbrevet från Samspel Västerdal."


def test_the_first_line_counts_what_asks_most_of_the_reader() -> None:
    assert compose(NOVEMBER, "sv").first_line == (
        "I novemberbrevet: 2 frågor att svara på, 2 förslag att tycka till om och 4 datum att boka."
    )


def test_a_call_whose_last_day_has_passed_is_gone() -> None:
    late = replace(ITEMS[1], last_day=date(2026, 11, 4))
    today = replace(ITEMS[1], id="item:today", last_day=date(2026, 11, 5))
    assert [entry.id for entry in entries(replace(EMPTY, items=(late, today)), "items")] == ["item:today"]


def test_the_organisation_least_recently_shown_is_in_focus() -> None:
    fika, manen, never = (OwnItem(f"item:{name}", "focus", name, "") for name in ("fika", "manen", "never"))
    shown = (replace(fika, last_shown=BUILT), replace(manen, last_shown=BUILT - timedelta(days=60)))
    assert [entry.id for entry in entries(replace(EMPTY, items=shown), "items")] == ["item:manen"]
    assert [entry.id for entry in entries(replace(EMPTY, items=(*shown, never)), "items")] == ["item:never"]


def test_news_from_feeds_come_last_and_the_newest_first() -> None:
    old, new = (
        FeedNews(f"news:{day}", News("", f"Dag {day}", published=BUILT.replace(day=day))) for day in (1, 4)
    )
    facts = replace(EMPTY, items=ITEMS[:1], news=(old, new))
    assert [entry.id for entry in entries(facts, "items")] == ["item:lokalguide", "news:4", "news:1"]


def test_a_link_that_is_not_a_web_address_is_left_out() -> None:
    item = OwnItem("item:1", "news", "Länk", "", link="javascript:alert(1)")
    (entry,) = entries(replace(EMPTY, items=(item,)), "items")
    assert isinstance(entry, ItemEntry)
    assert entry.link == ""


def test_what_staff_left_out_is_nowhere() -> None:
    gone = frozenset(
        {"item:stigfinnarna", "event:soppa", "theme:ensamhet", "reply:1", "meeting:vinter", "greeting"}
    )
    content = compose(replace(NOVEMBER, edits=Edits(left_out=gone)), "sv")
    text = repr(content.sections)
    assert "Stigfinnarna går före" not in text
    assert "Soppa och samtal" not in text
    assert "label='Ensamhet'" not in text
    assert "Lås upp skolans matsal" not in text
    assert "meeting" not in [section.kind for section in content.sections]


def test_two_replies_on_a_theme_are_counted_and_not_quoted() -> None:
    told = Quotation("reply:1", "Bara vi två har sagt det här.", may_quote=True)
    (theme,) = entries(a_theme(2, told), "voices")
    assert isinstance(theme, ThemeEntry)
    assert (theme.replies, theme.quotations) == (2, ())
    assert quoted(a_theme(3, told)) == [told.text]


def test_nobody_is_quoted_without_permission() -> None:
    secret = Quotation("reply:1", "Det här är bara till er.", may_quote=False)
    assert quoted(a_theme(9, secret)) == []


def test_an_organisation_is_heard_once_before_others_are_heard_twice() -> None:
    first, second = (Quotation(f"reply:{n}", f"Vi tycker {n}", "sv", True, "Föreningen Fika") for n in (1, 2))
    other = Quotation("reply:3", "Vi tycker något annat", "sv", True)
    assert quoted(a_theme(9, first, second, other)) == [first.text, other.text]


def test_a_reply_of_two_themes_is_quoted_once() -> None:
    told = Quotation("reply:1", "Samma ord i två teman.", may_quote=True)
    themes = tuple(ThemeVoices(f"theme:{n}", n, n, replies=4, quotations=(told,)) for n in ("a", "b"))
    assert quoted(replace(EMPTY, voices=Voices(themes=themes))) == [told.text]


def test_a_theme_raised_by_one_organisation_is_listed_too() -> None:
    themes = [entry for entry in entries(NOVEMBER, "voices") if isinstance(entry, ThemeEntry)]
    assert [(theme.label, theme.replies, theme.share) for theme in themes][-2:] == [
        ("Avtal om partnerskap", 2, 12),
        ("Språk och tolkning", 1, 6),
    ]


def test_a_quotation_says_who_only_where_the_name_was_given() -> None:
    by = [
        q.by
        for theme in entries(NOVEMBER, "voices")
        if isinstance(theme, ThemeEntry)
        for q in theme.quotations
    ]
    assert by == [
        "Föreningen Fika, om ”Lokaler som står tomma”",
        "En liten förening, om ”Lokaler som står tomma”",
        "",
    ]


def test_a_question_that_has_closed_is_not_asked() -> None:
    closed = replace(QUESTIONS[0], closes=BUILT)
    assert [entry.id for entry in entries(replace(EMPTY, questions=(closed, QUESTIONS[1])), "questions")] == [
        "question:unga"
    ]


def test_a_last_day_is_the_day_that_midnight_closes() -> None:
    midnight = replace(QUESTIONS[0], closes=datetime(2026, 11, 27, 23, tzinfo=UTC))
    at_noon = replace(QUESTIONS[0], closes=datetime(2026, 11, 27, 11, tzinfo=UTC))
    said = []
    for question in (midnight, at_noon):
        (entry,) = entries(replace(EMPTY, questions=(question,)), "questions")
        assert isinstance(entry, QuestionEntry)
        said.append(entry.closes)
    assert said == [
        "Svara senast fredag 27 november 2026",
        "Svara senast fredag 27 november 2026 kl. 12.00",
    ]


def test_a_fuzzy_deadline_is_its_words_and_comes_last() -> None:
    found = [entry for entry in entries(NOVEMBER, "consultations") if isinstance(entry, ConsultationEntry)]
    assert [(entry.deadline, entry.block is None) for entry in found] == [
        ("Sista svarsdag: tisdag 1 december 2026", False),
        ("Svarstid: våren 2027", True),
    ]


def test_a_moved_deadline_names_the_day_it_replaced() -> None:
    (moved, *_) = entries(NOVEMBER, "consultations")
    assert isinstance(moved, ConsultationEntry)
    assert moved.moved == "Nytt datum, det gamla var söndag 15 november 2026"


def test_events_are_grouped_by_month_after_those_whose_sign_up_closes() -> None:
    found = [entry for entry in entries(NOVEMBER, "events") if isinstance(entry, EventEntry)]
    assert [(entry.group, entry.id) for entry in found] == [
        ("Anmäl dig snart", "event:natverk"),
        ("November 2026", "event:soppa"),
        ("November 2026", "event:kurs"),
        ("December 2026", "event:rundan"),
    ]
    assert found[0].signup_by == "Anmäl dig senast torsdag 12 november 2026"


def test_a_cancelled_event_stands_marked_without_a_way_to_sign_up() -> None:
    cancelled = an_event(
        "Kurs",
        BUILT + timedelta(days=3),
        status="cancelled",
        signup_url="https://a.se/",
        signup_by=date(2026, 11, 6),
    )
    (entry,) = entries(replace(EMPTY, events=(cancelled,)), "events")
    assert isinstance(entry, EventEntry)
    assert entry.cancelled
    assert (entry.signup_link, entry.signup_by, entry.group) == ("", "", "November 2026")


def test_what_stands_beside_an_event_is_not_said_twice() -> None:
    far = an_event("Kurs, 10 november 2026", BUILT + timedelta(days=5), mode="online", place="Online")
    (entry,) = entries(replace(EMPTY, events=(far,)), "events")
    assert isinstance(entry, EventEntry)
    assert (entry.title, entry.where) == ("Kurs", "Digitalt")


def test_a_closed_sign_up_is_said_and_not_linked() -> None:
    closed = an_event(
        "Läger", BUILT + timedelta(days=9), signup_by=date(2026, 11, 1), signup_url="https://a.se/anmalan"
    )
    (entry,) = entries(replace(EMPTY, events=(closed,)), "events")
    assert isinstance(entry, EventEntry)
    assert (entry.signup_link, entry.signup_by) == ("", "Anmälan stängde söndag 1 november 2026")


@pytest.mark.parametrize(
    ("starts", "shown"),
    [
        (datetime(2026, 11, 4, 20, tzinfo=UTC), False),
        (datetime(2026, 11, 5, 6, tzinfo=UTC), True),
        (datetime(2026, 12, 15, 22, tzinfo=UTC), True),
        (datetime(2026, 12, 15, 23, tzinfo=UTC), False),
    ],
)
def test_an_event_is_shown_from_its_first_day_to_the_last_one_covered(starts: datetime, shown: bool) -> None:
    assert bool(entries(replace(EMPTY, events=(an_event("Dag", starts),)), "events")) is shown


def test_a_pinned_event_is_shown_however_far_off() -> None:
    far = an_event("Jubileum", datetime(2027, 8, 1, 10, tzinfo=UTC))
    facts = replace(EMPTY, events=(far,), edits=Edits(pinned=frozenset({far.id})))
    assert [entry.id for entry in entries(facts, "events")] == [far.id]


def test_a_day_has_no_time_and_its_block_is_the_first_day() -> None:
    (*_, lucia) = entries(NOVEMBER, "events")
    assert isinstance(lucia, EventEntry)
    assert (lucia.when, lucia.block.day, lucia.block.month) == ("Söndag 13 december 2026", "13", "dec")


def test_the_meeting_is_gone_once_it_has_been() -> None:
    assert NOVEMBER.meeting is not None
    been = replace(NOVEMBER.meeting, starts=BUILT - timedelta(days=2), ends=BUILT - timedelta(days=2))
    assert entries(replace(EMPTY, meeting=been), "meeting") == ()


def test_an_english_reader_gets_english_words_dates_and_themes() -> None:
    content = compose(NOVEMBER, "en")
    assert content.title == "The November letter 2026"
    assert section(content, "events").entries[0].id == "event:natverk"
    (first, *_) = section(content, "voices").entries
    assert isinstance(first, ThemeEntry)
    assert (first.label, first.who) == (
        "Meeting places and premises",
        "from 8 organisations, 5 persons and 3 tables",
    )
    soon = section(content, "events").entries[0]
    assert isinstance(soon, EventEntry)
    assert soon.when == "Wednesday 18 November 2026, 17:30–20:00"


def test_a_meeting_that_only_words_tell_of_is_called_by_them() -> None:
    told = NextMeeting("meeting:after-host", "", date_words="Granvik, på kvällstid")
    (entry,) = entries(replace(EMPTY, meeting=told), "meeting")
    assert isinstance(entry, MeetingEntry)
    assert (entry.title, entry.when) == ("Granvik, på kvällstid", "")


def test_a_thousand_events_keep_their_order() -> None:
    many = tuple(an_event(f"{n:04}", BUILT + timedelta(minutes=n)) for n in range(1000))
    facts = replace(EMPTY, events=(*reversed(many), EVENTS[0]))
    assert [entry.id for entry in entries(facts, "events")][1:] == [event.id for event in many]
