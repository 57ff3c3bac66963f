"""What can stand in the way of a page.

MedskickError
└── WebError
    ├── CannotListen     the address is taken, or not ours to listen on
    ├── FormTooLarge     more than a form may hold; nothing of it was read on
    ├── FormUnreadable   not a form in either of the two ways in which browsers and mail programs send one
    └── Refused          the desk does not do what was asked, for a reason that it tells in Swedish
"""

from __future__ import annotations

from dialogue.errors import MedskickError


class WebError(MedskickError):
    """A page could not be served."""


class CannotListen(WebError):
    """Nothing can be served at that address."""


class FormTooLarge(WebError):
    """A body beyond the limit."""


class FormUnreadable(WebError):
    """A body that is no form."""


class Refused(WebError):
    """The desk does not do what was asked. `key` names the words for it, `values` what they tell."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(f"The desk refused: {key}.")
        self.key = key
        self.values = values
