"""The page /kalender and the calendar /kalender.ics: the same rows, in order, without what is known in words only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html import escape

import httpx
import icalendar

from actions.consultations import Draft, add_consultation, move_deadline
from actions.meetings import add_meeting, edit_meeting
from actions.wheel import NewEntry, add_entry, remove_entry
from dialogue.events import Event
from dialogue.meetings import Meeting
from newsletter.feeds.document import Document
from newsletter.feeds.parse import parse
from storage import events
from tests.kit.cast import NOON
from tests.kit.pages import Pages

LONG = "Handlingsplan för " + "gemenskap, " * 20 + "<b> & annat; slut"


async def planned(pages: Pages) -> None:
    """A budget, a decision some time in a month, a moved and a fuzzy consultation, a meeting and a cancelled event."""
    await pages.do(
        add_entry, NewEntry("Regionens budget", "budget", date(2026, 11, 24), body="Fullmäktige"), "Disa"
    )
    await pages.do(add_entry, NewEntry(LONG, "decision", month="2027-03"), "Disa")
    write = pages.database.write
    await write(
        add_consultation,
        Draft("kultur", LONG, "Regionen", "2027-03-15", decision_on=date(2027, 6, 9)),
        "Disa",
        NOON,
    )
    await write(move_deadline, "kultur", "2027-04-15", "Disa", NOON + timedelta(days=1))
    await write(add_consultation, Draft("skog", "Skogspolicy", "Regionen", "våren 2027"), "Disa", NOON)
    meeting = Meeting(
        "d1",
        "host",
        "Dialogmöte",
        date(2026, 12, 3),
        "",
        "13.15",
        "16.00",
        "Borås",
        None,
        None,
        "",
        (),
        (),
        "",
        NOON,
    )
    kept = await write(add_meeting, meeting, "Disa", NOON)
    await pages.do(edit_meeting, replace(kept, signup="https://example.se/anmal"), "Disa")
    event = Event(
        "e1@region", "Kurs i första hjälpen", datetime(2026, 11, 20, 17, tzinfo=UTC), status="cancelled"
    )
    rows = [
        {f: getattr(event, f) for f in Event.__dataclass_fields__}
        | {"id": "e1", "feed_id": None, "now": NOON}
    ]
    await write(events.upsert_events, rows)


async def test_the_page_shows_the_year_by_month_and_words_as_words(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    assert "Det står inget i årshjulet än" in (await browser.get("/kalender")).text
    await planned(pages)
    seen = (await browser.get("/kalender")).text
    headings = [
        "November 2026",
        "December 2026",
        "Mars 2027",
        "Någon gång våren 2027",
        "April 2027",
        "Juni 2027",
    ]
    places = [seen.index(f">{one}</h2>") for one in headings]
    assert places == sorted(places) and "<script" not in seen and "<b> &" not in seen
    assert "Budget: Regionens budget" in seen and "någon gång i månaden" in seen
    assert "flyttat från måndag 15 mars 2027" in seen and "torsdag 15 april 2027" in seen
    assert "Kurs i första hjälpen" in seen and "inställt" in seen
    assert 'href="https://example.se/anmal"' in seen and 'href="/remiss/kultur"' in seen
    english = (await browser.get("/kalender", params={"lang": "en"})).text
    assert ">March 2027</h2>" in english and "some time that month" in english
    assert escape("Some time: våren 2027") in english


async def test_the_calendar_is_one_that_calendars_and_our_own_reader_read(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    await planned(pages)
    answer = await browser.get("/kalender.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    raw = answer.content
    assert b"\r\n" in raw and b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    found = {str(one["uid"]): one for one in icalendar.Calendar.from_ical(raw).walk("VEVENT")}
    assert len(found) == 5 and all("dtstamp" in one for one in found.values())
    by_title = {str(one["summary"]): one for one in found.values()}
    last = by_title[f"Sista dag att svara: {LONG}"]
    assert (last.decoded("dtstart"), last.decoded("dtend")) == (date(2027, 4, 15), date(2027, 4, 16))
    assert by_title["Möte: Dialogmöte"].decoded("dtstart") == datetime(2026, 12, 3, 12, 15, tzinfo=UTC)
    assert found["e1@region"]["status"] == "CANCELLED"
    assert not any("Skogspolicy" in title for title in by_title)
    read = parse(Document(raw, "http://x.example/", NOON))
    assert (len(read.events), read.problems) == (5, ())


async def test_an_identity_stays_when_a_day_moves_and_what_is_taken_off_is_cancelled(
    pages: Pages, browser: httpx.AsyncClient
) -> None:
    await planned(pages)
    entry = await pages.do(add_entry, NewEntry("Nämndens budget", "budget", date(2027, 1, 20)), "Disa")
    before = icalendar.Calendar.from_ical((await browser.get("/kalender.ics")).content)
    await pages.database.write(move_deadline, "kultur", "2027-05-20", "Disa", NOON + timedelta(days=2))
    await pages.do(remove_entry, entry.id, "Disa")
    after = icalendar.Calendar.from_ical((await browser.get("/kalender.ics")).content)
    assert {str(one["uid"]) for one in before.walk("VEVENT")} == {
        str(one["uid"]) for one in after.walk("VEVENT")
    }
    [gone] = [one for one in after.walk("VEVENT") if one["uid"] == f"{entry.id}@medskick"]
    assert gone["status"] == "CANCELLED"
    assert "Nämndens budget" not in (await browser.get("/kalender")).text


async def test_who_has_the_calendar_is_not_sent_it_again(pages: Pages, browser: httpx.AsyncClient) -> None:
    await planned(pages)
    first = await browser.get("/kalender.ics")
    assert "max-age" in first.headers["cache-control"]
    again = await browser.get("/kalender.ics", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    await pages.do(add_entry, NewEntry("Nytt", "deadline", date(2027, 2, 1)), "Disa")
    changed = await browser.get("/kalender.ics", headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200
