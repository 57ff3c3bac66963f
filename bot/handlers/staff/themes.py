"""Replies by theme in the office's chat: the counts since the last issue, then one reply at a time to decide on.

A walk, as buttons carry it, is a theme's id (the replies that wait for a decision), "=" and the id (those that are
confirmed), "-" (those without a theme), or "+" (those that were found to say nothing: taking that back counts them).
"""

from __future__ import annotations

from datetime import datetime

from actions.errors import NotFound
from actions.office import since_last_issue
from actions.review import HELD, decide_themes, hold_reply
from bot.handlers.staff.first import tell_first, tell_who
from bot.handlers.staff.office import SEEN, Office
from dialogue.safety import mask_personnummer
from dialogue.themes import NO_SUBSTANCE, Theme
from storage import review, theme_marks
from storage.connection import moment
from storage.review import SeenReply
from wording.chat import staff_replies as screens
from wording.chat import staff_wizard
from wording.chat.staff import key, words

WHY = "why"
"""The step that a text answers: why a reply is hidden."""
MOST = 1000
"""Replies of a theme that are walked through: far above a month's."""


async def listing(office: Office, _: str) -> None:
    """How many replies each theme has."""
    since = await since_last_issue(office.deed)
    connection, frame = office.deed.connection, office.deed.premises.frame.with_codes()
    counted = {row["theme_id"]: row for row in await theme_marks.count_by_theme(connection, since)}
    counts = [
        screens.ThemeCount(theme, counted[theme.id]["confirmed"], counted[theme.id]["suggested"])
        for theme in frame.themes
        if theme.id in counted
    ]
    counts.sort(key=lambda one: -(one.confirmed + one.suggested))
    waiting = await review.count_review(connection, since)
    left = screens.Left(waiting["suggested"], waiting["unmarked"])
    first, new = since if since.year > 1970 else None, await _new_to(office)
    await office.show(screens.themes_screen(office.language, counts, left, first, new))


async def _new_to(office: Office) -> screens.New | None:
    """What has come since the person looked last; from now on, it is now. None for who never looked, or missed nothing."""
    seen = office.person.draft.get(SEEN)
    await office.expect(office.person.expects, **{SEEN: office.deed.now.isoformat()})
    if seen is None:
        return None
    since = datetime.fromisoformat(seen)
    n = await review.count_new(office.deed.connection, since)
    return screens.New(n, since) if n else None


async def first(office: Office, walk: str) -> None:
    """The first reply of a walk."""
    await _show(office, walk, await _walk(office, walk))


async def following(office: Office, rest: str) -> None:
    """The reply after this one."""
    walk, _, reply_id = rest.partition(":")
    await _show(office, walk, _after(await _walk(office, walk), reply_id))


async def confirm(office: Office, rest: str) -> None:
    """All themes that are suggested for the reply are right; none where somebody took the one away that is looked at."""
    walk, _, reply_id = rest.partition(":")
    left = _after(await _walk(office, walk), reply_id)
    marks = await theme_marks.select_marks_of(office.deed.connection, reply_id)
    gone = any(mark.theme_id == _theme_of(walk) and mark.state == "rejected" for mark in marks)
    suggested = [(reply_id, mark.theme_id) for mark in marks if mark.state == "suggested" and not gone]
    done = await decide_themes(office.deed, suggested, "confirmed", office.person.id)
    await _decided(office, "confirmed", reply_id, done)
    await _show(office, walk, left)


async def reject(office: Office, rest: str) -> None:
    """The theme that is looked at is wrong for the reply; its others stay as they are."""
    walk, _, reply_id = rest.partition(":")
    left = _after(await _walk(office, walk), reply_id)
    done = await decide_themes(office.deed, [(reply_id, _theme_of(walk))], "rejected", office.person.id)
    await _decided(office, "rejected", reply_id, done)
    await _show(office, walk, left)


async def ask_area(office: Office, rest: str) -> None:
    """One more theme for the reply: which area? The walk is kept on the person's row, to be gone on with."""
    walk, _, reply_id = rest.partition(":")
    await office.expect(office.person.expects, walk=walk)
    away = key(office.language, "button.back", f"tn:{rest}")
    frame = office.deed.frame_today.with_codes()
    await office.show(staff_wizard.ask_area(office.language, frame, f"tg:{reply_id}", away))


async def ask_theme(office: Office, rest: str) -> None:
    """Which theme of the area?"""
    reply_id, _, area = rest.partition(":")
    themes = [theme for theme in office.deed.frame_today.with_codes().themes if theme.area == area]
    back = f"ta:{_begun(office)}:{reply_id}"
    await office.show(staff_wizard.ask_theme(office.language, themes, f"ts:{reply_id}", back))


