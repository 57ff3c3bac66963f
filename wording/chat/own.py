"""What is kept about a member, in words, and the screens of having it erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Protocol

from dialogue.erasure import Erasure
from dialogue.house import House
from dialogue.language.dates import STOCKHOLM
from dialogue.members import Member
from wording.chat.plain import day, safe, words
from wording.said import Button, Said

DOMAIN: Final = "own"
MOST_SHOWN: Final = 20
"""Replies that are named in the message; the file has them all."""


class Sent(Protocol):
    """What is shown of a reply."""

    @property
    def question(self) -> str:
        """Its question's code, or ''."""

    @property
    def received_at(self) -> datetime:
        """When it came (UTC)."""

    @property
    def withdrawn_at(self) -> datetime | None:
        """When it was taken back, if it was."""


def own_screen(language: str, member: Member, organisation: str, replies: Sequence[Sent]) -> Said:
    """All that is kept, in words; of each reply when it came and to what."""
    t = words(language, DOMAIN)
    lines = [
        t.text("own.title"),
        t.text("own.chat", number=member.telegram or ""),
        t.text("own.since", day=_day(member.created_at, language)),
        t.text("own.organisation", name=safe(organisation)) if organisation else t.text("own.alone"),
        t.text("own.mailings-on" if member.mailings else "own.mailings-off"),
        t.plural("own.replies", len(replies)),
    ]
    lines += [_reply_line(language, one) for one in list(replies)[-MOST_SHOWN:]]
    if len(replies) > MOST_SHOWN:
        lines.append(t.plural("own.more", len(replies) - MOST_SHOWN))
    return Said("\n".join(lines) + "\n\n" + t.text("own.rights"))


def _reply_line(language: str, reply: Sent) -> str:
    t = words(language, DOMAIN)
    about = safe(reply.question) or t.text("own.no-question")
    key = "own.reply-withdrawn" if reply.withdrawn_at else "own.reply"
    return t.text(key, day=_day(reply.received_at, language), about=about)


def file_caption(language: str) -> str:
    """The line beneath the file."""
    return words(language, DOMAIN).text("own.file")


def ask_erase(language: str, would: Erasure) -> Said:
    """What would go and what would stay, with the two buttons."""
    t = words(language, DOMAIN)
    lines = [t.text("erase.title"), _what(language, would), t.text("erase.final")]
    yes, no = Button(t.text("erase.yes"), "erase:yes"), Button(t.text("erase.no"), "erase:no")
    return Said("\n\n".join(lines), ((yes,), (no,)))


def erased(language: str, done: Erasure) -> Said:
    """That it is done, and what had to stay."""
    t = words(language, DOMAIN)
    kept = "erase.done-kept" if done.kept.texts else "erase.done"
    return Said(t.text(kept) + "\n\n" + t.text("erase.again"))


def spared(language: str) -> Said:
    """Nothing was erased."""
    return Said(words(language, DOMAIN).text("erase.spared"))


def refused(language: str, house: House, *, staff: bool) -> Said:
    """Why nothing can be erased here, and whom to turn to."""
    key = "erase.staff" if staff else "erase.unsettled"
    return Said(words(language, DOMAIN).text(key, name=safe(house.name)))


def _what(language: str, would: Erasure) -> str:
    t = words(language, DOMAIN)
    if would.kept.texts:
        return t.plural("erase.kept", would.kept.replies)
    return t.plural("erase.gone", would.gone.replies)


def _day(moment: datetime, language: str) -> str:
    return day(moment.astimezone(STOCKHOLM).date(), language)
