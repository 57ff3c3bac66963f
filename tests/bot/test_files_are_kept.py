"""Voice notes, pictures and documents: kept with their reply, an album as one, fetched later, written down by a person."""

from __future__ import annotations

from actions.kept import FETCH
from dialogue.questions import Question
from dialogue.replies import Reply
from sandbox.client import PersonClient
from storage import attachments, jobs
from storage.connection import Connection
from tests.kit.bots import Bot, eventually


async def kept_files(bot: Bot) -> list[attachments.Attachment]:
    async def all_files(connection: Connection) -> list[attachments.Attachment]:
        rows = await connection.all("select id from attachment order by message")
        return [await attachments.select_attachment(connection, row["id"]) for row in rows]  # type: ignore[misc]

    return await bot.database.read(all_files)


async def the_reply(bot: Bot) -> Reply:
    [reply] = await bot.replies()
    return reply


async def was_sent(person: PersonClient, kind: str) -> bool:
    return any(kind in message["body"] for message in await person.transcript())


async def test_a_voice_note_is_kept_with_its_id_and_waits_for_a_person(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens("q-ensamhet")
    await amina.sends("voice")
    receipt = await amina.sees("Ditt röstmeddelande är sparat")
    assert "Hur kan vi minska" in receipt.text
    reply, [file] = await the_reply(bot), await kept_files(bot)
    assert (reply.text, reply.held, reply.question_id) == ("", "to-transcribe", loneliness.id)
    assert (file.kind, file.reply_id, file.state, file.writing) == ("voice", reply.id, "waiting", "waiting")
    assert file.file_id.startswith("FILE") and file.seconds == 7
    [job] = await bot.database.read(jobs.select_waiting, FETCH)
    assert job.args == {"attachment": file.id, "tries": 0}


async def test_a_picture_with_words_is_a_reply_of_these_words(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.sends("photo", caption="Så här ser vår lokal ut, den är för liten")
    receipt = await amina.sees("Vi har sparat filen också")
    assert "den är för liten" in receipt.text
    reply, [file] = await the_reply(bot), await kept_files(bot)
    assert (reply.held, file.writing) == (None, "")


async def test_an_album_is_one_reply_with_the_words_of_all_its_parts(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.sends_album(["", "Först det här: fler bänkar", "Sedan det här: fler träd"])
    await amina.sees("Sedan det här")
    reply, files = await the_reply(bot), await kept_files(bot)
    assert reply.text == "Först det här: fler bänkar\n\nSedan det här: fler träd"
    assert reply.held is None and [file.writing for file in files] == ["", "", ""]
    assert {file.reply_id for file in files} == {reply.id}


async def test_a_file_too_large_to_fetch_is_said_and_the_office_is_told(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question
):
    await amina.sends("document", caption="Vår rapport", size=25 * 1024 * 1024)
    await amina.sees("större än 20 MB")
    await disa.sees("större än 20 MB")
    [file] = await kept_files(bot)
    assert file.state == "too-large" and file.file_id
    assert await bot.database.read(jobs.select_waiting, FETCH) == ()


async def test_what_cannot_be_kept_gets_a_friendly_line(bot: Bot, amina: PersonClient, loneliness: Question):
    await amina.sends("sticker")
    await amina.sees("Tack för klistermärket")
    assert await bot.replies() == ()


async def test_the_office_writes_a_voice_note_down_and_the_member_reads_it(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question
):
    await amina.opens("q-ensamhet")
    await amina.sends("voice")
    await amina.sees("Ditt röstmeddelande är sparat")
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Att skriva av (1)")
    await disa.sees("röstmeddelande, 7 sekunder (1 kvar)")
    await eventually(lambda: was_sent(disa, "voice"))
    await disa.says("Fler mötesplatser för äldre i byn")
    await disa.sees("medlemmen får läsa den")
    told = await amina.sees("Vi har skrivit av ditt röstmeddelande")
    assert "Fler mötesplatser för äldre i byn" in told.text and "Ändra" in told.buttons
    reply = await the_reply(bot)
    assert (reply.text, reply.held, reply.origin, reply.version) == (
        "Fler mötesplatser för äldre i byn", None, "transcribed", 2,
    )  # fmt: skip


async def test_danger_in_a_voice_note_is_answered_once_it_is_written_down(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question
):
    await amina.sends("voice")
    await amina.sees("Ditt röstmeddelande är sparat")
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Att skriva av (1)")
    await disa.sees("röstmeddelande")
    await disa.says("Jag vill inte leva längre")
    await amina.sees("112")
    await disa.sees("kan handla om fara")
    reply = await the_reply(bot)
    assert reply.held == "crisis"
    assert [seen for seen in await disa.messages() if "90101" in seen.text] == []


async def test_two_of_the_office_do_not_write_down_the_same(
    bot: Bot, amina: PersonClient, disa: PersonClient, edvin: PersonClient, loneliness: Question
):
    await amina.sends("voice")
    await amina.sees("Ditt röstmeddelande är sparat")
    for person in (disa, edvin):
        await person.says("/kansli")
        await person.sees("Kansliet")
        await person.presses("Att skriva av (1)")
        await person.sees("röstmeddelande")
    await disa.says("Fler bussar på kvällen")
    await disa.sees("medlemmen får läsa den")
    await edvin.says("Flera bussar om kvällen")
    await edvin.sees("Disa har redan gjort det")
    assert (await the_reply(bot)).text == "Fler bussar på kvällen"


async def test_words_beside_a_picture_can_be_edited(bot: Bot, amina: PersonClient, loneliness: Question):
    await amina.sends("photo", caption="Fler bänkar i parken")
    await amina.sees("Vi har sparat filen också")
    [file] = await kept_files(bot)
    await amina.edits(file.message, "Fler bänkar i parken och vid ån")
    await amina.sees("och vid ån")
    assert (await the_reply(bot)).text == "Fler bänkar i parken och vid ån"


async def test_what_the_member_wrote_meanwhile_is_not_lost(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question
):
    await amina.sends("voice")
    await amina.sees("Ditt röstmeddelande är sparat")
    await amina.says("/mina_medskick")
    await amina.sees("En person skriver av den")
    await amina.presses("Ändra 1")
    await amina.sees("Skriv")
    await amina.says("Fler bänkar i parken")
    await amina.sees("Fler bänkar i parken")
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Att skriva av (1)")
    await disa.sees("röstmeddelande")
    await disa.says("Och fler träd")
    await amina.sees("Och fler träd")
    assert (await the_reply(bot)).text == "Fler bänkar i parken\n\nOch fler träd"
