"""A reply is seen by others exactly as its author last said: in what is exported, printed, quoted and agreed with."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.agreeing import others_to_show
from actions.deed import Deed
from actions.members import join_organisation
from actions.reading import Wanted, exported_replies
from actions.replies import change_reply, sender_of, show_reply, take_reply, withdraw_reply
from actions.review import decide_themes
from dialogue.compilation.counting import by, prints
from dialogue.questions import Question
from dialogue.replies.agreeing import shown_name
from newsletter.heard import hear
from storage import compilations, members, voices
from storage.connection import Connection
from tests.kit.cast import (
    AMINA,
    BERTIL,
    NOON,
    STIGFINNARNA,
    a_database,
    an_open_question,
    an_organisation,
    premises,
)

WORDS = ("Fler mötesplatser i byn", "En lokal med hiss", "Promenader med fika")
STEPS = st.lists(
    st.sampled_from(["named", "unnamed", "hidden", "withdraw", *WORDS[1:]]), min_size=1, max_size=6
)


@dataclass
class Author:
    """What the author said last."""

    text: str = WORDS[0]
    visibility: str = "unnamed"
    withdrawn: bool = False

    def does(self, step: str) -> None:
        if self.withdrawn:
            return
        if step == "withdraw":
            self.withdrawn, self.text = True, ""
        elif step in WORDS:
            self.text = step
        else:
            self.visibility = step


async def _live(connection: Connection, steps: list[str]) -> Author:
    """Amina answers for Stigfinnarna and changes her mind; others have answered too, and Bertil looks."""
    question = await an_open_question(connection, "lokaler", "Vilka lokaler saknar ni?")
    for number, chat in enumerate((AMINA, BERTIL)):
        await members.insert_member(connection, f"m{number}", chat, "sv", NOON)
    deed = Deed(connection, NOON + timedelta(minutes=1), premises())
    stigfinnarna = await an_organisation(connection, STIGFINNARNA)
    amina = await members.select_member(connection, "m0")
    assert amina is not None
    await join_organisation(deed, amina, stigfinnarna)
    amina = await members.select_member(connection, "m0")
    bertil = await members.select_member(connection, "m1")
    assert amina is not None and bertil is not None
    reply = (await take_reply(deed, sender_of(amina, AMINA, 1), WORDS[0], question)).reply
    for message in (2, 3):
        await take_reply(
            deed, sender_of(bertil, BERTIL, message), f"Ett svar till, nummer {message}", question
        )
    theme = deed.premises.frame.themes[0].id
    await decide_themes(deed, [(reply.id, theme)], "confirmed", "Disa")
    said = Author()
    for step in steps:
        if not said.withdrawn and step in ("named", "unnamed", "hidden"):
            await show_reply(deed, reply, amina, step)
        elif step == "withdraw":
            await withdraw_reply(deed, reply.id, amina)
        else:
            await change_reply(deed, AMINA, 1, step)
        said.does(step)
    await _compare(deed, question, reply.id, said)
    return said


async def _compare(deed: Deed, question: Question, reply_id: str, said: Author) -> None:
    connection = deed.connection
    public = not said.withdrawn and said.visibility != "hidden"
    name = STIGFINNARNA if said.visibility == "named" else ""

    [row] = [
        one
        for one in await exported_replies(connection, deed.premises.frame, Wanted())
        if one["id"] == reply_id
    ]
    assert (row["text"], row["visibility"], row["withdrawn"]) == (said.text, said.visibility, said.withdrawn)

    [printed] = [
        one for one in await compilations.select_said(connection, [question.id], None) if one.id == reply_id
    ]
    assert prints(printed) == public
    assert not public or (printed.text, by(printed)) == (said.text, name)

    heard = hear(await voices.select_voices(connection, NOON, NOON + timedelta(days=1)), deed.premises.frame)
    quoted = [
        q for theme in heard.themes for q in theme.quotations if q.id == f"reply:{reply_id}" and q.may_quote
    ]
    assert {(q.text, q.organisation) for q in quoted} == ({(said.text, name)} if public else set())

    bertil = await members.select_member(connection, "m1")
    assert bertil is not None
    own = (await take_reply(deed, sender_of(bertil, BERTIL, 9), "Nu svarar jag med", question)).reply
    shown = [one for one in await others_to_show(deed, bertil, own) if one.id == reply_id]
    assert [(one.text, shown_name(one)) for one in shown] == ([(said.text, name)] if public else [])


@settings(max_examples=20, deadline=None)
@given(STEPS)
def test_whatever_the_author_does_others_see_what_was_said_last(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("shown")

    async def run() -> None:
        async with a_database(folder) as database:
            await database.write(_live, steps)

    asyncio.run(run())
