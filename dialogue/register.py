"""The register of organisations: what an imported list would change in it, and whom a name in it may mean.

Pure. Whether an address can be written to is asked of email-validator by the caller of `judge`, as `check`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal

from dialogue.language.folding import fold_loose, visible
from dialogue.likeness import Names
from dialogue.members import Organisation
from dialogue.naming import LONGEST_NAME, NOT_MEANT, closeness
from dialogue.subscribers import LANGUAGES

Verdict = Literal["new", "changed", "same", "possibly_same", "refused"]
Check = Callable[[str], tuple[str, str]]

LONGEST_ABOUT: Final = 400
"""Letters of what an organisation says of itself that fit into a list."""
YES: Final = frozenset({"ja", "j", "yes", "y", "true", "sant", "1", "x"})
NO: Final = frozenset({"nej", "n", "no", "false", "falskt", "0"})
_BETWEEN_THEMES = re.compile(r"[\s,;|]+")
_YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of a file, its cells as they stand. `line` counts from 1, heads included; `spare` are further cells."""

    line: int
    name: str
    email: str = ""
    municipality: str = ""
    subregion: str = ""
    themes: str = ""
    size: str = ""
    form: str = ""
    signatory_since: str = ""
    visible: str = ""
    language: str = ""
    about: str = ""
    contact: str = ""
    spare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """What one line comes to.

    `organisation` is how it would be kept (without an id where it is new), None where the line is refused for `reason`.
    `like` is the name of one that is known and may be the same.
    """

    line: int
    verdict: Verdict
    name: str
    organisation: Organisation | None = None
    like: str = ""
    reason: str = ""


def find(name: str, organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """The organisations that a name, a part of one, or words around one may mean, nearest first.

    One that is called exactly so, however it is capitalised and accented, is alone.
    """
    wanted = fold_loose(" ".join(visible(name).split()))
    ranked = sorted(
        (
            (near, len(one.folded), one.folded, one)
            for one in organisations
            if (near := closeness(wanted, one.folded)) < NOT_MEANT
        ),
        key=lambda found: found[:3],
    )
    if ranked and ranked[0][0] == 0:
        return (ranked[0][3],)
    return tuple(found[3] for found in ranked)


def themes_of(row: RegisterRow) -> tuple[str, ...]:
    """The ids in a line's cell of themes, with commas, semicolons, bars or spaces between them."""
    return tuple(dict.fromkeys(filter(None, _BETWEEN_THEMES.split(row.themes.lower()))))


def judge(
    rows: Iterable[RegisterRow],
    kept: Iterable[Organisation],
    check: Check,
    now: datetime,
    *,
    accept_similar: bool = False,
) -> tuple[JudgedRow, ...]:
    """Each row as new, changed, same, possibly the same as another, or refused.

    One name, however it is capitalised and accented, is one organisation; an empty cell changes nothing that is kept.
    A name that is merely like a known one is only proposed, unless `accept_similar`: then it is new, beside the other.
    `check` gives (address as written to, '') or ('', why not).
    """
    known = {one.folded: one for one in kept}
    names = Names(one.name for one in known.values())
    lines: dict[str, int] = {}
    judged: list[JudgedRow] = []
    for row in rows:
        name = _tidy(visible(row.name))
        folded = fold_loose(name)
        email, reason = check(row.email) if row.email.strip() else ("", "")
        reason = _refusal(row, name) or reason
        if not reason and folded in lines:
            reason = f"the same name stands in line {lines[folded]}"
        if reason:
            judged.append(JudgedRow(row.line, "refused", name, reason=reason))
            continue
        lines[folded] = row.line
        before = known.get(folded)
        like = "" if before else names.like(name)
        judged.append(_judge_one(row, before or _empty(name, folded, now), email, like, accept_similar))
        names.add(name)
    return tuple(judged)


def _judge_one(
    row: RegisterRow, before: Organisation, email: str, like: str, accept_similar: bool
) -> JudgedRow:
    after = _filled(row, before, email)
    if before.id:
        verdict: Verdict = "same" if after == before else "changed"
    else:
        verdict = "possibly_same" if like and not accept_similar else "new"
    return JudgedRow(row.line, verdict, after.name, after, like)


def _refusal(row: RegisterRow, name: str) -> str:
    """Why a line cannot be used, '' where it can."""
    if not fold_loose(name):
        return "it has no name"
    if len(name) > LONGEST_NAME:
        return f"the name is longer than {LONGEST_NAME} letters"
    if max(len(row.about), len(row.contact)) > LONGEST_ABOUT:
        return f"what is told of it is longer than {LONGEST_ABOUT} letters"
    if any(cell.strip() for cell in row.spare):
        return "it has more cells than there are heads; put quotation marks around a cell with a comma in it"
    if row.signatory_since and not _is_day(row.signatory_since):
        return f"{row.signatory_since[:20]!r} is no day; write it as 2014-11-20, or the year alone"
    if row.visible and row.visible.lower() not in YES | NO:
        return f"{row.visible[:20]!r} is neither yes nor no"
    if row.language and row.language.lower() not in LANGUAGES:
        return f"the language {row.language[:20]!r} is not one of {', '.join(LANGUAGES)}"
    return ""


def _is_day(text: str) -> bool:
    if _YEAR.fullmatch(text):
        return True
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _empty(name: str, folded: str, now: datetime) -> Organisation:
    return Organisation("", name, folded, None, "", "", (), "", "", None, True, "sv", "listed", now)


def _filled(row: RegisterRow, before: Organisation, email: str) -> Organisation:
    """`before` with what the line says. One that a member named is listed now, and shown unless the line says no."""
    shown = row.visible.lower() in YES if row.visible else before.visible or before.state == "proposed"
    return replace(
        before,
        name=_tidy(visible(row.name)),
        email=email or before.email,
        municipality=_tidy(row.municipality) or before.municipality,
        subregion=_tidy(row.subregion) or before.subregion,
        themes=themes_of(row) or before.themes,
        size=_tidy(row.size) or before.size,
        form=_tidy(row.form) or before.form,
        signatory_since=row.signatory_since or before.signatory_since,
        visible=shown,
        language=row.language.lower() or before.language,
        state="listed",
        about=_tidy(visible(row.about)) or before.about,
        contact=_tidy(visible(row.contact)) or before.contact,
    )


def _tidy(cell: str) -> str:
    return " ".join(cell.split())
