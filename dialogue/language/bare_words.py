"""What a short message comes down to without greetings, thanks and punctuation: a command's word, perhaps.

A long text that happens to hold "stop" is never a command (nyaruka/rapidpro#5492, rapidpro#392, #519). Runs nothing.
"""

from __future__ import annotations

from typing import Final

from dialogue.language.folding import fold, tokens

MOST_WORDS: Final = 2
"""A command's name has at most two words ("mina medskick")."""

_COURTESY: Final = frozenset(
    fold(
        "hej hejsan hallå hello hi hey tack tackar snälla please thanks thank you kära vänligen mvh bara nu jag vill"
    ).split()
)
_STOP: Final = frozenset(fold("stop stopp stoppa sluta avsluta avsäg avregistrera unsubscribe cease").split())
_MAILINGS: Final = frozenset(
    fold(
        "utskick utskicken meddelande meddelanden meddelandena notis notiser mejl mejla mail maila brev spam reklam "
        "messages message mails skicka skriva påminnelser påminnelse sending writing"
    ).split()
)
_MOST_WORDS_OF_A_WISH: Final = 8


def bare_word(text: str) -> str:
    """The folded word or two that `text` comes down to, joined by "_"; "" where more is left, or nothing.

    >>> bare_word("Stopp, tack!")
    'stopp'
    """
    left = [word for word in _few_words(text) if word not in _COURTESY]
    return "_".join(left) if len(left) <= MOST_WORDS else ""


def may_wish_to_stop(text: str) -> bool:
    """True for a short message that seems to ask for an end of messages, and not of something in the world.

    >>> may_wish_to_stop("sluta skicka sånt här"), may_wish_to_stop("Sluta lägga ner biblioteken!")
    (True, False)
    """
    found = _few_words(text)
    if _STOP.isdisjoint(found):
        return False
    return len([word for word in found if word not in _COURTESY]) == 1 or not _MAILINGS.isdisjoint(found)


def _few_words(text: str) -> tuple[str, ...]:
    """The folded words of a short message; none of a longer one."""
    found = tokens(text)
    return tuple(map(fold, found)) if len(found) <= _MOST_WORDS_OF_A_WISH else ()
