"""Photos, voices, films and documents from the bot, and where files are downloaded. Downloads nothing from the network."""

from __future__ import annotations

from sandbox.botapi.arguments import Arguments
from sandbox.botapi.errors import BadRequest
from sandbox.botapi.files import File
from sandbox.botapi.messenger import Messenger
from sandbox.botapi.methods.sending import LONGEST_CAPTION, formatted, post_reply
from sandbox.botapi.people import Json

_LARGEST_DOWNLOAD = 20 * 1024 * 1024


def send_photo(messenger: Messenger, arguments: Arguments) -> Json:
    """Post a picture, uploaded or by file_id; the Message object. Raises BadRequest and Forbidden."""
    chat = messenger.reachable_chat(arguments.chat_id)
    content = {"photo": photo_sizes(_attached(messenger, arguments, "photo"))}
    return post_reply(messenger, chat, arguments, content | formatted(arguments, "caption", LONGEST_CAPTION))


def send_document(messenger: Messenger, arguments: Arguments) -> Json:
    """Post a file, uploaded or by file_id; the Message object. Raises BadRequest and Forbidden."""
    chat = messenger.reachable_chat(arguments.chat_id)
    content = {"document": document(_attached(messenger, arguments, "document"))}
    return post_reply(messenger, chat, arguments, content | formatted(arguments, "caption", LONGEST_CAPTION))


def send_voice(messenger: Messenger, arguments: Arguments) -> Json:
    """Post a voice note, uploaded or by file_id; the Message object. Raises BadRequest and Forbidden."""
    return _send_timed(messenger, arguments, "voice")


def send_audio(messenger: Messenger, arguments: Arguments) -> Json:
    """Post a sound file; as `send_voice`."""
    return _send_timed(messenger, arguments, "audio")


def send_video(messenger: Messenger, arguments: Arguments) -> Json:
    """Post a film; as `send_voice`."""
    return _send_timed(messenger, arguments, "video")


def send_video_note(messenger: Messenger, arguments: Arguments) -> Json:
    """Post a round film; as `send_voice`."""
    return _send_timed(messenger, arguments, "video_note")


def _send_timed(messenger: Messenger, arguments: Arguments, name: str) -> Json:
    chat = messenger.reachable_chat(arguments.chat_id)
    content = {name: timed(_attached(messenger, arguments, name), name)}
    return post_reply(messenger, chat, arguments, content | formatted(arguments, "caption", LONGEST_CAPTION))


def get_file(messenger: Messenger, arguments: Arguments) -> Json:
    """Where a file is downloaded. Raises BadRequest for an unknown one and for more than 20 MB."""
    file = messenger.files.find(arguments.text("file_id"))
    if file.size > _LARGEST_DOWNLOAD:
        raise BadRequest("file is too big")
    return {**file.described(), "file_path": file.path}


def document(file: File) -> Json:
    """The Bot API's Document object."""
    return {**file.described(), "file_name": file.name, "mime_type": file.mime_type}


def timed(file: File, name: str) -> Json:
    """The Bot API's Voice, Audio, Video or VideoNote object by its field's name, of a made-up length and size."""
    told = {**file.described(), "duration": 7}
    if name == "video_note":
        return told | {"length": 240}
    told["mime_type"] = {"voice": "audio/ogg", "audio": "audio/mpeg"}.get(name, "video/mp4")
    return told | ({"width": 640, "height": 480} if name == "video" else {})


def photo_sizes(file: File) -> list[Json]:
    """The Bot API's array of PhotoSize, with one size of a made-up width and height."""
    return [{**file.described(), "width": 640, "height": 480}]


def _attached(messenger: Messenger, arguments: Arguments, name: str) -> File:
    given = arguments.text(name)
    upload = arguments.uploads.get(given.removeprefix("attach://") or name)
    if upload is not None:
        if not upload.content:
            raise BadRequest("file must be non-empty")
        return messenger.files.keep(upload.content, upload.name)
    if not given:
        raise BadRequest(f"there is no {name} in the request")
    return messenger.files.find(given)
