"""A real meeting's medskick, real feeds and calendars, through the running program to a mailbox: all of it arrives."""

from __future__ import annotations

from pathlib import Path

from tests.real.document import read_document
from tests.real.journey import DOCUMENT, SUBSCRIBERS, journey

BY_EYE = {"dialog-1-fraga-1": 36, "dialog-1-fraga-2": 14, "dialog-2": 42}
"""How many medskick a person counts in the document under each heading."""


def test_the_document_is_read_as_a_person_counts_it(corpora: Path) -> None:
    document = read_document(corpora / DOCUMENT)
    assert {asked.code: len(asked.medskick) for asked in document} == BY_EYE
    assert all(asked.text.endswith("?") for asked in document)


async def test_what_a_meeting_and_its_surroundings_gave_comes_out_in_a_letter(
    corpora: Path, tmp_path: Path
) -> None:
    replies, feeds, letter = await journey(corpora, tmp_path)

    assert replies.in_document == replies.receipts == replies.stored == sum(BY_EYE.values())
    assert replies.same_words
    assert replies.held == {}, "an ordinary proposal is held"
    assert replies.without_substance == 0
    assert replies.themed >= 0.9 * replies.stored

    assert feeds.good + feeds.failing == feeds.served
    assert min(feeds.good, feeds.events, feeds.news) > 0
    assert all(one.startswith("http") and one.endswith(".") and "\n" not in one for one in feeds.sentences)
    assert not any("Traceback" in one or "Error" in one for one in feeds.sentences)

    assert {"items", "voices", "questions", "events"} <= set(letter.sections)
    assert letter.sections["questions"] == len(BY_EYE)
    assert 0 < letter.text_bytes < letter.html_bytes <= 80_000
    assert letter.blocked == ()
    assert letter.recipients == letter.sent == letter.delivered == SUBSCRIBERS
