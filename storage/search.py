"""Replies found by words, and the column of stems that makes it quick. How an engine finds is its `full_text`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dialogue.replies.searching import searchable
from storage.connection import Connection
from storage.filters import Filter
from storage.marks import select_mark, set_mark

RANKED: Final = 2000
"""Of more replies that hold the words only the newest are ranked: past that, best first says little and takes long."""
FILL: Final = 500
STEMS_AFTER: Final = "stems-after"
"""The mark of a database whose replies are being given stems: those up to this id have them."""

_TESTED: Final = """
    exists (select 1 from reply_stems as own join reply on reply.id = own.reply_id
             where own.seq = {source}.{seq} and {loose})
"""
_AMONG: Final = """
    and +{source}.{seq} in (select own.seq from reply join reply_stems as own on own.reply_id = reply.id
                             where {narrow})
"""


async def put_stems(connection: Connection, reply_id: str, version: int, text: str) -> None:
    """What is searched of a reply's latest version."""
    await connection.run(
        """
        insert into reply_stems (reply_id, version, stems) values (:id, :version, :stems)
        on conflict (reply_id) do update set version = excluded.version, stems = excluded.stems
        """,
        id=reply_id,
        version=version,
        stems=searchable(text),
    )


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
    """In two steps: how far back the newest `RANKED` that fit go, then these by score."""
    text = connection.full_text
    fits = text.matches + " and " + _TESTED.format(source=text.source, seq=text.seq, loose=chosen.loose())
    if chosen.narrow():
        fits += _AMONG.format(source=text.source, seq=text.seq, narrow=chosen.narrow())
    values = chosen.values() | {"wanted": wanted}
    oldest = await connection.value(
        f"""select min(seq) from (select {text.seq} as seq from {text.source} where {fits}
                                   order by {text.seq} desc limit :ranked)""",
        ranked=RANKED,
        **values,
    )
    if oldest is None:
        return ()
    rows = await connection.all(
        f"""select own.reply_id from (select {text.seq} as seq, {text.score} as score from {text.source}
                                       where {fits} and {text.seq} >= :oldest
                                       order by {text.score} limit :limit) as found
              join reply_stems as own on own.seq = found.seq
             order by found.score, found.seq desc""",
        oldest=oldest,
        limit=limit,
        **values,
    )
    return tuple(row["reply_id"] for row in rows)


async def fill_some(connection: Connection) -> bool:
    """Give stems to some replies that were kept before there was a search; False when there are no more."""
    after = await select_mark(connection, STEMS_AFTER)
    if after is None:
        return False
    rows = await connection.all(
        """
        select reply.id, reply.version, said.text
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
        await put_stems(connection, row["id"], row["version"], row["text"])
    await set_mark(connection, STEMS_AFTER, rows[-1]["id"])
    return True
