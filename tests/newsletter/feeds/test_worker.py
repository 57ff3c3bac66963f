"""Parsing in a process of its own: the same result, and a document that hangs hurts no other."""

from __future__ import annotations

import asyncio
import io
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest

from newsletter.feeds import wire
from newsletter.feeds.errors import FeedTooLarge, FeedUnreadable
from newsletter.feeds.parse import parse
from newsletter.feeds.worker import ParsingProcess, main
from tests.newsletter.feeds.reading import document, item, rss

DATA = Path(__file__).parent / "data"
FEED = document(rss(item("Fika 4 december 2026")))


@pytest.fixture
async def process() -> AsyncIterator[ParsingProcess]:
    async with ParsingProcess(seconds=2) as process:
        yield process


def worker() -> psutil.Process:
    (child,) = (each for each in psutil.Process().children() if "newsletter.feeds.worker" in each.cmdline())
    return child


@pytest.mark.parametrize("name", ["regionnytt.rss.xml", "samma-id.atom.xml", "manen.ics", "evenemang.html"])
async def test_a_document_reads_the_same_in_the_other_process(process: ParsingProcess, name: str) -> None:
    found = document((DATA / name).read_bytes())
    assert await process.parse(found) == parse(found)


async def test_errors_come_back_as_they_are(process: ParsingProcess) -> None:
    with pytest.raises(FeedUnreadable, match=r"^https://kalla\.example/feed is empty"):
        await process.parse(document(b""))
    with pytest.raises(FeedTooLarge):
        await process.parse(document(b"x" * 5_000_000))


async def test_one_process_serves_many_documents_and_ends_with_us(process: ParsingProcess) -> None:
    await asyncio.gather(*(process.parse(FEED) for _ in range(20)))
    child = worker()
    await process.aclose()
    assert not child.is_running()


async def test_a_document_that_takes_too_long_is_given_up_and_the_next_one_read() -> None:
    async with ParsingProcess(seconds=0.3) as process:
        await process.parse(FEED)
        stuck = worker()
        stuck.suspend()
        started = time.monotonic()
        with pytest.raises(FeedUnreadable, match=r"longer than 0\.3 s"):
            await process.parse(FEED)
        assert time.monotonic() - started < 8
        assert len((await process.parse(FEED)).events) == 1
        assert worker().pid != stuck.pid


async def test_a_process_that_dies_of_a_document_is_started_anew(process: ParsingProcess) -> None:
    await process.parse(FEED)
    child = worker()
    child.suspend()
    waiting = asyncio.create_task(process.parse(FEED))
    await asyncio.sleep(0.05)
    child.send_signal(signal.SIGKILL)
    with pytest.raises(FeedUnreadable, match="cannot be read by our parsers"):
        await waiting
    assert len((await process.parse(FEED)).events) == 1


async def test_a_cancelled_document_does_not_answer_for_the_next(process: ParsingProcess) -> None:
    await process.parse(FEED)
    worker().suspend()
    waiting = asyncio.create_task(process.parse(document(rss(item("Fel svar")))))
    await asyncio.sleep(0.05)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert (await process.parse(FEED)).events[0].title == "Fika 4 december 2026"


async def test_the_other_process_knows_none_of_our_settings(
    process: ParsingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDSKICK_TELEGRAM_TOKEN", "hemligt")
    await process.parse(FEED)
    assert not [name for name in worker().environ() if name.startswith("MEDSKICK")]


def test_the_process_says_that_it_is_ready_and_answers_until_its_input_ends() -> None:
    answers = io.BytesIO()
    main(io.BytesIO(wire.pack_document(FEED) + wire.pack_document(document(b""))), answers)
    assert answers.getvalue().startswith(wire.LENGTH.pack(0))
    assert answers.getvalue().count(b'{"reading"') == answers.getvalue().count(b'{"error"') == 1
