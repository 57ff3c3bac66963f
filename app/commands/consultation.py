"""`medskick consultation`: proposals sent out for views, their deadlines, what was decided.

Who is invited and how each stands: `consultation_answers`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from app.cli import Call, Commands, command, group
from app.commands import GROUPS, consultation_answers
from app.commands.consultation_rows import decision_clock, line_of, remarks_on, row_of
from app.commands.feedback_words import add_answer, answer_of
from app.premises import premises

if TYPE_CHECKING:
    from actions.consultations import Draft, WithHistory
    from actions.who_was_asked import Burden
    from storage.connection import Connection

ACTOR: Final = "command"
FUZZY: Final = 'a date, or words as "våren 2027"'
LEVELS: Final = ("information", "consultation", "dialogue", "partnership")


def add(commands: Commands) -> None:
    """Add the group."""
    consultation = group(commands, "consultation", GROUPS["consultation"])
    _adding(consultation)
    moving = command(consultation, "move", "set another deadline; the earlier one is remembered", move)
    moving.add_argument("code", metavar="C")
    moving.add_argument("--deadline", required=True, metavar="T", help=FUZZY)
    moving.add_argument("--inner-deadline", default="", metavar="T", help="of a joint answer, for the others")
    consultation_answers.add(consultation)
    telling = command(consultation, "outcome", "tell what was decided", tell_outcome)
    telling.add_argument("code", metavar="C")
    telling.add_argument("text", metavar="TEXT")
    add_answer(telling)
    command(consultation, "list", "all consultations by deadline", list_all)


def _adding(consultation: Commands) -> None:
    example = 'medskick consultation add "Regional kulturplan" --code kulturplan --body Regionen --deadline 2027-01-31'
    adding = command(consultation, "add", "add a consultation", add_one, example)
    adding.add_argument("title", metavar="TITLE")
    adding.add_argument("--code", required=True, metavar="C")
    adding.add_argument("--body", required=True, metavar="B", help="who asks for views")
    adding.add_argument("--deadline", required=True, metavar="T", help=FUZZY)
    adding.add_argument("--opens", default="", metavar="T", help="the day it opens; now when left out")
    adding.add_argument("--case-number", default="", metavar="N", help="diarienummer")
    adding.add_argument("--decision-date", type=date.fromisoformat, metavar="D")
    adding.add_argument("--decision-body", default="", metavar="B", help="who decides")
    adding.add_argument("--link", default="", metavar="U")
    adding.add_argument(
        "--document", action="append", default=[], metavar="TITLE=U", help="a document; may be repeated"
    )
    adding.add_argument(
        "--question", action="append", default=[], metavar="CODE", help="a question about it; may be repeated"
    )
    adding.add_argument("--level", default="", choices=LEVELS, help="of participation")
    adding.add_argument(
        "--not-relevant", default="", metavar="REASON", help="listed, but nobody is reminded of it"
    )
    whom = adding.add_mutually_exclusive_group()
    whom.add_argument("--invited", metavar="FILE.csv", help="names, ids or addresses; all when left out")
    whom.add_argument(
        "--for", dest="audience", action="append", default=[], metavar="FACET=VALUE",
        help="only organisations such as subregion=Sjuhärad; may be repeated",
    )  # fmt: skip
    adding.add_argument("--lead", default="", metavar="O", help="who leads a joint answer")
    adding.add_argument(
        "--inner-deadline", default="", metavar="T", help="when the lead needs the others' part"
    )


async def add_one(call: Call) -> None:
    """Add a consultation. Raises WrongState, NotFound, InputError."""
    from actions.consultations import add_consultation, show_consultation
    from actions.who_was_asked import burden_of

    draft = _draft(call)

    async def unit(connection: Connection, now: datetime) -> tuple[WithHistory, Burden]:
        added = await add_consultation(connection, draft, ACTOR, await decision_clock(connection, now))
        return await show_consultation(connection, draft.code), await burden_of(connection, added)

    async with premises(call) as (database, _):
        found, burden = await database.write(unit, call.now())
    _warn_of(call, burden)
    _tell(call, found)


def _warn_of(call: Call, burden: Burden) -> None:
    """That many of those who are asked are asked by others, too."""
    from actions.who_was_asked import MANY
    from wording.catalogues import translator

    if burden.burdened:
        t = translator("remiss", "sv")
        call.console.note(t.text("office.burden", n=burden.burdened, total=burden.invited, many=MANY))


def _draft(call: Call) -> Draft:
    from actions.consultations import Draft
    from actions.inviting import audience_of

    words = call.words
    return Draft(
        words.code,
        words.title,
        words.body,
        words.deadline,
        words.case_number,
        words.link,
        words.decision_date,
        decision_body=words.decision_body,
        opens=words.opens,
        level=words.level,
        irrelevant=words.not_relevant,
        documents=tuple(_titled(one) for one in words.document),
        audience=audience_of(words.audience),
        listed=consultation_answers.read_invited(words.invited) if words.invited else None,
        lead=words.lead,
        inner_deadline=words.inner_deadline,
        questions=tuple(words.question),
    )


def _titled(document: str) -> tuple[str, str]:
    """Title and address of "Missiv=https://example.se/a?b=c"; an address alone is its own title."""
    before, scheme, after = document.partition("://")
    title, _, name = before.rpartition("=")
    address = f"{name}{scheme}{after}"
    return title or address, address


async def move(call: Call) -> None:
    """Move a deadline. Raises NotFound, WrongState."""
    from actions.consultations import move_deadline

    words = call.words

    async def unit(connection: Connection, now: datetime) -> WithHistory:
        at = await decision_clock(connection, now)
        return await move_deadline(
            connection, words.code, words.deadline, ACTOR, at, inner=words.inner_deadline
        )

    async with premises(call) as (database, _):
        found = await database.write(unit, call.now())
    _tell(call, found)


def _tell(call: Call, found: WithHistory) -> None:
    for remark in remarks_on(found, call.now()):
        call.console.note(remark)
    call.console.document(row_of(found), line_of(found))


async def tell_outcome(call: Call) -> None:
    """Tell what was decided. Raises NotFound, WrongState, NotAllowed."""
    from actions.consultations import show_consultation
    from actions.deed import Deed
    from actions.outcomes import decide_consultation

    words = call.words
    async with premises(call) as (database, place):

        async def unit(connection: Connection) -> int:
            deed = Deed(connection, call.now(), place)
            return await decide_consultation(
                deed, words.code, answer_of(words), ACTOR, again=words.tell_again
            )

        told = await database.write(unit)
        found = await database.read(show_consultation, words.code)
    call.console.note(f"{told} organisations that answered will be told.")
    call.console.document(row_of(found), f"{words.code}: the outcome is kept, and stands in the next issue.")


async def list_all(call: Call) -> None:
    """Print all of them."""
    from actions.consultations import list_consultations

    async with premises(call) as (database, _):
        found = await database.read(list_consultations)
    call.console.document(
        [row_of(one) for one in found],
        "\n".join(line_of(one) for one in found) or "There is no consultation yet.",
    )
