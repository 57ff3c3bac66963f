"""Questions at the desk: what lies behind the fold, opening on a day or at the meeting, and other words later."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from actions import forms
from dialogue.questions import Question
from storage import question_versions, questions
from tests.kit.cast import STIGFINNARNA, an_organisation
from tests.kit.meetings import a_meeting
from tests.kit.pages import Desk, Pages

NEW = {
    "text": "Har ni en lokal att träffas i?",
    "bakgrund": "Regionen planerar nya mötesplatser.",
    "sista": "2026-12-15",
    "ansvarig": "Disa",
}
CODE = "lokal-traffas"


@pytest.fixture
async def disa(pages: Pages) -> Desk:
    return await pages.desk("Disa")


async def known(pages: Pages) -> Question:
    [found] = await pages.database.read(questions.select_questions)
    return found


async def digest_on(desk: Desk) -> str:
    found = re.search(r'name="innan" value="(\w+)"', await desk.look())
    assert found is not None
    return found[1]


async def test_everything_that_may_be_added_is_kept_and_stands_in_the_form_again(
    pages: Pages, disa: Desk
) -> None:
    await pages.database.write(an_organisation, STIGFINNARNA)
    assert 'value="subregions=Sjuhärad"' in await disa.look()
    more = {
        "enklare": "Har ni någonstans att vara?", "sort": "yes-no", "foljd": "Om inte – varför då?", "namn": "Lokal",
        "kontakt": "Disa, 010-100 10 10", "niva": "consultation", "beslutar": "Nämnden", "beslut": "2027-03-01",
        "igen": "year", "galler": "subregions=Sjuhärad",
    }  # fmt: skip
    await disa.does("/fragor", **NEW | more, gor="spara")
    kept = await known(pages)
    assert (kept.kind, kept.follow_up, kept.short_title) == ("yes-no", "Om inte – varför då?", "Lokal")
    assert (kept.audience, kept.repeats, kept.level) == ({"subregions": ["Sjuhärad"]}, "year", "consultation")
    page = await disa.look()
    for told in (
        'value="Om inte – varför då?"',
        "gäller delregion Sjuhärad",
        "varje år",
        '<option value="yes-no" selected>',
    ):
        assert told in page, told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"namn": "Ett namn som är alldeles för långt för en knapp"}, "högst 30 tecken"),
        ({"foljd": "Varför inte?"}, "ställs efter ett nej"),
        ({"oppnas": "nån gång", "gor": "oppna"}, "går inte att läsa som en dag"),
    ],
)
async def test_what_cannot_be_asked_is_told(
    pages: Pages, disa: Desk, changed: dict[str, str], told: str
) -> None:
    refused = await disa.press("/fragor", **{"gor": "spara"} | NEW | changed)
    assert refused.status_code == 409 and told in refused.text and NEW["bakgrund"] in refused.text


async def test_a_question_is_planned_for_a_day_and_warned_about_as_of_that_day(
    pages: Pages, disa: Desk
) -> None:
    late = await disa.press("/fragor", **NEW, gor="oppna", oppnas="2026-12-10")
    assert late.status_code == 409 and "mindre än en vecka" in late.text
    assert "Du planerade när frågan" in await disa.does("/fragor", **NEW, gor="oppna", oppnas="2026-12-01")
    kept = await known(pages)
    assert (kept.status, kept.opens_at) == ("draft", datetime(2026, 12, 1, 7, tzinfo=UTC))
    assert "Öppnas av sig själv" in await disa.look()


async def test_at_the_meeting_a_week_is_not_asked_for(pages: Pages, disa: Desk) -> None:
    await pages.database.write(a_meeting)
    soon = NEW | {"sista": "2026-11-11"}
    assert (await disa.press("/fragor", **soon, gor="oppna")).status_code == 409
    await disa.does("/fragor", **soon, gor="oppna", mote="ja")
    kept = await known(pages)
    assert (kept.status, kept.at_meeting, kept.meeting_id) == ("open", True, "d1")


async def test_other_words_after_the_first_reply_are_a_version(pages: Pages, disa: Desk) -> None:
    await disa.does("/fragor", **NEW, gor="oppna")
    path = f"/fragor/{CODE}/andra"
    await disa.does(path, **NEW | {"text": "Har ni någonstans att träffas?"}, innan=await digest_on(disa))
    assert (await known(pages)).version == 1
    await pages.do(forms.receive_form, await known(pages), forms.Filled("Ja, i biblioteket."))
    changed = NEW | {"text": "Var träffas ni?", "varfor": "Lättare att svara på"}
    await disa.does(path, **changed, innan=await digest_on(disa))
    kept = await known(pages)
    [before] = await pages.database.read(question_versions.select_wordings, kept.id)
    assert (kept.text, kept.version) == ("Var träffas ni?", 2)
    assert (before.text, before.note) == ("Har ni någonstans att träffas?", "Lättare att svara på")
    assert "lydelse 2" in await disa.look()
