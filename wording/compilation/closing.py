"""What a compilation ends with: organisations, links, the next meeting, thanks."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue.compilation import Block, Compilation, Entry, Heading, Listing, Paragraph
from wording.compilation.words import Words


def closing(compilation: Compilation, words: Words) -> Iterator[Block]:
    """The foot of the members' form; what is not known is left out."""
    meeting = compilation.meeting
    there = meeting is not None and bool(meeting.present)
    if compilation.organisations:
        key = "organisations.present" if there else "organisations.answered"
        yield Heading(2, words.text(key), "organisationer")
        yield Listing(tuple(map(Entry, compilation.organisations)))
    if meeting is not None and meeting.links:
        yield Heading(2, words.text("links.heading"), "lankar")
        yield Listing(tuple(Entry(text, target=address) for text, address in meeting.links))
    if meeting is not None and meeting.next_meeting:
        yield Heading(2, words.text("next.heading"), "nasta")
        yield Paragraph(meeting.next_meeting)
    yield Paragraph(words.text("thanks.meeting" if meeting else "thanks.period"))
