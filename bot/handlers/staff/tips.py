"""Tips in the office's chat: one at a time, put into the calendar or the newsletter, changed, or declined with a kind line.

Two people may press at once: the second is told what the first did.
"""

from __future__ import annotations

from typing import Final, cast

from actions import tips as acting
from actions.errors import NotFound, WrongState
from bot.handlers.staff.office import Office
from dialogue.tips import Step, Tip
from storage import staff, tips
from wording.chat import staff_tips as screens
from wording.chat.directory import words

MOST: Final = 200
"""Tips that are walked through: far above a month's."""


async def first(office: Office, _: str) -> None:
    """What waits, oldest first."""
    await _show(office, await tips.select_waiting(office.deed.connection, MOST))


async def following(office: Office, tip_id: str) -> None:
    """The one after this; after the last the first."""
    waiting = await tips.select_waiting(office.deed.connection, MOST)
    places = [place for place, one in enumerate(waiting) if one.id == tip_id]
    await _show(office, waiting[places[0] + 1 :] or waiting if places else waiting)


async def view(office: Office, tip_id: str) -> None:
    """One tip; what was asked about it is not waited for any more."""
    await office.expect("")
    tip = await acting.waiting_tip(office.deed, tip_id)
    if tip.state != "waiting":
        await _decided(office, tip)
        return
    await office.show(
        screens.tip_screen(office.language, tip, await tips.count_waiting(office.deed.connection))
    )


async def use_as_event(office: Office, tip_id: str) -> None:
    """Into the calendar."""
    tip = await acting.waiting_tip(office.deed, tip_id)
    try:
        await acting.use_as_event(office.deed, tip, office.person)
    except WrongState:
        await _decided(office, tip)
        return
    await _go_on(office, "office.tip.used")


async def use_as_item(office: Office, tip_id: str) -> None:
    """Into the next issue, as news."""
    tip = await acting.waiting_tip(office.deed, tip_id)
    try:
        await acting.use_as_item(office.deed, tip, office.person)
    except WrongState:
        await _decided(office, tip)
        return
    await _go_on(office, "office.tip.used")


async def ask_which(office: Office, tip_id: str) -> None:
    """Which part is to be changed?"""
    await office.show(screens.which_screen(office.language, await acting.waiting_tip(office.deed, tip_id)))


async def ask_new(office: Office, rest: str) -> None:
    """What shall it be? The next text is that."""
    tip_id, _, part = rest.partition(":")
    tip = await acting.waiting_tip(office.deed, tip_id)
    if part not in screens.EDITABLE:
        raise NotFound("There is no such part.")
    await office.expect(f"tip:{tip.id}:{part}")
    await office.show(screens.ask_new(office.language, part))


async def take_new(office: Office, rest: str, text: str) -> None:
    """The new words of a part."""
    tip_id, _, part = rest.partition(":")
    tip = await acting.waiting_tip(office.deed, tip_id)
    try:
        await acting.tell_step(office.deed, tip, cast(Step, part), text)
    except acting.Unclear as unclear:
        await office.say(screens.ask_new(office.language, part, str(unclear)))
        return
    await view(office, tip_id)


async def ask_why(office: Office, tip_id: str) -> None:
    """A line to whoever tipped? The next text is that."""
    tip = await acting.waiting_tip(office.deed, tip_id)
    await office.expect(f"no-tip:{tip.id}")
    await office.show(screens.why_screen(office.language, tip))


async def decline(office: Office, tip_id: str) -> None:
    """Thanks and nothing more."""
    await take_why(office, tip_id, "")


async def take_why(office: Office, tip_id: str, line: str) -> None:
    """The line to whoever tipped."""
    await office.expect("")
    tip = await acting.waiting_tip(office.deed, tip_id)
    try:
        await acting.decline_tip(office.deed, tip, office.person, line)
    except WrongState:
        await _decided(office, tip)
        return
    await _go_on(office, "office.tip.declined")


async def _decided(office: Office, tip: Tip) -> None:
    """What somebody else did."""
    by = await staff.select_staff_by_id(office.deed.connection, tip.decided_by or "")
    name = by.name if by else words(office.language).text("office.somebody")
    await office.show(screens.plain(office.language, "office.tip.decided", name=name))


async def _go_on(office: Office, notice: str) -> None:
    if office.talk.query:
        await office.talk.nod(words(office.language).text(notice))
    await _show(office, await tips.select_waiting(office.deed.connection, MOST), notice)


async def _show(office: Office, waiting: tuple[Tip, ...], done: str = "office.tips.none") -> None:
    if waiting:
        await office.show(screens.tip_screen(office.language, waiting[0], len(waiting)))
    else:
        await office.show(screens.plain(office.language, done))


PRESSES: Final = {
    "tips": first,
    "tN": following,
    "tV": view,
    "tE": use_as_event,
    "tI": use_as_item,
    "tC": ask_which,
    "tF": ask_new,
    "tD": ask_why,
    "tT": decline,
}
ANSWERS: Final = {"tip": take_new, "no-tip": take_why}
