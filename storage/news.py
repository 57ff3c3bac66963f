"""News' rows: what feeds published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from dialogue.events import News
from dialogue.feeds import KeptNews
from storage.connection import Connection, Row, moment

_SELECT = "select n.*, f.title as source from news n left join feed f on f.id = n.feed_id"


async def upsert_news(connection: Connection, rows: Iterable[Mapping[str, object]]) -> int:
    """Insert or change by feed and uid; one that says the same is left untouched. Returns how many changed.

    Each row: `id`, `feed_id`, `uid`, the other fields of `News`, `now`.
    """
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
    connection: Connection, first: datetime, until: datetime
) -> tuple[KeptNews, ...]:
    """What was both first seen and published in the span, newest first.

    A feed that is read for the first time tells of years; only what is new to the reader counts.
    """
    rows = await connection.all(
        f"""
        {_SELECT}
         where n.first_seen > :first and n.first_seen <= :until
           and coalesce(n.published, n.first_seen) > :first
         order by coalesce(n.published, n.first_seen) desc, n.id
        """,
        first=first,
        until=until,
    )
    return tuple(_kept(row) for row in rows)


async def select_news_item(connection: Connection, news_id: str) -> KeptNews | None:
    """One item by our id."""
    row = await connection.one(f"{_SELECT} where n.id = :id", id=news_id)
    return None if row is None else _kept(row)


def _kept(row: Row) -> KeptNews:
    published = None if row["published"] is None else moment(row["published"])
    news = News(row["uid"], row["title"], row["url"], row["summary"], published)
    return KeptNews(row["id"], news, row["source"] or "")
