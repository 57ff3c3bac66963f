"""python-telegram-bot's own objects accept what the sandbox answers, and each side sees what the other did."""

from __future__ import annotations

import asyncio

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Forbidden

from sandbox.client import NotSeen, PersonClient, SandboxClient, SandboxRefusal

YES_OR_NO = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Ja", callback_data="ja:1"),
            InlineKeyboardButton("Läs", url="https://example.org/fraga"),
        ]
    ]
)


async def updates(bot: Bot, offset: int = 0) -> tuple[Update, ...]:
    return await bot.get_updates(offset=offset, timeout=1)


async def test_the_bot_knows_itself(bot: Bot):
    assert bot.bot.is_bot and bot.username == "medskick_sandbox_bot"


async def test_what_amina_writes_reaches_the_bot_with_its_commands_marked(bot: Bot, amina: PersonClient):
    await amina.opens("q-tystnad")
    [update] = await updates(bot)
    assert update.message is not None and update.message.text == "/start q-tystnad"
    assert update.message.from_user is not None and update.message.from_user.language_code == "sv"
    assert update.message.parse_entities(["bot_command"]) == {update.message.entities[0]: "/start"}


async def test_amina_sees_formatted_text_and_reads_it_plain(bot: Bot, amina: PersonClient):
    sent = await bot.send_message(
        amina.id, "<b>Tack</b> för &lt;svaret&gt; 🌻 <i>Amina</i>", parse_mode="HTML"
    )
    assert sent.text == "Tack för <svaret> 🌻 Amina"
    assert sorted(sent.parse_entities().values()) == ["Amina", "Tack"]
    assert (await amina.sees("<svaret>")).id == sent.message_id


async def test_commands_in_the_bots_own_words_are_marked_but_not_inside_code(bot: Bot, amina: PersonClient):
    sent = await bot.send_message(
        amina.id, "🌻 Se /fragor, <code>/inte</code> och/eller a/b", parse_mode="HTML"
    )
    assert sent.parse_entities(["bot_command"]) == {sent.entities[0]: "/fragor"}


async def test_message_numbers_ascend_in_each_chat_and_dates_are_whole_seconds(
    bot: Bot, amina: PersonClient, bertil: PersonClient
):
    numbers = [(await bot.send_message(amina.id, "Hej")).message_id for _ in range(3)]
    other = await bot.send_message(bertil.id, "Hej")
    assert numbers == [1, 2, 3] and other.message_id == 1
    assert other.date.microsecond == 0 and other.date.tzinfo is not None


async def test_a_button_is_pressed_answered_once_and_its_message_settled(bot: Bot, amina: PersonClient):
    await bot.send_message(amina.id, "Öppen fråga", reply_markup=YES_OR_NO)
    assert await amina.presses("Ja") is None
    [update] = await updates(bot)
    query = update.callback_query
    assert query is not None and query.data == "ja:1"
    assert await query.answer("Noterat")
    await amina.sees_notice("Noterat")
    with pytest.raises(BadRequest, match="too old"):
        await query.answer("Noterat igen")
    await query.edit_message_text("Du svarade ja")
    assert (await amina.sees("Du svarade ja")).buttons == ()


async def test_a_button_with_an_address_opens_it_and_tells_the_bot_nothing(bot: Bot, amina: PersonClient):
    await bot.send_message(amina.id, "Öppen fråga", reply_markup=YES_OR_NO)
    assert await amina.presses("Läs") == "https://example.org/fraga"
    assert await updates(bot) == ()


async def test_only_buttons_that_are_there_can_be_pressed(bot: Bot, amina: PersonClient):
    sent = await bot.send_message(amina.id, "Öppen fråga", reply_markup=YES_OR_NO)
    with pytest.raises(SandboxRefusal, match="no button 'Nej'"):
        await amina.presses("Nej")
    await bot.edit_message_reply_markup(amina.id, sent.message_id)
    with pytest.raises(SandboxRefusal, match="no button 'Ja'"):
        await amina.presses("Ja", sent.message_id)
    gone = await bot.send_message(amina.id, "Öppen fråga", reply_markup=YES_OR_NO)
    await bot.delete_message(amina.id, gone.message_id)
    with pytest.raises(SandboxRefusal, match="no button 'Ja'"):
        await amina.presses("Ja")


