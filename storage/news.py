"""News' rows: what feeds published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from dialogue.events import News
from dialogue.feeds import KeptNews
from storage.connection import Connection


async def upsert_news(connection: Connection, rows: Iterable[Mapping[str, object]]) -> int:
    """Insert or change by feed and uid: `id`, `feed_id`, `uid`, the fields of `News`, `now`. Returns how many changed."""
    return await connection.run_many(
        """
        insert into news (id, feed_id, uid, title, url, summary, published, first_seen)
        values (:id, :feed_id, :uid, :title, :url, :summary, :published, :now)
        on conflict (feed_id, uid) do update
           set title = excluded.title, url = excluded.url, summary = excluded.summary,
               published = excluded.published
         where (news.title, news.url, news.summary, coalesce(news.published, 0))
            <> (excluded.title, excluded.url, excluded.summary, coalesce(excluded.published, 0))
        """,
        rows,
    )


async def select_news_between(
    connection: Connection, first: datetime, until: datetime, ids: Iterable[str] = ()
) -> tuple[KeptNews, ...]:
    """What was first seen in the span and published not long before it, newest first; and these `ids` in any case.

    A feed that is read for the first time tells of years: `first` bounds the day of publication too.
    """
    rows = await connection.all(
        """
        select n.*, f.title as source
          from news n left join feed f on f.id = n.feed_id
         where (n.first_seen > :first and n.first_seen <= :until
                and coalesce(n.published, n.first_seen) > :first and coalesce(n.published, n.first_seen) <= :until)
            or n.id in (select value from json_each(:ids))
         order by coalesce(n.published, n.first_seen) desc, n.id
        """,
        first=first,
        until=until,
        ids=list(ids),
    )
    return tuple(_kept(row) for row in rows)
