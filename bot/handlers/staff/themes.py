"""Replies by theme in the office's chat: the counts since the last issue, then one reply at a time to decide on."""

from __future__ import annotations

from actions.errors import NotFound
from actions.office import since_last_issue
from actions.review import decide_themes, hold_reply
from bot.handlers.staff.office import Office
from dialogue.safety import mask_personnummer
from dialogue.themes import Theme
from storage import replies, review
from storage.review import SeenReply
from wording.chat import staff_replies as screens
from wording.chat import staff_wizard
from wording.chat.staff import key, note, words

MOST = 1000
"""Replies of a theme that are walked through: far above a month's."""


async def listing(office: Office, _: str) -> None:
    """How many replies each theme has."""
    since = await since_last_issue(office.deed)
    connection, frame = office.deed.connection, office.deed.premises.frame.with_codes()
    counted = {row["theme_id"]: row for row in await replies.count_by_theme(connection, since)}
    counts = [
        screens.ThemeCount(theme, counted[theme.id]["confirmed"], counted[theme.id]["suggested"])
        for theme in frame.themes
        if theme.id in counted
    ]
    counts.sort(key=lambda one: -(one.confirmed + one.suggested))
    without = (await review.count_review(connection, since))["unmarked"]
    first = since if since.year > 1970 else None
    await office.show(screens.themes_screen(office.language, counts, without, first))


async def first(office: Office, theme_id: str) -> None:
    """The first reply of a theme."""
    await _show(office, theme_id, await _walk(office, theme_id))


async def following(office: Office, rest: str) -> None:
    """The reply after this one."""
    theme_id, _, reply_id = rest.partition(":")
    await _show(office, theme_id, _after(await _walk(office, theme_id), reply_id))


async def confirm(office: Office, rest: str) -> None:
    """All themes that are suggested for the reply are right."""
    theme_id, _, reply_id = rest.partition(":")
    left = _after(await _walk(office, theme_id), reply_id)
    marks = await replies.select_marks_of(office.deed.connection, reply_id)
    suggested = [(reply_id, mark.theme_id) for mark in marks if mark.state == "suggested"]
    await decide_themes(office.deed, suggested, "confirmed", office.person.id)
    await _go_on(office, "confirmed", theme_id, left)


async def reject(office: Office, rest: str) -> None:
    """The theme that is looked at is wrong for the reply; its others stay as they are."""
    theme_id, _, reply_id = rest.partition(":")
    left = _after(await _walk(office, theme_id), reply_id)
    await decide_themes(office.deed, [(reply_id, theme_id)], "rejected", office.person.id)
    await _go_on(office, "rejected", theme_id, left)


async def ask_area(office: Office, rest: str) -> None:
    """Another theme for the reply: which area?"""
    reply_id = rest.partition(":")[2]
    away = key(office.language, "button.back", f"tn:{rest}")
    frame = office.deed.frame_today.with_codes()
    await office.show(staff_wizard.ask_area(office.language, frame, f"tg:{reply_id}", away))


async def ask_theme(office: Office, rest: str) -> None:
    """Which theme of the area?"""
    reply_id, _, area = rest.partition(":")
    themes = [theme for theme in office.deed.frame_today.with_codes().themes if theme.area == area]
    await office.show(
        staff_wizard.ask_theme(office.language, themes, f"ts:{reply_id}", f"ta:{screens.NO_THEME}:{reply_id}")
    )


async def set_theme(office: Office, rest: str) -> None:
    """The reply is of this theme, by a person's word."""
    reply_id, _, theme_id = rest.partition(":")
    await decide_themes(office.deed, [(reply_id, theme_id)], "confirmed", office.person.id)
    await office.talk.nod(words(office.language).text("notice.confirmed"))
    await listing(office, "")


async def ask_why(office: Office, rest: str) -> None:
    """Hold the reply back: for which reason?"""
    await office.show(screens.why_hide_screen(office.language, rest))


async def hide(office: Office, rest: str) -> None:
    """Hold it back. Raises NotFound for a reason that is none."""
    code, _, where = rest.partition(":")
    theme_id, _, reply_id = where.partition(":")
    if code not in screens.REASONS:
        raise NotFound("There is no such reason.")
    left = _after(await _walk(office, theme_id), reply_id)
    await hold_reply(office.deed, reply_id, office.person.id, screens.REASONS[code])
    await _go_on(office, "hidden", theme_id, left)


async def _walk(office: Office, theme_id: str) -> tuple[SeenReply, ...]:
    """The replies of a theme since the last issue: those that wait for a person; where none does, the confirmed ones."""
    since, connection = await since_last_issue(office.deed), office.deed.connection
    if theme_id == screens.NO_THEME:
        return await review.select_unmarked(connection, since, MOST)
    suggested = await review.select_of_theme(connection, theme_id, "suggested", since, MOST)
    return suggested or await review.select_of_theme(connection, theme_id, "confirmed", since, MOST)


def _after(walk: tuple[SeenReply, ...], reply_id: str) -> tuple[SeenReply, ...]:
    """What comes after a reply; all of it where that one is no longer in it."""
    places = [place for place, one in enumerate(walk) if one.id == reply_id]
    return walk[places[0] + 1 :] if places else walk


async def _go_on(office: Office, notice: str, theme_id: str, left: tuple[SeenReply, ...]) -> None:
    await office.talk.nod(words(office.language).text(f"notice.{notice}"))
    await _show(office, theme_id, left)


async def _show(office: Office, theme_id: str, left: tuple[SeenReply, ...]) -> None:
    if not left:
        await office.show(note(office.language, "themes.done"))
        return
    marks = await replies.select_marks_of(office.deed.connection, left[0].id)
    suggested = tuple(
        (theme, mark.reason)
        for mark in marks
        if mark.state == "suggested" and (theme := _theme(office, mark.theme_id))
    )
    card = card_of(left[0], suggested)
    await office.show(screens.reply_screen(office.language, _theme(office, theme_id), card, len(left)))


def card_of(seen: SeenReply, themes: tuple[tuple[Theme, str], ...] = ()) -> screens.ReplyCard:
    """A reply as the screens show it: identity numbers are masked, whoever runs the service."""
    text = mask_personnummer(seen.text)
    return screens.ReplyCard(
        seen.id, text, seen.question, seen.organisation, seen.received_at, seen.held or "", themes
    )


def _theme(office: Office, theme_id: str) -> Theme | None:
    return office.deed.premises.frame.theme(theme_id)
