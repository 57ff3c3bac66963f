"""Fetching over real HTTP: what comes back, what is bounded, and what each failure says."""

from __future__ import annotations

import asyncio
import gzip
import time
from pathlib import Path

import pytest
from aiohttp import web

from newsletter.feeds.document import MAX_BYTES
from newsletter.feeds.errors import FeedAnswered, FeedRefused, FeedTooLarge, FeedUnreachable
from newsletter.feeds.fetch import Fetched, FetchRules, NotModified, fetch
from tests.newsletter.feeds.serving import serving, speaking

HERE = FetchRules(allow_private=True, seconds=5)
FEED = b"<rss/>"


def gives(body: bytes, **headers: str) -> object:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, headers=headers)

    return answer


def leads_to(place: str) -> object:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": place})

    return answer


async def test_a_document_comes_with_its_headers_and_its_final_address() -> None:
    answers = {
        "/gammal": leads_to("/ny"),
        "/ny": gives(
            FEED, ETag='"7"', **{"Last-Modified": "Fri, 20 Nov 2026 10:00:00 GMT", "Content-Type": "text/xml"}
        ),
    }
    async with serving(answers) as base:
        found = await fetch(HERE, f"{base}/gammal")
    assert isinstance(found, Fetched)
    assert (found.body, found.final_url) == (FEED, f"{base}/ny")
    assert (found.etag, found.last_modified) == ('"7"', "Fri, 20 Nov 2026 10:00:00 GMT")
    assert found.headers["content-type"] == "text/xml"


async def test_what_has_not_changed_is_not_fetched_again() -> None:
    async def answer(request: web.Request) -> web.Response:
        same = request.headers.get("If-None-Match") == '"7"' and "If-Modified-Since" in request.headers
        return web.Response(status=304) if same else web.Response(body=FEED)

    async with serving({"/feed": answer}) as base:
        again = await fetch(HERE, f"{base}/feed", etag='"7"', last_modified="Fri, 20 Nov 2026 10:00:00 GMT")
        first = await fetch(HERE, f"{base}/feed")
    assert again == NotModified(f"{base}/feed")
    assert isinstance(first, Fetched)


async def test_not_modified_without_having_asked_is_an_error() -> None:
    async with speaking(lambda _: b"HTTP/1.1 304 Not Modified\r\n\r\n") as (base, _):
        with pytest.raises(FeedAnswered, match="304"):
            await fetch(HERE, base)


async def test_an_etag_that_could_not_be_sent_back_is_not_kept() -> None:
    odd = 'HTTP/1.1 200 OK\r\nETag: "å"\r\nContent-Length: 6\r\n\r\n<rss/>'.encode()
    async with speaking(lambda _: odd) as (base, _):
        found = await fetch(HERE, base)
    assert isinstance(found, Fetched)
    assert (found.body, found.etag) == (FEED, "")


async def test_four_redirects_are_followed_and_a_loop_is_not() -> None:
    answers = {f"/{step}": leads_to(f"/{step + 1}") for step in range(4)} | {
        "/4": gives(FEED),
        "/om": leads_to("/om"),
    }
    async with serving(answers) as base:
        assert isinstance(await fetch(HERE, f"{base}/0"), Fetched)
        with pytest.raises(FeedRefused, match="more than 4 times"):
            await fetch(HERE, f"{base}/om")


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://x.example/", "http://disa:x@127.0.0.1/"])
async def test_each_hop_is_judged_like_the_first(place: str) -> None:
    async with serving({"/feed": leads_to(place)}) as base:
        with pytest.raises(FeedRefused, match=rf"^{base}/feed leads to "):
            await fetch(HERE, f"{base}/feed")


async def test_a_slow_drip_ends_when_the_time_is_up() -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b"<")
            await asyncio.sleep(0.05)

    async with serving({"/feed": drip}) as base:
        started = time.monotonic()
        with pytest.raises(FeedUnreachable, match=r"more than 0\.4 s"):
            await fetch(FetchRules(allow_private=True, seconds=0.4), f"{base}/feed")
        assert time.monotonic() - started < 8


