"""Sending voices, sounds, films, documents, stickers, photos and albums. The contents are made up unless given."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from sandbox.botapi.files import File
from sandbox.botapi.messenger import Messenger
from sandbox.botapi.methods.attachments import document, photo_sizes, timed
from sandbox.botapi.people import Json
from sandbox.persons import ActError
from sandbox.persons.writing import Act, leave

_NAMES = {
    "voice": "voice.ogg",
    "audio": "audio.mp3",
    "video": "film.mp4",
    "video_note": "film.mp4",
    "document": "document.pdf",
    "sticker": "sticker.webp",
    "photo": "photo.jpg",
}


def _sticker(file: File) -> Json:
    shape = {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "👍",
    }
    return {**file.described(), **shape}


_BODIES: dict[str, Callable[[File], Any]] = {
    "voice": partial(timed, name="voice"),
    "audio": partial(timed, name="audio"),
    "video": partial(timed, name="video"),
    "video_note": partial(timed, name="video_note"),
    "document": document,
    "sticker": _sticker,
    "photo": photo_sizes,
}


def sends(
    messenger: Messenger,
    person_id: int,
    kind: str,
    caption: str = "",
    content: bytes = b"made up",
    name: str = "",
    size: int | None = None,
) -> Act:
    """A person sends a file or a sticker. `size` (bytes) may claim more than the content has. Raises
    ActError."""
    if kind not in _BODIES:
        raise ActError(f"a person sends {', '.join(_BODIES)}, not {kind!r}")
    file = messenger.files.keep(content, name or _NAMES[kind], size)
    body: Json = {kind: _BODIES[kind](file)}
    if caption:
        body["caption"] = caption
    return leave(messenger, person_id, body)


def sends_album(messenger: Messenger, person_id: int, captions: list[str]) -> list[Act]:
    """A person sends photos as one album, one message for each caption ("" for none). Raises ActError."""
    if not 2 <= len(captions) <= 10:
        raise ActError("an album has 2 to 10 photos")
    group = str(secrets.randbelow(2**52))
    acts = []
    for number, caption in enumerate(captions):
        file = messenger.files.keep(f"picture {number}".encode(), "photo.jpg")
        body: Json = {"media_group_id": group, "photo": photo_sizes(file)}
        acts.append(leave(messenger, person_id, body | ({"caption": caption} if caption else {})))
    return acts
