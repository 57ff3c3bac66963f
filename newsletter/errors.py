"""What can go wrong between facts and a letter.

MedskickError
├── FeedError …       drawn in feeds/errors.py
└── IssueError
    ├── RenderError   a template could not be set: a fault in the template, never in what a member wrote
    └── LetterError   a value may not stand where it would be filled in (a line break in an address)
"""

from __future__ import annotations

from dialogue.errors import MedskickError


class IssueError(MedskickError):
    """An issue or another mail could not be made."""


class RenderError(IssueError):
    """The MJML compiler refused the document; the sentence names the template and the place."""


class LetterError(IssueError):
    """A header or token value would break the message; nothing was filled in."""