async def test_a_handshake_that_never_comes_ends_too_and_leaves_no_socket_open() -> None:
    hung_up = asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()
        await writer.wait_closed()
        hung_up.set()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        with pytest.raises(FeedUnreachable):
            await fetch(FetchRules(allow_private=True, seconds=0.3), f"https://127.0.0.1:{port}/feed")
        async with asyncio.timeout(2):
            await hung_up.wait()


async def test_a_gzip_bomb_is_stopped_at_the_size_limit() -> None:
    bomb = gzip.compress(b"<" * 60_000_000, mtime=0)
    assert len(bomb) < MAX_BYTES
    async with serving({"/feed": gives(bomb, **{"Content-Encoding": "gzip"})}) as base:
        with pytest.raises(FeedTooLarge, match="larger than 2 MB"):
            await fetch(HERE, f"{base}/feed")


async def test_the_size_limit_holds_for_plain_bodies_and_lets_the_last_byte_through() -> None:
    answers = {"/lagom": gives(b"x" * MAX_BYTES), "/mycket": gives(b"x" * (MAX_BYTES + 1))}
    async with serving(answers) as base:
        found = await fetch(HERE, f"{base}/lagom")
        assert isinstance(found, Fetched)
        assert len(found.body) == MAX_BYTES
        with pytest.raises(FeedTooLarge):
            await fetch(HERE, f"{base}/mycket")


async def test_a_packed_document_is_unpacked() -> None:
    packed = gzip.compress(FEED * 1000, mtime=0)
    async with serving({"/feed": gives(packed, **{"Content-Encoding": "gzip"})}) as base:
        found = await fetch(HERE, f"{base}/feed")
    assert isinstance(found, Fetched)
    assert found.body == FEED * 1000


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (404, "look up its new address"),
        (410, "new address"),
        (403, "not open to all"),
        (500, "tried again later"),
    ],
)
async def test_an_error_status_says_what_to_do(status: int, says: str) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, text="<html><h1>Fel</h1></html>")

    async with serving({"/feed": answer}) as base:
        with pytest.raises(FeedAnswered, match=says) as error:
            await fetch(HERE, f"{base}/feed")
    assert (error.value.status, error.value.gone) == (status, status == 410)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n<rss>",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(FEED * 99, mtime=0)[:-12],
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\n<rss>",
        b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
    ],
)
async def test_a_broken_answer_is_one_sentence(raw: bytes) -> None:
    async with speaking(lambda _: raw) as (base, _):
        with pytest.raises((FeedUnreachable, FeedRefused)) as error:
            await fetch(HERE, base)
    assert error.value.sentence.startswith(base)
    assert "\n" not in error.value.sentence


async def test_a_closed_port_and_a_wrong_certificate_are_unreachable() -> None:
    async with speaking(lambda _: b"HTTP/1.1 400 Bad Request\r\n\r\n") as (base, _):
        with pytest.raises(FeedUnreachable):
            await fetch(HERE, base.replace("http:", "https:"))
    with pytest.raises(FeedUnreachable, match="could not be reached"):
        await fetch(HERE, base)


async def test_a_proxy_is_asked_instead_although_it_is_private() -> None:
    page = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>"
    async with speaking(lambda _: page) as (proxy, heads):
        found = await fetch(FetchRules(proxy=proxy), "http://kalender.example/feed")
    assert isinstance(found, Fetched)
    assert found.body == FEED
    assert heads[0].startswith(b"GET http://kalender.example/feed HTTP/1.1\r\n")


async def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    async with serving({"/feed": gives(FEED)}) as base:
        assert isinstance(await fetch(HERE, f"{base}/feed"), Fetched)


async def test_a_missing_certificate_file_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(FeedUnreachable, match="MEDSKICK_CA_FILE"):
        await fetch(FetchRules(ca_file=tmp_path / "saknas.pem"), "https://kalender.example/")
