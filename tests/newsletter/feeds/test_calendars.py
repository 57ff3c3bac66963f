"""iCalendar: single and recurring events, zones, moved and cancelled ones, and rules that must not be run."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dialogue.events import Event
from dialogue.language.dates import STOCKHOLM
from newsletter.feeds.document import MAX_ENTRIES
from newsletter.feeds.errors import FeedUnreadable
from newsletter.feeds.identity import keep_identities
from newsletter.feeds.moments import stockholm_day
from newsletter.feeds.report import report
from tests.newsletter.feeds.reading import NOW, calendar, read

FIKA = "UID:fika\nSUMMARY:Fika\nDTSTART:20261204T180000"


def one(lines: str, head: str = "") -> Event:
    (event,) = read(calendar(lines, head=head)).events
    return event


def local(event: Event) -> str:
    return event.starts.astimezone(STOCKHOLM).isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("start", "head"),
    [
        ("DTSTART:20261204T180000", ""),
        ("DTSTART:20261204T170000Z", ""),
        ("DTSTART;TZID=Europe/Stockholm:20261204T180000", ""),
        ("DTSTART;TZID=/Europe/Stockholm:20261204T180000", ""),
        ("DTSTART;TZID=W. Europe Standard Time:20261204T180000", ""),
        ("DTSTART:20261204T180000", "X-WR-TIMEZONE:Europe/Stockholm\n"),
        ("DTSTART:20261204T190000", "X-WR-TIMEZONE:Europe/Helsinki\n"),
    ],
)
def test_times_are_read_in_their_zone_and_without_one_in_swedish_time(start: str, head: str) -> None:
    assert local(one(f"UID:1\nSUMMARY:Fika\n{start}", head)) == "2026-12-04T18:00+01:00"


@pytest.mark.parametrize(
    ("start", "head"),
    [
        ("DTSTART;TZID=Månen/Baksidan:20261204T180000", ""),
        ("DTSTART:20261204T180000", "X-WR-TIMEZONE:Månen\n"),
    ],
)
def test_a_zone_that_nobody_knows_is_told_of(start: str, head: str) -> None:
    reading = read(calendar(f"UID:1\nSUMMARY:Fika\n{start}", head=head))
    assert local(reading.events[0]) == "2026-12-04T18:00+01:00"
    assert "not known" in reading.problems[0]


def test_an_all_day_event_lasts_from_midnight_to_midnight() -> None:
    event = one("UID:1\nSUMMARY:Kurs\nDTSTART;VALUE=DATE:20261204")
    assert event.all_day
    assert (stockholm_day(event.starts), event.ends) == (date(2026, 12, 4), event.starts + timedelta(days=1))


def test_the_end_may_be_a_duration_or_not_given() -> None:
    assert one(f"{FIKA}\nDURATION:PT90M").ends == datetime(2026, 12, 4, 18, 30, tzinfo=UTC)
    assert one(FIKA).ends is None


@pytest.mark.parametrize("end", ["DTEND:20261203T180000", "DTEND;VALUE=DATE:20261205", "DTEND:inatt"])
def test_an_end_that_cannot_be_is_left_out(end: str) -> None:
    assert one(f"{FIKA}\n{end}").ends is None


def test_an_evening_keeps_its_hour_over_the_change_to_summer_time() -> None:
    weekly = "UID:1\nSUMMARY:Fika\nDTSTART;TZID=Europe/Stockholm:20261202T180000\nRRULE:FREQ=WEEKLY"
    events = read(calendar(weekly)).events
    assert {event.starts.astimezone(STOCKHOLM).hour for event in events} == {18}
    assert {event.starts.hour for event in events} == {16, 17}
    assert max(event.starts for event in events) <= NOW + timedelta(days=400)


def test_a_moved_occasion_keeps_its_identity_and_a_removed_one_is_gone() -> None:
    weekly = "UID:1\nSUMMARY:Fika\nDTSTART:20261201T180000\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20261208T180000"
    moved = "UID:1\nSUMMARY:Fika\nRECURRENCE-ID:20261215T180000\nDTSTART:20261216T190000"
    before = {event.uid: local(event) for event in read(calendar(weekly)).events}
    after = {event.uid: local(event) for event in read(calendar(weekly, moved)).events}
    assert before.keys() == after.keys() == {"1/20261201T170000Z", "1/20261215T170000Z"}
    assert after["1/20261215T170000Z"] == "2026-12-16T19:00+01:00"


def test_all_occasions_after_a_change_of_this_and_future_have_an_identity_of_their_own() -> None:
    weekly = "UID:1\nSUMMARY:Fika\nDTSTART:20261201T180000\nRRULE:FREQ=WEEKLY;COUNT=4"
    later = "UID:1\nSUMMARY:Fika\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261208T180000\nDTSTART:20261208T190000"
    events = read(calendar(weekly, later)).events
    assert len({event.uid for event in events}) == len(events) == 4


def test_one_occasion_of_a_series_can_be_called_off() -> None:
    weekly = "UID:1\nSUMMARY:Fika\nDTSTART:20261201T180000\nRRULE:FREQ=WEEKLY;COUNT=2"
    off = "UID:1\nSUMMARY:Fika\nRECURRENCE-ID:20261208T180000\nDTSTART:20261208T180000\nSTATUS:CANCELLED"
    assert [event.status for event in read(calendar(weekly, off)).events] == ["confirmed", "cancelled"]


def test_the_newest_version_of_an_event_counts() -> None:
    newest = "UID:fika\nSUMMARY:Fika\nDTSTART:20261205T180000\nSEQUENCE:2"
    (event,) = read(calendar(newest, f"{FIKA}\nSEQUENCE:1")).events
    assert local(event) == "2026-12-05T18:00+01:00"


def test_one_uid_for_all_events_counts_as_none() -> None:
    events = read(calendar(FIKA, "UID:fika\nSUMMARY:Kurs\nDTSTART:20261205T180000")).events
    assert [event.title for event in events] == ["Fika", "Kurs"]
    assert len({event.uid for event in events}) == 2


def test_a_new_uid_at_each_fetch_does_not_make_a_new_event() -> None:
    (first,) = read(calendar(FIKA.replace("UID:fika", "UID:a81f"))).events
    again = read(calendar(FIKA.replace("UID:fika", "UID:77c0"))).events
    assert [event.uid for event in keep_identities(again, [first])] == ["a81f"]


def test_an_uid_is_taken_over_from_a_vanished_event_only_and_never_by_guess() -> None:
    fika, kurs = (one(FIKA.replace("fika", uid)) for uid in ("1", "2"))
    moved = one(FIKA.replace("20261204", "20261211"))
    assert keep_identities([fika, kurs], [fika]) == (fika, kurs)
    assert keep_identities([one(FIKA)], [fika, kurs])[0].uid == "fika"
    assert keep_identities([moved], [fika])[0].uid == "fika"


def test_status_organiser_and_places_are_kept_and_mail_addresses_are_not() -> None:
    event = one(
        f"{FIKA}\nSTATUS:TENTATIVE\nLOCATION:Storgatan 1\\, Borås\nURL:https://fika.example/\n"
        "ORGANIZER;CN=Föreningen Fika:mailto:ingen@fika.example"
    )
    assert (event.status, event.place, event.mode) == ("tentative", "Storgatan 1, Borås", "on-site")
    assert (event.organiser, event.url) == ("Föreningen Fika", "https://fika.example/")
    assert one(f"{FIKA}\nORGANIZER:mailto:ingen@fika.example\nURL:javascript:alert(1)").organiser == ""


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY;COUNT=5", "FREQ=DAILY;BYHOUR=8,9,10",
        "FREQ=DAILY;BYMINUTE=0,1;BYSECOND=0,1", "FREQ=DAILY;INTERVAL=0", "FREQ=SOMETIMES", "COUNT=3",
    ],
)  # fmt: skip
def test_a_rule_that_must_not_be_run_spoils_nothing_else(rule: str) -> None:
    started = time.process_time()
    reading = read(calendar(f"UID:1\nSUMMARY:Varje stund\nDTSTART:20261204T180000\nRRULE:{rule}", FIKA))
    assert time.process_time() - started < 1
    assert "Fika" in {event.title for event in reading.events}
    assert len(reading.events) <= 2
    assert "“Varje stund”" in reading.problems[0]


def test_many_occasions_are_bounded_and_told_of() -> None:
    daily = [f"UID:{n}\nSUMMARY:Dag {n}\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY" for n in range(8)]
    reading = read(calendar(*daily))
    assert len(reading.events) == MAX_ENTRIES
    assert str(MAX_ENTRIES) in reading.problems[0]


def test_of_too_many_events_those_to_come_are_kept() -> None:
    old = [f"UID:{n}\nSUMMARY:Gammalt\nDTSTART:2001{1 + n % 12:02}01T180000" for n in range(MAX_ENTRIES)]
    reading = read(calendar(*old, FIKA))
    assert len(reading.events) == MAX_ENTRIES
    assert reading.events[-1].title == "Fika"


def test_a_calendar_in_which_all_is_over_gives_what_was() -> None:
    past = "UID:1\nSUMMARY:Fika\nDTSTART:20191201T180000\nRRULE:FREQ=WEEKLY;COUNT=3"
    assert [stockholm_day(event.starts).day for event in read(calendar(past)).events] == [1, 8, 15]


def test_lines_that_are_no_calendar_are_passed_over_and_told_of() -> None:
    body = calendar(FIKA).replace("VERSION:2.0", "VERSION:2.0\r\nhej hej")
    reading = read(body)
    assert len(reading.events) == 1
    assert reading.problems == ("1 lines that are not iCalendar were passed over.",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_hindrance(encoding: str) -> None:
    assert read(calendar(FIKA.replace("Fika", "Påtår")).encode(encoding)).events[0].title == "Påtår"


def test_a_bare_event_without_its_calendar_is_read() -> None:
    assert len(read(f"BEGIN:VEVENT\r\n{FIKA}\r\nEND:VEVENT\r\n").events) == 1


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (calendar(), "without events"),
        (calendar("UID:1\nSUMMARY:Fika"), "no start"),
        (calendar("UID:1\nDTSTART:20261204T180000"), "without title"),
        (calendar(FIKA)[:60], "breaks off"),
        (
            calendar("UID:1\nSUMMARY:Fika\nDTSTART:20281204T180000\nRRULE:FREQ=YEARLY"),
            "more than a year ahead",
        ),
    ],
)
def test_a_calendar_that_gives_nothing_is_an_error(body: str, says: str) -> None:
    with pytest.raises(FeedUnreadable, match=says):
        read(body)


@given(st.lists(st.sampled_from([
    "UID:1", "UID:2", "SUMMARY:Fika", "SUMMARY:", "DTSTART:20261204T180000", "DTSTART;VALUE=DATE:20261204", "DTSTART:x",
    "DTSTART:00010101T000000", "DTSTART:99991231T235959Z", "DTEND:20261204T190000Z", "DTEND;VALUE=DATE:99991231",
    "DURATION:P1D", "DURATION:-P1D", "DURATION:P999999999D", "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=YEARLY;UNTIL=x",
    "RDATE:20261210T180000", "RDATE;VALUE=PERIOD:20261210T180000Z/PT1H", "EXDATE:20261204", "RECURRENCE-ID:20261204T180000",
    "SEQUENCE:9", "SEQUENCE:x", "STATUS:CANCELLED", "ORGANIZER:", "X-APPLE:\\n\\,", "DTSTART;TZID=:20261204T180000",
    "END:VEVENT", "BEGIN:VEVENT", "BEGIN:VTIMEZONE", "\x00", "URL:https://x.example/",
]), max_size=14))  # fmt: skip
@example(["SUMMARY:Fika", "DTSTART:99991231T235959Z"])
@settings(max_examples=300)
def test_whatever_an_event_holds_there_is_a_reading_or_one_error(lines: list[str]) -> None:
    try:
        reading = read(calendar("\n".join(lines), FIKA.replace("UID:fika", "UID:3")))
    except FeedUnreadable as error:
        assert "\n" not in error.sentence
    else:
        assert len({event.uid for event in reading.events}) == len(reading.events)
        report(reading)
