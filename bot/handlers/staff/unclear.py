"""Messages of unclear fate in the office's chat: by kind, when and how; sent once more or left. The newsletter's are with it."""

from __future__ import annotations

from typing import Final

from actions import unclear as acting
from bot.handlers.staff.first import tell_first
from bot.handlers.staff.office import Office
from wording.chat import staff_unclear as screens


async def listing(office: Office, _: str) -> None:
    """How many of each kind."""
    await office.show(screens.kinds_screen(office.language, await acting.unclear_kinds(office.deed)))


async def show(office: Office, kind: str) -> None:
    """Those of one kind. Raises NotFound."""
    messages = await acting.unclear_messages(office.deed, kind)
    await office.show(screens.messages_screen(office.language, kind, messages))


async def again(office: Office, kind: str) -> None:
    """Send them once more."""
    await _settle(office, kind, resend=True)


async def leave(office: Office, kind: str) -> None:
    """Leave them as they are."""
    await _settle(office, kind, resend=False)


async def _settle(office: Office, kind: str, *, resend: bool) -> None:
    done = await acting.settle_unclear(office.deed, kind, office.person.id, resend=resend)
    if done:
        await office.talk.nod(screens.settled(office.language, done, resend=resend))
    else:
        await tell_first(office, kind, acting.AGAIN, acting.LEFT)
    await listing(office, "")


PRESSES: Final = {"un": listing, "uk": show, "ua": again, "ul": leave}
