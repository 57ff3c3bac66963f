"""Another coding frame in force: what nobody has confirmed is proposed anew, what a person decided stands.

Goes through the replies in small units, so that nobody waits; broken off, it is done again with the same outcome.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dialogue.language.dates import STOCKHOLM
from dialogue.replies import ThemeMark
from dialogue.themes import Frame, suggest
from storage import audit, coding, themes
from storage.coding import Proposal, Uncoded
from storage.connection import Connection
from storage.database import Database

A_UNIT: Final = 500


@dataclass(frozen=True, slots=True)
class Change:
    """What a frame changes so far: `replies` looked at, of them `changed`; themes `added` and `removed` as proposals."""

    replies: int = 0
    changed: int = 0
    added: int = 0
    removed: int = 0


async def take_frame(database: Database, frame: Frame, known: Frame, now: datetime, actor: str) -> Frame:
    """Take a frame into force; returns it with the version that it got after the one in force."""
    numbered = frame.numbered_after(known)

    async def work(connection: Connection) -> None:
        await themes.replace_frame(connection, numbered)
        await coding.delete_retired_suggestions(connection)
        await audit.insert_audit(connection, now, actor, "take-frame", str(numbered.version))

    await database.write(work)
    return numbered


async def propose_anew(
    database: Database, frame: Frame, now: datetime, *, dry_run: bool = False
) -> AsyncIterator[Change]:
    """Propose by `frame` for every reply of which no theme is confirmed; yields what was changed so far, unit by unit.

    With `dry_run` only counts what would be.
    """
    after, so_far = "", Change()
    valid = frame.on(now.astimezone(STOCKHOLM).date())
    while replies := await database.read(coding.select_uncoded, after, A_UNIT):
        marks = await database.read(coding.select_marks_between, after, replies[-1].id)
        proposals, so_far = _compare(replies, marks, valid, so_far)
        if proposals and not dry_run:
            await database.write(coding.replace_suggestions, proposals, str(frame.version))
        after = replies[-1].id
        yield so_far


def _compare(
    replies: tuple[Uncoded, ...], marks: tuple[ThemeMark, ...], frame: Frame, so_far: Change
) -> tuple[list[Proposal], Change]:
    """The proposals that differ from what stands, and the count with them."""
    known: dict[str, dict[str, ThemeMark]] = defaultdict(dict)
    for mark in marks:
        known[mark.reply_id][mark.theme_id] = mark
    proposals, added, removed = [], 0, 0
    for reply in replies:
        here = known[reply.id]
        found = suggest(reply.text, frame, reply.question or None).themes
        new = {theme: why for theme, why in found if theme not in here or here[theme].state == "suggested"}
        old = {mark.theme_id: mark.reason for mark in here.values() if mark.state == "suggested"}
        if new != old:
            proposals.append(Proposal(reply.id, reply.version, tuple(new.items())))
            added += len(new.keys() - old.keys())
            removed += len(old.keys() - new.keys())
    return proposals, Change(
        so_far.replies + len(replies),
        so_far.changed + len(proposals),
        so_far.added + added,
        so_far.removed + removed,
    )
