"""The methods of the Bot API, one function each: (messenger, arguments) -> result. They speak no HTTP.

Names are looked up without regard to case, as the official server does.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.botapi.arguments import Arguments
from sandbox.botapi.messenger import Messenger
from sandbox.botapi.methods import attachments, editing, intake, profile, sending

Method = Callable[[Messenger, Arguments], Any | Awaitable[Any]]

_NAMED: dict[str, Method] = {
    "getMe": profile.get_me,
    "close": profile.close,
    "logOut": profile.close,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.set_my_name,
    "getMyName": profile.get_my_name,
    "setMyDescription": profile.set_my_description,
    "getMyDescription": profile.get_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "getMyShortDescription": profile.get_my_short_description,
    "getUpdates": intake.get_updates,
    "setWebhook": intake.set_webhook,
    "deleteWebhook": intake.delete_webhook,
    "getWebhookInfo": intake.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendChatAction": sending.send_chat_action,
    "answerCallbackQuery": sending.answer_callback_query,
    "editMessageText": editing.edit_message_text,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "sendPhoto": attachments.send_photo,
    "sendDocument": attachments.send_document,
    "sendVoice": attachments.send_voice,
    "sendAudio": attachments.send_audio,
    "sendVideo": attachments.send_video,
    "sendVideoNote": attachments.send_video_note,
    "getFile": attachments.get_file,
}

METHODS: dict[str, tuple[str, Method]] = {name.lower(): (name, method) for name, method in _NAMED.items()}
