"""Calling a Bot API method by name with plain parameters, through python-telegram-bot's request layer.

`telegram.Bot` parses every answer into objects that nobody here needs; its request layer gives the same error tree.
Does not decide what is called, or when.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import quote

from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest, RequestData

from delivery.errors import LoginRefused, TooLarge, Unreachable
from dialogue.attachments import LARGEST

TELEGRAM = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class File:
    """A file that is sent along. `media` is its type, as "application/json"."""

    name: str
    content: bytes
    media: str


class Parameters(RequestData):  # type: ignore[misc]  # final, but its constructor wants a private class
    """Parameters as python-telegram-bot's requests take them: text as it is, a `File` beside them, everything else as
    JSON."""

    __slots__ = ("_files", "_values")

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__([])
        self._files = {name: value for name, value in values.items() if isinstance(value, File)}
        self._values = {name: value for name, value in values.items() if name not in self._files}
        self.contains_files = bool(self._files)

    @property
    def multipart_data(self) -> dict[str, tuple[str, bytes | IO[bytes], str]]:
        """Name, bytes and media type of each file."""
        return {name: (file.name, file.content, file.media) for name, file in self._files.items()}

    @property
    def json_parameters(self) -> dict[str, str]:
        """The parameters as form fields."""
        return {
            name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            for name, value in self._values.items()
        }


class TelegramApi:
    """A Bot API server, its own or another's. `address` is without a trailing slash."""

    def __init__(self, token: str, request: BaseRequest, address: str = TELEGRAM) -> None:
        self._base, self._files = f"{address}/bot{token}", f"{address}/file/bot{token}"
        self._request = request

    async def call(self, method: str, **parameters: Any) -> Any:
        """The method's `result`. Raises telegram.error.TelegramError."""
        return await self._request.post(f"{self._base}/{method}", request_data=Parameters(parameters))

    async def me(self) -> dict[str, Any]:
        """Who the bot is. Raises LoginRefused for a refused token, Unreachable where Telegram does not answer."""
        try:
            told: dict[str, Any] = await self.call("getMe")
            return told
        except InvalidToken as error:
            raise LoginRefused(
                "Telegram does not accept the bot's token; check MEDSKICK_TELEGRAM_TOKEN."
            ) from error
        except TelegramError as error:
            raise Unreachable(f"Telegram does not answer ({error.message}); check the network.") from error

    async def fetch_file(self, file_id: str) -> bytes:
        """The bytes of a file that somebody sent. Raises TooLarge, and Unreachable where it cannot be had just now."""
        try:
            told = await self.call("getFile", file_id=file_id)
            content: bytes = await self._request.retrieve(f"{self._files}/{quote(told['file_path'])}")
        except TelegramError as error:
            if "too big" in error.message.lower():
                raise TooLarge("Telegram hands out files of at most 20 MB to bots.") from error
            raise Unreachable(f"The file could not be fetched ({error.message}).") from error
        except KeyError as error:
            raise Unreachable("Telegram does not have the file just now.") from error
        if len(content) > LARGEST:
            raise TooLarge("The file is larger than 20 MB.")
        return content

    async def open(self) -> None:
        """Open the connections."""
        await self._request.initialize()

    async def close(self) -> None:
        """Close the connections."""
        await self._request.shutdown()
