"""Events that staff enter or make of a news item; each occasion once, a cancelled one marked."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from tests.kit.program import Medskick

SOUP = ("event", "add", "Soppa och samtal", "--starts", "2099-12-03T17:00", "--place", "Borås")


def gives(medskick: Medskick, *words: str) -> Any:
    """A command's JSON; it must succeed."""
    done = medskick(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_an_event_is_entered_once(medskick: Medskick) -> None:
    first = gives(medskick, *SOUP)
    assert (first["title"], first["starts"]) == ("Soppa och samtal", "2099-12-03T16:00:00+00:00")
    assert gives(medskick, *SOUP)["id"] == first["id"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--ends", "2099-12-03T16:00"), "ends before it begins"),
        (("--signup-by", "2099-12-24"), "after the event"),
    ],
)
def test_what_cannot_be_is_refused(medskick: Medskick, more: tuple[str, str], said: str) -> None:
    refused = medskick(*SOUP, *more)
    assert refused.returncode == 1 and said in refused.stderr


def test_a_news_item_becomes_an_event_with_its_title_and_page(medskick: Medskick) -> None:
    gives(medskick, "feed", "list")
    with closing(sqlite3.connect(medskick.folder / "medskick.db")) as raw, raw:
        raw.execute(
            "insert into news (id, uid, title, url, first_seen) values ('n1', 'u', 'Höstmöte', 'https://a.se/1', 0)"
        )
    made = gives(medskick, "event", "promote", "news:n1", "--starts", "2099-12-03T17:00")
    assert (made["title"], made["url"]) == ("Höstmöte", "https://a.se/1")
    assert gives(medskick, "event", "cancel", made["id"])["status"] == "cancelled"
    missing = medskick("event", "promote", "news:borta", "--starts", "2099-12-03")
    assert missing.returncode == 1 and "There is no news item" in missing.stderr
