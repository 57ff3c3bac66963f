"""What surrounds a member's words: somebody else's, many at once, another language, danger near, edits of what was held."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from actions.own_data import erase_member
from actions.review import hold_reply
from dialogue.questions import Question
from dialogue.replies.flood import MOST_A_MINUTE
from sandbox.client import PersonClient
from sandbox.persons.writing import leave
from sandbox.running import Sandbox
from storage import attachments
from tests.bot.conftest import ask
from tests.kit.bots import Bot, eventually


def sends(sandbox: Sandbox, person: PersonClient, content: dict[str, Any]) -> dict[str, Any]:
    """A message of any form; as the bot was told of it."""
    return dict(leave(sandbox.messenger, person.id, content).message.body)


async def applied(bot: Bot) -> None:
    """Everything that came is applied."""

    async def nothing_new() -> bool:
        count = "select count(*) from inbox where state = 'new'"
        return bool(await bot.database.read(lambda connection: connection.value(count)) == 0)

    await eventually(nothing_new)


async def test_forwarded_words_are_kept_marked_and_not_shown(
    bot: Bot, sandbox: Sandbox, amina: PersonClient, loneliness: Question
):
    origin = {"type": "hidden_user", "date": 1_760_000_000, "sender_user_name": "Någon"}
    sends(sandbox, amina, {"text": "Vi behöver fler bussar på kvällen", "forward_origin": origin})
    receipt = await amina.sees("Du skickade vidare något")
    assert "visar det inte för andra" in receipt.text
    [reply] = await bot.replies()
    assert (reply.origin, reply.visibility, reply.text) == (
        "forwarded", "hidden", "Vi behöver fler bussar på kvällen",
    )  # fmt: skip


async def test_what_a_member_forwards_of_their_own_is_theirs(
    bot: Bot, sandbox: Sandbox, amina: PersonClient, loneliness: Question
):
    user = {"id": amina.id, "is_bot": False, "first_name": "Amina"}
    origin = {"type": "user", "date": 1_760_000_000, "sender_user": user}
    sends(sandbox, amina, {"text": "Fler bussar på kvällen", "forward_origin": origin})
    await amina.sees("Ditt medskick är sparat")
    [reply] = await bot.replies()
    assert (reply.origin, reply.visibility) == ("", "unnamed")


async def test_a_flood_is_kept_whole_and_answered_with_one_kind_line(
    bot: Bot, sandbox: Sandbox, amina: PersonClient, loneliness: Question
):
    for number in range(MOST_A_MINUTE + 15):
        sends(sandbox, amina, {"text": f"Förslag nummer {number}: en bänk till"})
    await amina.sees("Vi sparar allt", timeout=60)
    await applied(bot)
    assert len(await bot.replies()) == MOST_A_MINUTE + 15
    queued = "select count(*) from outbox where kind = 'receipt' and key like 'receipt:%'"
    assert await bot.database.read(lambda connection: connection.value(queued)) == MOST_A_MINUTE


async def test_danger_is_answered_in_the_middle_of_a_flood(
    bot: Bot, sandbox: Sandbox, amina: PersonClient, loneliness: Question
):
    for number in range(MOST_A_MINUTE + 2):
        sends(sandbox, amina, {"text": f"Förslag nummer {number}: en bänk till"})
    sends(sandbox, amina, {"text": "Jag vill inte leva längre"})
    await amina.sees("90101", timeout=60)


async def test_worry_about_somebody_near_is_answered_with_who_to_call(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question
):
    await amina.says("Min bror säger att han vill ta livet av sig i kväll")
    answer = await amina.sees("112")
    assert "någon nära dig" in answer.text and not answer.buttons
    await disa.sees("kan handla om fara")
    [reply] = await bot.replies()
    assert reply.held == "crisis"


async def test_a_reply_in_another_language_is_kept_as_it_is_and_the_office_is_told(
    bot: Bot, amina: PersonClient, disa: PersonClient, loneliness: Question
):
    text = "نحتاج إلى مزيد من الحافلات في المساء، هاتف 070-174 06 05"
    await amina.says(text)
    await amina.sees("sparat")
    [reply] = await bot.replies()
    assert (reply.text, reply.language, reply.held) == (text, "ar", "personal-data")
    await disa.says("/kansli")
    await disa.sees("Kansliet")
    await disa.presses("Väntar på granskning (1)")
    await disa.sees("På arabiska: behöver översättas")


async def test_an_edit_of_what_a_person_held_says_so(bot: Bot, amina: PersonClient, loneliness: Question):
    sent = await amina.says("Fler bänkar i parken")
    await amina.sees("Ditt medskick är sparat")
    [reply] = await bot.replies()
    await bot.do(hold_reply, reply.id, "Disa", "off-topic")
    await amina.edits(sent, "Fler bänkar i parken och vid ån")
    told = await amina.sees("lagt undan")
    assert "personuppgifter" not in told.text
    [reply] = await bot.replies()
    assert (reply.held, reply.version) == ("off-topic", 2)


async def test_late_edits_of_an_erased_members_messages_create_nothing(
    bot: Bot, sandbox: Sandbox, amina: PersonClient, loneliness: Question
):
    bodies = [sends(sandbox, amina, {"text": "Fler bänkar i parken"})]
    photo = [{"file_id": "F1", "file_unique_id": "U1", "width": 1, "height": 1}]
    bodies.append(sends(sandbox, amina, {"photo": photo, "caption": "Så här ser det ut"}))
    await amina.sees("Vi har sparat filen också")
    await bot.do(erase_member, str(amina.id), "Disa")
    before = await rows(bot)
    for body in bodies:
        name = "text" if "text" in body else "caption"
        changed = {**body, name: "Något helt annat", "edit_date": 1_760_000_000}
        sandbox.messenger.tell_bot("edited_message", changed, amina.id)
    await applied(bot)
    assert await rows(bot) == before


async def rows(bot: Bot) -> dict[str, int]:
    tables = ("reply", "reply_version", "attachment", "member", "outbox", "reply_theme")

    async def count(connection: Any) -> dict[str, int]:
        return {table: await connection.value(f"select count(*) from {table}") for table in tables}

    return await bot.database.read(count)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
async def test_an_album_in_any_order_each_part_three_times_is_one_reply(
    bot: Bot, sandbox: Sandbox, amina: PersonClient, loneliness: Question, seed: int
):
    await amina.opens("q-ensamhet")
    await amina.sees("Hur kan vi minska")
    bodies = []
    for number, caption in enumerate(("", "Ett: fler bänkar", "Två: fler träd", "")):
        photo = [{"file_id": f"F{number}", "file_unique_id": f"U{number}", "width": 1, "height": 1}]
        body = {
            "message_id": 5000 + number, "date": 1_760_000_000, "media_group_id": "77", "photo": photo,
            "chat": {"id": amina.id, "type": "private", "first_name": "Amina"},
            "from": {"id": amina.id, "is_bot": False, "first_name": "Amina", "language_code": "sv"},
        }  # fmt: skip
        bodies.append(body | ({"caption": caption} if caption else {}))
    order = list(itertools.chain(*[bodies] * 3))
    random.Random(seed).shuffle(order)
    for body in order:
        sandbox.messenger.tell_bot("message", body, amina.id)
    await amina.sees("Två: fler träd")
    await applied(bot)
    [reply] = await bot.replies()
    assert reply.text == "Ett: fler bänkar\n\nTvå: fler träd" and reply.held is None
    files = await bot.database.read(attachments.select_attachments_of, reply.id)
    assert [file.file_id for file in files] == ["F0", "F1", "F2", "F3"]
    assert all(file.writing == "" for file in files)
    shown = [
        seen for seen in await amina.messages() if "fler träd" in seen.text or "fler bänkar" in seen.text
    ]
    assert len(shown) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"contact": {"phone_number": "+46701740605", "first_name": "Bertil"}}, "kontaktkortet"),
        ({"location": {"latitude": 57.7, "longitude": 12.9}}, "inga kartor"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "kan vi inte spara"),
    ],
)
async def test_what_is_not_kept_is_answered_kindly_and_leaves_nothing(
    bot: Bot, sandbox: Sandbox, amina: PersonClient, content: dict[str, Any], said: str
):
    sends(sandbox, amina, content)
    await amina.sees(said)
    assert await bot.replies() == ()
    kept = "select coalesce(group_concat(body), '') from inbox"
    assert "701740605" not in await bot.database.read(lambda connection: connection.value(kept))


async def test_a_text_of_two_open_questions_and_a_voice_note_is_asked_where_it_belongs(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await ask(bot, "lokaler", "Vilka lokaler saknar ni?")
    await amina.sends("voice")
    await amina.sees("Det hör inte till någon fråga än")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Fler mo\u0308tesplatser pa\u030a kvällen", "Fler mötesplatser på kvällen"),
        ("Fler bänkar 👩‍👩‍👧‍👦🇸🇪 i parken", "Fler bänkar 👩‍👩‍👧‍👦🇸🇪 i parken"),
        ("Fler \u202ebänkar\u202c <b>i</b> & 'parken' {0}", "Fler bänkar <b>i</b> & 'parken' {0}"),
        ("Bänkar " + "å" * 4000, "Bänkar " + "å" * 4000),
    ],
)
async def test_letters_of_any_kind_are_kept_and_said_back_inert(
    bot: Bot, sandbox: Sandbox, amina: PersonClient, loneliness: Question, written: str, kept: str
):
    sends(sandbox, amina, {"text": written})
    await amina.sees("Ditt medskick är sparat")
    [reply] = await bot.replies()
    assert reply.text == kept
