"""Minutes in the office's chat: pasted in one or several messages, read through, shown, kept in one go.

The text is on the person's row until it is kept or thrown away. Reads no file: a document is asked for as text.
"""

from __future__ import annotations

import hashlib
from typing import Final

from actions.errors import NotFound
from actions.minutes import keep_minutes
from bot.handlers.staff.office import Office
from dialogue.language.dates import STOCKHOLM
from dialogue.members import Staff
from dialogue.minutes import Line, Minutes, read_minutes
from documents import DocumentError, read_document
from wording.chat import staff_minutes as screens
from wording.chat.staff import note

STEP: Final = "minutes"
"""The step that a pasted text answers, and where the draft holds it."""
MOST: Final = 60_000
"""Bytes: three times the longest minutes that are known, and still a row like others."""
SURELY_PASTED: Final = 500
"""Letters; what is shorter than this may be a person's own words, also where minutes are waited for."""
BETWEEN: Final = "\n\n\f"
"""A message ends as a page does: Telegram cuts a long paste anywhere, and a reply that was cut is read as one again."""
NAME: Final = "minutes.txt"


async def begin(office: Office, _: str) -> None:
    """The next texts are minutes; what was pasted before is still there."""
    await office.expect(STEP)
    if pasted := office.person.draft.get(STEP, ""):
        await office.show(screens.gathered_screen(office.language, len(pasted)))
    else:
        await office.show(screens.ask_minutes(office.language))


async def take(office: Office, _: str, text: str) -> None:
    """One more piece; what would be too much is said and left out."""
    before = office.person.draft.get(STEP, "")
    pasted = BETWEEN.join(filter(None, (before, text)))
    if len(pasted.encode()) > MOST:
        await office.say(screens.too_much_screen(office.language))
        return
    await office.expect(STEP, **{STEP: pasted})
    await office.show(screens.gathered_screen(office.language, len(pasted)))


def is_minutes(person: Staff, text: str) -> bool:
    """Whether a text is a piece of the minutes that the person pastes, and nothing that they say themselves."""
    return person.expects == STEP and len(text) >= SURELY_PASTED


async def read_through(office: Office, _: str) -> None:
    """What the pasted text was found to say."""
    pasted = _pasted(office)
    read, _lines = _read(office, pasted)
    if read is None or not any(dialogue.replies for dialogue in read.dialogues):
        await office.show(screens.no_replies_screen(office.language))
        return
    await office.show(screens.preview_screen(office.language, read, _mark(pasted)))


async def remarks(office: Office, page: str) -> None:
    """What a person should look at before it is kept, with the lines; `page` counts from 0."""
    read, lines = _read(office, _pasted(office))
    if read is None or not page.isdecimal():
        raise NotFound("There are no such remarks.")
    texts = {line.number: line.text for line in lines}
    await office.show(screens.remarks_screen(office.language, read.warnings, texts, int(page)))


async def keep(office: Office, seen: str) -> None:
    """Keep what was looked at. Raises NotFound where it was kept already; what was pasted since is shown first."""
    pasted = _pasted(office)
    read, _lines = _read(office, pasted)
    if read is None or seen != _mark(pasted):
        await read_through(office, "")
        return
    kept = await keep_minutes(office.deed, read, office.person.id)
    await office.forget(STEP)
    counts = screens.Kept(kept.new, kept.changed, kept.withdrawn, kept.held)
    await office.show(screens.kept_screen(office.language, kept.meeting, counts))


async def discard(office: Office, _: str) -> None:
    """Throw the pasted text away."""
    await office.forget(STEP)
    await office.show(note(office.language, "minutes.discarded"))


async def ask_for_text(office: Office) -> None:
    """A document came: say how its text gets in."""
    await office.say(note(office.language, "minutes.document"))


def _pasted(office: Office) -> str:
    pasted = office.person.draft.get(STEP, "")
    if not pasted:
        raise NotFound("There are no minutes to read (any more).")
    return pasted


def _read(office: Office, pasted: str) -> tuple[Minutes | None, tuple[Line, ...]]:
    try:
        lines = read_document(NAME, pasted.encode())
    except DocumentError:
        return None, ()
    return read_minutes(lines, NAME, office.deed.now.astimezone(STOCKHOLM).date()), lines


def _mark(pasted: str) -> str:
    return hashlib.sha256(pasted.encode()).hexdigest()[:12]
