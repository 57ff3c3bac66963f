"""A meeting led from the desk, without a chat: added, from question to question, ended; two at once."""

from __future__ import annotations

import re

from actions.questions import Draft, add_question
from dialogue.meetings import Meeting
from storage.meetings import select_meetings
from tests.kit.pages import Pages

AT = re.compile(r'name="vid" value="([^"]*)"')


async def begun(pages: Pages) -> Meeting:
    desk = await pages.desk("Disa")
    seen = await desk.does("/moten", titel="Dialogmöte i höst", dag="2026-11-10", slutar="16.00", kod="host")
    assert "Du lade upp mötet" in seen and "Mötet har inga frågor" in seen
    [meeting] = await pages.database.read(select_meetings)
    for number, text in enumerate(("Vad saknas i byn?", "Vem kan hjälpa till?"), 1):
        draft = Draft(f"fraga-{number}", text, meeting_id=meeting.id, label=f"fråga {number}", owner="Disa")
        await pages.do(add_question, draft, "test")
    return meeting


async def test_a_meeting_is_added_led_and_ended_by_forms_alone(pages: Pages):
    meeting = await begun(pages)
    assert (meeting.code, str(meeting.held_on), meeting.ends) == ("host", "2026-11-10", "16.00")
    desk = await pages.desk("Disa")
    assert "Ställ första frågan" in await desk.look()
    seen = await desk.does("/moten/host/steg", vid="", gor="vidare")
    assert "<strong>Nu:</strong> Vad saknas i byn?" in seen
    await pages.browser().post("/m/host-3", data={"nyckel": "k" * 20, "fraga": "fraga-1", "text": "Ett kök"})
    seen = await desk.look()
    assert "bord 3: 1" in seen
    at = AT.search(seen)
    assert at
    await desk.does("/moten/host/steg", vid=at[1], gor="vidare")
    assert "<strong>Nu:</strong> Vem kan hjälpa till?" in await desk.look()
    assert "Mötet är avslutat" not in await desk.look()
    assert "Du avslutade mötet" in await desk.does("/moten/host/slut")


async def test_whoever_presses_second_is_told_what_the_first_did(pages: Pages):
    await begun(pages)
    disa, edvin = await pages.desk("Disa"), await pages.desk("Edvin")
    await disa.does("/moten/host/steg", vid="", gor="vidare")
    seen = await edvin.does("/moten/host/steg", vid="", gor="vidare")
    assert "Det var redan gjort" in seen and "Disa gick vidare i mötet" in seen
    assert "<strong>Nu:</strong> Vad saknas i byn?" in seen


async def test_a_code_that_is_taken_or_strange_is_refused_and_nothing_is_lost(pages: Pages):
    await begun(pages)
    desk = await pages.desk("Disa")
    for code in ("host", "höst!"):
        answer = await desk.press("/moten", titel="Ett annat möte", kod=code)
        assert answer.status_code == 409 and 'value="Ett annat möte"' in answer.text
    assert len(await pages.database.read(select_meetings)) == 1


async def test_a_meeting_that_was_ended_too_early_is_opened_again(pages: Pages):
    await begun(pages)
    desk = await pages.desk("Disa")
    await desk.does("/moten/host/steg", vid="", gor="vidare")
    assert "Öppna mötet igen" in await desk.does("/moten/host/slut")
    assert "<strong>Nu:</strong> Vad saknas i byn?" in await desk.does("/moten/host/igen")
