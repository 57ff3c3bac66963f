"""What passes between Medskick and its parsing process: length-prefixed JSON, with a document's bytes behind it.

JSON and not pickle: the parsing process reads hostile bytes, and a pickle from it could run in the other.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Final

from dialogue.events import Event, News, Reading
from newsletter.feeds.document import Document
from newsletter.feeds.errors import FeedError, FeedTooLarge, FeedUnreadable

LENGTH: Final = struct.Struct(">I")
MAX_ANSWER: Final = 64_000_000
"""The longest answer in bytes that is taken from the parsing process."""

_ERRORS: Final[dict[str, type[FeedError]]] = {"too large": FeedTooLarge, "unreadable": FeedUnreadable}


def pack_document(document: Document) -> bytes:
    head = {
        "address": document.address,
        "now": document.now.isoformat(),
        "headers": document.headers,
    }
    return _framed(json.dumps(head).encode() + b"\n" + document.body)


def unpack_document(payload: bytes) -> Document:
    head, _, body = payload.partition(b"\n")
    told = json.loads(head)
    return Document(body, told["address"], datetime.fromisoformat(told["now"]), told["headers"])


def pack_reading(reading: Reading) -> bytes:
    return _framed(json.dumps({"reading": asdict(reading)}, default=_as_text).encode())


def pack_error(error: FeedError) -> bytes:
    kind = next(name for name, known in _ERRORS.items() if isinstance(error, known))
    return _framed(json.dumps({"error": kind, "address": error.address, "because": error.because}).encode())


def unpack_answer(payload: bytes) -> Reading:
    """The reading. Raises the FeedError that was packed, ValueError or KeyError when it is no answer of ours."""
    told = json.loads(payload)
    if "error" in told:
        raise _ERRORS[told["error"]](told["address"], told["because"])
    reading = told["reading"]
    return Reading(
        events=tuple(_event(each) for each in reading["events"]),
        news=tuple(_news(each) for each in reading["news"]),
        problems=tuple(reading["problems"]),
        title=reading["title"],
    )


def _event(told: dict[str, Any]) -> Event:
    return Event(
        **{
            **told,
            "starts": datetime.fromisoformat(told["starts"]),
            "ends": datetime.fromisoformat(told["ends"]) if told["ends"] else None,
            "signup_by": date.fromisoformat(told["signup_by"]) if told["signup_by"] else None,
        }
    )


def _news(told: dict[str, Any]) -> News:
    published = datetime.fromisoformat(told["published"]) if told["published"] else None
    return News(**{**told, "published": published})


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _framed(payload: bytes) -> bytes:
    return LENGTH.pack(len(payload)) + payload
