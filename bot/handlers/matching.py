"""A contact says what its organisation seeks or offers, and yes or no to getting in touch with somebody who suits."""

from __future__ import annotations

from telegram import Message

from actions.errors import NotFound
from actions.matching import LONGEST, add_offer, answer_match
from actions.members import organisation_of
from bot.talk import Talk
from dialogue.matching import OfferKind
from dialogue.members import Organisation
from storage import members
from wording.chat import matching as screens

EXPECTED = "offer:"
"""What the next text is taken as: what is sought or offered. The kind follows."""
_WRITTEN = "offered:"
"""What was written waits for its theme: the kind and the words follow."""
_KINDS: dict[str, OfferKind] = {"s": "seeks", "o": "offers"}


async def offer(talk: Talk) -> None:
    """The way there, for contacts of an organisation in the register only."""
    if talk.member.contact and await _own(talk) is not None:
        await talk.say(screens.offer_screen(talk.language), "offer")


async def press(talk: Talk, rest: str) -> None:
    """ "s" or "o", to seek or offer; "t:THEME" of what was written; "y:SEEKS:OFFERS" or "n:…" to getting in touch.

    Raises NotFound for a button that is not the member's (any more).
    """
    verb, _, value = rest.partition(":")
    organisation = await _own(talk) if talk.member.contact else None
    if organisation is None:
        raise NotFound("There is no such button.")
    if verb in _KINDS:
        await _expect(talk, EXPECTED + verb)
        await talk.say(screens.words_screen(talk.language, _KINDS[verb]), "offer")
    elif verb == "t":
        await _add(talk, organisation, value)
    elif verb in ("y", "n"):
        await _answer(talk, organisation, value, yes=verb == "y")
    else:
        raise NotFound("There is no such button.")


async def take_text(talk: Talk, message: Message) -> None:
    """What is sought or offered; its theme is asked for."""
    text = " ".join((message.text or "").split())
    kind = talk.member.expects.removeprefix(EXPECTED)
    if len(text) > LONGEST:
        await talk.say(screens.too_long(talk.language, LONGEST), "offer")
        return
    await _expect(talk, f"{_WRITTEN}{kind}:{text}")
    await talk.say(screens.themes_screen(talk.language, talk.deed.frame_today), "offer")


async def _add(talk: Talk, organisation: Organisation, theme: str) -> None:
    written = talk.member.expects
    kind, _, text = written.removeprefix(_WRITTEN).partition(":")
    if not written.startswith(_WRITTEN) or kind not in _KINDS:
        raise NotFound("There is nothing written that waits for a theme.")
    await _expect(talk, "")
    await talk.change(screens.kept_screen(talk.language))
    await add_offer(talk.deed, organisation, _KINDS[kind], text, theme, "", talk.member.id)


async def _answer(talk: Talk, organisation: Organisation, pair: str, *, yes: bool) -> None:
    seeks_id, _, offers_id = pair.partition(":")
    await talk.change(screens.said_screen(talk.language, yes=yes))
    await answer_match(talk.deed, seeks_id, offers_id, organisation.id, yes=yes, actor=talk.member.id)


async def _own(talk: Talk) -> Organisation | None:
    organisation = await organisation_of(talk.deed, talk.member)
    return organisation if organisation is not None and organisation.state == "listed" else None


async def _expect(talk: Talk, expects: str) -> None:
    await members.update_expects(talk.deed.connection, talk.member.id, expects)
