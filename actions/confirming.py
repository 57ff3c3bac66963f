"""Confirming what was suggested, for one reply or for all that are shown and counted. A person decides, by name."""

from __future__ import annotations

from actions.deed import Deed
from actions.errors import NotFound
from actions.review import Verdict, decide_themes
from actions.staff import find_staff
from storage import audit, replies, theme_marks


async def confirm_themes(deed: Deed, name: str, reply_id: str | None) -> int:
    """Confirm the suggestions of a reply, or of all; returns how many. Raises NotFound for the person or the reply."""
    person = await find_staff(deed, name)
    version = str(deed.premises.frame.version)
    if reply_id is None:
        confirmed = await theme_marks.confirm_all_suggestions(deed.connection, person.id, deed.now, version)
    else:
        if await replies.select_reply(deed.connection, reply_id) is None:
            raise NotFound(f"There is no reply {reply_id!r}; see `medskick replies export`.")
        confirmed = await theme_marks.confirm_suggestions(
            deed.connection, reply_id, person.id, deed.now, version
        )
    if confirmed:
        await audit.insert_audit(
            deed.connection, deed.now, person.id, "confirm-themes", reply_id or "all", str(confirmed)
        )
    return confirmed


async def decide_theme(deed: Deed, name: str, reply_id: str, theme_id: str, verdict: Verdict) -> bool:
    """Confirm or reject one theme of a reply; False where it was so decided, or the reply is held or withdrawn.

    Raises NotFound for the person, the reply or the theme.
    """
    person = await find_staff(deed, name)
    if await replies.select_reply(deed.connection, reply_id) is None:
        raise NotFound(f"There is no reply {reply_id!r}; see `medskick replies export`.")
    return await decide_themes(deed, [(reply_id, theme_id)], verdict, person.id) == 1
