"""Storage → facts: all that an issue is composed from, read in one view of the data with a few queries.

Chooses nothing but the span that the issue covers; what staff pinned is fetched from outside of it too.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from dialogue.addresses import Addresses
from dialogue.feeds import KeptNews
from dialogue.house import House
from dialogue.issue_days import coming_issue
from dialogue.issues import EXTRA, Item
from dialogue.issues import Edits as KeptEdits
from dialogue.language.dates import STOCKHOLM
from dialogue.language.folding import fold_loose
from dialogue.questions import Question, short_title
from dialogue.themes import default_frame
from newsletter import schedule
from newsletter.answered import answered
from newsletter.facts import (
    Edits,
    FeedNews,
    IssueFacts,
    Links,
    OpenQuestion,
    OwnItem,
    Period,
    Picture,
    Voices,
)
from newsletter.gather_ahead import coming_consultations, coming_events, decisions_ahead, next_meeting
from newsletter.heard import hear
from newsletter.pinned import pinned_too
from storage import (
    issues,
    items,
    news,
    questions,
    themes,
    voices,
)  # fmt: skip
from storage.connection import Connection

FIRST_NEWS: Final = timedelta(weeks=5)
"""How far back the first issue looks into feeds, which tell of years."""


async def gather(
    connection: Connection, period: str, now: datetime, house: House, addresses: Addresses
) -> IssueFacts:
    """The facts of the issue of `period` ("2026-11") as they stand at `now`."""
    if EXTRA.fullmatch(period):
        return await _extra(connection, period, now, house, addresses)
    told_until = await issues.select_covered_until(connection, period)
    span = schedule.covered(period, now, told_until, house.issue_days)
    edits = await issues.select_edits(connection, period)
    pinned = _marked(edits, "pin")
    return IssueFacts(
        issue=period,
        house=house,
        period=span,
        built_at=now,
        links=_links(period, addresses),
        edits=Edits(pinned, _marked(edits, "leave-out"), edits.subject),
        greeting=edits.greeting,
        items=await _items(connection, period, now, addresses),
        news=await _news(connection, span, pinned),
        voices=await _voices(connection, span),
        questions=tuple(
            _open_question(question, addresses)
            for question in await questions.select_open_questions(connection, now)
        ),
        feedback=await answered(connection, span),
        consultations=await coming_consultations(connection, span, addresses),
        decisions=await decisions_ahead(connection, span, addresses),
        events=await coming_events(connection, span, pinned, addresses),
        meeting=await next_meeting(connection, now.astimezone(STOCKHOLM).date()),
    )


async def _extra(
    connection: Connection, issue_id: str, now: datetime, house: House, addresses: Addresses
) -> IssueFacts:
    """A mailing outside the months says what staff wrote, and nothing else."""
    edits = await issues.select_edits(connection, issue_id)
    today = now.astimezone(STOCKHOLM).date()
    _, coming = coming_issue(today, house.issue_days)
    return IssueFacts(
        issue=issue_id,
        house=house,
        period=Period(issue_id, now, now, today, today, coming),
        built_at=now,
        links=_links(issue_id, addresses),
        edits=Edits(subject=edits.subject),
        greeting=edits.greeting,
    )


def _links(issue_id: str, addresses: Addresses) -> Links:
    return Links(
        web=addresses.web(issue_id),
        archive=addresses.archive,
        privacy=addresses.privacy,
        chat=addresses.chat,
        subscribe=addresses.subscribe,
    )


def _marked(edits: KeptEdits, mark: str) -> frozenset[str]:
    return frozenset(target for target, given in edits.marks if given == mark)


async def _items(
    connection: Connection, period: str, now: datetime, addresses: Addresses
) -> tuple[OwnItem, ...]:
    shown = await items.select_shown(connection)
    return tuple(
        _own_item(item, shown.get(fold_loose(item.heading)), addresses)
        for item in await items.select_items_for(connection, period, now)
    )


def _own_item(item: Item, last_shown: datetime | None, addresses: Addresses) -> OwnItem:
    picture = Picture(addresses.picture(item.picture_id), item.alt) if item.picture_id else None
    return OwnItem(
        id=f"item:{item.id}",
        kind=item.kind,
        heading=item.heading,
        text=item.text,
        link=item.link,
        last_day=item.last_day,
        picture=picture,
        last_shown=last_shown if item.kind == "focus" else None,
    )


async def _news(connection: Connection, span: Period, pinned: Iterable[str]) -> tuple[FeedNews, ...]:
    first = max(span.covers_from, span.covers_to - FIRST_NEWS) if _is_first(span) else span.covers_from
    found = {kept.id: kept for kept in await news.select_news_between(connection, first, span.covers_to)}
    found |= await pinned_too(connection, pinned, "news", found, news.select_news_item)
    return tuple(_feed_news(kept) for kept in found.values())


def _feed_news(kept: KeptNews) -> FeedNews:
    return FeedNews(f"news:{kept.id}", kept.news, kept.source)


async def _voices(connection: Connection, span: Period) -> Voices:
    frame = await themes.select_frame(connection) or default_frame()
    return hear(await voices.select_voices(connection, span.covers_from, span.covers_to), frame)


def _open_question(question: Question, addresses: Addresses) -> OpenQuestion:
    return OpenQuestion(
        id=f"question:{question.code}",
        code=question.code,
        text=question.text,
        title="" if question.short_title == short_title(question.text) else question.short_title,
        closes=question.closes_at,
        web_link=addresses.question(question.code),
        chat_link=addresses.question_in_chat(question.code),
    )


def _is_first(span: Period) -> bool:
    return span.covers_from == schedule.BEGINNING
