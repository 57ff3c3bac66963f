"""The demo's material: the files of `examples/`, with days counted from the day of the demo.

In the files `@DAY+10@` is an ISO day and `@WRITTEN+10@` the same as a Swedish text writes it, both moved on to Monday
where they fall on a weekend; `@STAMP+10@` is a day as iCalendar writes it, weekend or not; `@SPRING@` is "våren 2027".
Pure but for reading the packaged files and writing them into a folder.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

from dialogue.language.dates import swedish_date

_MARK = re.compile(r"@(DAY|STAMP|WRITTEN)([+-]\d+)@")
_FRIDAY, _WEEK = 5, 7
_MARCH = 3


def dated(text: str, today: date) -> str:
    """The text with its marked days put in."""

    def day(match: re.Match[str]) -> str:
        when = today + timedelta(days=int(match[2]))
        if match[1] == "STAMP":
            return f"{when:%Y%m%d}"
        workday = _workday(when)
        return workday.isoformat() if match[1] == "DAY" else swedish_date(workday)

    spring = today.year if today.month < _MARCH else today.year + 1
    return _MARK.sub(day, text).replace("@SPRING@", f"våren {spring}")


def _workday(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=_WEEK + 1 - day.isoweekday()) if day.isoweekday() > _FRIDAY else day


def lay_out(folder: Path, today: date) -> None:
    """Write the material into a folder."""
    for one in files("examples").iterdir():
        if one.is_file() and not one.name.endswith((".py", ".pyc")):
            (folder / one.name).write_text(dated(one.read_text(encoding="utf-8"), today), encoding="utf-8")
