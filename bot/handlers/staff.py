"""The office in the chat. Rights are checked here, at every step."""

from __future__ import annotations

from bot.talk import Talk
from dialogue.members import Staff
from storage import staff as rows
from wording.chat.start import plain


async def menu(talk: Talk, _: str) -> None:
    """/kansli"""
    await talk.say(plain(talk.language, "command.unknown"))


async def press(talk: Talk, rest: str) -> None:
    """A button of the office."""


async def take_answer(talk: Talk, person: Staff, text: str) -> None:
    """A text where a wizard asked for one."""


async def leave_wizard(talk: Talk) -> None:
    """Forget where a wizard stands, if the chat is one of the office's."""
    person = await rows.select_staff_by_telegram(talk.deed.connection, talk.chat)
    if person is not None and person.expects:
        await rows.update_wizard(talk.deed.connection, person.id, "", {})
