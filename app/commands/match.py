"""`medskick match`: what organisations seek and offer. Nobody is told who the other is before both have said yes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Deed
    from dialogue.matching import Match, Offer

    T = TypeVar("T")

ACTOR: Final = "command"


def add(commands: Commands) -> None:
    """Add the group."""
    match = group(commands, "match", GROUPS["match"])
    example = 'medskick match add "En lokal på kvällar" --organisation Stigfinnarna --kind seeks --theme motesplatser-natverk'
    adding = command(match, "add", "what an organisation seeks or offers", add_one, example)
    adding.add_argument("text", metavar="TEXT")
    adding.add_argument("--organisation", required=True, metavar="O")
    adding.add_argument("--kind", choices=("seeks", "offers"), required=True)
    adding.add_argument("--theme", required=True, metavar="ID")
    adding.add_argument("--municipality", default="", help="its own when left out")
    command(match, "list", "what stands, and the pairs with what each has said", list_all)
    command(match, "withdraw", "it does not stand any more", withdraw).add_argument("id", metavar="ID")
    answering = command(match, "answer", "an organisation's yes or no, where none of it chats", answer)
    answering.add_argument("seeks", metavar="SEEKS-ID")
    answering.add_argument("offers", metavar="OFFERS-ID")
    answering.add_argument("--organisation", required=True, metavar="O")
    answering.add_argument("--say", choices=("yes", "no"), required=True)


async def add_one(call: Call) -> None:
    """Raises NotFound, NotAllowed, WrongState."""
    from actions.inviting import find_organisation
    from actions.matching import add_offer

    words = call.words

    async def work(deed: Deed) -> Offer:
        organisation = await find_organisation(deed.connection, words.organisation)
        return await add_offer(
            deed, organisation, words.kind, words.text, words.theme, words.municipality, ACTOR
        )

    kept = await _do(call, work)
    call.console.document(_offer(kept), f"Added {kept.id}.")


async def withdraw(call: Call) -> None:
    """Raises NotFound, WrongState."""
    from actions.matching import withdraw_offer

    gone = await _do(call, lambda deed: withdraw_offer(deed, call.words.id, ACTOR))
    call.console.document({"id": gone.id, "state": "withdrawn"}, f"{gone.id} does not stand any more.")


async def answer(call: Call) -> None:
    """Raises NotFound."""
    from actions.inviting import find_organisation
    from actions.matching import answer_match

    words = call.words

    async def work(deed: Deed) -> Match:
        organisation = await find_organisation(deed.connection, words.organisation)
        yes = words.say == "yes"
        return await answer_match(deed, words.seeks, words.offers, organisation.id, yes=yes, actor=ACTOR)

    said = await _do(call, work)
    text = "Both have said yes and are told who the other is." if said.told_at else "Kept."
    call.console.document(_match(said), text)


async def list_all(call: Call) -> None:
    """What stands, without who it is: that is told by the two yes alone, here too."""
    from storage.offers import select_matches, select_offers

    async with premises(call) as (database, _):
        standing = [_offer(one) for one in await database.read(select_offers)]
        pairs = [_match(one) for one in await database.read(select_matches)]
    lines = [f"{one['id']}  {one['kind']}  {one['theme']}  {one['text']}" for one in standing]
    lines += [
        f"{one['seeks']} + {one['offers']}: {one['seeker_says']}, {one['offerer_says']}" for one in pairs
    ]
    call.console.document({"offers": standing, "matches": pairs}, "\n".join(lines) or "Nothing stands yet.")


async def _do(call: Call, work: Callable[[Deed], Awaitable[T]]) -> T:
    from actions.deed import Deed

    async with premises(call) as (database, place):
        return await database.write(lambda connection: work(Deed(connection, call.now(), place)))


def _offer(one: Offer) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "text": one.text,
        "theme": one.theme_id,
        "municipality": one.municipality,
        "state": one.state,
    }


def _match(one: Match) -> dict[str, Any]:
    return {
        "seeks": one.seeks_id,
        "offers": one.offers_id,
        "seeker_says": one.seeker_says or None,
        "offerer_says": one.offerer_says or None,
        "told": one.told_at is not None,
    }
