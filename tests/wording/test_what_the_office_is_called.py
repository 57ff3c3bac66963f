"""What the staff are called is said in the reader's language: no Swedish word stands in an English text."""

from __future__ import annotations

import re
from pathlib import Path

from dialogue.house import House
from wording.chat.staff_menu import menu_screen

ROOT = Path(__file__).parents[2]
FOR_THE_OFFICE = {"templates/pages/desk/desk.html", "bot/handlers/staff/answering.py"}
"""What only the staff read, in Swedish."""


def sources() -> list[Path]:
    found = [
        path
        for room in ("wording", "bot", "newsletter", "web", "actions")
        for path in (ROOT / room).rglob("*.py")
    ]
    return found + list((ROOT / "templates").rglob("*.*"))


def test_nobody_asks_the_house_for_the_office_without_a_language() -> None:
    bare = re.compile(r"\bhouse\.office\b")
    asking = {str(path.relative_to(ROOT)) for path in sources() if bare.search(path.read_text("utf-8"))}
    assert asking <= FOR_THE_OFFICE


def test_in_english_it_is_the_office_and_in_swedish_kansliet() -> None:
    house = House()
    assert menu_screen("en", house, {}, begun=False).text.startswith("<b>The office</b>")
    assert menu_screen("sv", house, {}, begun=False).text.startswith("<b>Kansliet</b>")
    assert House(office_en="the secretariat").office_in("en") == "the secretariat"
