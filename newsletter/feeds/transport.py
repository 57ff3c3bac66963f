"""httpx on top of the guarded network: the one place where the two libraries meet.

httpx offers no public way to choose the network below it, so this small transport builds httpcore's pool
itself. Judges nothing (`guard` does) and follows nothing (`fetch` does).
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from typing import cast

import httpcore
import httpx

from newsletter.feeds.guard import GuardedNetwork


class GuardedTransport(httpx.AsyncBaseTransport):
    """One document's connections. Errors of httpcore and of the guard come through as they are."""

    def __init__(self, certificates: ssl.SSLContext, *, allow_private: bool, proxy: str = "") -> None:
        through = httpx.URL(proxy) if proxy else None
        self._network = GuardedNetwork(
            allow_private=allow_private, proxy_host=through.host if through else ""
        )
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=certificates,
            proxy=_proxy(through) if through else None,
            network_backend=self._network,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=_url(request.url),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        await self._pool.aclose()
        await self._network.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in cast("AsyncIterator[bytes]", self._answer.stream):
            yield piece

    async def aclose(self) -> None:
        await self._answer.aclose()


def _proxy(through: httpx.URL) -> httpcore.Proxy:
    user = (through.username, through.password) if through.username else None
    return httpcore.Proxy(_url(through), auth=user)


def _url(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
