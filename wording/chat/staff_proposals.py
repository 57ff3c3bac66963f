"""Proposed organisations in the office's chat: one at a time, accepted, found to be another, renamed or rejected."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.members import Organisation
from wording.chat.directory import words
from wording.chat.plain import quoted, safe
from wording.chat.staff import to_menu
from wording.chat.staff_tips import key
from wording.said import Said


def proposal_screen(
    language: str,
    proposed: Organisation,
    like: Sequence[Organisation],
    left: int,
    *,
    members: int,
    replies: int,
    subscribers: int,
) -> Said:
    """One organisation with what can be done about it; `like` are listed ones that it may be."""
    t = words(language)
    lines = [
        t.text("office.proposal.head", name=quoted(proposed.name, 120), left=left),
        t.text("office.proposal.counts", members=members, replies=replies, subscribers=subscribers),
    ]
    lines += [t.text("office.proposal.like")] if like else []
    who = proposed.id
    add = (
        (key(language, "office.proposal.show", f"oY:{who}"),),
        (key(language, "office.proposal.hide", f"oH:{who}"),),
    )
    same = tuple(
        (key(language, "office.proposal.same", f"oM:{who}:{one.id}", name=one.name),) for one in like
    )
    others = (
        key(language, "office.proposal.search", f"oS:{who}"),
        key(language, "office.proposal.rename", f"oR:{who}"),
    )
    last = (key(language, "office.proposal.reject", f"oX:{who}"), key(language, "office.next", f"oN:{who}"))
    return Said("\n".join(lines), (*same, *add, others, last, to_menu(language)))


def reject_screen(language: str, proposed: Organisation) -> Said:
    """Really?"""
    t = words(language)
    yes = key(language, "office.proposal.reject.yes", f"oZ:{proposed.id}")
    return Said(
        t.text("office.proposal.reject.ask", name=safe(proposed.name)),
        ((yes, key(language, "office.back", f"oV:{proposed.id}")),),
    )


def ask_screen(language: str, name: str, asked: str = "") -> Said:
    """A text is asked for; `asked` is what nothing was found for."""
    t = words(language)
    told = t.text(name, words=quoted(asked, 80)) if asked else t.text(name)
    return Said(told, asks=t.text("tip.ask.placeholder"))


def choose_screen(language: str, proposed: Organisation, found: Sequence[Organisation]) -> Said:
    """Which of several listed ones is it?"""
    rows = tuple(
        (key(language, "office.proposal.same", f"oM:{proposed.id}:{one.id}", name=one.name),) for one in found
    )
    back = (key(language, "office.back", f"oV:{proposed.id}"),)
    return Said(words(language).text("office.proposal.choose"), (*rows, back))
