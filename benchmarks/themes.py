"""How long 10 000 suggestions take, flags included, on one core; how good they are is `theme_agreement`'s to say."""

from __future__ import annotations

import time
from typing import Final

from benchmarks.table import Row
from benchmarks.texts import realistic_replies
from dialogue.themes import default_frame, suggest

SUGGESTIONS: Final = 10_000


async def measure() -> list[Row]:
    """One row; every text is made new by a number, so that none is known from before."""
    frame, texts = default_frame(), realistic_replies(SUGGESTIONS)
    begun = time.perf_counter()
    for number, text in enumerate(texts):
        suggest(f"{text} {number}", frame)
    return [Row("10 000 theme suggestions", "s", round(time.perf_counter() - begun, 2), note="at most 10 s")]
