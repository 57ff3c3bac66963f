"""Lines → minutes: the meeting, its dialogues with replies, and what a person should look at. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dialogue.minutes.agenda import agenda_of
from dialogue.minutes.attending import count_in, counts_in, organisations_in, people_by_role
from dialogue.minutes.facts import Fact, Found, facts_in, plain_title, sections_in, title_of
from dialogue.minutes.finishing import finished
from dialogue.minutes.headings import Announced
from dialogue.minutes.joining import joined
from dialogue.minutes.lines import Line
from dialogue.minutes.minutes import MinutedMeeting, Minutes, Warned, remark
from dialogue.minutes.naming import code_of
from dialogue.minutes.slips import slips_in
from dialogue.minutes.twins import twins_in
from dialogue.minutes.walking import Walk
from dialogue.minutes.when import next_meeting, when_held

_ADDRESS = re.compile(
    r"\[(?P<text>[^\]]{1,200})\]\((?P<to>https?://[^\s)]+)\)|(?P<bare>(?:https?://|www\.)[^\s<>\"”)\]]+)"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


def read_minutes(lines: Sequence[Line], name: str, today: date) -> Minutes:
    """What `lines` say. `name` is the file's, which may tell a day; `today` is a Stockholm day."""
    whole, remarks = joined(lines)
    walk = Walk(whole, today)
    warned = [*remarks, *walk.remarks]
    meeting = _meeting(walk.left, whole, name, today, warned)
    dialogues = finished(walk.drafts.all, meeting.code, warned)
    warned += slips_in(whole, today, meeting.held_on)
    if not any(dialogue.replies for dialogue in dialogues):
        warned.append(remark(0, "no-replies"))
    return Minutes(meeting, dialogues, tuple(dict.fromkeys(sorted(warned, key=lambda one: one.line))))


def _meeting(
    left: Sequence[Line], whole: Sequence[Line], name: str, today: date, warned: list[Warned]
) -> MinutedMeeting:
    title = title_of(left)
    facts = facts_in(left)
    sections = _sections(left)
    when, remarks = when_held(facts.get("when"), title, name, whole, today)
    warned += remarks
    present = _present(sections, facts, warned)
    attendance = people_by_role(sections.get("people", []))
    people, organisations = _counts(facts, left)
    following = next((one for line in left if (one := next_meeting(line, today, when.held_on))), None)
    return MinutedMeeting(
        code=code_of(plain_title(title), when.held_on),
        title=plain_title(title),
        held_on=when.held_on,
        date_words=when.words,
        starts=when.starts,
        ends=when.ends,
        venue=_value(facts, "venue"),
        participants=people if people is not None else sum(len(role.people) for role in attendance) or None,
        organisations=organisations if organisations is not None else len(present) or None,
        purpose=_value(facts, "purpose") or "\n\n".join(line.text for line in sections.get("purpose", [])),
        goals=tuple(line.text for line in sections.get("goals", [])),
        agenda=agenda_of(sections.get("agenda", [])),
        next_meeting=following.text if following else _first(sections.get("next", [])),
        case_number=_value(facts, "case_number"),
        present=present,
        attendance=attendance,
        links=_links(whole),
        contacts=tuple(dict.fromkeys(found for line in whole for found in _MAIL.findall(line.text))),
    )


def _sections(lines: Iterable[Line]) -> dict[Announced, list[Line]]:
    """The first section of each kind that has any lines."""
    found: dict[Announced, list[Line]] = {}
    for kind, _, under in sections_in(lines):
        if under:
            found.setdefault(kind, under)
    return found


def _counts(facts: dict[Fact, Found], left: Sequence[Line]) -> tuple[int | None, int | None]:
    people, organisations = (count_in(_value(facts, fact)) for fact in ("participants", "organisations"))
    told = counts_in(left)
    return people if people is not None else told[0], organisations if organisations is not None else told[1]


def _present(
    sections: dict[Announced, list[Line]], facts: dict[Fact, Found], warned: list[Warned]
) -> tuple[str, ...]:
    """The names of the list, each once; pairs that may be one are remarked on, and a count that does not fit."""
    lines = organisations_in(sections.get("organisations", []))
    for one, other, reason in twins_in([line.text for line in lines]):
        pair = {"one": lines[one].text, "other": lines[other].text}
        warned.append(remark(lines[other].number, f"twins.{reason}", **pair))
    names = tuple(dict.fromkeys(line.text for line in lines))
    counted = count_in(_value(facts, "organisations"))
    if names and counted is not None and counted != len(names):
        warned.append(remark(facts["organisations"].line, "count", told=counted, listed=len(names)))
    return names


def _value(facts: dict[Fact, Found], fact: Fact) -> str:
    found = facts.get(fact)
    return found.value if found else ""


def _first(lines: Sequence[Line]) -> str:
    return lines[0].text if lines else ""


def _links(lines: Iterable[Line]) -> tuple[tuple[str, str], ...]:
    """Pairs of text and address, in order, each address once; an address alone is its own text."""
    found: dict[str, str] = {}
    for line in lines:
        for match in _ADDRESS.finditer(line.text):
            address = (match["to"] or match["bare"]).rstrip(".,;:!?")
            found.setdefault(address, match["text"] or address)
    return tuple((text, address) for address, text in found.items())
