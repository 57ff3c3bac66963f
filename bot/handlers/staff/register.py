"""The register in the office's chat: lines that may be about an organisation we know, and wishes to become a party."""

from __future__ import annotations

from typing import Final

from actions.errors import NotFound
from actions.organisations import decide_new, decide_same
from actions.party_requests import answer_wish
from bot.handlers.staff.office import Office
from dialogue.language.folding import fold_loose
from dialogue.members import Organisation
from dialogue.register import find
from storage import organisations, party_requests
from storage.register import Aside, select_asides
from wording.chat import staff_register as screens

STEP: Final = "party-answer"
MOST_LIKE: Final = 3


async def first(office: Office, _: str) -> None:
    """The line that has waited longest."""
    await _show(office, await select_asides(office.deed.connection))


async def following(office: Office, aside_id: str) -> None:
    """The one after this; after the last the first."""
    waiting = await select_asides(office.deed.connection)
    places = [place for place, one in enumerate(waiting) if one.id == aside_id]
    await _show(office, (*waiting[places[0] + 1 :], *waiting[: places[0] + 1]) if places else waiting)


async def same(office: Office, rest: str) -> None:
    """It is about that organisation."""
    aside_id, _, organisation_id = rest.partition(":")
    one = await organisations.select_organisation(office.deed.connection, organisation_id)
    if one is None:
        raise NotFound("There is no such organisation (any more).")
    await decide_same(office.deed, aside_id, one, office.person.id)
    await office.talk.nod(screens.aside_done(office.language, one.name, same=True))
    await first(office, "")


async def new(office: Office, aside_id: str) -> None:
    """It is an organisation of its own."""
    one = await decide_new(office.deed, aside_id, office.person.id)
    await office.talk.nod(screens.aside_done(office.language, one.name, same=False))
    await first(office, "")


async def _show(office: Office, waiting: tuple[Aside, ...]) -> None:
    if not waiting:
        await office.show(screens.no_asides(office.language))
        return
    one = waiting[0]
    like = await _like(office, one)
    await office.show(screens.aside_screen(office.language, one.id, one.name, one.cells, like, len(waiting)))


async def _like(office: Office, aside: Aside) -> tuple[Organisation, ...]:
    listed = await organisations.select_listed(office.deed.connection)
    named = fold_loose(aside.like_name)
    meant = [one for one in listed if named in (one.folded, *map(fold_loose, one.aliases))]
    others = [one for one in find(aside.name, listed) if one not in meant]
    return (*meant, *others)[:MOST_LIKE]


async def wishes(office: Office, _: str) -> None:
    """The wish that has waited longest."""
    waiting = [
        one for one in await party_requests.select_requests(office.deed.connection) if one.state == "waiting"
    ]
    if not waiting:
        await office.show(screens.no_wishes(office.language))
        return
    one = waiting[0]
    await office.show(
        screens.wish_screen(office.language, one.id, one.name, one.text, one.email, len(waiting))
    )


async def ask_answer(office: Office, wish_id: str) -> None:
    """The next text is the answer."""
    await office.expect(f"{STEP}:{wish_id}")
    await office.say(screens.ask_answer(office.language), "ask-wish")


async def take_answer(office: Office, wish_id: str, text: str) -> None:
    """It goes where the wish came from. Raises NotFound, WrongState, NotAllowed."""
    await office.expect("")
    reached = await answer_wish(office.deed, wish_id, text, office.person.id)
    await office.say(screens.answered(office.language, reached=reached), "wish-answered")


PRESSES: Final = {"asd": first, "asx": following, "asy": same, "asn": new, "pq": wishes, "pqa": ask_answer}
ANSWERS: Final = {STEP: take_answer}
