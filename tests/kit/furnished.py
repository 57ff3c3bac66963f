"""The pages with something on all of them: questions of each kind, a meeting, a register, an issue, work for the office."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final, get_args

from actions import forms
from actions.answer_links import answer_page
from actions.consultations import Draft as Consulting
from actions.consultations import add_consultation
from actions.issues import store_built
from actions.kept import Part, keep_file
from actions.members import meet
from actions.questions import Draft, add_question, open_question
from actions.replies import sender_of
from dialogue.attachments import SentFile
from dialogue.issues import BuiltIssue, Edits
from dialogue.language.folding import fold_loose
from dialogue.questions import QuestionKind
from dialogue.tokens import signed
from newsletter.build import Gathered, make
from sandbox.running import running
from storage import organisations
from storage.meetings import select_meetings
from storage.questions import select_question_by_code
from storage.subscribers import select_subscriber_by_email
from tests.kit.cast import AMINA as AMINAS_CHAT
from tests.kit.cast import FIKA, MÅNEN, NOON, STIGFINNARNA, an_organisation
from tests.kit.pages import KEY, Desk, Pages, running_pages
from tests.kit.received import ADDRESSES, ALL_THERE_IS, AMINA, BERTIL, deliver_all

PUBLIC: Final = (
    "/", "/?lang=en", "/n", "/nyhetsbrev", "/nyhetsbrev?lang=en", "/integritet", "/kontakt", "/hitta", "/hitta?q=fika", "/hitta?lang=en",
    "/ordlista", "/n/2026-11", "/m/host-3", "/borta", "/remiss/kulturplan", "/f/fraga-yes-no?lang=en",
)  # fmt: skip
"""Where a visit begins; the links on them are followed."""


@dataclass(frozen=True, slots=True)
class Furnished:
    """`starts` are public addresses, `ticket` opens the desk, `said` are answers to what was sent, as HTML by name."""

    url: str
    starts: tuple[str, ...]
    ticket: str
    said: dict[str, str]


@asynccontextmanager
async def furnished(folder: Path) -> AsyncIterator[Furnished]:
    """The pages for as long as the block lasts."""
    async with running() as sandbox:
        await deliver_all(folder, sandbox.smtp_port)
    async with running_pages(folder) as pages:
        pages.premises = replace(pages.premises, key=KEY)
        await _register(pages)
        codes = [await _question(pages, kind) for kind in get_args(QuestionKind)]
        invited = await _consultation(pages)
        await _replies(pages, codes[0])
        desk = await pages.desk("Disa")
        await _meeting(pages, desk)
        await pages.database.write(store_built, _december(), NOON)
        own = await _own_pages(pages)
        starts = tuple(f"{pages.url}{path}" for path in (*PUBLIC, *(f"/f/{code}" for code in codes), *own))
        said = await _answers(pages, codes[0])
        yield Furnished(pages.url, (*starts, invited), f"{pages.url}{await pages.ticket('Edvin')}", said)


def _december() -> BuiltIssue:
    """A draft that the office looks at."""
    facts = replace(ALL_THERE_IS, issue="2026-12", period=replace(ALL_THERE_IS.period, key="2026-12"))
    return make(Gathered(facts, Edits(), ("sv",), 2), ADDRESSES)


async def _register(pages: Pages) -> None:
    for name, place in ((STIGFINNARNA, "Borås"), (FIKA, "Ulricehamn"), (MÅNEN, "Borås")):
        one = await pages.database.write(an_organisation, name)
        shown = replace(one, municipality=place, about="Vi ses på torsdagar.", visible=name != MÅNEN)
        await pages.database.write(organisations.update_organisation, shown)


async def _question(pages: Pages, kind: str) -> str:
    draft = Draft(
        f"fraga-{kind}", "Ska lokalen hållas öppen på kvällar?", closes_at=NOON + timedelta(days=21),
        background="Regionen bestämmer i december.", owner="Disa", kind=kind, contact="Disa",
        link="https://example.org/lokalen", **({"follow_up": "Om inte – varför då?"} if kind == "yes-no" else {}),
    )  # type: ignore[arg-type]  # fmt: skip
    await pages.do(open_question, await pages.do(add_question, draft, "Disa"), "Disa")
    return draft.code


async def _consultation(pages: Pages) -> str:
    draft = Consulting("kulturplan", "Regional kulturplan", "Regionen", "2027-01-29", "2026-00123")
    plan = await pages.database.write(add_consultation, draft, "Disa", NOON)
    fika = await pages.database.read(organisations.select_organisation_by_name, fold_loose(FIKA))
    assert fika is not None
    return answer_page(pages.premises, plan.id, fika.id)


async def _replies(pages: Pages, code: str) -> None:
    """Some to sort, one held back for its danger, one with a file to write down."""
    question = await pages.database.read(select_question_by_code, code)
    assert question is not None
    for text in (
        "Lås upp matsalen efter klockan fyra.",
        "Jag orkar inte leva längre.",
        "Ring mig på 070-174 06 09.",
    ):
        await pages.do(forms.receive_form, question, forms.Filled(text))
    amina, _ = await pages.do(meet, AMINAS_CHAT, "sv")
    file = SentFile("voice", "F1", "U1", "", "audio/ogg", 2000)
    await pages.do(keep_file, sender_of(amina, AMINAS_CHAT, 7), Part(file), question)


async def _meeting(pages: Pages, desk: Desk) -> None:
    """Under way, at its first question, with a table that has answered."""
    await desk.does("/moten", titel="Dialogmöte i höst", dag="2026-11-10", slutar="16.00", kod="host")
    [meeting] = await pages.database.read(select_meetings)
    for number, text in enumerate(("Vad saknas i byn?", "Vem kan hjälpa till?"), 1):
        draft = Draft(f"bord-{number}", text, meeting_id=meeting.id, label=f"fråga {number}", owner="Disa")
        await pages.do(add_question, draft, "Disa")
    await desk.does("/moten/host/steg", vid="", gor="vidare")


async def _own_pages(pages: Pages) -> tuple[str, ...]:
    """The pages that a link of one's own opens."""
    amina = await pages.database.read(select_subscriber_by_email, AMINA)
    assert amina is not None
    await pages.browser().post("/nyhetsbrev", data={"adress": BERTIL})
    bertil = await pages.database.read(select_subscriber_by_email, BERTIL)
    assert bertil is not None
    return (
        f"/u/{signed(KEY, 'unsubscribe', amina.id)}",
        f"/p/{signed(KEY, 'preferences', amina.id)}",
        f"/nyhetsbrev/{signed(KEY, 'sign-up', bertil.id)}",
    )


async def _answers(pages: Pages, code: str) -> dict[str, str]:
    """What a form answers: a receipt, help in a crisis, what is amiss, a wish that was taken."""
    browser = pages.browser()
    sent = {
        "receipt": {"text": "Håll öppet på kvällar"},
        "crisis": {"text": "Jag vill inte leva längre"},
        "nothing": {"text": " "},
    }
    said = {name: (await browser.post(f"/f/{code}", data=data)).text for name, data in sent.items()}
    said["asked"] = (await browser.post("/nyhetsbrev", data={"adress": "disa@example.org"})).text
    amiss = await browser.post("/nyhetsbrev", data={"adress": "disa"})
    return said | {"amiss": amiss.text}
