"""All that members and staff read in Swedish is easy to read: LIX 40 at most taken together, and no sentence is long.

LIX: words per sentence and percent of words with more than six letters (Björnsson 1968); under 40 is easy for adults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from dialogue.language.readability import read
from tests.wording.test_catalogues import DOMAINS, forms, messages

EASY = 40
LONGEST_SENTENCE = 25
TAG = re.compile(r"<[^>]*>")
PLACE = re.compile(r"\{(\w+)\}")
SAID = {
    "n": "3", "of": "9", "left": "2", "number": "1", "most": "200", "year": "2026", "day": "3 maj", "when": "i dag",
    "office": "kansliet", "question": "frågan", "organisation": "Fika", "name": "Disa", "url": "example.se",
}  # fmt: skip
"""What stands in a place, in words of usual length; "ord" where nothing is told."""
FOR_EXPERTS = frozenset({"preflight", "report", "compilation"})
"""Catalogues of documents and checks that only staff read; they count in the sum, not one by one."""


def texts(domain: str) -> Iterator[str]:
    """Each text as a person may read it, without marks of form."""
    for message in messages("sv", domain):
        for form in forms(message):
            yield TAG.sub(" ", PLACE.sub(lambda place: SAID.get(place.group(1), "ord"), form))


def test_all_texts_taken_together_are_easy() -> None:
    everything = "\n\n".join(text for domain in DOMAINS for text in texts(domain))
    reading = read(everything)
    assert reading.words > 5000
    assert reading.lix <= EASY


@pytest.mark.parametrize("domain", [domain for domain in DOMAINS if domain not in FOR_EXPERTS])
def test_no_sentence_is_long(domain: str) -> None:
    assert not [long for text in texts(domain) for long in read(text).long_sentences]