async def test_an_edit_of_amina_reaches_the_bot_as_an_edit(bot: Bot, amina: PersonClient):
    number = await amina.says("Fler bussar")
    await amina.edits(number, "Fler bussar på kvällen")
    first, second = await updates(bot)
    assert first.message is not None and second.edited_message is not None
    assert second.edited_message.message_id == number
    assert second.edited_message.edit_date is not None
    assert second.edited_message.text == "Fler bussar på kvällen"


async def test_replies_quote_what_they_answer_in_both_directions(bot: Bot, amina: PersonClient):
    asked = await bot.send_message(
        amina.id, "Vad saknas?", reply_markup=ForceReply(input_field_placeholder="Skriv här")
    )
    number = await amina.says("En samlingslokal", reply_to=asked.message_id)
    [update] = await updates(bot)
    assert update.message is not None and update.message.reply_to_message is not None
    assert update.message.reply_to_message.text == "Vad saknas?"
    receipt = await bot.send_message(amina.id, "Tack", reply_parameters=ReplyParameters(number))
    assert receipt.reply_to_message is not None and receipt.reply_to_message.text == "En samlingslokal"
    with pytest.raises(BadRequest, match="replied not found"):
        await bot.send_message(amina.id, "Tack", reply_parameters=ReplyParameters(99))
    lenient = ReplyParameters(99, allow_sending_without_reply=True)
    assert (await bot.send_message(amina.id, "Tack ändå", reply_parameters=lenient)).reply_to_message is None


async def test_files_come_in_many_kinds_and_can_be_fetched(bot: Bot, amina: PersonClient):
    await amina.sends("voice")
    await amina.sends("document", caption="Våra förslag")
    await amina.sends("sticker")
    await amina.sends("photo")
    voice, document, sticker, photo = [update.message for update in await updates(bot)]
    assert voice is not None and voice.voice is not None and voice.voice.mime_type == "audio/ogg"
    assert document is not None and document.caption == "Våra förslag" and document.document is not None
    assert sticker is not None and sticker.sticker is not None
    assert photo is not None and photo.photo
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"made up"


async def test_a_file_above_20_megabytes_cannot_be_fetched(bot: Bot, amina: PersonClient):
    await amina.sends("voice", size=25_000_000)
    [update] = await updates(bot)
    assert update.message is not None and update.message.voice is not None
    with pytest.raises(BadRequest, match=r"(?i)too big"):
        await bot.get_file(update.message.voice.file_id)


async def test_an_album_is_several_messages_of_one_group(bot: Bot, amina: PersonClient):
    await amina.sends_album(["Så här ser det ut", "", ""])
    messages = [update.message for update in await updates(bot)]
    assert len({message.media_group_id for message in messages if message}) == 1
    assert [message.caption for message in messages if message] == ["Så här ser det ut", None, None]


