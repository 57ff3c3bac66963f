"""Where the office's commands, presses and answers come in, and which part takes each. Holds the menu only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from actions.errors import ActionError, NotFound
from actions.office import waiting
from bot.handlers.staff import (
    answering,
    feedback,
    issue,
    meeting,
    minutes,
    opening,
    proposals,
    questions,
    register,
    remiss,
    review,
    rewording,
    sending,
    themes,
    tips,
    transcribing,
    unclear,
    wizard,
    writing,
)
from bot.handlers.staff.deeds import DEEDS, subject_of, trace
from bot.handlers.staff.first import tell_first
from bot.handlers.staff.office import Office, office_of
from bot.talk import Talk
from dialogue.language.addressing import speaks_to_reader
from dialogue.members import Staff
from wording.chat.staff import note
from wording.chat.staff_menu import menu_screen, more_screen
from wording.chat.start import plain

Part = Callable[[Office, str], Awaitable[None]]


async def menu(talk: Talk, _: str) -> None:
    """/kansli: what there is to do. A question that was begun is put aside, not lost."""
    office = await office_of(talk)
    if office is None:
        await talk.say(plain(talk.language, "command.unknown"))
        return
    await office.expect("")
    await _menu(office, "")


async def press(talk: Talk, rest: str) -> None:
    """A button of the office: "verb:rest"; who presses second is told who was first.

    Raises NotFound for one that we do not have (any more), and for everybody who is not of the office."""
    verb, _, rest = rest.partition(":")
    office = await office_of(talk)
    if office is None or verb not in PRESSES:
        raise NotFound("There is no such button.")
    if verb not in DEEDS:
        await PRESSES[verb](office, rest)
        return
    subject = await subject_of(office, verb, rest)
    before = await trace(office, verb, subject)
    try:
        await PRESSES[verb](office, rest)
    except ActionError:
        if not before:
            raise
    if before and await trace(office, verb, subject) == before:
        await tell_first(office, subject, *DEEDS[verb][1])


async def take_answer(talk: Talk, person: Staff, text: str) -> None:
    """A text where a step asked for one; where it no longer can be used, that is said."""
    step, _, rest = person.expects.partition(":")
    office = Office(talk, person)
    try:
        await ANSWERS[step](office, rest, text.strip())
    except ActionError:
        await office.say(note(office.language, "answer.late"), "late")


async def pastes(talk: Talk, text: str) -> bool:
    """Whether a text is no word of the person's about themselves: a piece of minutes, what a member's file says, an answer
    that speaks to the member."""
    office = await office_of(talk)
    if office is None:
        return False
    person = office.person
    answers = person.expects.startswith((f"{answering.STEP}:", f"{writing.STEP}:")) and speaks_to_reader(text)
    return answers or minutes.is_minutes(person, text) or transcribing.writes_down(person)


async def take_document(talk: Talk) -> bool:
    """Whether a document came where minutes were asked for: their text is asked for instead."""
    office = await office_of(talk)
    if office is None or office.person.expects != minutes.STEP:
        return False
    await minutes.ask_for_text(office)
    return True


async def leave_wizard(talk: Talk) -> None:
    """/avbryt: forget what is being written, if anything is."""
    office = await office_of(talk)
    if office is not None and office.person.expects:
        await office.forget()


async def park(talk: Talk) -> None:
    """The person turned to something else: the next text is theirs as a member; what was gathered stays."""
    office = await office_of(talk)
    if office is not None and office.person.expects:
        await office.expect("")


async def _menu(office: Office, _: str) -> None:
    counts, begun = await waiting(office.deed), "text" in office.person.draft
    await office.show(menu_screen(office.language, office.deed.house, counts, begun=begun))


async def _more(office: Office, _: str) -> None:
    """What the first screen has no room for."""
    counts, begun = await waiting(office.deed), "text" in office.person.draft
    await office.show(more_screen(office.language, counts, begun=begun))


PRESSES: dict[str, Part] = {
    "menu": _menu,
    "more": _more,
    "new": wizard.begin,
    "w": wizard.press,
    "questions": questions.listing,
    "q": questions.show,
    "qo": opening.open_now,
    "qn": opening.ask_note,
    "qe": rewording.ask,
    "qm": opening.at_meeting,
    "qd": opening.ask_day,
    "qp": opening.plan,
    "qk": opening.ask_plan_note,
    "qw": opening.announce,
    "qc": questions.ask_close,
    "qr": questions.remind,
    "qC": questions.close,
    "qa": questions.archive,
    "themes": themes.listing,
    "t": themes.first,
    "tn": themes.following,
    "tc": themes.confirm,
    "tx": themes.reject,
    "ta": themes.ask_area,
    "tg": themes.ask_theme,
    "ts": themes.set_theme,
    "th": themes.ask_why,
    "hr": themes.hide,
    "oq": answering.listing,
    "oa": answering.ask,
    "held": review.first,
    "hn": review.following,
    "hl": review.release,
    "hk": review.keep,
    "p": minutes.begin,
    "pr": minutes.read_through,
    "pw": minutes.remarks,
    "ps": minutes.keep,
    "px": minutes.discard,
    "meetings": meeting.listing,
    "mm": meeting.show,
    "mb": meeting.before,
    "mn": meeting.go_on,
    "mp": meeting.go_back,
    "ml": meeting.links,
    "mq": meeting.sheet,
    "me": meeting.ask_end,
    "mE": meeting.end,
    "mo": meeting.begin_again,
    "issue": issue.current,
    "n": issue.show,
    "nb": issue.build,
    "nv": issue.preview,
    "na": issue.approve,
    "nO": issue.ask_alone,
    "no": issue.ask_override,
    "ns": sending.ask,
    "nt": sending.plan,
    "nq": sending.unplan,
    "nS": sending.send,
    "np": sending.pause,
    "nr": sending.resume,
    "nx": sending.ask_cancel,
    "nX": sending.cancel,
    "nu": sending.settle,
    **feedback.PRESSES,
    **tips.PRESSES,
    **remiss.PRESSES,
    **proposals.PRESSES,
    **register.PRESSES,
    **transcribing.PRESSES,
    **unclear.PRESSES,
    **writing.PRESSES,
}
ANSWERS: dict[str, Callable[[Office, str, str], Awaitable[None]]] = {
    "new": wizard.take,
    "note": opening.take_note,
    "opens": opening.take_day,
    "reword": rewording.take,
    "plan": opening.take_plan_note,
    themes.WHY: themes.take_why,
    minutes.STEP: minutes.take,
    answering.STEP: answering.take,
    **feedback.ANSWERS,
    **tips.ANSWERS,
    **remiss.ANSWERS,
    **proposals.ANSWERS,
    **register.ANSWERS,
    **transcribing.ANSWERS,
    **writing.ANSWERS,
    "alone": issue.take_alone,
    "override": issue.take_override,
}
"""By the first word of `expects`."""
