"""Real and awkward documents from others: each gives events or news, or one clear error, within a second."""

from __future__ import annotations

import os
import socket
import time
from collections import Counter
from pathlib import Path

import pytest

from newsletter.feeds.document import Document
from newsletter.feeds.errors import FeedError
from newsletter.feeds.parse import parse
from newsletter.feeds.report import report
from tests.newsletter.feeds.reading import NOW

SHARED = os.environ.get("MEDSKICK_CORPORA", "")

pytestmark = pytest.mark.skipif(not SHARED, reason="MEDSKICK_CORPORA names no folder with corpora/")


def outcome(path: Path) -> str:
    started = time.process_time()
    try:
        reading = parse(Document(path.read_bytes(), path.name, NOW))
    except FeedError as error:
        assert error.sentence.startswith(path.name)
        assert error.sentence.endswith(".")
        assert "\n" not in error.sentence
        return "error"
    finally:
        assert time.process_time() - started < 1, path.name
    report(reading)
    assert len({event.uid for event in reading.events}) == len(reading.events), path.name
    return "events" if reading.events else "news" if reading.news else "nothing"


def no_network(*_: object) -> None:
    raise AssertionError("a parser reached for the network")


@pytest.mark.parametrize(
    ("folder", "outcomes"),
    [
        ("calendars", {"events": 84, "error": 44}),
        ("feeds", {"events": 1, "news": 57, "error": 331}),
    ],
)
def test_every_document_gives_something_or_one_error(
    folder: str, outcomes: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    files = sorted((Path(SHARED) / "corpora" / folder).iterdir())
    assert Counter(outcome(path) for path in files) == outcomes


def test_a_regions_feed_keeps_every_entry_and_reads_its_swedish_dates() -> None:
    path = Path(SHARED) / "corpora" / "feeds" / "vgregion-press.rss.xml"
    reading = parse(Document(path.read_bytes(), path.name, NOW))
    assert (len(reading.events), len(reading.news)) == (8, 6)
    assert all(item.published for item in reading.news)
    assert not any("&" in item.summary or "<" in item.summary for item in reading.news)