async def test_the_bot_sends_pictures_and_files(bot: Bot, amina: PersonClient):
    picture = await bot.send_photo(amina.id, b"picture", caption="<b>Affisch</b>", parse_mode="HTML")
    assert picture.caption == "Affisch" and picture.photo
    again = await bot.send_photo(amina.id, picture.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == picture.photo[-1].file_unique_id
    letter = await bot.send_document(amina.id, b"%PDF", filename="sammanställning.pdf")
    assert letter.document is not None and letter.document.mime_type == "application/pdf"
    with pytest.raises(BadRequest, match=r"(?i)wrong file identifier"):
        await bot.send_document(amina.id, "no-such-file")


async def test_amina_blocks_the_bot_and_takes_it_back(bot: Bot, amina: PersonClient):
    await amina.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(amina.id, "Hej")
    with pytest.raises(SandboxRefusal, match="has blocked the bot"):
        await amina.says("Hej")
    await amina.unblocks()
    assert await bot.send_message(amina.id, "Välkommen tillbaka")
    left, back = [update.my_chat_member for update in await updates(bot)]
    assert left is not None and left.new_chat_member.status == "kicked"
    assert back is not None and back.new_chat_member.status == "member"


async def test_one_whose_account_is_gone_is_refused_and_announced_by_nothing(bot: Bot, amina: PersonClient):
    await amina.deactivates()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(amina.id, "Hej")
    assert await updates(bot) == ()


async def test_the_bot_cannot_write_first(bot: Bot, client: SandboxClient):
    chidi = await client.add_person(1003, "Chidi")
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(chidi.id, "Hej")
    await chidi.opens()
    assert await bot.send_message(chidi.id, "Hej")


async def test_menus_follow_person_language_and_scope(bot: Bot, amina: PersonClient, bertil: PersonClient):
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands(
        [BotCommand("hjalp", "Hjälp")], scope=BotCommandScopeAllPrivateChats(), language_code="sv"
    )
    await bot.set_my_commands([BotCommand("kansli", "Kansliet")], scope=BotCommandScopeChat(amina.id))
    assert await amina.menu() == {"kansli": "Kansliet"}
    assert await bertil.menu() == {"hjalp": "Hjälp"}
    assert [command.command for command in await bot.get_my_commands()] == ["help"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(amina.id))
    assert await amina.menu() == {"hjalp": "Hjälp"}
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Fråga", "Frågor")])


async def test_the_bot_describes_itself_in_two_languages(bot: Bot):
    assert await bot.set_my_description("Skicka med era idéer", language_code="sv")
    assert await bot.set_my_description("Send your ideas")
    assert (await bot.get_my_description("sv")).description == "Skicka med era idéer"
    assert (await bot.get_my_description("en")).description == "Send your ideas"
    assert await bot.set_my_short_description("Medskick mellan möten")
    assert await bot.set_my_name("Medskick Halland", "sv")
    assert (await bot.get_my_name("sv")).name == "Medskick Halland"
    assert (await bot.get_my_name()).name == "Medskick"


async def test_deleting_typing_and_leaving_are_understood(bot: Bot, amina: PersonClient):
    sent = await bot.send_message(amina.id, "Hej")
    assert await bot.send_chat_action(amina.id, "typing")
    assert await bot.delete_message(amina.id, sent.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message to delete not found"):
        await bot.delete_message(amina.id, sent.message_id)
    assert await amina.messages() == []
    assert await bot.log_out() and await bot.close()


async def test_in_a_group_the_bot_sees_commands_and_replies_to_itself_only(
    bot: Bot, client: SandboxClient, amina: PersonClient
):
    await client.post("groups", {"id": -500, "title": "Stigfinnarna"})
    await amina.says("Hej allihop", group_id=-500)
    await amina.says("/fragor", group_id=-500)
    asked = await bot.send_message(-500, "Skriv till mig enskilt")
    await amina.says("Gärna", reply_to=asked.message_id, group_id=-500)
    assert [update.message.text for update in await updates(bot) if update.message] == ["/fragor", "Gärna"]


async def test_waiting_in_vain_tells_what_was_there(bot: Bot, amina: PersonClient):
    await bot.send_message(amina.id, "Hej Amina")
    with pytest.raises(NotSeen, match="Hej Amina"):
        await amina.sees("Tack", timeout=0.05)


async def test_a_person_sees_only_what_came_after_the_last_act(bot: Bot, amina: PersonClient):
    await bot.send_message(amina.id, "Tack")
    await amina.says("En sak till")
    seeing = asyncio.create_task(amina.sees("Tack"))
    await asyncio.sleep(0.05)
    assert not seeing.done()
    second = await bot.send_message(amina.id, "Tack igen")
    assert (await seeing).id == second.message_id
