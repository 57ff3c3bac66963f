"""To the office: an issue has to be built again. Words in `office.po`."""

from __future__ import annotations

from wording.chat.plain import safe, words
from wording.chat.staff import key
from wording.said import Said


def recalled(language: str, issue_id: str) -> Said:
    """A quotation is shown otherwise from now on; with the way to the issue."""
    text = words(language, "office").text("recalled", issue=safe(issue_id))
    return Said(text, ((key(language, "button.newsletter", "issue"),),))
