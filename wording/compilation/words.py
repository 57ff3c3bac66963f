"""What every part of a compilation needs of a language: its catalogue, its days, its counts in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialogue.compilation import Answered, Dialogue, Tally
from dialogue.language.dates import english_date, swedish_date
from dialogue.themes import Theme
from wording.catalogues import Translator, translator


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the catalogue "compilation" in one language."""

    catalogue: Translator

    @property
    def language(self) -> str:
        return self.catalogue.language

    def text(self, key: str, **values: object) -> str:
        return self.catalogue.text(key, **values)

    def count(self, key: str, n: int, **values: object) -> str:
        return self.catalogue.plural(key, n, **values)

    def day(self, day: date) -> str:
        """ "fredag 17 oktober 2025"."""
        return swedish_date(day) if self.language == "sv" else english_date(day)

    def label(self, theme: Theme) -> str:
        """A theme as members read it."""
        return theme.label_sv if self.language == "sv" else theme.label_en

    def joined(self, parts: Sequence[str]) -> str:
        """ "a, b och c"."""
        *first, last = parts
        return self.text("list.and", first=", ".join(first), last=last) if first else last

    def said(self, tally: Tally) -> str:
        """ "37 medskick från 12 organisationer och 5 bord"."""
        numbers = {
            "organisations": tally.organisations,
            "persons": tally.persons,
            "tables": tally.tables,
        }
        who = [self.count(f"count.{kind}", n) for kind, n in numbers.items() if n]
        replies = self.count("count.replies", tally.replies)
        return self.text("count.from", replies=replies, who=self.joined(who)) if who else replies

    def unseen(self, tally: Tally) -> list[str]:
        """Sentences about replies that are counted or waiting and not printed; none where there are none."""
        return [
            self.count(f"unseen.{why}", n) for why, n in (("hidden", tally.hidden), ("held", tally.held)) if n
        ]

    def name_of(self, dialogue: Dialogue, answered: Answered) -> str:
        """ "Medskick dialog 1, fråga 2"; the question itself where it belongs to no dialogue."""
        if answered.question is None:
            return self.text("replies.other")
        if not dialogue.number:
            return answered.question.text
        if len(dialogue.questions) == 1:
            return self.text("replies.of-dialogue", number=dialogue.number)
        return self.text("replies.of-question", number=dialogue.number, place=answered.place)


def words_in(language: str) -> Words:
    """The words in a language, Swedish where we have none in it."""
    return Words(translator("compilation", language))
