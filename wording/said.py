"""What is said in a chat: a text and the buttons under it. Data only; how it travels is others' business."""

from __future__ import annotations

from dataclasses import dataclass

DATA_BYTES = 64
"""Telegram's limit for what a button carries."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button with words: it carries `data` ("verb:id", at most 64 bytes) or opens `url`."""

    label: str
    data: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if len(self.data.encode()) > DATA_BYTES or bool(self.data) == bool(self.url):
            raise ValueError(f"the button {self.label!r} carries nothing that can be sent")


@dataclass(frozen=True, slots=True)
class Said:
    """A text in Telegram's HTML with every member's word escaped, and rows of buttons.

    `asks` is the placeholder of the writing field, where the next message is an answer.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    asks: str = ""
