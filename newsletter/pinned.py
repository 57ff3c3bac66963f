"""What staff pinned, from outside of the span that an issue covers. Reads one thing at a time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from storage.connection import Connection

Found = TypeVar("Found")


async def pinned_too(
    connection: Connection,
    pinned: Iterable[str],
    kind: str,
    found: Iterable[str],
    select: Callable[[Connection, str], Awaitable[Found | None]],
) -> dict[str, Found]:
    """What is pinned and not found yet, by our id; a thing that is no longer kept is passed over."""
    wanted = [target.partition(":")[2] for target in sorted(pinned) if target.startswith(f"{kind}:")]
    missing = {one: await select(connection, one) for one in wanted if one not in found}
    return {one: kept for one, kept in missing.items() if kept is not None}
