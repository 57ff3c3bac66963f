"""Where it serves: the readers' own sub-region first, and a number of what their organisation said; never words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from actions.deed import Deed
from actions.errors import NotFound
from actions.issues import approve_issue
from actions.preparing import prepare_letters
from actions.sending import begin_sending
from actions.subscribers import import_subscribers
from dialogue.house import House
from dialogue.places import Places
from dialogue.subscribers import ImportRow, is_role_address
from dialogue.voices import OwnCount
from newsletter.build import build
from newsletter.compose import compose
from newsletter.content import EventEntry
from newsletter.readers import variant_of
from newsletter.sample import sample
from storage import organisations, recipients
from storage.connection import Connection
from storage.database import Database
from storage.issue_contents import select_letters, select_variant
from storage.outbox import select_candidates
from tests.kit.cast import FIKA, MÅNEN, NOON, a_database, an_open_question, an_organisation, premises
from tests.kit.issues import ADDRESSES, SENDER
from tests.newsletter.november import NOVEMBER
from wording.recipients import own_line

PERIOD = "2026-11"
PLACES = Places({"boras": "Sjuhärad", "lidkoping": "Skaraborg"}, {"foreningen fika": "Sjuhärad"})


@pytest.mark.parametrize(
    ("place", "organiser", "subregion"),
    [
        ("Stadshuset, Borås", "", "Sjuhärad"),
        ("BORÅS", "någon", "Sjuhärad"),
        ("Lidköping", "Föreningen Fika", "Skaraborg"),
        ("", "Föreningen Fika", "Sjuhärad"),
        ("Borås och Lidköping", "", ""),
        ("Boråsgatan 3, Göteborg", "", ""),
        ("Digitalt", "", ""),
    ],
)
def test_where_something_happens_is_known_by_municipality_or_by_who_invites(
    place: str, organiser: str, subregion: str
) -> None:
    assert PLACES.subregion(place, organiser) == subregion


def test_the_readers_own_sub_region_comes_first_and_nothing_is_lost() -> None:
    there = [one for one in NOVEMBER.events if one.event.signup_by is None]
    near = there[-1]
    placed = tuple(replace(one, subregion="Sjuhärad" if one is near else "") for one in NOVEMBER.events)
    facts = replace(NOVEMBER, events=placed)
    everybody, theirs = (_events(one) for one in (facts, replace(facts, subregion="Sjuhärad")))
    assert {one.id for one in everybody} == {one.id for one in theirs}
    group = next(one.group for one in theirs if one.id == near.id)
    assert group == "Nära er, i Sjuhärad"
    assert not [one for one in everybody if one.group == group]


def _events(facts: object) -> list[EventEntry]:
    sections = compose(facts, "sv").sections  # type: ignore[arg-type]  # facts of November, changed
    return [one for section in sections for one in section.entries if isinstance(one, EventEntry)]


def test_a_number_is_told_to_a_person_and_not_to_an_address_that_many_read() -> None:
    said = OwnCount(MÅNEN, 3)
    assert own_line("sv", "amina@manen.example.org", said) == (
        "Kvinnojouren Månen har skickat 3 medskick sedan förra numret."
    )
    assert "Månen" not in own_line("sv", "styrelsen@manen.example.org", said)
    assert "3" not in own_line("en", "amina@manen.example.org", None)


@pytest.mark.parametrize(
    ("address", "role"),
    [("info@a.se", True), ("Styrelsen.boras@a.se", True), ("amina@a.se", False), ("infoga@a.se", False)],
)
def test_an_office_is_known_by_its_address(address: str, role: bool) -> None:
    assert is_role_address(address) is role


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_database(tmp_path) as opened:
        await opened.write(_prepared)
        yield opened


async def _prepared(connection: Connection) -> None:
    """Fika lies in Sjuhärad and Månen in Skaraborg; each has a subscriber; something happens in Borås."""
    await an_open_question(connection, "motesplats", "Vad behövs för att fler ska ses?")
    await an_organisation(connection, FIKA)
    månen = await an_organisation(connection, MÅNEN)
    await organisations.update_organisation(
        connection, replace(månen, municipality="Lidköping", subregion="Skaraborg")
    )
    rows = [
        ImportRow(2, "amina@example.org", organisation=FIKA),
        ImportRow(3, "bertil@example.org", organisation=MÅNEN),
        ImportRow(4, "chidi@example.org"),
    ]
    await import_subscribers(Deed(connection, NOON.replace(day=1), premises()), rows, "command")
    await connection.run(
        """
        insert into event (id, uid, title, starts, place, first_seen, changed_at)
        values ('e1', 'u1', 'Soppa', :starts, 'Borås', :now, :now)
        """,
        starts=NOON.replace(day=20),
        now=NOON,
    )


async def test_each_sub_region_where_something_happens_has_a_letter_of_its_own(database: Database) -> None:
    issue = await build(database, PERIOD, NOON, House(), ADDRESSES)
    letters = await database.read(select_letters, PERIOD)
    assert set(letters) == {("sv", ""), ("sv", "Sjuhärad")}
    near = await database.read(select_variant, PERIOD, "sv", "Sjuhärad")
    assert near is not None and "Nära er, i Sjuhärad" in near.text
    await database.write(approve_issue, PERIOD, "Disa", NOON, sha256=issue.sha256)
    await database.write(begin_sending, PERIOD, "Disa", NOON)
    await prepare_letters(database, PERIOD, NOON, SENDER)
    rows = await database.read(select_candidates, "mail", NOON, NOON, 9)
    assert {row["recipient"]: row["body"] for row in rows}.keys() == {
        "amina@example.org", "bertil@example.org", "chidi@example.org",
    }  # fmt: skip
    frozen = {
        one.email: one.subregion
        for one in await database.read(recipients.select_recipients_after, PERIOD, "", 9)
    }
    assert frozen == {"amina@example.org": "Sjuhärad", "bertil@example.org": "", "chidi@example.org": ""}


async def test_it_is_looked_at_as_anybody_on_the_list_before_and_after_approval(database: Database) -> None:
    issue = await build(database, PERIOD, NOON, House(), ADDRESSES)
    looks = []
    for _ in range(2):
        as_amina, amina = await database.read(variant_of, PERIOD, " Amina@example.org")
        as_bertil, _ = await database.read(variant_of, PERIOD, "bertil@example.org")
        assert (as_amina.subregion, as_bertil.subregion) == ("Sjuhärad", "")
        letter = sample("text", PERIOD, as_amina, b"", House(), ADDRESSES, NOON, amina).decode()
        assert "Nära er, i Sjuhärad" in letter and "@@" not in letter
        looks.append(letter)
        await database.write(approve_issue, PERIOD, "Disa", NOON, sha256=issue.sha256)
    assert looks[0] == looks[1]
    with pytest.raises(NotFound, match="not on the list"):
        await database.read(variant_of, PERIOD, "disa@example.org")


async def test_what_is_approved_is_every_letter_that_goes_out(database: Database) -> None:
    before = await build(database, PERIOD, NOON, House(), ADDRESSES)

    async def moved(connection: Connection) -> None:
        await connection.run("update event set place = 'Göteborg', changed_at = :now", now=NOON)

    await database.write(moved)
    after = await build(database, PERIOD, NOON, House(), ADDRESSES)
    assert before.sha256 != after.sha256
