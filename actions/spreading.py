"""One notice about a question, to all whom it concerns: who they are, and a row for each.

Says nothing itself, and decides neither when nor whether a row may go: that is the gate's, when it is claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from actions.deed import Deed
from actions.telling import body_of
from dialogue.members import Member
from dialogue.outbox import Message
from dialogue.questions import Question
from dialogue.unprompted import concerns
from storage import members, organisations, outbox
from wording.said import Said


async def concerned(deed: Deed, question: Question) -> tuple[Member, ...]:
    """Members whom a question concerns, who want mailings and have not answered it."""
    waiting = await members.select_to_tell(deed.connection, question.id)
    if not any(question.audience.values()):
        return waiting
    known = {one.id: one for one in await organisations.select_organisations(deed.connection)}
    return tuple(
        member for member in waiting if concerns(question.audience, known.get(member.organisation_id or ""))
    )


async def spread(
    deed: Deed,
    question: Question,
    kind: str,
    due: Mapping[Member, datetime],
    say: Callable[[str], Said],
    *,
    round_key: str = "",
    not_after: datetime | None,
) -> int:
    """Queue what `say` says in each member's language, due (UTC) as told; returns how many are new.

    `round_key` tells rounds of one kind apart, as one reminder from the next.
    """
    bodies = {language: body_of(say(language)) for language in {member.language for member in due}}
    key = f"{kind}:{question.id}{round_key}"
    return await outbox.insert_messages(
        deed.connection,
        [
            Message(
                f"{key}:{member.id}", kind, "telegram", str(member.telegram), bodies[member.language],
                at, not_after, member.id, question.id,
            )
            for member, at in due.items()
        ],
        deed.now,
    )  # fmt: skip


def at_once(people: Iterable[Member], at: datetime) -> dict[Member, datetime]:
    """The same due time (UTC) for all of them."""
    return dict.fromkeys(people, at)
