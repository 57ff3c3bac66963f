"""Messages that say nothing about any question: thanks, greetings, "ok", commands, emoji alone.

"Ja" and "nej" are answers and count as substance.
"""

import re

from dialogue.language.folding import fold
from dialogue.safety.spelling import listed

_WORD = re.compile(r"[^\W_]+")
_COMMAND = re.compile(r"\s*/\w+(?:@\w+)?(?:\s+\S{1,64})?\s*")
_COURTESY = listed(
    fold("""
        tack tackar tackade thanks thank kiitos hej hejsan hejhej hallå halloj tjena tjenare tjo tja hejdå god
        godmorgon trevlig fortsatt hello hi hey bye moi hei terve moikka mvh hälsningar vänliga kram kramar varsågod
    """)
)
_SMALL = listed(
    fold("""
        ok okej okey okay okk kk oki yes yep yepp japp jadå bra fint toppen super perfekt kanon grymt härligt utmärkt
        underbart kul roligt strålande jättebra hm hmm mm mmm aha jaha jaså oj test testar testing testmeddelande lol
        haha hahaha hihi noterat mottaget uppfattat absolut detsamma great nice cool lycka förstår no problem inga ingen
        fara så en ett på jag då
    """)
)
_AFTER_COURTESY = listed(
    fold("""
        tusen mycket för det all allt info informationen hjälpen svaret påminnelsen inbjudan förhand morgon kväll afton
        natt dag vi ses hörs helg sommar jul ha bäst med till i på er ni dig du alla stort stor samma you very much good
        hyvää och bra idag snabba fina
    """)
)
_SMALL_WORDS = _SMALL | _COURTESY
_POLITE_WORDS = _SMALL_WORDS | _AFTER_COURTESY
_LETTERS_IN_A_ROW = re.compile(r"(.)\1{3,}")


def no_substance(text: str) -> bool:
    """True when nothing in `text` could be a contribution; an empty text too."""
    if _COMMAND.fullmatch(text):
        return True
    words = _WORD.findall(fold(text))
    if not any(len(word) > 1 and not word.isdigit() for word in words):
        return True
    known = _SMALL_WORDS if _COURTESY.isdisjoint(words) else _POLITE_WORDS
    return all(word in known or word.isdigit() or _LETTERS_IN_A_ROW.search(word) for word in words)
