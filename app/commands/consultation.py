"""`medskick consultation`: proposals sent out for views, their deadlines, what was decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS
from app.premises import premises

if TYPE_CHECKING:
    from actions.consultations import WithHistory

ACTOR: Final = "command"
FUZZY: Final = 'a date, or words as "våren 2027"'


def add(commands: Commands) -> None:
    """Add the group."""
    consultation = group(commands, "consultation", GROUPS["consultation"])
    example = 'medskick consultation add "Regional kulturplan" --code kulturplan --body Regionen --deadline 2027-01-31'
    adding = command(consultation, "add", "add a consultation", add_one, example)
    adding.add_argument("title", metavar="TITLE")
    adding.add_argument("--code", required=True, metavar="C")
    adding.add_argument("--body", required=True, metavar="B", help="who asks for views")
    adding.add_argument("--deadline", required=True, metavar="T", help=FUZZY)
    adding.add_argument("--case-number", default="", metavar="N", help="diarienummer")
    adding.add_argument("--decision-date", type=date.fromisoformat, metavar="D")
    adding.add_argument("--link", default="", metavar="U")
    moving = command(consultation, "move", "set another deadline; the earlier one is remembered", move)
    moving.add_argument("code", metavar="C")
    moving.add_argument("--deadline", required=True, metavar="T", help=FUZZY)
    telling = command(consultation, "outcome", "tell what was decided", tell_outcome)
    telling.add_argument("code", metavar="C")
    telling.add_argument("text", metavar="TEXT")
    command(consultation, "list", "all consultations by deadline", list_all)


async def add_one(call: Call) -> None:
    """Add a consultation. Raises WrongState."""
    from actions.consultations import Draft, add_consultation, show_consultation

    words = call.words
    draft = Draft(
        words.code,
        words.title,
        words.body,
        words.deadline,
        words.case_number,
        words.link,
        words.decision_date,
    )
    async with premises(call) as (database, _):
        await database.write(add_consultation, draft, ACTOR, call.now())
        found = await database.read(show_consultation, words.code)
    call.console.document(_row(found), _line(found))


async def move(call: Call) -> None:
    """Move a deadline. Raises NotFound, WrongState."""
    from actions.consultations import move_deadline

    async with premises(call) as (database, _):
        found = await database.write(move_deadline, call.words.code, call.words.deadline, ACTOR, call.now())
    call.console.document(_row(found), _line(found))


async def tell_outcome(call: Call) -> None:
    """Tell what was decided. Raises NotFound, WrongState."""
    from actions.consultations import show_consultation, tell_outcome

    words = call.words
    async with premises(call) as (database, _):
        await database.write(tell_outcome, words.code, words.text, ACTOR, call.now())
        found = await database.read(show_consultation, words.code)
    call.console.document(_row(found), f"{words.code}: the outcome is kept, and stands in the next issue.")


async def list_all(call: Call) -> None:
    """Print all of them."""
    from actions.consultations import list_consultations

    async with premises(call) as (database, _):
        found = await database.read(list_consultations)
    call.console.document(
        [_row(one) for one in found],
        "\n".join(_line(one) for one in found) or "There is no consultation yet.",
    )


def _row(found: WithHistory) -> dict[str, Any]:
    one = found.consultation
    return {
        "code": one.code,
        "title": one.title,
        "body": one.body,
        "case_number": one.case_number,
        "link": one.link,
        "deadline": one.deadline or one.deadline_words,
        "decision_date": one.decision_on,
        "state": one.state,
        "outcome": one.outcome,
        "history": [
            {"set_at": then.set_at, "deadline": then.deadline or then.words} for then in found.history
        ],
    }


def _line(found: WithHistory) -> str:
    from dialogue.language.dates import swedish_date

    one = found.consultation
    deadline = swedish_date(one.deadline) if one.deadline else one.deadline_words
    moved = " (flyttad)" if len(found.history) > 1 else ""
    return f"{one.code}: {one.title}, {one.body}; svara senast {deadline}{moved} [{one.state}]"
