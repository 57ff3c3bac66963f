"""What a short message comes down to without greetings, thanks and punctuation: a command's word, perhaps.

A long text that happens to hold "stop" is never a command (nyaruka/rapidpro#5492, rapidpro#392, #519). Runs nothing.
"""

from __future__ import annotations

import re
from typing import Final

from dialogue.language.folding import fold, tokens

MOST_WORDS: Final = 2
"""A command's name has at most two words ("mina medskick")."""
_DOUBLED: Final = re.compile(r"(.)\1+")

_COURTESY: Final = frozenset(
    fold(
        "hej hejsan hallå hello hi hey tack tackar snälla please thanks thank you kära vänligen mvh bara nu jag vill"
    ).split()
)
_POLITE: Final = frozenset(fold("hej hello hi hey tack tackar snälla please thanks thank you").split())
_OPT_OUTS: Final = frozenset(
    _DOUBLED.sub(r"\1", word)
    for word in fold(
        "stopp stoppa stopall sluta avsluta avanmäl avanmälan avregistrera avregistrering avprenumerera avbeställ "
        "unsubscribe end quit"
    ).split()
)
"""Each means /stopp when it stands alone; doubled letters are written once."""
_STOP: Final = frozenset(fold("stop stopp stoppa sluta avsluta avsäg avregistrera unsubscribe cease").split())
_MAILINGS: Final = frozenset(
    fold(
        "utskick utskicken meddelande meddelanden meddelandena notis notiser mejl mejla mail maila brev spam reklam "
        "messages message mails skicka skriva påminnelser påminnelse sending writing"
    ).split()
)
_NO_MORE: Final = frozenset(fold("inga slippa slipp no nej").split())
_WISHES: Final = frozenset(
    tuple(fold(wish).split())
    for wish in ("lämna mig ifred", "lämna mig i fred", "ta bort mig", "leave me alone", "remove me")
)
_NOT_LONGER: Final = frozenset(fold("fler flera mer mera längre").split())
_SELF: Final = frozenset(fold("mig oss me us").split())
_MOST_WORDS_OF_A_WISH: Final = 8


def bare_word(text: str) -> str:
    """The folded word or two that `text` comes down to, joined by "_"; "" where more is left, or nothing.

    >>> bare_word("Stopp, tack!")
    'stopp'
    """
    left = [word for word in _few_words(text) if word not in _COURTESY]
    return "_".join(left) if len(left) <= MOST_WORDS else ""


def opts_out(text: str) -> bool:
    """True for one word, however it is capitalised, drawn out or thanked for, that asks for an end of messages.

    >>> opts_out("STOOOPP!"), opts_out("Sluta, tack"), opts_out("Jag vill sluta")
    (True, True, False)
    """
    left = [_DOUBLED.sub(r"\1", word) for word in _few_words(text) if word not in _POLITE]
    return len(left) == 1 and left[0] in _OPT_OUTS


def may_wish_to_stop(text: str) -> bool:
    """True for a short message that seems to ask for an end of messages, and not of something in the world.

    >>> may_wish_to_stop("sluta skicka sånt här"), may_wish_to_stop("Sluta lägga ner biblioteken!")
    (True, False)
    """
    found = _few_words(text)
    unwanted = not _NO_MORE.isdisjoint(found) or ("inte" in found and not _NOT_LONGER.isdisjoint(found))
    if found in _WISHES or (unwanted and not _MAILINGS.isdisjoint(found)):
        return True
    if not _SELF.isdisjoint(found) and opts_out(" ".join(word for word in found if word not in _SELF)):
        return True
    if _STOP.isdisjoint(found):
        return False
    return len([word for word in found if word not in _COURTESY]) == 1 or not _MAILINGS.isdisjoint(found)


def _few_words(text: str) -> tuple[str, ...]:
    """The folded words of a short message; none of a longer one."""
    found = tokens(text)
    return tuple(map(fold, found)) if len(found) <= _MOST_WORDS_OF_A_WISH else ()
