"""Replies found by words, and the column of stems that makes it quick. How an engine finds is its `full_text`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from dialogue.replies.searching import searchable
from storage.connection import Connection, moment
from storage.filters import Filter
from storage.marks import select_mark, set_mark

RANKED: Final = 1000
"""Of more replies that hold the words only the newest are ranked: past that, best first says little and takes long."""
FILL: Final = 500
STEMS_AFTER: Final = "stems-after"
"""The mark of a database whose replies are being given stems: those up to this id have them."""


async def put_stems(
    connection: Connection, reply_id: str, version: int, text: str, received_at: datetime
) -> None:
    """What is searched of a reply's latest version; `received_at` is that of its first."""
    await connection.run(
        """
        insert into reply_stems (reply_id, version, stems, received_at) values (:id, :version, :stems, :at)
        on conflict (reply_id) do update set version = excluded.version, stems = excluded.stems
        """,
        id=reply_id,
        version=version,
        stems=searchable(text),
        at=received_at,
    )


async def withdraw_stems(connection: Connection, reply_id: str) -> None:
    """The words are kept but out of sight: only who asks for withdrawn replies finds them."""
    await connection.run("update reply_stems set seq = -seq where reply_id = :id and seq > 0", id=reply_id)


async def delete_stems(connection: Connection, reply_id: str) -> None:
    """The reply is found by no word any more. The word is out of the file after `Database.scrub`."""
    await connection.run("delete from reply_stems where reply_id = :id", id=reply_id)


async def select_found(
    connection: Connection, beginnings: Sequence[str], chosen: Filter, limit: int
) -> tuple[str, ...]:
    """Ids of replies with words that begin so, best first (BM25): those with all of them, or else with any."""
    text = connection.full_text
    found = await _found(connection, text.all_of(beginnings), chosen, limit) if beginnings else ()
    if found or len(beginnings) < 2:
        return found
    return await _found(connection, text.any_of(beginnings), chosen, limit)


async def _found(connection: Connection, wanted: str, chosen: Filter, limit: int) -> tuple[str, ...]:
    text = connection.full_text
    side = f"{text.seq} < 0" if chosen.state == "withdrawn" else f"{text.seq} >= {_first(chosen)}"
    rows = await connection.all(
        f"""with fits as materialized (
                select {text.seq} as seq, {text.score} as score from {text.source}
                 where {text.matches} and {side} {_fitting(f"{text.source}.{text.seq}", chosen)}
                 order by {text.seq} desc limit :ranked)
            select own.reply_id from fits join reply_stems as own on own.seq = fits.seq
             order by fits.score, fits.seq desc limit :limit""",
        wanted=wanted,
        ranked=RANKED,
        limit=limit,
        **chosen.values(),
    )
    return tuple(row["reply_id"] for row in rows)


def _fitting(seq: str, chosen: Filter) -> str:
    """The filter's conditions on a key of `reply_stems`: a question's few replies are gathered first, all else is looked at
    hit by hit, which ends when enough are found."""
    test = ""
    if chosen.question_id is not None:
        test = f"""
            and +{seq} in (select own.seq from reply join reply_stems as own on own.reply_id = reply.id
                            where reply.question_id = :question_id)"""
    times = [
        f"own.received_at {sign} :{name}"
        for name, sign in (("since", ">="), ("until", "<"))
        if getattr(chosen, name) is not None
    ]
    if times:
        test += (
            f" and exists (select 1 from reply_stems as own where own.seq = {seq} and {' and '.join(times)})"
        )
    if chosen.theme is not None:
        test += f"""
            and exists (select 1 from reply_stems as own join reply_theme as mark on mark.reply_id = own.reply_id
                         where own.seq = {seq} and mark.theme_id = :theme)"""
    rest = replace(chosen, question_id=None, since=None, until=None).conditions()
    if rest:
        test += f"""
            and exists (select 1 from reply_stems as own join reply on reply.id = own.reply_id
                         where own.seq = {seq} and {" and ".join(rest)})"""
    return test


def _first(chosen: Filter) -> str:
    """Where the keys begin that may fit: nothing that came since a time has a lower one than the first of it."""
    if chosen.since is None:
        return "1"
    # the plus keeps SQLite from walking the keys instead of the times
    return "(select min(+own.seq) from reply_stems as own where +own.seq > 0 and own.received_at >= :since)"


async def fill_some(connection: Connection) -> bool:
    """Give stems to some replies that were kept before there was a search; False when there are no more."""
    after = await select_mark(connection, STEMS_AFTER)
    if after is None:
        return False
    rows = await connection.all(
        """
        select reply.id, reply.version, said.text, reply.received_at
          from reply join reply_version as said on said.reply_id = reply.id and said.version = reply.version
         where reply.id > :after and said.text <> ''
         order by reply.id limit :limit
        """,
        after=after,
        limit=FILL,
    )
    if not rows:
        await connection.run("delete from mark where name = :name", name=STEMS_AFTER)
        return False
    for row in rows:
        await put_stems(connection, row["id"], row["version"], row["text"], moment(row["received_at"]))
    await set_mark(connection, STEMS_AFTER, rows[-1]["id"])
    return True
