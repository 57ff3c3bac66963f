"""An announcement to many under flood control, with blocked persons, lost answers and kill -9, at the pace that is set by default.

    python -m benchmarks.announcing [--members 10000] [--rate 25] [--kills 3]

Takes as long as the pace makes it: ten thousand members at 25 a second are seven minutes. Not part of `./medskick bench`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from tests.kit.campaign import Campaign, Outcomes, run_campaign


def main() -> None:
    """Run it and print what came of it as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.announcing")
    parser.add_argument("--members", type=int, default=10_000)
    parser.add_argument("--rate", type=float, default=25)
    parser.add_argument("--kills", type=int, default=3)
    words = parser.parse_args()
    campaign = Campaign(words.members, words.rate, words.kills)
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(run_campaign(Path(folder), campaign))
    print(json.dumps(_told(campaign, found), indent=1))


def _told(campaign: Campaign, found: Outcomes) -> dict[str, Any]:
    return {
        "members": campaign.members,
        "kills": campaign.kills,
        "states": found.states,
        "chats_that_got_it": len(found.delivered),
        "got_it_twice": sum(times > 1 for times in found.delivered.values()),
        "refused_with_429": found.refused,
        "receipt_seconds": {
            "median": round(median(found.receipts), 2),
            "longest": round(max(found.receipts), 2),
        },
        "seconds": round(found.seconds),
        "messages_a_second": round(campaign.members / found.seconds, 1),
    }


if __name__ == "__main__":
    main()
