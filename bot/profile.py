"""Registers at Telegram what the bot says about itself. Done at each start; the same twice changes nothing there.

A failure is logged and nothing else: the bot answers without a menu too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from telegram.error import TelegramError

from bot.poll import Api
from wording.catalogues import LANGUAGES
from wording.chat.profile import description, group_menu, menu, short_description

log = logging.getLogger(__name__)

Parameters = dict[str, Any]


async def register(api: Api, staff_chats: Iterable[int] = ()) -> None:
    """Set commands and descriptions in every language; who reads another one is met in Swedish.

    `staff_chats` are chats whose menu also lists the office's command; those that join later are told when they do.
    """
    for method, parameters in _calls(staff_chats):
        try:
            await api.call(method, **parameters)
        except TelegramError as error:
            log.warning("%s: Telegram refused (%s)", method, error.message)


def _calls(staff_chats: Iterable[int]) -> Iterator[tuple[str, Parameters]]:
    scopes = (
        ({"type": "default"}, menu),
        ({"type": "all_private_chats"}, menu),
        ({"type": "all_group_chats"}, group_menu),
    )
    for language, code in (("sv", ""), *((one, one) for one in LANGUAGES)):
        for scope, listed in scopes:
            yield "setMyCommands", {"commands": listed(language), "scope": scope, "language_code": code}
        yield "setMyDescription", {"description": description(language), "language_code": code}
        yield (
            "setMyShortDescription",
            {"short_description": short_description(language), "language_code": code},
        )
    for chat in staff_chats:
        yield (
            "setMyCommands",
            {"commands": menu("sv", office=True), "scope": {"type": "chat", "chat_id": chat}},
        )
