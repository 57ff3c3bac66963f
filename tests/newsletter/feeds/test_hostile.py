"""Documents that are made to hurt: bombs, floods, scripts, and addresses that must never be opened."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.feeds.document import MAX_BYTES
from newsletter.feeds.errors import FeedError, FeedTooLarge, FeedUnreadable
from tests.newsletter.feeds.reading import calendar, item, page, read, rss


def no_network(*_: object) -> None:
    raise AssertionError("a parser reached for the network")


def bomb(levels: int) -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "hej"}">' for n in range(levels))
    return f"<!DOCTYPE rss [{entities}]>{rss(item('Hej')).partition('?>')[2]}".replace(
        "Hej", f"&e{levels - 1};"
    )


@pytest.mark.parametrize("levels", [9, 30])
def test_an_entity_bomb_does_not_go_off(levels: int) -> None:
    started = time.process_time()
    try:
        reading = read(bomb(levels))
    except FeedUnreadable:
        pass
    else:
        assert all(len(news.title) <= 300 for news in reading.news)
    assert time.process_time() - started < 3


def test_two_megabytes_of_brackets_are_refused_at_once_and_five_are_too_large() -> None:
    started = time.process_time()
    with pytest.raises(FeedUnreadable, match="hardly anything but tags"):
        read(b"<" * MAX_BYTES)
    with pytest.raises(FeedTooLarge):
        read(b"<" * 5_000_000)
    assert time.process_time() - started < 1


def test_scripts_and_their_links_do_not_come_through() -> None:
    text = (
        '<svg><a xlink:href="javascript:alert(1)">Anmäl</a></svg><form action="x"><script>alert(1)</script>'
    )
    reading = read(
        rss(
            item("<script>alert(1)</script>Fika 4 december 2026", text, link="javascript:alert(1)"),
            item("&lt;img src=x onerror=alert(1)&gt;Nytt", text, link="data:text/html,x"),
        )
    )
    assert (reading.events[0].title, reading.news[0].title) == ("Fika 4 december 2026", "Nytt")
    assert (reading.events[0].url, reading.events[0].signup_url, reading.news[0].url) == ("", "", "")
    assert "alert" not in reading.news[0].summary


@pytest.mark.parametrize("reference", ["file://{path}", "{path}", "http://127.0.0.1:1/x"])
def test_no_file_and_no_address_that_a_document_names_is_opened(
    reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    monkeypatch.setattr(socket, "create_connection", no_network)
    secret = tmp_path / "hemlig.xml"
    secret.write_text(rss(item("Hemligt")))
    named = reference.format(path=secret)
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{named}">]>{rss(item("Hej")).partition("?>")[2]}'.replace(
        "Hej", "A&x;"
    )
    bodies = [named, entity, f"<!DOCTYPE rss SYSTEM '{named}'>{rss(item('A'))[21:]}"]
    bodies += [
        calendar(f"UID:1\nSUMMARY:A\nDTSTART:20261204T180000\nATTACH:{named}"),
        page(f'{{"@context": "{named}"}}'),
    ]
    for body in bodies:
        try:
            reading = read(body)
        except FeedError as error:
            assert "Hemligt" not in error.sentence
        else:
            assert "Hemligt" not in repr(reading)


@given(
    st.sampled_from(
        [b"", b"<rss><channel><item><title>", b"<feed><entry>", b"BEGIN:VCALENDAR\n", b"<html><script>"]
    ),
    st.binary(max_size=300),
    st.sampled_from(
        ["", "text/calendar", "text/html; charset=\xff", "text/xml; charset=utf-7", "application/atom+xml"]
    ),
)
def test_whatever_comes_there_is_a_reading_or_one_error(
    beginning: bytes, rest: bytes, content_type: str
) -> None:
    try:
        reading = read(beginning + rest, content_type)
    except FeedError as error:
        assert error.sentence.startswith("https://kalla.example/feed ")
        assert "\n" not in error.sentence
    else:
        assert reading.events or reading.news
