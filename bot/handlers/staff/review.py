"""Replies that wait for review in the office's chat: one at a time, let through or kept back."""

from __future__ import annotations

from actions.review import keep_reply, note_of, release_reply
from bot.handlers.staff.first import tell_who
from bot.handlers.staff.office import Office
from bot.handlers.staff.themes import MOST, card_of
from storage import review
from storage.review import SeenReply
from wording.chat.staff import note, words
from wording.chat.staff_replies import held_screen


async def first(office: Office, _: str) -> None:
    """What waits, those that nobody has looked at first."""
    await _show(office, await _waiting(office))


async def following(office: Office, reply_id: str) -> None:
    """The one after this."""
    await _show(office, _after(await _waiting(office), reply_id))


async def release(office: Office, reply_id: str) -> None:
    """Let it be counted and shown."""
    left = _after(await _waiting(office), reply_id)
    released = await release_reply(office.deed, reply_id, office.person.id)
    await _go_on(office, "released" if released else "", left)


async def keep(office: Office, reply_id: str) -> None:
    """It stays held."""
    waiting = await _waiting(office)
    left = _after(waiting, reply_id)
    before = next((one for one in waiting if one.id == reply_id), None)
    if before is not None and before.reviewed_by and before.reviewed_at:
        await tell_who(office, before.reviewed_by, before.reviewed_at)
        await _show(office, left)
        return
    kept = await keep_reply(office.deed, reply_id, office.person.id)
    await _go_on(office, "kept" if kept else "", left)


async def _waiting(office: Office) -> tuple[SeenReply, ...]:
    return await review.select_held(office.deed.connection, MOST)


def _after(waiting: tuple[SeenReply, ...], reply_id: str) -> tuple[SeenReply, ...]:
    places = [place for place, one in enumerate(waiting) if one.id == reply_id]
    return waiting[places[0] + 1 :] if places else waiting


async def _go_on(office: Office, notice: str, left: tuple[SeenReply, ...]) -> None:
    if notice:
        await office.talk.nod(words(office.language).text(f"notice.{notice}"))
    await _show(office, left)


async def _show(office: Office, left: tuple[SeenReply, ...]) -> None:
    if not left:
        await office.show(note(office.language, "held.none"))
        return
    card = card_of(left[0], note=await note_of(office.deed, left[0].id))
    await office.show(held_screen(office.language, card, len(left)))
