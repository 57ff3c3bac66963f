"""The end of a new question in the office's chat: the summary, opening it, keeping it as a draft, throwing it away."""

from __future__ import annotations

from datetime import date

from actions import questions as acting
from actions.errors import NotFound
from actions.office import links_to
from actions.questions import Draft
from bot.handlers.staff.office import Office
from dialogue.language.dates import STOCKHOLM
from dialogue.meetings import Meeting
from dialogue.questions.spellings import read_audience, read_kind, read_repeats
from dialogue.questions.writing import GATHERED, code_from, end_of_day, next_step, opening_of
from storage import meetings, questions
from wording.chat import staff_wizard as screens
from wording.chat.staff import note
from wording.chat.staff_questions import ask_note as note_screen

NOTE = "note"
"""The step after the summary: why it is opened all the same."""


async def summary(office: Office) -> None:
    """Everything gathered, and what speaks against opening it."""
    gathered = office.person.draft
    theme = office.deed.premises.frame.theme(gathered.get("theme", ""))
    against = acting.speaks_against(office.deed, await _draft(office))
    meeting = await coming_meeting(office)
    chosen = screens.Gathered(gathered, theme, meeting.title if meeting else "")
    await office.show(screens.summary(office.language, chosen, against))


async def coming_meeting(office: Office) -> Meeting | None:
    """The meeting of today, or the next one."""
    today = office.deed.now.astimezone(STOCKHOLM).date()
    return await meetings.select_next_meeting(office.deed.connection, today)


async def open_now(office: Office, _: str) -> None:
    """Keep it, and open it or plan its opening."""
    await _keep(office)


async def ask_note(office: Office, _: str) -> None:
    """Why is it opened all the same? The next text is the note."""
    await office.expect(f"new:{NOTE}")
    await office.show(note_screen(office.language))


async def take_note(office: Office, text: str) -> None:
    """The note: it is opened with it."""
    await _keep(office, text)


async def save(office: Office, _: str) -> None:
    """Keep it as a draft."""
    question = await acting.add_question(office.deed, await _draft(office), office.person.id)
    await _done(office, question.id)


async def discard(office: Office, _: str) -> None:
    """Throw it away."""
    await office.forget(*GATHERED)
    await office.show(note(office.language, "new.discarded"))


async def _keep(office: Office, reason: str = "") -> None:
    """Add the question and open it; the summary again where something has come in the way."""
    draft = await _draft(office)
    against = acting.speaks_against(office.deed, draft)
    if any(one.firm or not reason for one in against):
        await office.expect("new:summary")
        await summary(office)
        return
    question = await acting.add_question(office.deed, draft, office.person.id)
    if question.opens_at is None:
        await acting.open_question(office.deed, question, office.person.id, strict=True, note=reason)
    else:
        await acting.plan_question(office.deed, question, question.opens_at, office.person.id, reason)
    await _done(office, question.id)


async def _done(office: Office, question_id: str) -> None:
    await office.forget(*GATHERED)
    question = await questions.select_question(office.deed.connection, question_id)
    assert question is not None
    links = links_to(office.deed, question)
    await office.show(screens.kept_screen(office.language, question, links))


async def _draft(office: Office) -> Draft:
    """The question as it was gathered, with a code of its own. Raises NotFound where a step is missing."""
    gathered = office.person.draft
    if next_step(gathered) != "summary":
        raise NotFound("The question is not written to its end.")
    taken = {question.code for question in await questions.select_questions(office.deed.connection)}
    meeting = await coming_meeting(office) if gathered.get("at_meeting") else None
    told = {
        name: gathered.get(name, "") for name in ("title", "link", "contact", "plain", "follow_up", "level")
    }
    return Draft(
        code=code_from(gathered["text"], taken),
        text=gathered["text"],
        opens_at=opening_of(date.fromisoformat(gathered["opens"])) if gathered.get("opens") else None,
        closes_at=end_of_day(date.fromisoformat(gathered["last_day"])),
        theme_id=gathered.get("theme") or None,
        meeting_id=meeting.id if meeting else None,
        background=gathered["background"],
        owner=gathered["owner"],
        decision_on=date.fromisoformat(gathered["decision"]) if gathered.get("decision") else None,
        kind=read_kind(gathered.get("kind", "")) or "text",
        audience=read_audience(gathered.get("audience", "").splitlines()),
        at_meeting=bool(gathered.get("at_meeting")),
        repeats=read_repeats(gathered.get("repeats", "")) or "",
        **told,
    )
