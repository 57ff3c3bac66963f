"""A process that delivers mail until there is none left, for tests that kill it: `python -m tests.kit.mail_runner DB PORT`.

Exits 0 when nothing waits any more.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from delivery.dispatch import Dispatcher
from delivery.mail import CONNECTIONS, MailChannel
from delivery.pace import Pace
from delivery.smtp import Server
from dialogue.addresses import Addresses
from dialogue.unprompted import Limits
from storage.database import Database, open_database
from tests.kit.issues import ADDRESSES, SENDER


@asynccontextmanager
async def mail_dispatcher(
    database: Database, port: int, *, addresses: Addresses = ADDRESSES, user: str = "", password: str = ""
) -> AsyncIterator[Dispatcher]:
    """As `medskick run` delivers mail, without a limit to its speed, to a server on loopback."""
    server = Server("smtp", "127.0.0.1", port, user, password)
    channel = MailChannel(database, server, addresses, SENDER.key)
    try:
        yield Dispatcher(database, channel, Pace(0), Limits(None, 0), slots=CONNECTIONS)
    finally:
        await channel.close()


async def main(path: str, port: int) -> None:
    """Deliver all there is."""
    async with await open_database(f"sqlite:///{path}") as database:
        lock = database.lock("delivery")
        while lock is None:  # the kernel is still letting go of the one that was killed
            await asyncio.sleep(0.01)
            lock = database.lock("delivery")
        async with mail_dispatcher(database, port) as dispatcher:
            await dispatcher.recover()
            await dispatcher.drain()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
