"""Forms as browsers and mail programs send them, read by the standard library and bounded."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from dialogue.questions import Question
from storage import replies
from storage.filters import Filter
from tests.kit.pages import Pages
from web.flood import FloodGuard

FORM = "/f/motesplats"
BOUNDARY = "----WebKitFormBoundary7MA4YWxk"


def multipart(**fields: str) -> dict[str, Any]:
    parts = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return {
        "content": f"{parts}--{BOUNDARY}--\r\n".encode(),
        "headers": {"content-type": f"multipart/form-data; boundary={BOUNDARY}"},
    }


async def texts(pages: Pages) -> list[str]:
    return [
        reply.text for reply in await pages.database.read(replies.select_replies, Filter(everything=True))
    ]


@pytest.mark.parametrize("text", ["Kaffe åt alla ☕", "två\r\nrader", "a=b&c=%20+", "--inte en gräns--", " "])
async def test_both_encodings_say_the_same(
    pages: Pages, browser: httpx.AsyncClient, question: Question, text: str
) -> None:
    one = await browser.post(FORM, data={"nyckel": "n", "text": text})
    other = await browser.post(FORM, **multipart(nyckel="n", text=text))
    assert one.status_code == other.status_code and one.text == other.text
    assert await texts(pages) == ([text.replace("\r\n", "\n")] if text.strip() else [])


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b'{"text": "hej"}', "application/json", 400),
        (b"text=hej", "", 400),
        (b"no parts", "multipart/form-data", 400),
        (b"no parts", "multipart/form-data; boundary=x", 400),
        (b"&".join(b"a%d=1" % number for number in range(3000)), "application/x-www-form-urlencoded", 400),
        (b"text=" + b"x" * 200_000, "application/x-www-form-urlencoded", 413),
        (b"text=%ff%fe", "application/x-www-form-urlencoded", 200),
        (b"text=%00%1b%E2%80%AEhej+p%C3%A5+dig", "application/x-www-form-urlencoded", 200),
        (b"", "", 422),
    ],
)
async def test_what_is_no_form_is_said_to_be_none(
    browser: httpx.AsyncClient, question: Question, content: bytes, kind: str, status: int
) -> None:
    answer = await browser.post(FORM, content=content, headers={"content-type": kind} if kind else {})
    assert answer.status_code == status
    assert "\x00" not in answer.text and "\x1b" not in answer.text and "\u202e" not in answer.text


def test_the_flood_guard_forgets_the_oldest_address_first(pages: Pages) -> None:
    guard = FloodGuard(most=1)
    assert guard.allows("first", pages.now) and not guard.allows("first", pages.now)
    for number in range(5_000):
        assert guard.allows(f"address {number}", pages.now)
    assert guard.allows("first", pages.now)
