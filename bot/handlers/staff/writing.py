"""Writing to whoever sent a reply, in the office's chat: the button, the text, how it went. No name of a member is shown."""

from __future__ import annotations

from typing import Final

from actions.errors import NotAllowed, WrongState
from actions.writing_to_authors import author_of, write_to_author, written_before
from bot.handlers.staff.first import doer
from bot.handlers.staff.office import Office
from dialogue.language.dates import STOCKHOLM
from dialogue.safety import mask_personnummer
from wording.chat import writing_to_authors as screens
from wording.chat.plain import day
from wording.chat.staff_first import done_before

STEP: Final = "word"


async def ask(office: Office, reply_id: str) -> None:
    """The next text goes to the author. Raises NotFound."""
    try:
        reply, _ = await author_of(office.deed, reply_id)
    except NotAllowed:
        await office.say(screens.told(office.language, "unreachable"), "unreachable")
        return
    before = await written_before(office.deed, reply_id)
    await office.expect(f"{STEP}:{reply_id}:{before.number if before else 0}")
    told = ""
    if before is not None:
        by = await doer(office, before.by)
        told = done_before(office.language, by, before.at, office.deed.now)
    await office.say(screens.ask(office.language, mask_personnummer(reply.text), told), "ask-word")


async def take(office: Office, rest: str, text: str) -> None:
    """The words, unless somebody else has written since the button was pressed. Raises NotFound."""
    reply_id, _, seen = rest.partition(":")
    if len(text) > screens.LONGEST:
        await office.say(screens.told(office.language, "too-long", most=str(screens.LONGEST)), "too-long")
        return
    await office.expect("")
    try:
        waits = await write_to_author(office.deed, reply_id, text, office.person, int(seen))
    except NotAllowed:
        await office.say(screens.told(office.language, "unreachable"), "unreachable")
    except WrongState:
        before = await written_before(office.deed, reply_id)
        by = await doer(office, before.by) if before else ""
        await office.say(screens.told(office.language, "meanwhile", by=by), "meanwhile")
    else:
        until = day(waits.astimezone(STOCKHOLM).date(), office.language) if waits else ""
        said = screens.told(office.language, "waits" if until else "sent", day=until)
        await office.say(said, "word-sent")


PRESSES: Final = {"wa": ask}
ANSWERS: Final = {STEP: take}
