"""The newsletter tells of decisions and budgets ahead, out of the same rows as the annual wheel."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from actions.consultations import Draft, add_consultation
from actions.deed import Deed
from actions.wheel import NewEntry, add_entry
from dialogue.addresses import Addresses
from dialogue.house import House
from newsletter.compose import compose
from newsletter.content import DecisionEntry
from newsletter.gather import gather
from newsletter.render import render
from storage.connection import Connection
from tests.kit.cast import NOON, a_database, premises

ADDRESSES = Addresses("https://medskick.example", "kansliet@medskick.example")


async def test_decisions_of_the_coming_quarter_have_a_part_of_their_own(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:

        async def happen(connection: Connection) -> None:
            deed = Deed(connection, NOON, premises())
            today = NOON.date()
            await add_entry(
                deed, NewEntry("Budget <2027>", "budget", date(2026, 11, 24), body="Fullmäktige"), "Disa"
            )
            await add_entry(deed, NewEntry("Årsplan", "decision", month="2027-01"), "Disa")
            await add_entry(deed, NewEntry("Långt borta", "decision", today + timedelta(days=200)), "Disa")
            await add_entry(deed, NewEntry("Ett möte", "meeting", date(2026, 12, 1)), "Disa")
            plan = Draft("kultur", "Kulturplan", "Regionen", "2026-12-01", decision_on=date(2027, 1, 20))
            await add_consultation(connection, plan, "Disa", NOON)

        await database.write(happen)
        facts = await database.read(gather, "2026-11", NOON, House(), ADDRESSES)
    issue = compose(facts, "sv")
    [part] = [one for one in issue.sections if one.kind == "decisions"]
    told = [(one.title, one.when, one.link) for one in part.entries if isinstance(one, DecisionEntry)]
    assert told == [
        ("Budget <2027>", "Tisdag 24 november 2026", ""),
        ("Årsplan", "Någon gång i januari 2027", ""),
        ("Kulturplan", "Onsdag 20 januari 2027", "https://medskick.example/remiss/kultur"),
    ]
    assert {"kind": "decisions", "items": 3} in issue.summary()
    assert "Some time in January 2027" in [
        one.when
        for part in compose(facts, "en").sections
        for one in part.entries
        if isinstance(one, DecisionEntry)
    ]
    mail = render(issue)
    assert "Budget &lt;2027&gt;" in mail.html and "Budget <2027>" not in mail.html
    assert "Någon gång i januari 2027" in mail.text and "https://medskick.example/remiss/kultur" in mail.text
