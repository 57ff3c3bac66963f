"""The office in the chat: a question from the first word to the feedback, over a restart, and its replies by theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.staff import add_staff
from dialogue.questions import Question
from sandbox.client import PersonClient, SandboxClient
from sandbox.running import Sandbox
from storage import members, questions, theme_marks
from storage.connection import Connection
from storage.filters import Filter
from tests.kit.bots import Bot, running_bot

IN_THE_COUNTRY = "Hur kan vi nå fler unga på landet?"


@pytest.fixture
async def menu(disa: PersonClient) -> PersonClient:
    """Disa, with the menu in front of her."""
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    return disa


async def write_a_question(disa: PersonClient, text: str, last_day: str = "12 december 2030") -> None:
    await disa.presses("Ny fråga")
    await disa.sees("Vad vill ni fråga om?")
    await disa.says(text)
    await disa.sees("Vad behöver man veta")
    await disa.says("Budgeten beslutas i mars. Busslinjerna är redan bestämda.")
    await disa.sees("Vilken är sista dagen")
    await disa.says(last_day)
    await disa.sees("Vem återkopplar")
    await disa.presses("Jag, Disa")


async def test_a_question_is_written_step_by_step_opened_and_told_to_the_members(
    bot: Bot, menu: PersonClient, amina: PersonClient
):
    await amina.opens()
    await amina.sees("ingen fråga öppen")
    await write_a_question(menu, IN_THE_COUNTRY)
    summary = await menu.sees("Så här ser frågan ut")
    assert "torsdag 12 december 2030" in summary.text and "Återkopplar: Disa" in summary.text
    assert "Det här talar emot" not in summary.text and summary.buttons[0] == "Öppna nu"
    await menu.presses("Öppna nu")
    opened = await menu.sees("Frågan är öppen")
    assert "https://t.me/medskick_sandbox_bot?start=q-na-fler-unga-landet" in opened.text
    [question] = await bot.database.read(questions.select_questions)
    assert (question.status, question.code, question.owner) == ("open", "na-fler-unga-landet", "Disa")
    await menu.presses("Berätta för medlemmarna")
    await menu.sees("2 medlemmar får veta")  # Amina, and Disa who chats with the bot too
    told = await amina.sees("En ny fråga är öppen")
    assert IN_THE_COUNTRY in told.text and "/stopp" in told.text
    await amina.says("Kom hem till oss", reply_to=told.id)
    await amina.sees("Ditt medskick är sparat")


async def test_a_half_written_question_survives_a_restart(
    sandbox: Sandbox, client: SandboxClient, tmp_path: Path
):
    path = tmp_path / "medskick.db"
    async with running_bot(sandbox, path) as bot:
        await bot.do(add_staff, "Disa", None, 2001)
        disa = await client.add_person(2001, "Disa", language_code="sv", started=True)
        await disa.says("/kansli")
        await disa.sees("Kansliet")
        await disa.presses("Ny fråga")
        await disa.sees("Vad vill ni fråga om?")
        await disa.says(IN_THE_COUNTRY)
        await disa.sees("Vad behöver man veta")
    async with running_bot(sandbox, path):
        await disa.says("Budgeten beslutas i mars.")
        await disa.sees("Vilken är sista dagen")
        await disa.says("/kansli")
        await disa.sees("Kansliet")
        await disa.presses("Fortsätt på frågan")
        await disa.sees("Vilken är sista dagen")


async def test_a_day_that_is_not_certain_is_asked_about(bot: Bot, menu: PersonClient):
    await menu.presses("Ny fråga")
    await menu.says(IN_THE_COUNTRY)
    await menu.sees("Vad behöver man veta")
    await menu.presses("Hoppa över")
    await menu.sees("Vilken är sista dagen")
    for written, answer in [
        ("våren 2030", "Det är en period"),
        ("snart", "Jag förstod inte vilken dag"),
        ("1 december 2030 eller 3 december 2030", "mer än en dag"),
        ("1 mars 2020", "har redan passerat"),
        ("måndag 12 december 2030", "Veckodagen stämmer inte. Det datumet är torsdag 12 december 2030"),
    ]:
        await menu.says(written)
        await menu.sees(answer)
    await menu.presses("Ja, den dagen")
    await menu.sees("Vem återkopplar")
    await menu.presses("Hoppa över")
    summary = await menu.sees("Så här ser frågan ut")
    assert "Bakgrunden saknas" in summary.text and "Ingen är utsedd att återkoppla" in summary.text
    assert "Öppna nu" not in summary.buttons


async def test_what_speaks_against_opening_takes_a_note_that_is_kept(bot: Bot, menu: PersonClient):
    await write_a_question(menu, IN_THE_COUNTRY)
    await menu.sees("Så här ser frågan ut")
    await menu.presses("Ändra bakgrunden")
    await menu.sees("Vad behöver man veta")
    await menu.presses("Hoppa över")
    await menu.sees("Bakgrunden saknas")
    await menu.presses("Öppna ändå, med en anteckning")
    await menu.sees("Varför öppnar ni den ändå?")
    await menu.says("Bakgrunden delas ut på mötet.")
    await menu.sees("Frågan är öppen")
    [question] = await bot.database.read(questions.select_questions)
    note = await bot.database.read(_note_of, question.id)
    assert (question.status, note) == ("open", "Bakgrunden delas ut på mötet.")


async def _note_of(connection: Connection, question_id: str) -> object:
    return await connection.value("select override_note from question where id = :id", id=question_id)


async def test_a_draft_is_saved_and_opened_from_the_list(bot: Bot, menu: PersonClient):
    await write_a_question(menu, IN_THE_COUNTRY)
    await menu.sees("Så här ser frågan ut")
    await menu.presses("Spara som utkast")
    await menu.sees("sparad som utkast")
    await menu.presses("Visa frågan")
    await menu.sees("Läge: utkast")
    await menu.presses("Öppna frågan")
    await menu.sees("Läge: öppen")


async def test_cancel_leaves_the_question_and_the_next_text_is_a_reply(
    bot: Bot, menu: PersonClient, loneliness: Question
):
    await menu.presses("Ny fråga")
    await menu.sees("Vad vill ni fråga om?")
    await menu.says("/avbryt")
    await menu.sees("då lämnar vi det")
    await menu.says("Fler promenader tillsammans")
    await menu.sees("Ditt medskick är sparat")
    assert len(await bot.database.read(questions.select_questions)) == 1


async def test_who_writes_a_question_can_still_answer_one(bot: Bot, menu: PersonClient, loneliness: Question):
    await menu.presses("Ny fråga")
    await menu.sees("Vad vill ni fråga om?")
    await menu.says("/fragor")
    await menu.sees("Öppna frågor")
    await menu.presses("1. Hur kan vi minska ensamheten…")
    await menu.sees("Skriv ditt svar här")
    await menu.says("Promenader med fika efteråt")
    await menu.sees("Ditt medskick är sparat")


async def test_an_open_question_is_closed_answered_back_and_archived(
    bot: Bot, menu: PersonClient, amina: PersonClient, loneliness: Question
):
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    await menu.presses("Frågor")
    listed = await menu.sees("Öppna")
    assert "1 medskick" in listed.text
    await menu.presses("1. Hur kan vi minska ensamheten…")
    await menu.sees("1 medskick")
    await menu.presses("Stäng frågan")
    await menu.sees("Vill du stänga frågan?")
    await menu.presses("Ja, stäng")
    await menu.sees("Läge: stängd")
    await menu.presses("Svara tillbaka")
    await menu.sees("Välj hur det står till")
    await menu.presses("Det blev så här")
    await menu.sees("Vad hände med det som medlemmarna sa?")
    await menu.says("Biblioteket håller öppet på torsdagar.")
    await menu.sees("1 person får svaret i chatten")
    await menu.presses("Skicka")
    await menu.sees("Läge: återkopplad")
    await amina.says("/mina_medskick")
    told = await amina.sees("Återkoppling: ")
    assert "Det blev så här.\nBiblioteket håller öppet på torsdagar." in told.text
    await menu.presses("Arkivera")
    await menu.sees("Det finns inga frågor än")


async def test_replies_are_looked_at_by_theme_one_at_a_time(
    bot: Bot, menu: PersonClient, amina: PersonClient, loneliness: Question
):
    await amina.says("Ensamheten är störst på landet")
    await amina.says("Många är ensamma om kvällarna")
    await amina.sees("om kvällarna")
    await menu.presses("Medskick per tema")
    counts = await menu.sees("Medskick per tema")
    assert "2 att titta på, 0 klara" in counts.text
    label = next(label for label in counts.buttons if label.endswith("(2)"))
    await menu.presses(label)
    first = await menu.sees("Ensamheten är störst på landet")
    assert "Föreslagna teman" in first.text and "2 att titta på" in first.text
    await menu.presses("Bekräfta")
    await menu.sees_notice("Bekräftat")
    await menu.sees("Många är ensamma om kvällarna")
    await menu.presses("Stämmer inte")
    await menu.sees("Klart!")
    states = {
        mark.state for mark in await bot.database.read(theme_marks.select_marks, Filter(everything=True))
    }
    assert {"confirmed", "rejected"} <= states


async def test_a_reply_is_hidden_for_a_reason_and_let_through_again(
    bot: Bot, menu: PersonClient, amina: PersonClient, loneliness: Question
):
    await amina.says("Ensamheten är störst på landet")
    await amina.sees("Ditt medskick är sparat")
    await menu.presses("Medskick per tema")
    counts = await menu.sees("att titta på")
    await menu.presses(next(label for label in counts.buttons if label.endswith("(1)")))
    await menu.sees("Ensamheten är störst")
    await menu.presses("Dölj")
    await menu.sees("Varför ska medskicket döljas?")
    await menu.presses("Utanför frågan")
    await menu.sees_notice("Dolt")
    [reply] = await bot.replies()
    assert reply.held == "off-topic"
    await menu.says("/kansli")
    await menu.sees("Kansliet")
    await menu.presses("Dolda medskick")
    held = await menu.sees("Varför: utanför frågan")
    assert "Ensamheten är störst" in held.text
    await menu.presses("Släpp fram")
    await menu.sees("Inget väntar på granskning")
    [reply] = await bot.replies()
    assert reply.held is None


async def test_members_who_stopped_or_have_answered_are_not_told(
    bot: Bot, menu: PersonClient, amina: PersonClient, bertil: PersonClient, loneliness: Question
):
    await amina.says("Fler mötesplatser i byn")
    await amina.sees("Ditt medskick är sparat")
    await bertil.says("stopp")
    await bertil.sees("inga fler utskick")
    await menu.presses("Frågor")
    await menu.sees("Öppna")
    await menu.presses("1. Hur kan vi minska ensamheten…")
    await menu.sees("Läge: öppen")
    await menu.presses("Berätta för medlemmarna")
    await menu.sees("1 medlem får veta")  # Disa herself
    await menu.sees("En ny fråga är öppen")
    assert len(await bot.database.read(members.select_members)) == 3
    assert not [seen for seen in await amina.messages() if "En ny fråga" in seen.text]
