"""An agenda's lines: a time of day as Swedish texts write it, and what happens then."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dialogue.minutes.lines import Line

_CLOCK: Final = r"(?:[01]?\d|2[0-4])[.:][0-5]\d|(?:[01]\d|2[0-4])[0-5]\d"
_HOUR: Final = r"(?:[01]?\d|2[0-4])"
_TIME = re.compile(
    rf"(?:(?P<cue>kl\.?|klockan|ca\.?)\s*)?(?P<first>{_CLOCK}|{_HOUR})(?:\s*(?:[-–—]|till)\s*(?:kl\.?\s*)?(?P<last>{_CLOCK}|{_HOUR}))?"
    r"(?![\d.:])(?P<rest>\s*[:–-]?\s+.*|$)",
    re.IGNORECASE,
)


def agenda_of(lines: Iterable[Line]) -> tuple[tuple[str, str], ...]:
    """Pairs of time ("13.30", "8.30–12.00", "" where none is written) and text.

    A line without a time stands for itself; one that hangs under another belongs to it.
    """
    items: list[tuple[str, str]] = []
    for line in lines:
        time, text = _split(" ".join(line.text.split()))
        if items and (line.hanging or (items[-1][0] and not items[-1][1])) and not time:
            items[-1] = (items[-1][0], f"{items[-1][1]} {text}".strip())
        else:
            items.append((time, text))
    return tuple(item for item in items if item[1] or item[0])


def _split(text: str) -> tuple[str, str]:
    found = _TIME.fullmatch(text)
    if not found:
        return "", text
    first, last = found["first"], found["last"]
    lone_hour = len(first) <= 2 and not last and not found["cue"]
    if lone_hour:
        return "", text
    time = _dotted(first) + (f"–{_dotted(last)}" if last else "")
    return time, found["rest"].strip(" :–-")


def _dotted(written: str) -> str:
    """ "0830", "8:30" and "8.30" as "8.30"; a bare hour as "16.00"."""
    digits = re.sub(r"\D", "", written)
    hour, minute = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{int(hour)}.{minute}"
