"""The gettext catalogues: `locale/<language>/<domain>.po`, read once and kept in memory.

Message ids are symbolic ("voices.title"), so a wording can be changed without touching code. Placeholders are
those of `str.format` and values are put in once, so a value that itself holds braces stays as it is. Does not
escape anything: what a text is put into (HTML, a header) is for the one who puts it there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locale"
LANGUAGES = ("sv", "en")


class MissingWordError(LookupError):
    """A text was asked for that the catalogue does not hold: a fault in the program, not in the input."""


@dataclass(frozen=True, slots=True)
class Translator:
    """The words of one domain in one language."""

    domain: str
    language: str
    catalogue: GNUTranslations

    def text(self, key: str, **values: object) -> str:
        """The text of `key` with `values` in its places.

        Raises MissingWordError for an unknown key, KeyError for a place without value.
        """
        return self._found(key, self.catalogue.gettext(key)).format(**values)

    def plural(self, key: str, n: int, **values: object) -> str:
        """The form of `key` that fits `n` (also available as `{n}`), with `values` in its places."""
        return self._found(key, self.catalogue.ngettext(key, key, n)).format(n=n, **values)

    def _found(self, key: str, text: str) -> str:
        if text == key:
            raise MissingWordError(f"{self.language}/{self.domain}.po has no text for {key!r}.")
        return text


def known_language(tag: str) -> str:
    """The language we have words in for a tag like "en-GB"; Swedish for all others."""
    base = tag.replace("_", "-").split("-", 1)[0].lower()
    return base if base in LANGUAGES else LANGUAGES[0]


def translator(domain: str, language: str) -> Translator:
    """The words of `domain` ("mail", "chat") in `language`, a tag; read from disk at the first call only."""
    return _load(domain, known_language(language))


@cache
def _load(domain: str, language: str) -> Translator:
    compiled = BytesIO()
    with (LOCALES / language / f"{domain}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, abort_invalid=True))
    compiled.seek(0)
    return Translator(domain, language, GNUTranslations(compiled))