async def set_theme(office: Office, rest: str) -> None:
    """The reply is of this theme, by a person's word. It is shown again for what else there is to it, unless it says
    nothing."""
    reply_id, _, theme_id = rest.partition(":")
    walk = _begun(office)
    replies_of_walk = await _walk(office, walk)
    left = _after(replies_of_walk, reply_id)
    done = await decide_themes(office.deed, [(reply_id, theme_id)], "confirmed", office.person.id)
    await _decided(office, "confirmed", reply_id, done)
    seen = [one for one in replies_of_walk if one.id == reply_id]
    await _show(office, walk, left if theme_id == NO_SUBSTANCE.id else (*seen, *left))


async def _decided(office: Office, notice: str, reply_id: str, done: int) -> None:
    """A notice of what was decided now; where nothing was, of who decided before."""
    if done:
        await office.talk.nod(words(office.language).text(f"notice.{notice}"))
        return
    before = await theme_marks.select_decision(office.deed.connection, reply_id)
    if before is not None:
        await tell_who(office, before["decided_by"], moment(before["decided_at"]))


async def ask_why(office: Office, rest: str) -> None:
    """Hold the reply back: for which reason?"""
    await office.show(screens.why_hide_screen(office.language, rest))


async def hide(office: Office, rest: str) -> None:
    """Hold it back. Raises NotFound for a reason that is none."""
    code, _, where = rest.partition(":")
    if code not in screens.REASONS:
        raise NotFound("There is no such reason.")
    if screens.REASONS[code] == screens.OTHER:
        await office.expect(f"{WHY}:{where}")
        await office.show(screens.ask_note(office.language))
        return
    await _hide(office, where, screens.REASONS[code])


async def take_why(office: Office, where: str, text: str) -> None:
    """Why it is held back, in the person's words. Raises NotFound."""
    await office.expect("")
    await _hide(office, where, screens.OTHER, text)


async def _hide(office: Office, where: str, reason: str, note: str = "") -> None:
    walk, _, reply_id = where.partition(":")
    left = _after(await _walk(office, walk), reply_id)
    if await hold_reply(office.deed, reply_id, office.person.id, reason, note):
        if office.talk.query:
            await office.talk.nod(words(office.language).text("notice.hidden"))
    else:
        await tell_first(office, reply_id, HELD)
    await _show(office, walk, left)


async def _walk(office: Office, walk: str) -> tuple[SeenReply, ...]:
    """The replies of a walk since the last issue, oldest first."""
    since, connection = await since_last_issue(office.deed), office.deed.connection
    if walk == screens.NOTHING:
        return await review.select_uncounted(connection, since, MOST)
    if walk == screens.NO_THEME:
        return await review.select_unmarked(connection, since, MOST)
    state = "confirmed" if walk.startswith(screens.DONE) else "suggested"
    return await review.select_of_theme(connection, _theme_of(walk), state, since, MOST)


def _theme_of(walk: str) -> str:
    """The theme that a walk is about; that of the replies that say nothing is a theme of its own."""
    return NO_SUBSTANCE.id if walk == screens.NOTHING else walk.removeprefix(screens.DONE)


def _begun(office: Office) -> str:
    """The walk in which a theme is being added."""
    return office.person.draft.get("walk", screens.NO_THEME)


def _after(walk: tuple[SeenReply, ...], reply_id: str) -> tuple[SeenReply, ...]:
    """What comes after a reply; all of it where that one is no longer in it."""
    places = [place for place, one in enumerate(walk) if one.id == reply_id]
    return walk[places[0] + 1 :] if places else walk


async def _show(office: Office, walk: str, left: tuple[SeenReply, ...]) -> None:
    if not left:
        await office.show(screens.done_screen(office.language))
        return
    marks = await theme_marks.select_marks_of(office.deed.connection, left[0].id)
    labelled = [(theme, mark) for mark in marks if (theme := _theme(office, mark.theme_id))]
    suggested = tuple((theme, mark.reason) for theme, mark in labelled if mark.state == "suggested")
    confirmed = tuple(theme for theme, mark in labelled if mark.state == "confirmed")
    card = card_of(left[0], suggested, confirmed)
    theme = _theme(office, _theme_of(walk))
    await office.show(screens.reply_screen(office.language, walk, theme, card, len(left)))


def card_of(
    seen: SeenReply,
    suggested: tuple[tuple[Theme, str], ...] = (),
    confirmed: tuple[Theme, ...] = (),
    note: str = "",
) -> screens.ReplyCard:
    """A reply as the screens show it: identity numbers are masked, whoever runs the service."""
    return screens.ReplyCard(
        id=seen.id,
        text=mask_personnummer(seen.text),
        question=seen.question,
        organisation=seen.organisation,
        received_at=seen.received_at,
        held=seen.held or "",
        suggested=suggested,
        confirmed=confirmed,
        answer=seen.answer,
        agrees=seen.agrees,
        language=seen.language,
        origin=seen.origin,
        chat=seen.channel == "telegram",
        note=note,
        unconfirmed=seen.unconfirmed,
    )


def _theme(office: Office, theme_id: str) -> Theme | None:
    return office.deed.premises.frame.theme(theme_id)
