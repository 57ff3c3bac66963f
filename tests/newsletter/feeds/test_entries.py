"""RSS and Atom: which entries are events, which are news, and what identifies them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.language.dates.names import MONTHS_SV
from newsletter.feeds.errors import FeedUnreadable
from newsletter.feeds.moments import publication, stockholm_day
from tests.newsletter.feeds.reading import FRIDAY, NOW, item, read, rss


def day_of(title: str, text: str = "", published: str = FRIDAY) -> date | None:
    """The day of the event that one entry gives, None when it is news."""
    reading = read(rss(item(title, text, published=published)))
    return stockholm_day(reading.events[0].starts) if reading.events else None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Dialogmöte 4 december 2026", ""),
        ("Dialogmöte fredag 4 december", ""),
        ("Dialogmöte den 4:e december kl. 18", ""),
        ("Dialogmöte 2026-12-04", "Senast ändrad 2026-11-20."),
        ("Budgeten förklaras", "Välkommen! När: 4 december 2026"),
        ("Budgeten förklaras", "<h3>Datum och tid</h3><p>4 december 2026 kl. 18–20</p>"),
        ("Fika för nya", "<p>Vi ses fredag 4 december på biblioteket.</p>"),
        ("Nytt om vården", "Kom på föreläsning 4 december 2026 kl. 18."),
        ("Kurs 4–6 december 2026", "Anmäl dig senast 1 december."),
    ],
)
def test_a_certain_date_of_an_event_makes_an_entry_an_event(title: str, text: str) -> None:
    assert day_of(title, text) == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Nytt om vården", "Beslutet gäller från 4 december 2026."),
        ("Nytt om vården", "Pressmeddelande 2026-12-04 13:30"),
        ("Möte i december", "Vi ses i vinter."),
        ("Mötet skjuts upp", "Ny tid kommer under våren 2027."),
        ("Sök stöd senast 4 december 2026", "Alla föreningar kan söka."),
        ("Så var mötet 4 oktober 2026", "Tack för i år!"),
        ("Möte", "Fredag 4 december eller lördag 5 december 2026."),
        ("Fika", "Anmäl dig senast 4 december 2026."),
        ("Nya taxor från 4 december 2026", "Beslutet gäller alla kommuner."),
        ("Fika", "Anmäl dig före den 4 december 2026."),
        ("Konkurs i föreningen", "Sista lön betalas 4 december 2026."),
    ],
)
def test_all_else_stays_news(title: str, text: str) -> None:
    assert day_of(title, text) is None


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Fika måndag 4 december 2026", "weekday"),
        ("Fika 31 november 2026", "does not exist"),
        ("Fika 4 december 2026 och 6 december 2026", "several dates"),
        ("Fika 4/12", "fraction"),
    ],
)
def test_a_doubtful_date_is_told_of_and_makes_no_event(title: str, says: str) -> None:
    reading = read(rss(item(title)))
    assert [news.title for news in reading.news] == [title]
    assert says in reading.problems[0]
    assert title in reading.problems[0]


def test_without_a_publication_date_the_year_must_be_written() -> None:
    assert day_of("Fika 4 december", published="") is None
    assert day_of("Fika 4 december 2026", published="") == date(2026, 12, 4)


def test_the_publication_date_is_never_the_events() -> None:
    reading = read(rss(item("Årsmöte", "Välkommen!", published="Fri, 04 Dec 2026 18:00:00 +0100")))
    assert not reading.events
    assert reading.news[0].published is None


def test_what_the_text_says_of_an_event_is_kept() -> None:
    text = """<p>Tid: kl. 18–20</p><p>Plats: Folkets hus. Hiss finns.</p><p>Arrangör: Stigfinnarna</p>
        <p>Sista anmälningsdag är onsdag 2 december. <a href="https://anmalan.example/1">Anmälan</a></p>"""
    event = read(rss(item("Hybridmöte 4 december 2026", text))).events[0]
    assert (event.starts, event.ends) == (
        datetime(2026, 12, 4, 17, tzinfo=UTC),
        datetime(2026, 12, 4, 19, tzinfo=UTC),
    )
    assert (event.place, event.organiser, event.mode) == ("Folkets hus", "Stigfinnarna", "both")
    assert (event.signup_by, event.signup_url) == (date(2026, 12, 2), "https://anmalan.example/1")


def test_a_last_day_to_sign_up_after_the_event_is_told_of() -> None:
    reading = read(rss(item("Fika 4 december 2026", "Anmäl er senast 5 december.")))
    assert reading.events[0].signup_by is None
    assert "after the event" in reading.problems[0]


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("INSTÄLLT: Fika 4 december 2026", "cancelled"),
        ("Fika 4 december 2026 (inställd)", "cancelled"),
        ("Inställd på förändring, kurs 4 december 2026", "confirmed"),
    ],
)
def test_inställt_in_the_title_cancels(title: str, status: str) -> None:
    assert read(rss(item(title))).events[0].status == status


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Plats: Online", "online"),
        ("Plats: https://mote.example/1", "online"),
        ("Via Teams.", "online"),
        ("Plats: Folkets hus. Det går även digitalt.", "both"),
        ("Plats: Folkets hus", "on-site"),
        ("Om digital delaktighet. Plats: Folkets hus", "on-site"),
        ("Välkomna!", "unknown"),
    ],
)
def test_the_words_say_whether_it_is_in_a_room_or_on_the_net(text: str, mode: str) -> None:
    assert read(rss(item("Träff 4 december 2026", text))).events[0].mode == mode


def test_fields_for_events_go_before_words() -> None:
    fields = "<ev:startdate>2026-12-05</ev:startdate><ev:enddate>2026-12-06</ev:enddate><ev:location>Borås</ev:location>"
    entry = item("Mässa 4 december 2026").replace("</item>", f"{fields}</item>")
    feed = rss(entry).replace("<rss", '<rss xmlns:ev="http://purl.org/rss/1.0/modules/event/"')
    event = read(feed).events[0]
    assert (stockholm_day(event.starts), event.all_day, event.place) == (date(2026, 12, 5), True, "Borås")
    assert event.ends is not None
    assert stockholm_day(event.ends) == date(2026, 12, 7)


def test_identity_is_id_then_link_then_title_and_date() -> None:
    own = read(
        rss(
            item("A", guid="id-a", link="https://k.example/a"),
            item("B", link="https://k.example/b"),
            item("C"),
        )
    )
    ids = {news.title: news.id for news in own.news}
    assert (ids["A"], ids["B"]) == ("id-a", "https://k.example/b")
    assert ids["C"] == read(rss(item("C"))).news[0].id


def test_one_id_for_all_entries_counts_as_none() -> None:
    items = [item(title, guid="samma", link=f"https://k.example/{title}") for title in ("A", "B")]
    assert {news.id for news in read(rss(*items)).news} == {"https://k.example/A", "https://k.example/B"}


def test_an_event_without_id_stays_the_same_when_it_is_called_off() -> None:
    before = read(rss(item("Fika 4 december 2026")))
    after = read(rss(item("INSTÄLLT: Fika 4 december 2026")))
    assert before.events[0].uid == after.events[0].uid
    assert after.events[0].status == "cancelled"


def test_an_entry_without_title_is_called_by_its_text() -> None:
    reading = read(
        rss(item("", "<p>Vi söker volontärer till julen.</p>"), item("", link="https://k.example/1"))
    )
    assert [news.title for news in reading.news] == ["Vi söker volontärer till julen."]
    assert reading.problems == ("1 entries without title and text were passed over.",)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (rss(), "holds no entries"),
        ("<html><body><h1>500 Internal Server Error</h1></body></html>", "is a web page"),
        (
            '<!doctype html><link rel="alternate" type="application/atom+xml" href="/a.xml">',
            "https://kalla.example/a.xml",
        ),
        ('{"error": "not found"}', "holds no entries"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "holds no entries"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR", "calendar without events"),
    ],
)
def test_what_holds_nothing_is_an_error_and_never_an_empty_success(body: bytes | str, says: str) -> None:
    with pytest.raises(FeedUnreadable) as error:
        read(body)
    assert says in error.value.sentence


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (
            rss(item("Möte på Öckerö")).replace('<?xml version="1.0"?>', "").encode("latin-1"),
            "text/xml; charset=iso-8859-1",
        ),
        (rss(item("Möte på Öckerö")).encode("utf-16"), "application/xml"),
        (rss(item("Möte på Öckerö")).encode(), "text/xml; charset=iso-8859-1"),
        (rss(item("Möte på Öckerö")).encode("cp1252"), ""),
        (rss(item("Möte på Öckerö")).encode(), "text/html; charset=utf-8"),
    ],
)
def test_letters_survive_a_wrong_or_missing_charset(body: bytes, content_type: str) -> None:
    assert read(body, content_type).news[0].title == "Möte på Öckerö"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("lö, 06 dec 2008 00:00:00 GMT", datetime(2008, 12, 6, tzinfo=UTC)),
        ("on, 21 okt 2026 10:00:00 +0200", datetime(2026, 10, 21, 8, tzinfo=UTC)),
        ("Wed, 21 Oct 2026 10:00:00 CEST", datetime(2026, 10, 21, 8, tzinfo=UTC)),
        ("Wed, 21 Oct 2026 10:00:00 +0000", datetime(2026, 10, 21, 10, tzinfo=UTC)),
        ("2026-10-21T10:00:00Z", datetime(2026, 10, 21, 10, tzinfo=UTC)),
        ("2026-10-21T10:00:00", datetime(2026, 10, 21, 8, tzinfo=UTC)),
        ("20261021T100000Z", datetime(2026, 10, 21, 10, tzinfo=UTC)),
        ("2026-10-21", datetime(2026, 10, 20, 22, tzinfo=UTC)),
        ("1792576800", None),
        ("igår", None),
        ("2026", None),
        ("Fri, 04 Dec 2026 10:00:00 +0100", None),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
    ],
)
def test_publication_dates_are_read_or_left_out(written: str, moment: datetime | None) -> None:
    assert publication(written, NOW) == moment


WORDS = st.sampled_from(
    ["möte", "fika", "den", "4", "31", "5/12", "fredag", "måndag", "december", "2026", "2027", "kl. 18", "våren", "När:",
     "senast", "anmäl", "dig", "eller", "–", ".", "\n", "Plats:", "här", "2026-12-24", "01", "februari"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=7), st.lists(WORDS, max_size=12), st.sampled_from(["", FRIDAY, "2026-11-01"]))
def test_no_event_has_a_day_that_does_not_stand_in_the_source(
    title: list[str], text: list[str], published: str
) -> None:
    words = " ".join(" ".join([*title, *text]).split())
    entry = item(escape(f"Titel {' '.join(title)}"), escape(" ".join(text)), published=published)
    for event in read(rss(entry)).events:
        day = stockholm_day(event.starts)
        named = (
            f"{day.day} {MONTHS_SV[day.month - 1]}" in words
            or f"{day.day:02} {MONTHS_SV[day.month - 1]}" in words
        )
        run = f"– {MONTHS_SV[day.month - 1]}" in words or f"{day.day} –" in words
        assert named or run or day.isoformat() in words or f"{day.day}/{day.month}" in words
