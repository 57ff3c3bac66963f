"""The note on method: how the replies were collected, printed, coded and counted."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue.compilation import Block, Compilation, Entry, Heading, Listing
from wording.compilation.words import Words


def method(compilation: Compilation, words: Words) -> Iterator[Block]:
    """One item for each step; nothing where no reply is counted."""
    if not compilation.tally.replies:
        return
    yield Heading(2, words.text("method.heading"), "metod")
    yield Listing(tuple(map(Entry, _steps(compilation, words))))


def _steps(compilation: Compilation, words: Words) -> Iterator[str]:
    channels = [
        words.text("method.channel", channel=words.text(f"channel.{channel}"), number=number)
        for channel, number in compilation.method.channels
    ]
    yield words.text("method.collected", channels=words.joined(channels))
    yield words.text(f"method.order-{compilation.form.order}", seed=compilation.form.seed)
    yield words.text("method.printed")
    yield words.text("method.coded", version=compilation.method.frame_version)
    yield words.text("method.counted")
    yield words.text("method.limits")
