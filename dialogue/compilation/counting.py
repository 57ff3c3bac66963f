"""Who is counted, what is printed, and which words may be quoted.

Decides on one reply, or counts several; lays nothing out. Sources: domain.md, "Law and care".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from dialogue.compilation.compilation import Method, Quotation, Tally
from dialogue.compilation.facts import Said
from dialogue.language.printable import printable
from dialogue.safety import mask_personnummer

ENOUGH: Final = 3
"""With fewer replies a quotation, or a cell of a table, may point at a person."""
CHANNELS: Final = ("meeting", "telegram", "web", "mail", "phone", "paper")
_HANDY: Final = range(25, 281)
_QUOTATIONS: Final = 3


def counts(said: Said) -> bool:
    """Neither withdrawn nor held, with something said; what a meeting's minutes hold was a reply to those who wrote them."""
    return not said.withdrawn and not said.held and (said.substance or said.channel == "meeting")


def prints(said: Said) -> bool:
    """Counted, and not hidden by who wrote it."""
    return counts(said) and said.visibility != "hidden" and bool(said.text.strip() or said.answer)


def shown(text: str) -> str:
    """Words as they may be printed: identity numbers masked, nothing that cannot be seen; else as they came."""
    return mask_personnummer(printable(text)).strip()


def by(said: Said) -> str:
    """The organisation that wants to be named, or ''. Persons never are."""
    return said.organisation if said.visibility == "named" else ""


def tally(said: Iterable[Said]) -> Tally:
    """Count replies; held ones by their number only."""
    everything = list(said)
    counted = [one for one in everything if counts(one)]
    organisations, persons, tables = voices(counted)
    return Tally(
        replies=len(counted),
        organisations=organisations,
        persons=persons,
        tables=tables,
        hidden=sum(not prints(one) for one in counted),
        held=sum(one.held and not one.withdrawn for one in everything),
    )


def voices(said: Iterable[Said]) -> tuple[int, int, int]:
    """How many organisations, persons and tables. Whoever is not known by an id counts once for each reply; a table without
    a name is none, since minutes often tell what the tables said and not which."""
    seen: dict[str, set[str]] = {"organisation": set(), "person": set(), "table": set()}
    for one in said:
        if one.source == "organisation":
            seen["organisation"].add(one.organisation_id or one.behalf or one.member_id or one.id)
        elif one.source == "table":
            if one.table_name:
                seen["table"].add(one.table_name)
        else:
            seen["person"].add(one.member_id or one.id)
    return len(seen["organisation"]), len(seen["person"]), len(seen["table"])


def one_voice(said: Sequence[Said]) -> bool:
    """Whether all of these are of one organisation, one table or one person."""
    nameless = any(one.source == "table" and not one.table_name for one in said)
    return len(said) == 1 or (not nameless and sum(voices(said)) == 1)


def method(said: Sequence[Said], frame_version: int) -> Method:
    """How what is counted came in, and how far its coding has got."""
    counted = [one for one in said if counts(one)]
    channels = Counter(one.channel for one in counted)
    themed = sum(bool(one.themes) for one in counted)
    waiting = sum(one.waiting and not one.themes for one in counted)
    return Method(
        channels=tuple((channel, channels[channel]) for channel in CHANNELS if channels[channel]),
        frame_version=frame_version,
        themed=themed,
        waiting=waiting,
        without=len(counted) - themed - waiting,
    )


def most_spoken_of(said: Iterable[Said]) -> tuple[tuple[str, int], ...]:
    """Confirmed themes with their numbers of replies, the most spoken of first."""
    numbers = Counter(theme for one in said if counts(one) for theme in one.themes)
    return tuple(sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])))


def quotations(said: Sequence[Said]) -> tuple[Quotation, ...]:
    """At most three, each of another theme: the first of handy length whose theme has replies enough, or that was written to
    be named."""
    found: list[Quotation] = []
    quoted: set[str] = set()
    for theme, number in most_spoken_of(said):
        for one in said:
            permitted = number >= ENOUGH or one.visibility == "named"
            if theme in one.themes and prints(one) and permitted and one.id not in quoted and _handy(one):
                found.append(Quotation(shown(one.text), by(one), theme))
                quoted.add(one.id)
                break
    return tuple(found[:_QUOTATIONS])


def _handy(said: Said) -> bool:
    return len(said.text) in _HANDY
