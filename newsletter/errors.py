"""What can go wrong between facts and a letter.

MedskickError
├── FeedError …       drawn in feeds/errors.py
├── LetterError       drawn in dialogue/letters.py
└── IssueError
    └── RenderError   a template could not be set: a fault in the template, never in what a member wrote
"""

from __future__ import annotations

from dialogue.errors import MedskickError


class IssueError(MedskickError):
    """An issue or another mail could not be made."""


class RenderError(IssueError):
    """The MJML compiler refused the document; the sentence names the template and the place."""
