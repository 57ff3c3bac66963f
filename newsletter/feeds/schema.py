"""One schema.org Event, as JSON-LD has it, into one of our events (https://schema.org/Event).

Takes what is there in whatever shape it comes (text, thing, list) and passes over the rest.
"""

from __future__ import annotations

from typing import Any, Final

from dialogue.events import Event, EventStatus, Mode
from newsletter.feeds import clues
from newsletter.feeds.deadlines import signup_day
from newsletter.feeds.document import Document
from newsletter.feeds.moments import end_of, iso_moment, stockholm_day
from newsletter.feeds.text import plain_line, plain_lines, web_address

Thing = dict[str, Any]

_ALSO_EVENTS: Final = {"Festival", "Hackathon", "CourseInstance"}
_MODES: Final[dict[str, Mode]] = {
    "OnlineEventAttendanceMode": "online",
    "OfflineEventAttendanceMode": "on-site",
    "MixedEventAttendanceMode": "both",
}
_STATUSES: Final[dict[str, EventStatus]] = {"EventCancelled": "cancelled", "EventPostponed": "tentative"}
_ADDRESS: Final = ("streetAddress", "addressLocality")


def is_event(thing: Thing) -> bool:
    """Whether it is an Event or one of its kinds, all but three of which end in "Event"."""
    names = [_name(kind) for kind in _each(thing.get("@type"))]
    return any(name.endswith("Event") or name in _ALSO_EVENTS for name in names)


def event_of(thing: Thing, document: Document) -> tuple[Event | None, str]:
    """The event, without uid, and a problem; None when name or date are missing or cannot be read."""
    title = plain_line(_text(thing.get("name")))
    start = iso_moment(_text(thing.get("startDate")))
    if not title or start is None:
        return None, f"“{title or 'An event without name'}” has no date that can be read and was passed over."
    text = plain_lines(_text(thing.get("description")))
    signup_by, doubt = signup_day(f"{title}\n{text}", stockholm_day(start.at), stockholm_day(document.now))
    place, mode = _where(thing, title, text)
    event = Event(
        uid="",
        title=title,
        starts=start.at,
        ends=end_of(start, iso_moment(_text(thing.get("endDate"))), names_last_day=True),
        all_day=start.all_day,
        place=place,
        mode=mode,
        organiser=plain_line(_called(thing.get("organizer")), clues.PLACE_MAX),
        url=web_address(_text(thing.get("url")), document.address),
        signup_url=_offered(thing, document) or clues.signup_address("", text, ""),
        signup_by=signup_by,
        status=_status(thing, title),
    )
    return event, f"“{title}” {doubt}." if doubt else ""


def _where(thing: Thing, title: str, text: str) -> tuple[str, Mode]:
    """Name and address of the first place in the flesh, and the mode: as stated, else by what there is."""
    locations = _each(thing.get("location"))
    online = [each for each in locations if isinstance(each, dict) and _is_virtual(each)]
    rooms = [each for each in locations if each not in online]
    place = next((found for found in map(_place, rooms) if found), "")
    stated = _MODES.get(_name(thing.get("eventAttendanceMode")))
    if stated is None and online:
        stated = "both" if place else "online"
    return place, stated or clues.mode_of(title, text, place)


def _is_virtual(location: Thing) -> bool:
    return "VirtualLocation" in [_name(kind) for kind in _each(location.get("@type"))]


def _place(location: Any) -> str:
    address = location.get("address") if isinstance(location, dict) else None
    lines = [_text(address.get(name)) for name in _ADDRESS] if isinstance(address, dict) else [_text(address)]
    parts = [plain_line(part) for part in (_called(location), *lines)]
    return plain_line(", ".join(dict.fromkeys(part for part in parts if part)), clues.PLACE_MAX)


def _offered(thing: Thing, document: Document) -> str:
    for offer in _each(thing.get("offers")):
        if isinstance(offer, dict) and (address := web_address(_text(offer.get("url")), document.address)):
            return address
    return ""


def _status(thing: Thing, title: str) -> EventStatus:
    if clues.is_cancelled(title):
        return "cancelled"
    return _STATUSES.get(_name(thing.get("eventStatus")), "confirmed")


def _called(value: Any) -> str:
    """The name of the first of what may be a text, a thing with a name, or a list of them."""
    first = next(iter(_each(value)), "")
    return _text(first.get("name") if isinstance(first, dict) else first)


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any) -> str:
    """The last part of a schema.org name, however it is written: "https://schema.org/EventCancelled"."""
    return _text(value).rpartition("/")[2].rpartition(":")[2]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
