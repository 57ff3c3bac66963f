"""What an issue is made from: what came in since the last one that was sent, and what lies ahead."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.consultations import Draft, add_consultation, move_deadline, tell_outcome
from actions.deed import Deed
from actions.feedback import about_theme, give
from actions.feeds import add_feed, keep_reading
from actions.issues import Edit, edit_issue
from actions.meetings import keep_meeting
from actions.preparing import send_issue
from actions.sending import cancel_issue
from dialogue.events import Event, News, Reading
from dialogue.feedback import Answer
from dialogue.house import House
from dialogue.meetings import Meeting
from dialogue.replies import Channel
from newsletter.facts import IssueFacts
from newsletter.gather import gather
from storage.connection import Connection
from storage.database import Database
from storage.replies import NewReply, insert_reply, update_withdrawn
from storage.theme_marks import update_theme
from tests.kit.answers import an_answered_question, answered
from tests.kit.cast import FIKA, MÅNEN, NOON, a_database, an_open_question, an_organisation, premises
from tests.kit.issues import ADDRESSES, PERIOD, SENDER, approved, built_issue, subscribe

NEXT = "2026-12"
EARLIER = NOON - timedelta(days=3)
LATER = NOON + timedelta(days=20)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await opened.write(subscribe, "amina@example.org")
        yield opened


async def facts_of(database: Database, period: str = PERIOD, now: datetime = NOON) -> IssueFacts:
    return await database.read(gather, period, now, House(), ADDRESSES)


async def say(connection: Connection, reply_id: str, text: str, **changed: Any) -> None:
    """A counted reply of a person without a name, unless told otherwise; `theme` is confirmed by Disa."""
    theme, at = changed.pop("theme", "ensamhet-gemenskap"), changed.pop("at", EARLIER)
    channel: Channel = "web"
    given = {
        "question_id": None, "member_id": None, "organisation_id": None, "source": "person",
        "visibility": "unnamed", "held": None, "substance": True,
    } | changed  # fmt: skip
    await insert_reply(connection, NewReply(reply_id, text, channel=channel, received_at=at, **given))
    if theme:
        await update_theme(connection, reply_id, theme, "confirmed", "Disa", at, "1")


async def tell(
    database: Database, *events: Event, news: tuple[News, ...] = (), at: datetime = EARLIER
) -> None:
    feed, _ = await database.write(add_feed, "https://example.org/kalender.ics", "Disa", at)
    await database.write(keep_reading, feed, Reading(events, news, title="Kalendern"), at)


def event(uid: str, days: int, **fields: Any) -> Event:
    return Event(uid, f"Träff {uid}", NOON + timedelta(days=days), **fields)


async def test_voices_are_counted_apart_and_only_what_counts(database: Database) -> None:
    månen = await database.write(an_organisation, MÅNEN)
    fika = await database.write(an_organisation, FIKA)
    by_månen = {"source": "organisation", "organisation_id": månen.id}
    await database.write(say, "r1", "Fler mötesplatser", visibility="named", **by_månen)
    await database.write(say, "r2", "Och längre öppet", **by_månen)
    await database.write(say, "r3", "Fler bänkar", source="organisation", organisation_id=fika.id)
    await database.write(say, "r4", "Ring någon", source="table", table_name="4", visibility="hidden")
    await database.write(say, "r5", "Grannar som hälsar")
    await database.write(say, "r6", "tack", substance=False)
    await database.write(say, "r7", "Mitt personnummer", held="personal-data")
    await database.write(say, "r8", "Glöm det")
    await database.write(update_withdrawn, "r8", NOON)
    await database.write(say, "r9", "Utan tema", theme="")
    voices = (await facts_of(database)).voices
    assert (voices.replies, voices.organisations, voices.persons, voices.tables) == (6, 2, 2, 1)
    [theme] = voices.themes
    assert (theme.id, theme.replies, theme.organisations, theme.persons, theme.tables) == (
        "theme:ensamhet-gemenskap", 5, 2, 1, 1,
    )  # fmt: skip
    said = {quotation.id: quotation for quotation in theme.quotations}
    assert said["reply:r1"].organisation == MÅNEN and said["reply:r2"].organisation == ""
    assert [said[f"reply:{name}"].may_quote for name in ("r1", "r2", "r3", "r4", "r5")] == [
        True, True, True, False, True,
    ]  # fmt: skip


async def test_what_nobody_has_looked_at_is_counted_as_such(database: Database) -> None:
    from storage.theme_marks import insert_suggestions

    await database.write(say, "r1", "Fler mötesplatser", theme="")
    await database.write(insert_suggestions, "r1", [("ensamhet-gemenskap", "mötesplats")], "1")
    voices = (await facts_of(database)).voices
    assert (voices.replies, voices.unconfirmed, voices.themes) == (1, 1, ())


async def test_an_issue_covers_what_came_since_the_last_one_that_was_sent(database: Database) -> None:
    await database.write(say, "old", "Före oktobernumret", at=NOON - timedelta(days=40))
    await database.write(say, "new", "Efter", at=EARLIER)
    first = replace(built_issue("2026-10"), covers_to=NOON - timedelta(days=30))
    await database.write(approved, first)
    assert (await facts_of(database)).voices.replies == 2, (
        "an issue that is only approved tells nobody anything"
    )
    await send_issue(database, "2026-10", "Disa", NOON, SENDER)
    assert (await facts_of(database)).voices.replies == 1
    await database.write(cancel_issue, "2026-10", "Disa", NOON)
    assert (await facts_of(database)).voices.replies == 2, "what was cancelled is told again"


async def test_events_from_today_until_after_the_next_issue_and_pinned_ones_always(
    database: Database,
) -> None:
    over, today, within, beyond = event("a", -2), event("b", 0), event("c", 34), event("d", 60)
    running = event("e", -5, ends=NOON + timedelta(days=2))
    await tell(database, over, today, within, beyond, running)
    found = {coming.event.uid: coming for coming in (await facts_of(database)).events}
    assert set(found) == {"b", "c", "e"}
    assert (
        found["b"].ics_link == f"https://medskick.example.se/n/2026-11/{found['b'].id.partition(':')[2]}.ics"
    )
    await database.write(approved, built_issue())
    [far] = [one for one in (await facts_of(database, "2027-01", LATER)).events if one.event.uid == "d"]
    await database.write(edit_issue, PERIOD, Edit(pin=[far.id, "event:gone"]), "Disa", NOON)
    assert {coming.event.uid for coming in (await facts_of(database)).events} == {"b", "c", "d", "e"}


async def test_the_first_issue_tells_of_the_news_of_five_weeks(database: Database) -> None:
    old = News("1", "Från i våras", published=NOON - timedelta(days=200))
    new = News("2", "Från förra veckan", published=NOON - timedelta(days=7))
    await tell(database, news=(old, new))
    [news] = (await facts_of(database)).news
    assert (news.news.title, news.source) == ("Från förra veckan", "Kalendern")


async def test_open_questions_have_a_way_in_by_chat_and_by_web(database: Database) -> None:
    await database.write(an_open_question, "motesplatser", "Var möts ni helst?")
    [question] = (await facts_of(database)).questions
    assert question.web_link == "https://medskick.example.se/f/motesplatser" and question.chat_link == ""
    bot = replace(ADDRESSES, chat="https://t.me/medskickbot")
    facts = await database.read(gather, PERIOD, NOON, House(), bot)
    assert facts.questions[0].chat_link == "https://t.me/medskickbot?start=q-motesplatser"


async def test_a_moved_deadline_names_the_date_it_replaced_once(database: Database) -> None:
    draft = Draft("kulturplan", "Regional kulturplan", "Regionen", "2026-12-10")
    await database.write(add_consultation, draft, "Disa", EARLIER)
    [consultation] = (await facts_of(database)).consultations
    assert consultation.earlier_deadline is None
    await database.write(approved, built_issue())
    await send_issue(database, PERIOD, "Disa", NOON, SENDER)
    await database.write(move_deadline, "kulturplan", "2027-01-15", "Disa", NOON + timedelta(days=1))
    [moved] = (await facts_of(database, NEXT, LATER)).consultations
    assert moved.earlier_deadline == consultation.deadline
    assert moved.deadline is not None and moved.deadline.isoformat() == "2027-01-15T22:59:00+00:00"


async def test_a_deadline_in_words_stays_words_and_an_outcome_is_told(database: Database) -> None:
    await database.write(
        add_consultation, Draft("buss", "Bussarna", "Regionen", "våren 2027"), "Disa", EARLIER
    )
    [consultation] = (await facts_of(database)).consultations
    assert (consultation.deadline, consultation.deadline_words) == (None, "våren 2027")
    await database.write(tell_outcome, "buss", "Turerna blir kvar.", "Disa", EARLIER)
    facts = await facts_of(database)
    assert facts.consultations == () and [one.text for one in facts.feedback] == ["Turerna blir kvar."]


async def test_an_answer_is_told_with_how_it_stands_and_better_words_are_no_news(database: Database) -> None:
    deed_at = NOON - timedelta(days=1)
    await database.write(an_answered_question)
    working = Answer("working", "Vi räknar.", date(2027, 3, 1))
    await database.write(answered, working, now=deed_at)
    await database.write(_theme_answered, Answer("passed-on", "Fråga dem.", None, "Västtrafik"))
    told = (await facts_of(database)).feedback
    assert [(one.id, one.on, one.outcome) for one in told[:1]] == [("feedback:buss", "question", "under-way")]
    assert (told[0].next_on, told[1].on, told[1].outcome) == (date(2027, 3, 1), "theme", "passed-on")
    assert told[1].passed_to == "Västtrafik" and told[1].name_en
    await database.write(approved, built_issue())
    await send_issue(database, PERIOD, "Disa", NOON, SENDER)
    await database.write(answered, replace(working, text="Vi räknar än."), now=NOON + timedelta(days=2))
    assert (await facts_of(database, NEXT, LATER)).feedback == ()


async def _theme_answered(connection: Connection, answer: Answer) -> None:
    deed = Deed(connection, NOON - timedelta(hours=2), premises())
    await give(deed, about_theme(deed, "samverkan", None), answer, "Disa", "samverkan")


async def test_the_next_meeting_is_a_date_or_the_words_of_the_last_one(database: Database) -> None:
    held = Meeting(
        "m1", "host-2026", "Dialogmöte", date(2026, 10, 16), "", "13.15", "16.00", "Kulturhuset", 49, 27, "", (), (),
        "våren 2027", EARLIER,
    )  # fmt: skip
    await database.write(keep_meeting, held, "Disa", EARLIER)
    meeting = (await facts_of(database)).meeting
    assert meeting is not None and (meeting.starts, meeting.date_words) == (None, "våren 2027")
    coming = replace(held, code="vinter-2026", held_on=date(2026, 12, 4))
    await database.write(keep_meeting, replace(coming, id="m2"), "Disa", EARLIER)
    meeting = (await facts_of(database)).meeting
    assert meeting is not None and meeting.starts is not None and meeting.ends is not None
    assert (meeting.starts.isoformat(), meeting.place) == ("2026-12-04T12:15:00+00:00", "Kulturhuset")
