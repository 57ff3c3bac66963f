"""Wakes those who wait for something to change. Knows only that something did, never what."""

from __future__ import annotations

import asyncio


class Bell:
    """A counter of changes that tasks can sleep on; a ring costs next to nothing when nobody sleeps."""

    def __init__(self) -> None:
        self.version = 0
        self._sleepers: set[asyncio.Future[None]] = set()

    def ring(self) -> int:
        """Count one change, wake everybody, and return the change's number (ascending, unique)."""
        self.version += 1
        if self._sleepers:
            for sleeper in self._sleepers:
                if not sleeper.done():
                    sleeper.set_result(None)
            self._sleepers.clear()
        return self.version

    async def heard(self, since: int, timeout: float) -> bool:
        """Wait until the version is above `since`, at most `timeout` seconds; False when it stayed quiet."""
        if self.version > since:
            return True
        sleeper = asyncio.get_running_loop().create_future()
        self._sleepers.add(sleeper)
        try:
            async with asyncio.timeout(timeout):
                await sleeper
        except TimeoutError:
            return False
        finally:
            self._sleepers.discard(sleeper)
        return True
