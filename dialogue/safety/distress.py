"""Does a message speak of danger to life: the writer's own, or that of somebody near?

Decides only; what is answered, held and alerted is for others. Recall before precision: the answer that
follows suits someone who was not in danger. Proposals about suicide prevention, worry over figures and grief
are ordinary replies. Source: the crisis lines' advice gathered in the project's domain notes.
"""

import re
from functools import lru_cache

from dialogue.safety import crisis_words as words
from dialogue.safety.clauses import Clause, canonical, clauses, sentences
from dialogue.safety.phrases import compiled
from dialogue.safety.who import NEAR, OTHERS, last_named

_HUSBAND = compiled("min/hennes/hans man")
_NEAR = NEAR | {"man"}
"""Without any of these words nobody near is named."""
_ONE_OF = compiled("""
    jag är/var en/någon [av] [de/dem/person/människa/sådan] som
    jag är/var en av de/dem/många som
""")
_REPORTED = re.compile(r"([^.!?\n\"”“«»]*)[\"”“«»]([^\"”“«»]{2,200})[\"”“«»]([^.!?\n\"”“«»]*)")
_MARK = re.compile('["”“«»]')
_SAYING = compiled("""
    säger/säga/skriver/skrev/berättar/ropar/viskar/sade/sa/sagt/hör/hörs/svarar/undrar/frågar/fråga/uttrycker
    ord/orden/meningen/frasen/uttrycket/frågan/frågor/tankar/signaler
    say/says/saying/said
""")
_PREVENTION = compiled("""
    erfarenhet/erfarenheter/kunskap/utbildning/utbilda/samtal/prata/tala/forskning/föreläsning … av/om/kring
    förebygga/förebyggande/förhindra/hindra/motverka/minska/stoppa/upptäcka/prevention/nollvision/statistik
    stängsel/räcke/räcken/skydd/skyddsnät/barriär/barriärer/nät
    efterlevande
    prevent/preventing/prevention
""")
_IDIOM = re.compile(
    r" (?:byrakrati|blankett|papper|administration|ansokning|projekt|mote|redovisning|system|krangel|regler)\w*"
    r"(?: \w+){0,2} (?:ta livet av|tar livet av|doda|dodar) mig"
)
_LAUGHING = re.compile(r"haha|hihi|\blol\b|[😂🤣😆😹]", re.IGNORECASE)
_OF_THEMSELVES = compiled("""
    ta/tar [sitt/sina] [eget/egna] liv
    ta/tar livet av sig
    skada/skadar/skär/skära sig själv
    skär/skada/skadar sig
    har/får/fått/pratar/talar/skriver/om/med … självmordstank*/suicidtank*/självmordsplan*/självmord/suicid
    är/verkar/blivit/känns/suicidal suicidal/självmordsbenägen/självmordsnära
    kill/hurt/harm himself/herself/themselves
    suicidal
""")
_GRIEF = compiled("""
    tog/tagit sitt/sina [eget/egna] liv
    tog/tagit livet av sig
    dog/avled/gick_bort/förlorade/förlorat/mist/miste/sorg/sörjer/efterlevande/begravning
""")


@lru_cache(maxsize=8)  # asked before anything else is, and again with the other flags
def crisis(text: str) -> bool:
    """True when `text` seems to speak of the writer's own acute danger; in Swedish, English or Finnish."""
    own = _REPORTED.sub(_without_others_words, text) if _MARK.search(text) else text
    return any(_own_danger(clause, text) for clause in clauses(own))


def danger(text: str) -> bool:
    """True when who to call comes before everything else: the writer's own danger, or that of somebody near."""
    return crisis(text) or worried_about_other(text)


@lru_cache(maxsize=8)
def worried_about_other(text: str) -> bool:
    """True when `text` speaks of danger to the life of one near person, now; grief over a death does not."""
    if all(_NEAR.isdisjoint(clause.text.split()) for clause in clauses(text)):
        return False
    return any(_danger_to_near(sentence.text) for sentence in sentences(text))


def _own_danger(clause: Clause, whole: str) -> bool:
    text = words.ORDINARY.sub(" _", clause.text)
    if words.CERTAIN.search(_IDIOM.sub(" _", text)):
        return True
    text = _HUSBAND.sub(" make", _ONE_OF.sub(" jag", text))
    for match in words.DIRE.finditer(text):
        writer, other = last_named(text, match)
        if writer > other or (other < 0 and not _PREVENTION.search(text[: match.start() + 1])):
            return True
    return any(_weary(text, match) for match in words.WEARY.finditer(text)) and not _LAUGHING.search(whole)


def _weary(text: str, match: re.Match[str]) -> bool:
    writer, other = last_named(text, match)
    begins = len(text[: match.start()].split()) <= 1
    return writer > other or (begins and other < 0)


def _without_others_words(match: re.Match[str]) -> str:
    """What somebody else is quoted as saying is taken out; what the writer says between marks stays."""
    before, said, after = match.groups()
    around = f" {canonical(before)} {canonical(after)} "
    others = not (OTHERS | NEAR).isdisjoint(around.split()) or bool(_SAYING.search(around))
    own = not {"jag", "mig", "i"}.isdisjoint(canonical(before).split()[-4:])
    return f"{before} {after}" if others and not own else f"{before}. {said}. {after}"


def _danger_to_near(text: str) -> bool:
    if _GRIEF.search(text):
        return False
    text = _HUSBAND.sub(" make", words.ORDINARY.sub(" _", text))
    matches = (match for pattern in (_OF_THEMSELVES, words.DIRE) for match in pattern.finditer(text))
    return any(not NEAR.isdisjoint(text[: match.start() + 1].split()) for match in matches)
