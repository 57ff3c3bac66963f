"""The register of organisations: whom a name may mean, by its own name, another one, or that of the one it is a branch of.

Pure. How lists are taken in is in `dialogue.register_plan`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dialogue.language.folding import fold_loose, visible
from dialogue.members import Organisation
from dialogue.naming import NOT_MEANT, closeness


def find(name: str, organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """The organisations that a name, a part of one, or words around one may mean, nearest first.

    One that is called exactly so, however it is capitalised and accented, is alone; its own name goes before an alias.
    """
    listed = tuple(organisations)
    by_id = {one.id: one for one in listed}
    wanted = fold_loose(" ".join(visible(name).split()))
    ranked = sorted(
        (
            (near, wanted != one.folded, len(one.folded), one.folded, one)
            for one in listed
            if (near := min(closeness(wanted, called) for called in called_by(one, by_id))) < NOT_MEANT
        ),
        key=lambda found: found[:4],
    )
    if ranked and ranked[0][0] == 0:
        return (ranked[0][4],)
    return tuple(found[4] for found in ranked)


def called_by(one: Organisation, by_id: Mapping[str, Organisation]) -> Iterator[str]:
    """The folded names under which an organisation is looked for; a branch also by its organisation's name before its own."""
    yield one.folded
    yield from map(fold_loose, one.aliases)
    parent = by_id.get(one.parent_id or "")
    if parent is not None and not one.folded.startswith(parent.folded):
        yield f"{parent.folded} {one.folded}"
