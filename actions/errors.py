"""What can stand in the way of a deed.

MedskickError
└── ActionError
    ├── NotFound       there is no such thing
    ├── NotAllowed     a rule forbids it
    └── WrongState     it cannot be done as things stand
"""

from __future__ import annotations

from dialogue.errors import MedskickError


class ActionError(MedskickError):
    """The deed was not done, and nothing was changed."""


class NotFound(ActionError):
    """There is no such thing."""


class NotAllowed(ActionError):
    """A rule forbids it."""


class WrongState(ActionError):
    """It cannot be done as things stand."""
