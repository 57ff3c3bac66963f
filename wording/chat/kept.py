"""What a member reads about files, forwarded words and floods of messages, and about what a person held."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from babel import Locale

from dialogue.attachments import TO_TRANSCRIBE, Attachment
from dialogue.house import House
from dialogue.questions import Question, short_title
from dialogue.replies import Reply
from wording.catalogues import Translator
from wording.chat.plain import safe, words
from wording.said import Button, Said

ODD: Final = ("sticker", "animation", "poll", "place", "contact", "other")
"""What cannot be kept and is answered kindly."""


def kept_words(language: str) -> Translator:
    """This part's words."""
    return words(language, "kept")


def file_receipt(
    language: str, reply: Reply, attachment: Attachment, question: Question | None, house: House
) -> Said:
    """A file without words is kept, and what happens with it."""
    t = kept_words(language)
    lines = [t.text(f"file.{attachment.kind}")]
    if attachment.state == "too-large":
        lines = [too_large(language, house)]
    if question is None:
        lines.append(t.text("file.loose"))
    else:
        lines.append(t.text("file.question", title=safe(short_title(question.text, question.short_title))))
    return Said("\n".join(lines), ((Button(t.text("button.withdraw"), f"wd:{reply.id}"),),))


def with_file(language: str, said: Said, attachment: Attachment, house: House) -> Said:
    """A receipt of words, with what became of the file beside them."""
    told = kept_words(language).text("file.also")
    if attachment.state == "too-large":
        told = too_large(language, house)
    return replace(said, text=f"{said.text}\n{told}")


def too_large(language: str, house: House) -> str:
    """That a file is too large to be fetched, and what to do instead."""
    return kept_words(language).text("file.too-large", office=_begin(house.office_in(language)))


def odd(language: str, kind: str) -> Said:
    """A friendly line about something that cannot be kept; `kind` is one of `ODD`."""
    return Said(kept_words(language).text(f"odd.{kind}"))


def forwarded(language: str, said: Said) -> Said:
    """A receipt of words that were forwarded."""
    return replace(said, text=f"{said.text}\n{kept_words(language).text('forwarded')}")


def flooding(language: str) -> Said:
    """Said once in place of many receipts."""
    return Said(kept_words(language).text("flood"))


def flood_alert(language: str, most: int) -> Said:
    """To the office: somebody sends more than `most` messages in an hour."""
    return Said(kept_words(language).text("flood.alert", n=most))


def too_large_alert(language: str) -> Said:
    """To the office: a file cannot be fetched because of its size."""
    return Said(kept_words(language).text("alert.too-large"))


def not_fetched(language: str) -> Said:
    """To the office: a file could not be fetched."""
    return Said(kept_words(language).text("alert.failed"))


def held_back(language: str, reply: Reply, house: House) -> str:
    """Why a reply waits that a person held, or that has to be written down first."""
    t = kept_words(language)
    if reply.held == TO_TRANSCRIBE:
        return t.text("held.to-transcribe")
    key = "held.objection" if reply.held == "objection" else "held.person"
    return t.text(key, office=_begin(house.office_in(language)))


def transcribed(language: str, kind: str, said: Said) -> Said:
    """A receipt whose words a person of the office wrote down; `kind` is the file's."""
    return replace(said, text="\n".join((kept_words(language).text(f"transcribed.{kind}"), said.text)))


def remarks(language: str, written_in: str, origin: str, *, unconfirmed: bool = False) -> list[str]:
    """What the office should know of a reply's words: another language than ours, whose they are, and that nobody has
    confirmed that its author answers for the organisation."""
    t = kept_words(language)
    told = (
        [t.text("language.other", language=language_name(language, written_in))]
        if foreign(written_in)
        else []
    )
    told += [t.text(f"origin.{origin}")] if origin else []
    return told + ([t.text("author.unconfirmed")] if unconfirmed else [])


def foreign(written_in: str) -> bool:
    """Whether a text in this language (ISO 639-1, '' for unknown) has to be translated for the office."""
    return written_in not in ("", "sv")


def language_name(language: str, code: str) -> str:
    """What a language is called in another, "arabiska"; Unicode's common locale data tells."""
    return str(Locale.parse(language).languages.get(code, code))


def _begin(text: str) -> str:
    return safe(text[:1].upper() + text[1:])
