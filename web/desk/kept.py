"""Members' files at the desk: fetched by whoever sits there, and written down by form.

A file is always handed out to be saved, never shown as a page of ours: what is in it is a stranger's.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from actions.deed import Deed
from actions.transcribing import skip_file, write_down
from dialogue.attachments import Attachment
from storage.attachment_bytes import select_body
from storage.attachments import select_attachment
from storage.connection import Connection
from web.context import web_of
from web.desk.asked import Asked, Done
from web.desk.entrance import closed
from web.desk.session import find_session
from web.errors import Refused
from web.public.messages import not_found

ENDINGS: Final = {
    "voice": "ogg", "audio": "mp3", "video-note": "mp4", "video": "mp4", "photo": "jpg", "document": "bin",
}  # fmt: skip
STRANGE: Final = re.compile(r"[^\w. -]+")


async def download(request: Request) -> Response:
    """`GET /kansli/fil/ID`: the bytes of a member's file, to be saved."""
    web = web_of(request)
    if await find_session(request) is None:
        return closed(web)
    found = await web.database.read(_file, request.path_params["file"])
    if found is None:
        return not_found(web.premises(), "sv")
    attachment, body = found
    return Response(
        body,
        media_type="application/octet-stream",
        headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(file_name(attachment))}"},
    )


def file_name(attachment: Attachment) -> str:
    """A name to save a file under: its own without anything strange, or one made of what it is (RFC 6266)."""
    own = STRANGE.sub("_", attachment.name).strip(". ")[-80:]
    return own or f"{attachment.kind}-{attachment.id}.{ENDINGS[attachment.kind]}"


async def _file(connection: Connection, attachment_id: str) -> tuple[Attachment, bytes] | None:
    attachment = await select_attachment(connection, attachment_id)
    if attachment is None or attachment.state != "kept":
        return None
    return attachment, await select_body(connection, attachment_id)


async def write(deed: Deed, asked: Asked) -> Done:
    """What a file says."""
    if not asked.form["text"]:
        raise Refused("no-words")
    await write_down(deed, asked.path["file"], asked.form["text"], asked.person.id)
    return Done("write-down", await _reply_of(deed, asked))


async def skip(deed: Deed, asked: Asked) -> Done:
    """There is nothing to write down."""
    await skip_file(deed, asked.path["file"], asked.person.id)
    return Done("skip-file", await _reply_of(deed, asked))


async def _reply_of(deed: Deed, asked: Asked) -> str:
    attachment = await select_attachment(deed.connection, asked.path["file"])
    return attachment.reply_id if attachment else ""
