"""What an imported list would change in the register of organisations, before anything of it is kept.

Pure. Merges nothing: a name that is like another's is put aside for a person, who says whether they are one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Final, Literal

from dialogue.language.folding import fold_loose
from dialogue.likeness import Names
from dialogue.members import Organisation
from dialogue.register_lines import RegisterRow, filled, name_of, refusal, themes_of

Verdict = Literal["new", "changed", "same", "possibly_same", "refused"]
Check = Callable[[str], tuple[str, str]]
"""An address → (as it is written to, '') or ('', why not)."""

LINE: Final = "line:"
"""Begins what stands for the id of an organisation that a line of the same list brings."""
UNTOLD: Final = frozenset({"id", "folded", "created_at"})


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """What one line comes to.

    `organisation` is how it would be kept (without an id where it is new), None where the line is refused for `reason`;
    `before` how it is kept now. `like` is the name of one that is known and may be the same, `row` the line itself.
    """

    line: int
    verdict: Verdict
    name: str
    organisation: Organisation | None = None
    like: str = ""
    reason: str = ""
    before: Organisation | None = None
    row: RegisterRow | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a list is held against: the register, sub-regions by folded municipality, what may stand in cells.

    `same`: line → the organisation's name that a person has said it is. `apart`: every name that is like another's is
    one of its own.
    """

    organisations: tuple[Organisation, ...]
    check: Check
    now: datetime
    has_theme: Callable[[str], bool] = lambda _: True
    subregions: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[int, str] = field(default_factory=dict)
    apart: bool = False


def judge(rows: Iterable[RegisterRow], known: Known) -> tuple[JudgedRow, ...]:
    """Each row as new, changed, same, possibly the same as another, or refused; a refused one stops no other.

    One name, however it is capitalised and accented, is one organisation, and so is another name that it is known by; an
    empty cell changes nothing that is kept. Two lines about the same are refused the second time.
    """
    listed = tuple(rows)
    judging = _Judging(known, listed)
    return _without_lost([judging.judge(row) for row in listed])


def changes(before: Organisation, after: Organisation) -> tuple[tuple[str, object, object], ...]:
    """The fields that differ, each with what stood and what stands."""
    names = (one.name for one in fields(Organisation) if one.name not in UNTOLD)
    return tuple(
        (name, getattr(before, name), getattr(after, name))
        for name in names
        if getattr(before, name) != getattr(after, name)
    )


class _Judging:
    """The names met so far, of the register and of the lines above."""

    def __init__(self, known: Known, rows: tuple[RegisterRow, ...]) -> None:
        self._known = known
        self._by_name: dict[str, Organisation] = {}
        self._by_number: dict[str, str] = {}
        self._names = Names()
        self._lines: dict[str, int] = {}
        self._coming: dict[str, int] = {}
        for row in rows:
            self._coming.setdefault(fold_loose(name_of(row)), row.line)
        for one in known.organisations:
            self._by_name.update({fold_loose(alias): one for alias in one.aliases if alias})
            for called in (one.name, *one.aliases):
                self._names.add(called)
            if one.number:
                self._by_number.setdefault(one.number, one.name)
        self._by_name.update({one.folded: one for one in known.organisations})

    def judge(self, row: RegisterRow) -> JudgedRow:
        name, folded = name_of(row), fold_loose(name_of(row))
        email, wrong = self._known.check(row.email) if row.email.strip() else ("", "")
        reason = refusal(row) or wrong or self._unknown(row, folded)
        if reason:
            return JudgedRow(row.line, "refused", name[:120], reason=reason)
        before = self._by_name.get(fold_loose(self._known.same.get(row.line, ""))) or self._by_name.get(
            folded
        )
        meant = before.folded if before else folded
        if meant in self._lines:
            told = f"the same {'name' if meant == folded else 'organisation'} stands in line"
            return JudgedRow(row.line, "refused", name, reason=f"{told} {self._lines[meant]}")
        self._lines[meant] = row.line
        after = self._after(row, before or _empty(name, folded, self._known.now), email)
        like = "" if before else self._names.like(name) or self._by_number.get(after.number, "")
        self._names.add(name)
        if after.number:
            self._by_number.setdefault(after.number, after.name)
        return JudgedRow(
            row.line, self._verdict(before, after, like), after.name, after, like, "", before, row
        )

    def _verdict(self, before: Organisation | None, after: Organisation, like: str) -> Verdict:
        if before:
            return "same" if after == before else "changed"
        return "possibly_same" if like and not self._known.apart else "new"

    def _after(self, row: RegisterRow, before: Organisation, email: str) -> Organisation:
        after = filled(row, before, email, self._id_of(row.parent), self._id_of(row.umbrella))
        said = name_of(row)
        told = before.id and row.line in self._known.same
        if told and fold_loose(said) not in map(fold_loose, (before.name, *after.aliases)):
            after = replace(after, aliases=(*after.aliases, said))
        there = self._known.subregions.get(fold_loose(after.municipality), "")
        moved = not before.subregion or after.municipality != before.municipality
        return replace(after, subregion=there) if there and moved and not row.subregion.strip() else after

    def _unknown(self, row: RegisterRow, folded: str) -> str:
        """What the line names that there is not."""
        unknown = [theme for theme in themes_of(row) if not self._known.has_theme(theme)]
        if unknown:
            return f"the coding frame has no theme {', '.join(map(repr, unknown[:5]))}; see `medskick themes list`"
        for label, cell in (("parent", row.parent), ("umbrella", row.umbrella)):
            if cell.strip() and fold_loose(" ".join(cell.split())) == folded:
                return f"it cannot be its own {label}"
            if cell.strip() and self._id_of(cell) is None:
                return f"there is no organisation {cell.strip()[:80]!r} for its {label}"
        told = self._known.same.get(row.line)
        if told is not None and fold_loose(told) not in self._by_name:
            return f"there is no organisation {told[:80]!r} that it could be the same as"
        return ""

    def _id_of(self, name: str) -> str | None:
        """The id of one that is known, or of the line that brings it."""
        folded = fold_loose(" ".join(name.split()))
        if not folded:
            return None
        found = self._by_name.get(folded)
        if found:
            return found.id
        return f"{LINE}{self._coming[folded]}" if folded in self._coming else None


def _without_lost(judged: list[JudgedRow]) -> tuple[JudgedRow, ...]:
    """Lines that hang on a line which is not taken in are not taken in either, and so on."""
    while True:
        taken = {f"{LINE}{row.line}" for row in judged if row.verdict == "new"}
        lost = [place for place, row in enumerate(judged) if _needs(row) - taken]
        if not lost:
            return tuple(judged)
        for place in lost:
            row = judged[place]
            line = min(_needs(row) - taken).removeprefix(LINE)
            reason = f"the organisation that it belongs to, in line {line}, is not taken in"
            judged[place] = JudgedRow(row.line, "refused", row.name, reason=reason)


def _needs(row: JudgedRow) -> set[str]:
    one = row.organisation
    if one is None or row.verdict not in ("new", "changed"):
        return set()
    return {needed for needed in (one.parent_id, one.umbrella_id) if needed and needed.startswith(LINE)}


def _empty(name: str, folded: str, now: datetime) -> Organisation:
    return Organisation("", name, folded, None, "", "", (), "", "", None, True, "sv", "listed", now)
