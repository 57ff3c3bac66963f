"""What Swedish event texts say beside the date: cancelled, in a room or on the net, where, how to sign up.

Works on plain text (see `text`), proposes nothing that does not stand there, and reads no dates.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from dialogue.events import Mode
from newsletter.feeds.text import cut, plain_line, web_address

PLACE_MAX: Final = 200

_CANCELLED: Final = re.compile(
    r"\b(?:inställ(?:t|d|da)|avlyst|avlysta|cancelled|canceled)\b(?!\s+(?:på|till|för\s+att)\b)",
    re.IGNORECASE,
)
_BOTH: Final = re.compile(
    r"\bhybrid|\b(?:digitalt|online)\s+(?:och|eller|samt)\s+(?:fysiskt|på\s+plats)"
    r"|\b(?:fysiskt|på\s+plats)\s+(?:och|eller|samt|men\s+även)\s+(?:digitalt|online|via)"
    r"|\b(?:även|också)\s+(?:digitalt|online|via\s+(?:teams|zoom))",
    re.IGNORECASE,
)
_ONLINE: Final = re.compile(
    r"\b(?:online|webbinari\w*|webinar\w*|på\s+distans|livesänd\w*|webbsänd\w*"
    r"|digitalt|digital[at]?\s+(?:\w+)?(?:möte|träff|dialog|seminari|föreläs|konferens|utbildning|kurs|workshop"
    r"|lunch|frukost|fika|kafé)\w*"
    r"|(?:via|på|i|över)\s+(?:microsoft\s+)?(?:teams|zoom|skype|google\s+meet))\b(?<!inte\sdigitalt)",
    re.IGNORECASE,
)
_ONLINE_PLACE: Final = re.compile(
    r"\s*(?:https?://|(?:online|digital[at]?|distans|(?:microsoft\s+)?teams|zoom|skype|webben|internet|nätet"
    r"|virtuell\w*)\b)",
    re.IGNORECASE,
)
_NO_PLACE: Final = re.compile(
    r"\s*(?:[-–?]*|(?:plats\s+)?(?:meddelas|återkommer|ej\s+bestämt|tba|tbd)\b.*)\s*", re.I
)
_PLACE: Final = re.compile(r"(?:^|\n|[.;]\s)(?:plats|lokal|var|adress)\s*:\s*([^\n]{2,300})", re.IGNORECASE)
_ORGANISER: Final = re.compile(r"(?:^|\n|[.;]\s)arrangör(?:er)?\s*:\s*([^\n]{2,300})", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)|\s[·|]\s")
_SIGN_UP: Final = re.compile(r"anmäl|o\.?s\.?a\b|boka plats", re.IGNORECASE)
_SIGN_UP_ADDRESS: Final = re.compile(
    r"(?:anmäl|o\.?s\.?a\b|boka plats)[^\n]{0,80}?(https?://[^\s<>\"]+)", re.IGNORECASE
)


def is_cancelled(title: str) -> bool:
    """Whether `title` says that the event is called off ("Inställt: …"; not "inställd på förändring")."""
    return _CANCELLED.search(title) is not None


def without_mark(title: str) -> str:
    """`title` without the word that calls the event off."""
    return _CANCELLED.sub(" ", title)


def mode_of(title: str, text: str, place: str) -> Mode:
    """Where it happens, by the words of title, text and place; "unknown" when none of them says."""
    words = f"{title}\n{text}"
    if _BOTH.search(words) or _BOTH.search(place):
        return "both"
    if _ONLINE_PLACE.match(place):
        return "online"
    in_a_room = bool(place) and not _NO_PLACE.fullmatch(place)
    if _ONLINE.search(words):
        return "both" if in_a_room else "online"
    return "on-site" if in_a_room or re.search(r"\bpå\s+plats\s+i\b", words, re.IGNORECASE) else "unknown"


def place_of(text: str) -> str:
    """What stands after "Plats:", to the sentence's or line's end; "" when nothing does."""
    return _labelled(_PLACE, text)


def organiser_of(text: str) -> str:
    """What stands after "Arrangör:"; "" when nothing does."""
    return _labelled(_ORGANISER, text)


def signup_address(markup: str, text: str, base: str) -> str:
    """The address to sign up at: of a link named so ("Anmäl dig här"), else one written after such a word."""
    if "href" in markup and _SIGN_UP.search(text):
        links = _Links()
        links.feed(markup)
        for name, address in links.found:
            if _SIGN_UP.search(name) and web_address(address, base):
                return web_address(address, base)
    written = _SIGN_UP_ADDRESS.search(text)
    return web_address(written[1].rstrip(".,;:!?)")) if written else ""


def _labelled(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return cut(_SENTENCE_END.split(found[1], maxsplit=1)[0].strip(), PLACE_MAX) if found else ""


class _Links(HTMLParser):
    """The links of a piece of HTML as (text, address)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._address = ""
        self._name: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address, self._name = dict(attrs).get("href") or "", []

    def handle_data(self, data: str) -> None:
        if self._name is not None:
            self._name.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._name is not None:
            self.found.append((plain_line("".join(self._name)), self._address))
            self._name = None
