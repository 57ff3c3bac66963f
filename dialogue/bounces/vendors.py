"""Bounces in the forms of those who have their own: by flufl.bounce (Apache-2.0), Mailman's collection of them. Pure."""

from __future__ import annotations

import re
from email.message import Message
from typing import Final

from dialogue.bounces.incoming import Failure
from dialogue.bounces.parsing import parts, words
from dialogue.suppression import normalised

_CODES: Final = re.compile(r"\b[45]\.\d{1,3}\.\d{1,3}\b")
_SAID: Final = 4_000
"""Letters of the mail's own words that are looked at for the reason."""


def failures(mail: Message) -> tuple[Failure, ...]:
    """Whom a letter did not reach, as far as the form is known; empty for one that is not, or that only warns."""
    from flufl.bounce import all_failures  # here: nobody else waits for its twenty modules

    try:
        _, lasting = all_failures(mail)
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError):
        return ()  # its detectors trust what they read; a mail made to trip them is one that nobody knows
    said = reason(mail)
    return tuple(Failure(normalised(one.decode("utf-8", "replace")), said) for one in sorted(lasting))


def reason(mail: Message) -> str:
    """What a mail says about why, a code first where there is one; at most 400 letters."""
    text = " ".join(" ".join(words(part) for part in parts(mail) if not part.is_multipart())[:_SAID].split())
    code = _CODES.search(text)
    return f"{code[0] + ' ' if code else ''}{text}"[:400]
