"""Replies counted: by organisation, person and table, in all and by confirmed theme. Pure.

Which quotations are shown is the composer's choice; here it is only said which may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dialogue.themes import Frame
from dialogue.voices import Voice
from newsletter.facts import Quotation, ThemeVoices, Voices
from wording.chat.answers import spoken


def hear(voices: Sequence[Voice], frame: Frame) -> Voices:
    """What came in, counted; themes in the order of the coding frame, those that nobody spoke of left out."""
    by_theme: dict[str, list[Voice]] = {}
    for voice in voices:
        for theme in voice.themes:
            by_theme.setdefault(theme, []).append(voice)
    organisations, persons, tables = _who(voices)
    return Voices(
        replies=len(voices),
        organisations=organisations,
        persons=persons,
        tables=tables,
        unconfirmed=sum(not voice.looked_at for voice in voices),
        themes=_themes(by_theme, frame),
    )


def _themes(by_theme: dict[str, list[Voice]], frame: Frame) -> tuple[ThemeVoices, ...]:
    areas = {area.id: area for area in frame.areas}
    heard = []
    for theme in frame.themes:
        voices = by_theme.get(theme.id, [])
        if not voices:
            continue
        organisations, persons, tables = _who(voices)
        heard.append(
            ThemeVoices(
                id=f"theme:{theme.id}",
                label_sv=theme.label_sv,
                label_en=theme.label_en,
                area_sv=areas[theme.area].label_sv,
                area_en=areas[theme.area].label_en,
                replies=len(voices),
                organisations=organisations,
                persons=persons,
                tables=tables,
                quotations=tuple(_quotation(voice) for voice in voices),
            )
        )
    return tuple(heard)


def _who(voices: Iterable[Voice]) -> tuple[int, int, int]:
    """How many organisations, persons and tables; whoever is not known by an id counts once for each reply."""
    seen: dict[str, set[str]] = {"organisation": set(), "person": set(), "table": set()}
    for voice in voices:
        if voice.source == "organisation":
            seen["organisation"].add(voice.organisation_id or voice.member_id or voice.id)
        elif voice.source == "table":
            seen["table"].add(voice.table_name or voice.id)
        else:
            seen["person"].add(voice.member_id or voice.id)
    return len(seen["organisation"]), len(seen["person"]), len(seen["table"])


def _quotation(voice: Voice) -> Quotation:
    return Quotation(
        id=f"reply:{voice.id}",
        text=spoken(voice.language, voice.answer, voice.text) if voice.text else "",
        language=voice.language or "sv",
        may_quote=voice.visibility != "hidden",
        organisation=voice.organisation if voice.visibility == "named" else "",
        question=voice.question,
    )
