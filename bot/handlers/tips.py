"""/tipsa: a news item, an event or a good example for the newsletter, step by step.

What is told is in the tip's row, the step in what the member is expected to write: a restart loses neither.
"""

from __future__ import annotations

from typing import Final, cast

from telegram import Message

from actions import tips as acting
from actions.errors import NotFound
from actions.members import organisation_of
from bot.talk import Talk
from dialogue.tips import NOTHING, Step, Tip, next_step
from storage import members, tips
from wording.chat import tips as screens
from wording.chat.directory import words

EXPECTED: Final = "tip:"


async def begin(talk: Talk, _: str) -> None:
    """/tipsa: what is it about?"""
    begun = await tips.select_draft_of(talk.deed.connection, talk.member.id)
    await talk.say(screens.kinds_screen(talk.language, talk.deed.house, begun))


async def press(talk: Talk, rest: str) -> None:
    """A button of a tip: "verb:value". Raises NotFound for one that we do not have (any more)."""
    verb, _, value = rest.partition(":")
    if verb not in BUTTONS:
        raise NotFound("There is no such button.")
    try:
        await BUTTONS[verb](talk, value)
    except NotFound:
        await talk.nod(words(talk.language).text("tip.stale"))


async def take_text(talk: Talk, message: Message) -> bool:
    """A text that answers a step. False where the tip is gone: the text is then what any text is."""
    tip_id, _, step = talk.member.expects.removeprefix(EXPECTED).partition(":")
    try:
        tip = await acting.own_draft(talk.deed, talk.member, tip_id)
    except NotFound:
        await members.update_expects(talk.deed.connection, talk.member.id, "")
        return False
    try:
        tip = await acting.tell_step(talk.deed, tip, cast(Step, step), message.text or "")
    except acting.Unclear as unclear:
        await _ask(talk, tip, str(unclear))
        return True
    await _ask(talk, tip)
    return True


async def _ask(talk: Talk, tip: Tip, unclear: str = "") -> None:
    """What comes next; whom to credit is asked of those who belong to an organisation, once everything else is told."""
    step = next_step(tip)
    if step != "look":
        await _expect(talk, tip, step)
        await talk.say(screens.step_screen(talk.language, tip, step, unclear), "tip")
        return
    organisation = await organisation_of(talk.deed, talk.member)
    if organisation is not None and organisation.state == "listed" and not tip.organisation_id:
        await _expect(talk, tip, "")
        await talk.say(screens.credit_screen(talk.language, tip, organisation.name), "tip")
        return
    await _look(talk, tip)


async def _look(talk: Talk, tip: Tip) -> None:
    await _expect(talk, tip, "")
    await talk.say(screens.look_screen(talk.language, tip), "tip")


async def _expect(talk: Talk, tip: Tip, step: str) -> None:
    """The next text answers `step`; where only a button does ('') it is a reply, as any text is."""
    expects = f"{EXPECTED}{tip.id}:{step}" if step else ""
    await members.update_expects(talk.deed.connection, talk.member.id, expects)


async def _kind(talk: Talk, kind: str) -> None:
    await _ask(talk, await acting.begin_tip(talk.deed, talk.member, kind))


async def _resume(talk: Talk, tip_id: str) -> None:
    await _ask(talk, await acting.own_draft(talk.deed, talk.member, tip_id))


async def _no_link(talk: Talk, tip_id: str) -> None:
    tip = await acting.own_draft(talk.deed, talk.member, tip_id)
    await _ask(talk, await acting.tell_step(talk.deed, tip, "link", NOTHING))


async def _credit(talk: Talk, value: str) -> None:
    tip_id, _, answer = value.partition(":")
    tip = await acting.own_draft(talk.deed, talk.member, tip_id)
    organisation = await organisation_of(talk.deed, talk.member) if answer == "y" else None
    await _look(talk, await acting.credit(talk.deed, tip, organisation.id if organisation else None))


async def _send(talk: Talk, tip_id: str) -> None:
    tip = await acting.own_draft(talk.deed, talk.member, tip_id)
    if next_step(tip) != "look":
        await _ask(talk, tip)
        return
    await acting.send_tip(talk.deed, tip)
    await members.update_expects(talk.deed.connection, talk.member.id, "")
    await talk.change(screens.note(talk.language, "tip.sent", talk.deed.house), "receipt")


async def _again(talk: Talk, _: str) -> None:
    await talk.change(screens.kinds_screen(talk.language, talk.deed.house, None))


async def _drop(talk: Talk, tip_id: str) -> None:
    await acting.own_draft(talk.deed, talk.member, tip_id)
    await acting.drop_draft(talk.deed, talk.member)
    await members.update_expects(talk.deed.connection, talk.member.id, "")
    await talk.change(screens.note(talk.language, "tip.dropped", talk.deed.house))


BUTTONS: Final = {
    "k": _kind,
    "r": _resume,
    "l": _no_link,
    "c": _credit,
    "s": _send,
    "a": _again,
    "x": _drop,
}
