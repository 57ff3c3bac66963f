"""What is kept of a text: the words as they were written, without characters that no screen shows and no file can hold."""

from __future__ import annotations

from dialogue.replies.taking import Incoming, take
from dialogue.themes import default_frame


def _kept(text: str, operator: str = "association") -> str:
    return take(Incoming(text, operator=operator), default_frame()).text


def test_control_characters_are_left_out_and_lines_are_kept() -> None:
    assert (
        _kept("Lokaler\x00\x01 i byn\r\nöppet\tsent \u202epå kvällen\n")
        == "Lokaler i byn\nöppet\tsent på kvällen"
    )


def test_a_hidden_character_hides_no_personnummer_and_no_danger() -> None:
    assert "19850709" not in _kept("Ring 1985\x000709-9805 om stödet")
    assert take(Incoming("Jag vill d\x00ö"), default_frame()).crisis
    assert "19850709-9805" in _kept("Ring 19850709-9805 om stödet", "authority")
