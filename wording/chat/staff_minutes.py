"""Minutes as the office sees them in the chat: pasted, read through, looked over, kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dialogue.meetings import Meeting
from dialogue.minutes import MinutedDialogue, MinutedMeeting, Minutes, Warned
from wording.chat.plain import day, quoted, safe
from wording.chat.staff import key, to_menu, words
from wording.minutes import remark
from wording.said import Button, Said

EACH_PAGE: Final = 8
"""Remarks in a message."""
MOST_QUESTIONS: Final = 20
QUOTED: Final = 110


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping came to: replies that are new, have new words, were withdrawn, or are held."""

    new: int
    changed: int
    withdrawn: int
    held: int


def ask_minutes(language: str) -> Said:
    """The text of the minutes."""
    t = words(language)
    return Said(t.text("minutes.ask"), asks=t.text("minutes.placeholder"))


def gathered_screen(language: str, letters: int) -> Said:
    """How much has come in; more may follow."""
    read = key(language, "button.read-through", "pr")
    return Said(words(language).text("minutes.gathered", n=letters), ((read,), (_away(language),)))


def too_much_screen(language: str) -> Said:
    """The last piece did not fit."""
    read = key(language, "button.read-through", "pr")
    return Said(words(language).text("minutes.too-much"), ((read,), (_away(language),)))


def no_replies_screen(language: str) -> Said:
    """Nothing in the text is a reply."""
    return Said(words(language).text("minutes.no-replies"), ((_away(language),), to_menu(language)))


def preview_screen(language: str, read: Minutes, mark: str) -> Said:
    """The meeting, its questions and how much was said to each. `mark` tells later which text was looked at."""
    t = words(language)
    lines = [f"<b>{quoted(read.meeting.title, QUOTED)}</b>", *_facts(language, read.meeting), ""]
    told = [line for dialogue in read.dialogues for line in _dialogue(language, dialogue)]
    lines += told[:MOST_QUESTIONS]
    if len(told) > MOST_QUESTIONS:
        lines.append(t.text("minutes.more", n=len(told) - MOST_QUESTIONS))
    lines += ["", t.plural("minutes.replies", sum(len(dialogue.replies) for dialogue in read.dialogues))]
    ways = ((key(language, "button.keep-minutes", f"ps:{mark}"), _away(language)),)
    if not read.warnings:
        return Said("\n".join(lines), ways)
    look = key(language, "button.remarks", "pw:0", n=len(read.warnings))
    return Said("\n".join(lines), ((look,), *ways))


def remarks_screen(language: str, remarks: Sequence[Warned], texts: Mapping[int, str], page: int) -> Said:
    """A page of what to look at. `texts` are the lines of the minutes by their number."""
    t = words(language)
    lines = [t.text("minutes.remarks", n=len(remarks)), ""]
    for one in remarks[page * EACH_PAGE : (page + 1) * EACH_PAGE]:
        said = quoted(remark(language, one))
        lines.append(t.text("minutes.remark", line=one.line, remark=said) if one.line else f"• {said}")
        if one.line in texts:
            lines.append(f"<blockquote>{quoted(texts[one.line], QUOTED)}</blockquote>")
    turns = []
    if page > 0:
        turns.append(key(language, "button.previous", f"pw:{page - 1}"))
    if (page + 1) * EACH_PAGE < len(remarks):
        turns.append(key(language, "button.next", f"pw:{page + 1}"))
    back = key(language, "button.back", "pr")
    return Said("\n".join(lines), (tuple(turns), (back,)) if turns else ((back,),))


def kept_screen(language: str, meeting: Meeting, kept: Kept) -> Said:
    """What keeping came to, and where to go on."""
    t = words(language)
    lines = [t.text("minutes.kept", title=quoted(meeting.title, QUOTED)), t.plural("minutes.new", kept.new)]
    lines += [t.plural("minutes.changed", kept.changed)] if kept.changed else []
    lines += [t.plural("minutes.withdrawn", kept.withdrawn)] if kept.withdrawn else []
    lines += [t.plural("menu.held", kept.held)] if kept.held else []
    ways = [(key(language, "button.themes", "themes"),), to_menu(language)]
    if kept.held:
        ways.insert(1, (key(language, "button.held", "held", n=kept.held),))
    return Said("\n".join(lines), tuple(ways))


def _facts(language: str, meeting: MinutedMeeting) -> Iterator[str]:
    t = words(language)
    if meeting.held_on:
        yield day(meeting.held_on, language)
    else:
        yield (
            t.text("minutes.day-words", words=safe(meeting.date_words))
            if meeting.date_words
            else t.text("minutes.no-day")
        )
    if meeting.venue:
        yield quoted(meeting.venue, QUOTED)
    if meeting.organisations is not None:
        yield t.plural("minutes.organisations", meeting.organisations)


def _dialogue(language: str, dialogue: MinutedDialogue) -> Iterator[str]:
    t = words(language)
    title = dialogue.title or t.text("minutes.dialogue", n=dialogue.number)
    yield f"<b>{quoted(title, QUOTED)}</b>"
    for question in dialogue.questions:
        count = sum(one.question == question.code for one in dialogue.replies)
        yield t.plural("minutes.question", count, text=quoted(question.text, QUOTED))


def _away(language: str) -> Button:
    return key(language, "button.discard-minutes", "px")
