"""The annual wheel: what stands under which month, and what never stands under a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from dialogue.consultations import Consultation
from dialogue.events import Event
from dialogue.meetings import Meeting
from dialogue.wheel import OwnEntry, WheelFacts, by_month, coming_decisions, happenings

TODAY, LATER = date(2026, 11, 10), date(2027, 11, 10)
NOW = datetime(2026, 11, 10, 11, tzinfo=UTC)


def a_consultation(code: str, deadline: datetime | None, words: str = "") -> Consultation:
    return Consultation(
        f"c{code}", code, f"Plan {code}", "Regionen", "", "", deadline, words, None, "open", "", NOW
    )


def an_entry(entry_id: str, day: date | None, month: str = "", kind: str = "budget") -> OwnEntry:
    return OwnEntry(entry_id, f"Dag {entry_id}", kind, day, month, "", "", False, NOW, NOW)  # type: ignore[arg-type]


def a_meeting(held: date | None, words: str = "") -> Meeting:
    return Meeting(
        "d1", "host", "Dialogmöte", held, words, "13.15", "16.00", "", None, None, "", (), (), "", NOW
    )


def test_what_has_a_day_stands_under_its_month_in_order() -> None:
    facts = WheelFacts(
        own=(
            an_entry("b", date(2027, 3, 24)),
            an_entry("a", date(2027, 3, 2)),
            an_entry("c", None, "2027-03"),
        )
    )
    (march,) = by_month(happenings(facts), TODAY, LATER)
    assert (march.month, [one.uid for one in march.happenings]) == ("2027-03", ["c", "a", "b"])


def test_a_deadline_at_midnight_belongs_to_the_evening_before_in_stockholm() -> None:
    midnight = datetime(2027, 3, 31, 22, tzinfo=UTC)  # midnight to 1 April, summer time
    [one] = happenings(WheelFacts(consultations=(a_consultation("kultur", midnight),)))
    assert one.day == date(2027, 3, 31)


def test_words_for_a_day_stand_as_words_after_the_month_in_which_they_begin() -> None:
    facts = WheelFacts(
        own=(an_entry("mars", date(2027, 3, 24)), an_entry("maj", date(2027, 5, 4))),
        consultations=(
            a_consultation("skog", None, "våren 2027"),
            a_consultation("vatten", None, "när det blir klart"),
        ),
    )
    groups = by_month(happenings(facts), TODAY, LATER)
    assert [(one.month, one.words) for one in groups] == [
        ("2027-03", ""), ("", "våren 2027"), ("2027-05", ""), ("", "när det blir klart"),
    ]  # fmt: skip
    assert by_month(happenings(facts), date(2027, 6, 1), LATER)[0].words == "när det blir klart"


def test_a_moved_deadline_names_the_day_it_had() -> None:
    moved = a_consultation("kultur", datetime(2027, 4, 15, 21, 59, tzinfo=UTC))
    earlier = datetime(2027, 3, 15, 22, 59, tzinfo=UTC)
    [one] = happenings(WheelFacts(consultations=(moved,), moved_from=(("ckultur", earlier),)))
    assert (one.day, one.moved_from) == (date(2027, 4, 15), date(2027, 3, 15))


def test_what_was_taken_off_is_gone_and_what_is_cancelled_says_so() -> None:
    off = replace(an_entry("x", date(2027, 3, 24)), removed=True)
    facts = WheelFacts(own=(off,), meetings=(replace(a_meeting(date(2027, 3, 25)), cancelled=True),))
    (march,) = by_month(happenings(facts), TODAY, LATER)
    assert [(one.kind, one.cancelled) for one in march.happenings] == [("meeting", True)]


def test_an_event_that_goes_on_stands_under_the_month_that_is() -> None:
    begun = Event(
        "e1", "Utställning", datetime(2026, 10, 1, 8, tzinfo=UTC), datetime(2026, 12, 1, 8, tzinfo=UTC)
    )
    over = Event("e2", "Kurs", datetime(2026, 11, 3, 8, tzinfo=UTC), datetime(2026, 11, 3, 9, tzinfo=UTC))
    [group] = by_month(happenings(WheelFacts(events=(begun, over))), TODAY, LATER)
    assert (group.month, [one.uid for one in group.happenings]) == ("2026-11", ["e1"])


def test_coming_decisions_are_decisions_and_budgets_of_the_span() -> None:
    facts = WheelFacts(
        own=(
            an_entry("nu", date(2026, 11, 24)), an_entry("sen", date(2027, 6, 1)),
            an_entry("mote", date(2026, 12, 1), kind="meeting"), an_entry("manad", None, "2027-01", "decision"),
        )
    )  # fmt: skip
    found = coming_decisions(happenings(facts), TODAY, date(2027, 2, 10))
    assert [one.uid for one in found] == ["nu", "manad"]


def test_a_meeting_without_a_day_stands_under_its_words() -> None:
    [group] = by_month(happenings(WheelFacts(meetings=(a_meeting(None, "våren 2027"),))), TODAY, LATER)
    assert group.words == "våren 2027"
