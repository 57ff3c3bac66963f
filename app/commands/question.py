"""`medskick question`: what members are asked, from draft to archived."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.commands.codes import print_question_code
from app.commands.feedback_words import add_answer, add_dry_run, answer_of, print_reach, told_sentence
from app.commands.question_rows import list_all, show
from app.commands.question_words import add_words, told
from app.premises import premises

if TYPE_CHECKING:
    from actions.deed import Deed
    from actions.feedback import Reach
    from dialogue.questions import Question

ACTOR: Final = "command"


def add(commands: Commands) -> None:
    """Add the group."""
    question = group(commands, "question", GROUPS["question"])
    example = 'medskick question add "Vad saknas?" --code vad-saknas --closes 2026-12-15'
    adding = command(question, "add", "write a question down as a draft", add_one, example)
    adding.add_argument("text", metavar="TEXT", help="the question itself")
    adding.add_argument("--code", required=True, help="small letters, digits and hyphens, at most 40")
    adding.add_argument(
        "--override", metavar="NOTE", default="", help="why it is opened in spite of a warning; kept"
    )
    add_words(adding)
    editing = command(
        question, "edit", "change a question; other words for an answered one are a new version", edit_one
    )
    editing.add_argument("code", metavar="CODE")
    editing.add_argument("--text", help="the question itself")
    editing.add_argument("--note", metavar="TEXT", default="", help="why the words are changed; kept")
    add_words(editing)
    opening = command(question, "open", "open a question for replies", open_one)
    opening.add_argument("code", metavar="CODE")
    opening.add_argument("--announce", action="store_true", help="queue it to members now")
    opening.add_argument("--override", metavar="NOTE", default="", help="why a warning is set aside; kept")
    for name, summary, run in (
        ("close", "take no more replies", close_one),
        ("archive", "put an answered question away", archive_one),
    ):
        command(question, name, summary, run).add_argument("code", metavar="CODE")
    showing = command(question, "show", "one question with all that is known of it", show_one)
    showing.add_argument("code", metavar="CODE")
    showing.add_argument(
        "--qr", action="store_true", help="the QR code of its page, with the address beneath"
    )
    showing.add_argument("--output", metavar="FILE", help="of the QR code: FILE.svg or FILE.png")
    feedback = command(question, "feedback", "tell what came of what was said", feedback_one)
    feedback.add_argument("code", metavar="CODE")
    feedback.add_argument("text", metavar="TEXT")
    add_answer(feedback)
    add_dry_run(feedback)
    command(question, "list", "all questions with counts of replies", list_all)


async def add_one(call: Call) -> None:
    """Raises NotAllowed, NotFound, WrongState."""
    from actions.questions import Draft, add_question

    words = call.words

    async def deed_of(deed: Deed) -> Question:
        said = {"text": words.text} | await told(call, deed.connection)
        return await add_question(
            deed, Draft(code=words.code, title=words.title or "", note=words.override, **said), ACTOR
        )

    await _do(call, deed_of)
    await show(call, words.code)


async def edit_one(call: Call) -> None:
    """Raises NotFound, NotAllowed, WrongState."""
    from actions.editing import edit_question
    from actions.questions import find_question

    words = call.words

    async def deed_of(deed: Deed) -> Question:
        before = await find_question(deed, words.code)
        after = replace(before, **await told(call, deed.connection))
        return await edit_question(deed, before, after, ACTOR, title=words.title or "", note=words.note)

    await _do(call, deed_of)
    await show(call, words.code)


async def open_one(call: Call) -> None:
    """Raises NotFound, NotAllowed, WrongState. What only speaks against it is a warning here."""
    from actions.announcing import announce
    from actions.questions import REASONS, find_question, open_question

    words = call.words

    async def deed_of(deed: Deed) -> tuple[str, ...]:
        question = await find_question(deed, words.code)
        warnings = await open_question(deed, question, ACTOR, note=words.override)
        if words.announce:
            await announce(deed, await find_question(deed, words.code), ACTOR)
        return tuple(REASONS[one.reason] for one in warnings)

    for warning in await _do(call, deed_of):
        call.console.note(f"warning: {warning}.")
    await show(call, words.code)


async def close_one(call: Call) -> None:
    """Raises NotFound, WrongState."""
    from actions.questions import close_question, find_question

    async def deed_of(deed: Deed) -> None:
        await close_question(deed, await find_question(deed, call.words.code), ACTOR)

    await _do(call, deed_of)
    await show(call, call.words.code)


async def feedback_one(call: Call) -> None:
    """Raises NotFound, WrongState, NotAllowed."""
    from actions.feedback import about_question, answer_back, reach
    from actions.questions import find_question

    words = call.words

    async def looked(deed: Deed) -> Reach:
        return await reach(deed, about_question(await find_question(deed, words.code)))

    async def given(deed: Deed) -> int:
        question = await find_question(deed, words.code)
        return (await answer_back(deed, question, answer_of(words), ACTOR, again=words.tell_again)).told

    if words.dry_run:
        print_reach(call, await _do(call, looked))
        return
    call.console.note(told_sentence(await _do(call, given)))
    await show(call, words.code)


async def archive_one(call: Call) -> None:
    """Raises NotFound, NotAllowed."""
    from actions.questions import archive_question, find_question

    async def deed_of(deed: Deed) -> None:
        await archive_question(deed, await find_question(deed, call.words.code), ACTOR)

    await _do(call, deed_of)
    await show(call, call.words.code)


async def show_one(call: Call) -> None:
    """Raises NotFound, InputError."""
    if call.words.qr or call.words.output:
        await print_question_code(call)
    else:
        await show(call, call.words.code)


async def _do(call: Call, work: Any) -> Any:
    from actions.deed import Deed

    async with premises(call) as (database, place):
        return await database.write(lambda connection: work(Deed(connection, call.now(), place)))
