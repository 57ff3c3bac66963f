"""Files in the chats, in memory. Does not look inside them."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass

from sandbox.botapi.errors import BadRequest
from sandbox.botapi.people import Json


@dataclass(slots=True, frozen=True)
class File:
    """A stored file. `size` is what Telegram says it is; tests may claim more than `content` holds."""

    id: str
    content: bytes
    name: str
    size: int

    @property
    def mime_type(self) -> str:
        """Guessed from the name."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def path(self) -> str:
        """Where it is downloaded from, below /file/bot<TOKEN>/."""
        return f"files/{self.id}/{self.name}"

    def described(self) -> Json:
        """The fields that every kind of file has in the Bot API."""
        unique = hashlib.sha256(self.content + self.name.encode()).hexdigest()[:16]
        return {"file_id": self.id, "file_unique_id": unique, "file_size": self.size}


class FileStore:
    """All files by id."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}

    def keep(self, content: bytes, name: str, size: int | None = None) -> File:
        """Store a file; the name loses any path in it."""
        safe = name.replace("\\", "/").rpartition("/")[2] or "file"
        file = File(f"FILE{len(self._files) + 1:06d}", content, safe, len(content) if size is None else size)
        self._files[file.id] = file
        return file

    def find(self, file_id: str) -> File:
        """The file, or BadRequest as for a wrong file_id."""
        file = self._files.get(file_id)
        if file is None:
            raise BadRequest("wrong file identifier/HTTP URL specified")
        return file
