"""Files that wait to be written down, in the office's chat: one at a time, sent along, answered with what it says.

Anybody of the office takes the oldest; what was begun and left is there for the next.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Final

from actions.transcribing import Written, pass_on, skip_file, write_down
from bot.handlers.staff.office import Office
from dialogue.members import Staff
from dialogue.safety import mask_personnummer
from storage import attachments, staff
from storage.attachments import ToTranscribe
from wording.chat.staff_kept import FileCard, done_by, file_screen, none_left
from wording.said import Said

STEP: Final = "transcribe"
"""The step that a text answers; the file's id stands after it."""
MOST: Final = 50


async def first(office: Office, _: str) -> None:
    """The file that has waited longest."""
    await _show(office, await _waiting(office))


async def following(office: Office, file_id: str) -> None:
    """The one after this, from the beginning after the last."""
    waiting = await _waiting(office)
    places = [place for place, one in enumerate(waiting) if one.id == file_id]
    start = places[0] + 1 if places else 0
    await _show(office, waiting[start:] + waiting[:start])


async def skip(office: Office, file_id: str) -> None:
    """There is nothing to write down."""
    done = await skip_file(office.deed, file_id, office.person.id)
    await _go_on(office, done, "staff.skipped")


async def take(office: Office, file_id: str, text: str) -> None:
    """What the file says."""
    done = await write_down(office.deed, file_id, text, office.person.id)
    held = done.kept is not None and done.kept.reply.held
    await _go_on(office, done, "staff.written.held" if held else "staff.written")


def writes_down(person: Staff) -> bool:
    """Whether the person's next text is what a file says, and nothing that they say themselves."""
    return person.expects.startswith(f"{STEP}:")


async def _go_on(office: Office, done: Written, note: str) -> None:
    if done.by:
        people = {one.id: one.name for one in await staff.select_all_staff(office.deed.connection)}
        await office.say(Said(done_by(office.language, people.get(done.by, ""))), "done-by")
        note = ""
    await _show(office, await _waiting(office), note)


async def _waiting(office: Office) -> tuple[ToTranscribe, ...]:
    return await attachments.select_to_transcribe(office.deed.connection, MOST)


async def _show(office: Office, waiting: tuple[ToTranscribe, ...], note: str = "") -> None:
    if not waiting:
        await office.expect("")
        await office.show(none_left(office.language, note))
        return
    card = FileCard(**{field.name: getattr(waiting[0], field.name) for field in fields(FileCard)})
    card = replace(card, caption=mask_personnummer(card.caption))
    await office.expect(f"{STEP}:{card.id}")
    await office.show(file_screen(office.language, card, len(waiting), note))
    talk = office.talk
    key = f"file:{card.id}:{talk.query or f'{talk.chat}:{talk.message}'}"
    await pass_on(office.deed, talk.chat, card.id, key)


PRESSES = {"tr": first, "trn": following, "trs": skip}
ANSWERS = {STEP: take}
