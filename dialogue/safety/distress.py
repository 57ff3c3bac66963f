"""Does a message speak of danger to life: the writer's own, or that of somebody near?

Decides only; what is answered, held and alerted is for others. Recall before precision: the answer that
follows suits someone who was not in danger. Proposals about suicide prevention, worry over figures and grief
are ordinary replies. Source: the crisis lines' advice gathered in the project's domain notes.
"""

import re

from dialogue.safety import crisis_words as words
from dialogue.safety.clauses import Clause, canonical, clauses, sentences
from dialogue.safety.phrases import compiled


def _set(names: str) -> frozenset[str]:
    return frozenset(canonical(names).split())


_WRITER = _set("jag mig min mitt mina im ive my me mina mun minä mä olen en haluan")
_ENGLISH = _set("to dont want wanna my the of am im is are have myself")
_NEAR = _set(
    "han hon hen honom henne vän väninna kompis polare dotter son bror syster mamma pappa mor mormor morfar "
    "farmor farfar fru make maka sambo pojkvän flickvän partner granne grannen kollega elev barnbarn systerdotter "
    "brorson kusin moster faster vännen kompisen dottern sonen grannens he she friend daughter brother sister"
)
_OTHERS = _set(
    "de unga ungdomar ungdom barn barnen unge många flera fler vissa andra alla nån någon några folk människor "
    "människa personer person äldre gamla pensionärer kvinnor män killar tjejer flickor pojkar patienter anhöriga "
    "medlemmar brukare föräldrar deltagare vuxna studenter föreningen föreningar vi vem individer individen "
    "drabbade färre kulturen elever medlemmarna nuoret ihmiset moni monet joku people youth they who someone teenagers students we"
)
_DEFINITE_PLURAL = re.compile(r"\w{3,}(?:arna|erna|orna)")
_HUSBAND = compiled("min/hennes/hans man")
_ONE_OF = compiled("""
    jag är/var en/någon [av] [de/dem/person/människa/sådan] som
    jag är/var en av de/dem/många som
""")
_REPORTED = re.compile(r"([^.!?\n\"”“«»]*)[\"”“«»]([^\"”“«»]{2,200})[\"”“«»]([^.!?\n\"”“«»]*)")
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
_IDIOM_SUBJECT = re.compile(
    r" (?:byrakrati|blankett|papper|administration|ansokning|projekt|mote|redovisning|system|krangel|regler)\w*"
    r"(?! \w* ?(?:jag|i) )"
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


def crisis(text: str) -> bool:
    """True when `text` seems to speak of the writer's own acute danger; in Swedish, English or Finnish."""
    own = _REPORTED.sub(_without_others_words, text)
    laughing = bool(_LAUGHING.search(text))
    return any(_own_danger(clause, laughing) for clause in clauses(own))


def worried_about_other(text: str) -> bool:
    """True when `text` speaks of danger to the life of one near person, now; grief over a death does not."""
    return any(_danger_to_near(sentence.text) for sentence in sentences(text))


def _own_danger(clause: Clause, laughing: bool) -> bool:
    text = words.ORDINARY.sub(" _", clause.text)
    for match in words.CERTAIN.finditer(text):
        if not _IDIOM_SUBJECT.search(text[: match.start() + 1]):
            return True
    text = _HUSBAND.sub(" make", _ONE_OF.sub(" jag", text))
    for match in words.DIRE.finditer(text):
        writer, other = _subjects(text, match)
        if writer > other or (other < 0 and not _PREVENTION.search(text[: match.start() + 1])):
            return True
    return not laughing and any(_weary(text, match) for match in words.WEARY.finditer(text))


def _weary(text: str, match: re.Match[str]) -> bool:
    writer, other = _subjects(text, match)
    begins = len(text[: match.start()].split()) <= 1
    return writer > other or (begins and other < 0)


def _subjects(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the writer and where somebody else was last named up to the end of `match`; -1 for nowhere."""
    named = text[: match.end()].split()
    english = not _ENGLISH.isdisjoint(text.split())
    writer = other = -1
    for place, word in enumerate(named):
        if word in _WRITER or (english and word == "i"):
            writer = place
        elif word in _NEAR or word in _OTHERS or _DEFINITE_PLURAL.fullmatch(word):
            other = place
    before = text[: match.start()].split()
    if before and before[-1] == "som":
        other = max(other, len(before) - 1)
    return writer, other


def _without_others_words(match: re.Match[str]) -> str:
    """What somebody else is quoted as saying is taken out; what the writer says between marks stays."""
    before, said, after = match.groups()
    around = f" {canonical(before)} {canonical(after)} "
    others = not (_OTHERS | _NEAR).isdisjoint(around.split()) or bool(_SAYING.search(around))
    own = not {"jag", "mig", "i"}.isdisjoint(canonical(before).split()[-4:])
    return f"{before} {after}" if others and not own else f"{before}. {said}. {after}"


def _danger_to_near(text: str) -> bool:
    if _GRIEF.search(text):
        return False
    text = _HUSBAND.sub(" make", words.ORDINARY.sub(" _", text))
    matches = (match for pattern in (_OF_THEMSELVES, words.DIRE) for match in pattern.finditer(text))
    return any(not _NEAR.isdisjoint(text[: match.start() + 1].split()) for match in matches)
