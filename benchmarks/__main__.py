"""`./medskick bench`, or python -m benchmarks: measures and prints a table, within three minutes but for the parts in LONG.

    name        ours    peer    ratio   note

The figures are this machine's, at this moment; those in docs/benchmarks.md say where they come from.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Final

from benchmarks import feeds, issue, mails, memory, replies, search, themes, volume
from benchmarks.table import Row, as_text

PARTS: Final[dict[str, Callable[[], Awaitable[list[Row]]]]] = {
    "replies": replies.measure,
    "mails": mails.measure,
    "issue": issue.measure,
    "memory": memory.measure,
    "search": search.measure,
    "themes": themes.measure,
    "feeds": feeds.measure,
    "volume": volume.measure,
}
LONG: Final = ("feeds", "volume")
"""Parts of several minutes each, measured when they are named."""


def main() -> None:
    """Measure what was asked for, all when nothing was; print the table, or with --json its rows."""
    parser = argparse.ArgumentParser(prog="medskick bench", description="Measures Medskick beside its peers.")
    parser.add_argument(
        "--only",
        type=_parts,
        default=tuple(part for part in PARTS if part not in LONG),
        metavar="PARTS",
        help=f"some of {','.join(PARTS)}; {' and '.join(LONG)} only when named",
    )
    parser.add_argument("--json", action="store_true", help="the rows as a JSON list")
    words = parser.parse_args()
    rows = []
    for part in words.only:
        print(f"measuring {part} …", file=sys.stderr, flush=True)
        rows += asyncio.run(_measured(part))
    print(json.dumps([row.as_json() for row in rows], ensure_ascii=False) if words.json else as_text(rows))


async def _measured(part: str) -> list[Row]:
    return await PARTS[part]()


def _parts(text: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in text.split(","))
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is no part; choose from {', '.join(PARTS)}")
    return parts


if __name__ == "__main__":
    main()
