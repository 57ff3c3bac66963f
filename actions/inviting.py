"""Which organisations are meant by a name, an id or an address, and who is invited to a consultation.

All or nothing: where one word of a list means no organisation, all such are named and nobody is invited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from actions.errors import NotFound, WrongState
from dialogue.consultations import Consultation
from dialogue.invitations import FACETS, Invited, is_invited
from dialogue.language.folding import fold_loose
from dialogue.likeness import Names
from dialogue.members import Organisation
from storage import invitations, organisations
from storage.connection import Connection

MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class ListedWord:
    """One line of a list of those who are invited: a name, an id or a mail address."""

    line: int
    word: str


async def find_organisation(connection: Connection, word: str) -> Organisation:
    """The organisation of that name, id or address. Raises NotFound, with the name that may have been meant."""
    known = await organisations.select_organisations(connection)
    found = _index(known).get(_key(word))
    if found is None:
        raise NotFound(
            f"There is no organisation {_proposed(word, known)}; see `medskick organisation list`."
        )
    return found


async def find_listed(connection: Connection, words: Sequence[ListedWord]) -> tuple[str, ...]:
    """The ids of those on a list. Raises NotFound naming each line that means nobody, WrongState for an empty list."""
    if not words:
        raise WrongState("The list of those who are invited is empty; write one organisation on each line.")
    known = await organisations.select_organisations(connection)
    index = _index(known)
    unknown = [one for one in words if _key(one.word) not in index]
    if unknown:
        named = [f"line {one.line}: {_proposed(one.word, known)}" for one in unknown[:MOST_NAMED]]
        more = f" and {len(unknown) - MOST_NAMED} more" if len(unknown) > MOST_NAMED else ""
        raise NotFound(
            f"Not in the register, so nothing was kept: {'; '.join(named)}{more}; "
            "correct the list or add them with `medskick organisation import`."
        )
    return tuple(dict.fromkeys(index[_key(one.word)].id for one in words))


def audience_of(pairs: Iterable[str]) -> dict[str, list[str]]:
    """An audience out of "facet=value" words. Raises WrongState for an unknown facet."""
    audience: dict[str, list[str]] = {}
    for pair in pairs:
        facet, equals, value = (part.strip() for part in pair.partition("="))
        if facet not in FACETS or not equals or not value:
            raise WrongState(f"{pair!r} names no group; write facet=value with one of {', '.join(FACETS)}.")
        audience.setdefault(facet, []).append(value)
    return audience


async def invited_to(connection: Connection, consultation: Consultation) -> tuple[Invited, ...]:
    """Who is invited as things stand now, by name."""
    standing = await invitations.select_all_standing(connection, consultation.id)
    return tuple(one for one in standing if is_invited(consultation, one))


def _index(known: Iterable[Organisation]) -> Mapping[str, Organisation]:
    index: dict[str, Organisation] = {}
    for one in known:
        for word in (one.id, one.email or "", one.name):
            if word:
                index[_key(word)] = one
    return index


def _key(word: str) -> str:
    """Addresses and ids as they are but for capitals, names as the register matches them."""
    return word.strip().lower() if "@" in word else fold_loose(word)


def _proposed(word: str, known: Iterable[Organisation]) -> str:
    like = Names(one.name for one in known).like(word)
    shown = " ".join(word.split())[:80] or "without a name"
    return f"{shown!r} (may be {like})" if like else repr(shown)
