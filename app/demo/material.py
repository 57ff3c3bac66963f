"""The demo's material out of `examples/`, with days counted from the day of the demo.

`@DAY+10@` is an ISO day, `@STAMP+10@` the same for iCal, `@WRITTEN+10@` as a Swedish text writes it. Pure but for reading
the packaged files.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from dialogue.language.dates import swedish_date

_MARK = re.compile(r"@(DAY|STAMP|WRITTEN)([+-]\d+)@")
FILES = (
    "house.toml", "organisations.csv", "subscribers.csv", "persons.json", "demo.toml", "greeting.txt", "item.txt",
    "meeting.toml", "calendar-alvbygden.ics", "calendar-region.xml",
)  # fmt: skip


def dated(text: str, today: date) -> str:
    """The text with its marked days put in."""

    def day(match: re.Match[str]) -> str:
        when = today + timedelta(days=int(match[2]))
        return {"DAY": when.isoformat(), "STAMP": f"{when:%Y%m%d}", "WRITTEN": swedish_date(when)}[match[1]]

    return _MARK.sub(day, text)


def lay_out(folder: Path, today: date) -> None:
    """Write the material into a folder."""
    for name in FILES:
        text = files("examples").joinpath(name).read_text(encoding="utf-8")
        (folder / name).write_text(dated(text, today), encoding="utf-8")
