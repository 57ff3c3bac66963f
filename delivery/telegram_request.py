"""python-telegram-bot's HTTP seam on aiohttp.

The stock client's pool scan is quadratic in connections (encode/httpcore#1035); this one gave 1.8 times its pace alone
and 13.8 times under load (docs/decisions/0003-aiohttp-request.md). Tells apart what was surely not sent from
what may have been. Never logs an address: the token is part of it.
"""

from __future__ import annotations

import os
import ssl
from typing import Any
from urllib.parse import urlencode

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

os.environ.setdefault("PTB_TIMEDELTA", "1")  # `RetryAfter.retry_after` as a timedelta, as it is going to be

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
KEEP_SECONDS = 30
"""Idle connections are dropped before a server does it under our request."""


class NotSent(NetworkError):
    """The request surely never reached the server."""


class AnswerLost(TimedOut):
    """The request went out, the answer did not come back: it may or may not have been carried out."""


class AiohttpRequest(BaseRequest):
    """`connections` at once; `seconds` for one request in all (above the long poll's own for updates)."""

    def __init__(
        self, connections: int, seconds: float, proxy: str | None = None, ca_file: str | None = None
    ) -> None:
        self._connections, self._proxy = connections, proxy
        self._tls = ssl.create_default_context(cafile=ca_file)
        self._timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=min(10.0, seconds))
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take."""
        return self._timeout.total

    async def initialize(self) -> None:
        """Open the pool; needs a running loop."""
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=self._connections, keepalive_timeout=KEEP_SECONDS, ssl=self._tls
            )
            self._session = aiohttp.ClientSession(
                connector=connector, timeout=self._timeout, cookie_jar=aiohttp.DummyCookieJar()
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_timeouts: Any,
        **_more_timeouts: Any,
    ) -> tuple[int, bytes]:
        """Send one request. Raises NotSent or AnswerLost; PTB's own time-outs are ours (see `seconds`)."""
        if self._session is None:
            raise NotSent("the client is closed")
        try:
            async with self._session.request(method, url, proxy=self._proxy, **_body(request_data)) as answer:
                return answer.status, await answer.read()
        except aiohttp.ClientConnectorError as error:
            raise NotSent("could not connect") from error
        except aiohttp.ConnectionTimeoutError as error:
            raise NotSent("could not connect in time") from error
        except TimeoutError as error:
            raise AnswerLost("no answer in time") from error
        except (aiohttp.ClientError, OSError) as error:
            raise AnswerLost(f"the answer was lost ({type(error).__name__})") from error


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": urlencode(data.json_parameters).encode(), "headers": _FORM}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}
