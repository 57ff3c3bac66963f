"""`medskick themes count|rising|learn`: what staff look at before they count or change the coding frame."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from app.cli import Call, Commands, command, moment
from app.premises import premises


def add(themes: Commands) -> None:
    """Add the commands to their group."""
    counting = command(
        themes, "count", "how many replies each theme has, confirmed by a person and not", count_themes
    )
    counting.add_argument("--question", metavar="CODE", help="of one question")
    counting.add_argument("--since", type=moment, metavar="DAY", help="received at DAY or later")
    rising = command(
        themes, "rising", "words that no theme covers and more replies hold than before", rising_words
    )
    rising.add_argument(
        "--since",
        type=moment,
        metavar="DAY",
        help="compare what came from DAY on; else since the last meeting",
    )
    command(themes, "learn", "words that confirmed replies speak for adding to a theme", missed_words)


async def count_themes(call: Call) -> None:
    """Raises NotFound."""
    from actions import looking

    since = call.utc(call.words.since) if call.words.since else None
    async with premises(call) as (database, place):
        rows = await database.read(looking.count_themes, place.frame, call.words.question, since)
    call.console.table([asdict(row) for row in rows], "No reply has a theme yet.")


async def rising_words(call: Call) -> None:
    """Since the day that is given, the last meeting, or in all that there is."""
    from actions import looking

    async with premises(call) as (database, place):
        since: datetime | None
        if call.words.since:
            since = call.utc(call.words.since)
        else:
            since = await database.read(looking.since_last_meeting, call.now())
        rows = await database.read(looking.rising_words, place.frame, since)
    call.console.table([asdict(row) for row in rows], "No such words.")


async def missed_words(call: Call) -> None:
    """A person adds what is right: `themes export`, edit, `themes import`."""
    from actions import looking

    async with premises(call) as (database, place):
        rows = await database.read(looking.missed_words, place.frame)
    call.console.table([asdict(row) for row in rows], "Nothing to learn from yet.")
