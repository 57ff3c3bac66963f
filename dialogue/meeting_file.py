"""A meeting written down as TOML: code, title, date, times, venue, who, why, agenda.

    code = "dialogmote-host"
    title = "Dialogmöte i höst"
    date = "2026-10-17"            # or words: "våren 2027"
    starts = "13.15"
    [[agenda]]
    time = "13.15"
    text = "Välkomna"

Further keys: ends, venue, participants, organisations, purpose, goals (a list), next_meeting. All but code and title
may be left out. Reads no file and no minutes.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from typing import Any, Final

from dialogue.errors import MedskickError
from dialogue.language.dates import parse_swedish_dates
from dialogue.meetings import Meeting

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_CODE: Final = 40
KEYS: Final = (
    "code", "title", "date", "starts", "ends", "venue", "participants", "organisations", "purpose", "goals",
    "next_meeting", "agenda",
)  # fmt: skip


class MeetingFileError(MedskickError):
    """The file is no meeting; `sentence` names the key that is wrong and what should stand there."""


def parse_meeting(text: str, meeting_id: str, now: datetime) -> Meeting:
    """The meeting that the TOML `text` holds; a date that is no certain day stays the words it is.

    Raises MeetingFileError.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MeetingFileError(f"The meeting is not TOML: {error}.") from None
    unknown = sorted(content.keys() - set(KEYS))
    if unknown:
        raise MeetingFileError(
            f"The meeting has the key {unknown[0][:40]!r}; those that are known are {', '.join(KEYS)}."
        )
    held_on, words = _date(content, now)
    return Meeting(
        id=meeting_id,
        code=_code(content),
        title=_needed(content, "title"),
        held_on=held_on,
        date_words=words,
        starts=_text(content, "starts"),
        ends=_text(content, "ends"),
        venue=_text(content, "venue"),
        participants=_count(content, "participants"),
        organisations=_count(content, "organisations"),
        purpose=_text(content, "purpose"),
        goals=_goals(content),
        agenda=_agenda(content),
        next_meeting=_text(content, "next_meeting"),
        created_at=now,
    )


def _code(content: dict[str, Any]) -> str:
    return check_code(_needed(content, "code"))


def check_code(code: str) -> str:
    """The code, if it can be a meeting's. Raises MeetingFileError."""
    if not _CODE.fullmatch(code) or len(code) > LONGEST_CODE:
        raise MeetingFileError(
            f"The meeting has the code {code[:60]!r}: use a–z, 0–9 and single hyphens, at most {LONGEST_CODE}."
        )
    return code


def _needed(content: dict[str, Any], key: str) -> str:
    text = _text(content, key)
    if not text:
        raise MeetingFileError(f'The meeting has no {key}; write {key} = "…".')
    return text


def _text(content: dict[str, Any], key: str) -> str:
    value = content.get(key, "")
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if not isinstance(value, str):
        raise MeetingFileError(f'The meeting\'s {key} must be text; write {key} = "…".')
    return " ".join(value.split())


def _count(content: dict[str, Any], key: str) -> int | None:
    value = content.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10**6:
        raise MeetingFileError(f"The meeting's {key} must be a whole number; write {key} = 41.")
    return value


def _goals(content: dict[str, Any]) -> tuple[str, ...]:
    value = content.get("goals", [])
    if not isinstance(value, list) or not all(isinstance(goal, str) for goal in value):
        raise MeetingFileError('The meeting\'s goals must be a list of texts; write goals = ["…", "…"].')
    return tuple(" ".join(goal.split()) for goal in value)


def _agenda(content: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    value = content.get("agenda", [])
    if not isinstance(value, list) or not all(
        isinstance(item, dict) and item.keys() <= {"time", "text"} for item in value
    ):
        raise MeetingFileError(
            "The meeting's agenda must be items with time and text, each under [[agenda]]."
        )
    return tuple((_text(item, "time"), _needed(item, "text")) for item in value)


def _date(content: dict[str, Any], now: datetime) -> tuple[date | None, str]:
    value = content.get("date", "")
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value), ""
    words = _text(content, "date")
    try:
        return date.fromisoformat(words), ""
    except ValueError:
        found = parse_swedish_dates(words, now.date())
    if len(found) == 1 and found[0].certain and found[0].kind == "day" and found[0].first is not None:
        return found[0].first, ""
    return None, words
