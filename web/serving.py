"""uvicorn inside our own event loop: it neither catches signals nor logs requests, and stops when it is told to.

The socket is opened first and apart, so that a taken port is one sentence, and port 0 is known before anything is
told its address.
"""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from web.errors import CannotListen

_CAUSES: Final = {
    errno.EADDRINUSE: "is taken by another program; stop it or choose another port",
    errno.EACCES: "may not be listened on by this user; choose a port above 1023",
    errno.EADDRNOTAVAIL: "is not an address of this machine; use 127.0.0.1 or 0.0.0.0",
}
GRACE_SECONDS: Final = 5
MOST_AT_ONCE: Final = 500


def open_socket(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one, `address_of_socket` says which. Raises CannotListen."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        cause = _CAUSES.get(error.errno or 0, f"cannot be listened on ({error.strerror})")
        raise CannotListen(f"MEDSKICK_LISTEN: {host}:{port} {cause}.") from None
    # asyncio sets this only for sockets that were made with an explicit protocol; without it every answer, sent as head
    # and body, waits 40 ms for the reader's delayed acknowledgement. Accepted connections inherit it.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def address_of_socket(listening: socket.socket) -> str:
    """The address of the pages behind a socket, as `http://127.0.0.1:8080`."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


async def serve(app: ASGIApp, listening: socket.socket, stop: asyncio.Event) -> None:
    """Serve `app` until `stop` is set, then finish what is being answered (at most five seconds)."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        proxy_headers=False,
        server_header=False,
        limit_concurrency=MOST_AT_ONCE,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    try:
        await _Server(config, stop).serve(sockets=[listening])
    finally:
        listening.close()


class _Server(uvicorn.Server):
    """Stops when told to instead of by signals, which are the program's and not a part's."""

    def __init__(self, config: uvicorn.Config, stop: asyncio.Event) -> None:
        super().__init__(config)
        self._stop = stop

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Catch none."""
        yield

    async def main_loop(self) -> None:
        """Keep the Date header right until it is time to stop."""
        while not self._stop.is_set():
            await self.on_tick(0)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), 1)
