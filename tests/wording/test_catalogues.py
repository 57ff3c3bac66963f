"""Every catalogue is complete: the same keys and places in each language, and no empty text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from wording.catalogues import LANGUAGES, LOCALES, MissingWordError, known_language, translator

DOMAINS = sorted({path.stem for path in LOCALES.glob("*/*.po")})
KEY = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")


def read(language: str, domain: str) -> Catalog:
    with (LOCALES / language / f"{domain}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def messages(language: str, domain: str) -> Iterator[Message]:
    return (message for message in read(language, domain) if message.id)


def key_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def places(message: Message) -> set[str]:
    return {name for form in forms(message) for _, name, _, _ in Formatter().parse(form) if name is not None}


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_language_has_the_same_keys_with_the_same_number_of_forms(domain: str) -> None:
    tables = [{key_of(m): len(forms(m)) for m in messages(language, domain)} for language in LANGUAGES]
    for one, other in pairwise(tables):
        assert one == other


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_language_has_the_same_places_in_each_text(domain: str) -> None:
    tables = [{key_of(m): places(m) for m in messages(language, domain)} for language in LANGUAGES]
    for one, other in pairwise(tables):
        assert one == other


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_uncertain_or_under_an_odd_key(domain: str, language: str) -> None:
    catalogue = read(language, domain)
    assert not catalogue.obsolete
    for message in messages(language, domain):
        assert all(form.strip() for form in forms(message)), key_of(message)
        assert not message.fuzzy, key_of(message)
        assert KEY.fullmatch(key_of(message)), key_of(message)
        assert all(name.isidentifier() for name in places(message)), key_of(message)


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(domain: str, language: str) -> None:
    source = (LOCALES / language / f"{domain}.po").read_text("utf-8")
    keys = re.findall(r'^msgid "(.+)"$', source, flags=re.MULTILINE)
    assert len(keys) == len(set(keys))


def test_a_count_takes_the_form_of_its_language() -> None:
    words = translator("mail", "en")
    assert [words.plural("first.events", n) for n in (0, 1, 2)] == [
        "0 dates to book",
        "1 date to book",
        "2 dates to book",
    ]


def test_what_a_member_wrote_is_never_read_as_a_placeholder() -> None:
    written = "{n.__class__} {{ 7*7 }} %(n)s"
    assert translator("mail", "sv").text("mail.signed", name=written).endswith(written)


def test_a_word_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingWordError, match=r"sv/mail\.po has no text for 'no\.such\.word'"):
        translator("mail", "sv").text("no.such.word")


def test_a_language_without_words_is_met_in_swedish() -> None:
    assert [known_language(tag) for tag in ("sv", "en-GB", "EN_us", "fi", "")] == [
        "sv",
        "en",
        "en",
        "sv",
        "sv",
    ]
