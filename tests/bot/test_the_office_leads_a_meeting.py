"""The office leads a meeting from its chat, two of them at once."""

from __future__ import annotations

from dialogue.meetings import Meeting
from sandbox.client import PersonClient
from storage import questions
from tests.bot.at_tables import LINK
from tests.kit.bots import Bot


async def test_staff_lead_a_meeting_and_the_second_is_told_what_the_first_did(
    bot: Bot, amina: PersonClient, disa: PersonClient, edvin: PersonClient, meeting: Meeting
):
    await amina.opens(LINK)
    await amina.sees("Mötet har inte börjat")
    for person in (disa, edvin):
        await person.says("/kansli")
        await person.sees("Kansliet")
        await person.presses("Möte")
        assert "Ställ första frågan" in (await person.sees("Ingen fråga är igång")).buttons
    await disa.presses("Ställ första frågan")
    await disa.sees("Nu, fråga 1 av 2: Vad saknas i byn?")
    await amina.sees("Vad saknas i byn?")
    await edvin.presses("Ställ första frågan")
    await edvin.sees_notice("Disa gick redan till ”Vad saknas i byn?”")
    await edvin.sees("Nu, fråga 1 av 2")
    await amina.says("Ett kök")
    await amina.sees("Sparat från bord 3")
    await edvin.presses("Uppdatera")
    await edvin.sees("bord 3: 1")
    await edvin.presses("Sedan sist")
    assert "1 medskick" in (await edvin.sees("Det här har kommit in hittills.")).text
    await edvin.presses("Tillbaka till mötet")
    await edvin.sees("bord 3: 1")
    await edvin.presses("Bord och QR")
    await edvin.sees("https://medskick.example.se/m/dialogmote-1")
    await edvin.presses("12 bord")
    sheet = await edvin.sees("Öppna filen och skriv ut den")
    assert sheet.body["document"]["file_name"] == "dialogmote.html"
    await edvin.presses("Tillbaka")
    await edvin.sees("1 chatt är med")
    await edvin.presses("Nästa fråga")
    assert "Förra frågan" in (await edvin.sees("Nu, fråga 2 av 2")).buttons
    await amina.sees("Vem kan hjälpa till?")
    await edvin.presses("Avsluta mötet")
    await edvin.sees("Avsluta Dialogmöte i höst?")
    await edvin.presses("Ja, avsluta")
    await edvin.sees("Mötet är avslutat")
    await amina.sees("är slut")
    opened = [one for one in await bot.database.read(questions.select_questions) if one.status == "open"]
    assert len(opened) == 2 and all(one.at_meeting and one.closes_at for one in opened)
