"""What the desk does with replies: decide on themes, hold back, let go, put under a question."""

from __future__ import annotations

from actions import review
from actions.deed import Deed
from web.desk.asked import Asked, Done
from web.errors import Refused

ALL = "alla"


async def decide_themes(deed: Deed, asked: Asked) -> Done:
    """Confirm or reject one theme ("confirmed REPLY THEME"), or confirm all that the page listed."""
    button = asked.form["beslut"]
    verdict, _, mark = button.partition(" ")
    marks = [_mark(one) for one in (asked.form.every(ALL) if button == ALL else (mark,))]
    chosen: review.Verdict = "rejected" if verdict == "rejected" else "confirmed"
    await review.decide_themes(deed, marks, chosen, asked.person.id)
    subject = ":".join(marks[0]) if len(marks) == 1 else ""
    return Done(f"theme-{chosen}", subject)


async def add_theme(deed: Deed, asked: Asked) -> Done:
    """Give a reply a theme that nobody proposed."""
    reply, theme = asked.path["reply"], asked.form["tema"]
    if not theme:
        raise Refused("no-theme")
    await review.decide_themes(deed, [(reply, theme)], "confirmed", asked.person.id)
    return Done("theme-confirmed", f"{reply}:{theme}")


async def hold_reply(deed: Deed, asked: Asked) -> Done:
    """Hold a reply back."""
    reason = asked.form["skal"] or "staff"
    await review.hold_reply(deed, asked.path["reply"], asked.person.id, reason)
    return Done("hold-reply", asked.path["reply"])


async def release_reply(deed: Deed, asked: Asked) -> Done:
    """Let a held reply go."""
    await review.release_reply(deed, asked.path["reply"], asked.person.id)
    return Done("release-reply", asked.path["reply"])


async def keep_reply(deed: Deed, asked: Asked) -> Done:
    """A held reply stays held."""
    await review.keep_reply(deed, asked.path["reply"], asked.person.id)
    return Done("keep-reply", asked.path["reply"])


async def place_reply(deed: Deed, asked: Asked) -> Done:
    """Put a reply under a question."""
    if not asked.form["kod"]:
        raise Refused("no-question")
    await review.place_reply(deed, asked.path["reply"], asked.form["kod"], asked.person.id)
    return Done("place-reply", asked.path["reply"])


def _mark(text: str) -> tuple[str, str]:
    reply, _, theme = text.partition(" ")
    if not reply or not theme:
        raise Refused("nothing-chosen")
    return reply, theme
