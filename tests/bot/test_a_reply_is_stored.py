from __future__ import annotations

from dialogue.questions import Question
from sandbox.client import PersonClient
from storage import replies
from tests.kit.bots import Bot


async def test_by_a_link_the_first_reply_is_stored_after_one_tap_and_one_message(
    bot: Bot, amina: PersonClient, loneliness: Question
):
    await amina.opens("q-ensamhet")
    await amina.sees("Hur kan vi minska ensamheten")
    await amina.says("Fler mötesplatser där man kan äta ihop")
    receipt = await amina.sees("Ditt medskick är sparat")
    print(receipt)
    [reply] = await bot.database.read(replies.select_replies)
    assert (reply.question_id, reply.text) == (loneliness.id, "Fler mötesplatser där man kan äta ihop")
