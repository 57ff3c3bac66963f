"""Checks of manners: who writes, how loudly, where links lead and how they are called, nothing said twice or about a person."""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from dialogue.language.folding import fold_loose
from dialogue.safety import flags
from newsletter.preflight.case import Case, Check
from newsletter.preflight.texts import own_texts

SOON: Final = timedelta(days=3)
"""A question that closes within so many days leaves readers no time."""
_SHORTENERS: Final = frozenset(
    {"bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "lnkd.in"}
)
_TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid")
_EMPTY_WORDS: Final = frozenset(
    {"las mer", "har", "klicka har", "lank", "mer", "read more", "here", "click here", "link"}
)
_LETTERS: Final = re.compile(r"[^\W\d_]")
_SHOUTED: Final = re.compile(r"!!|[!?]{3,}|\b(?:GRATIS|OBS|VIKTIGT|SISTA CHANSEN)\b|[\U0001f300-\U0001faff]")
_LONG_ENOUGH: Final = 12


def sender(case: Case) -> Check:
    """Without an address to write from, an issue can be looked at and not sent."""
    return case.passed("sender") if case.context.sender else case.warned("sender")


def postal_address(case: Case) -> Check:
    """Who writes to many says where they are to be found."""
    return case.passed("postal-address") if case.facts.house.postal_address else case.warned("postal-address")


def tone(case: Case) -> Check:
    """A subject that shouts is taken for advertising, by filters and by people."""
    subject = case.mail.subject
    letters = "".join(_LETTERS.findall(subject))
    loud = _SHOUTED.search(subject) or (len(letters) >= _LONG_ENOUGH and letters.isupper())
    return case.warned("tone") if loud else case.passed("tone")


def safe_links(case: Case) -> Check:
    """Links out of the house go to where they say: encrypted, by name, not through a counter."""
    return case.warned_of("safe-links", _doubtful(case))


def _doubtful(case: Case) -> Iterator[str]:
    own = case.context.public_url.rstrip("/")
    for link in case.page.links:
        if link.startswith(f"{own}/") or not link.lower().startswith(("http://", "https://")):
            continue
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
        tracked = any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(parts.query))
        if parts.scheme == "http" or host in _SHORTENERS or tracked or _is_number(host):
            yield link[:80]


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def link_words(case: Case) -> Check:
    """A link is read out alone by a screen reader, so its words say where it leads (WCAG 2.4.4)."""
    empty = (
        words.strip() for words in case.page.link_words if fold_loose(words).strip(" .…") in _EMPTY_WORDS
    )
    return case.warned_of("link-words", empty)


def repeated(case: Case) -> Check:
    """The same heading twice in one section is the same thing twice, or looks like it."""
    found = []
    for section in case.content.sections:
        titles = [
            str(getattr(entry, "heading", "") or getattr(entry, "title", "")) for entry in section.entries
        ]
        counted = Counter(fold_loose(title) for title in titles if title.strip())
        found += [title for title in titles if title.strip() and counted[fold_loose(title)] > 1]
    return case.warned_of("repeated", found)


def pinned(case: Case) -> Check:
    """What staff pinned is in the issue."""
    shown = {entry.id for section in case.content.sections for entry in section.entries}
    quoted = {
        quotation.id
        for section in case.content.sections
        for entry in section.entries
        for quotation in getattr(entry, "quotations", ())
    }
    return case.warned_of("pinned", sorted(case.facts.edits.pinned - shown - quoted))


def closing_soon(case: Case) -> Check:
    """A question that closes in a few days cannot be answered by those who read the letter at the weekend."""
    latest = case.facts.built_at + SOON
    soon = (one.text for one in case.facts.questions if one.closes is not None and one.closes < latest)
    return case.warned_of("closing-soon", soon)


def personal_data(case: Case) -> Check:
    """Staff's own texts hold no identity numbers and no telephone numbers or addresses of persons."""
    found = (heading or text[:40] for heading, text in own_texts(case.facts) if flags(text).personal_data)
    return case.warned_of("personal-data", found)
