"""What can go wrong with a file.

MedskickError
└── DocumentError   the file is too large, broken, or of a form that is not read
"""

from __future__ import annotations

from dialogue.errors import MedskickError


class DocumentError(MedskickError):
    """A file cannot be read as a document. The sentence says what to save it as."""
