"""How heavy a Swedish text is to read: words, sentences, LIX, and which sentences and words weigh most.

LIX (Björnsson 1968) = words / sentences + 100 × long words / words; a long word has more than six letters. It
swings on short texts and calls easy compounds hard: a hint for the writer, never a gate. Judges nothing itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogue.language.folding import visible

LONG_WORD_LETTERS = 6
LONG_SENTENCE_WORDS = 25

_LINK = r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_INNER = r"(?:[-‐‑–'’:/.,](?=\w)\w+)*"
_WORD = re.compile(rf"(?P<link>{_LINK})|[^\W_]\w*{_INNER}")
_STOP = re.compile(r"[.!?]+(?P<closed>[\"”»’')\]]*)(?=\s|$)")
_LISTED = """
    adr ang anm avd bl bl.a bla ca d.s d.v.s dvs doc dr e.d e.kr e.l enl etc ev ex exkl f.d f.kr f.n f.ö f.v.b fd febr
    forts fr.o.m förf g.m ggr i.o.m i.s.f i.st.f inkl inv jfr jan feb apr aug sept sep okt nov dec kap kl m.a.o m.fl
    m.h.a m.m mfl mm n.b nr nuv o.d o.dyl o.s.a o.s.v obs ordf osv p.g.a p.s pga prof resp s s.a.s s.k sekr sid sk
    t.ex t.f t.h t.o.m t.v tel tex tfn uppl utg v.g överl
"""
_ABBREVIATIONS = frozenset(_LISTED.split())
_ORDINAL_GOES_ON = re.compile(r"\s+[a-zåäö\d]")


@dataclass(frozen=True, slots=True)
class Readability:
    """What was measured in one text.

    lix: 0.0 for a text without words.
    long_sentences: those of more than 25 words, as written.
    long_words: those of more than six letters, each once, in the order they come.
    """

    words: int
    sentences: int
    lix: float
    long_sentences: tuple[str, ...]
    long_words: tuple[str, ...]


def read(text: str) -> Readability:
    """Measure `text`. Links and addresses are words, but never long ones; numbers are words."""
    found = [(sentence, tuple(_words(sentence))) for sentence in sentences(visible(text))]
    words = [word for _, inside in found for word in inside]
    long = [word for word in words if _letters(word) > LONG_WORD_LETTERS]
    return Readability(
        words=len(words),
        sentences=len(found),
        lix=len(words) / len(found) + 100 * len(long) / len(words) if words else 0.0,
        long_sentences=tuple(sentence for sentence, inside in found if len(inside) > LONG_SENTENCE_WORDS),
        long_words=tuple({word.casefold(): word for word in reversed(long)}.values())[::-1],
    )


def sentences(text: str) -> Iterator[str]:
    """The sentences of `text` that have words in them.

    A sentence ends at . ! or ? before a space or the end, or at a line's end; not after a known abbreviation nor
    inside a number ("den 3. oktober", "1. Fråga"). A colon does not end it.
    """
    for line in text.splitlines():
        start = 0
        for stop in _STOP.finditer(line):
            if _ends_sentence(line, start, stop):
                yield from _with_words(line[start : stop.end()])
                start = stop.end()
        yield from _with_words(line[start:])


def _ends_sentence(line: str, start: int, stop: re.Match[str]) -> bool:
    before = line[start : stop.start()].split()
    last = before[-1].lstrip("([\"”»’'").casefold() if before else ""
    after = line[stop.end() :]
    if stop["closed"] and not after.lstrip()[:1].isupper():
        return not after.strip()
    if stop.group() != ".":
        return True
    if last in _ABBREVIATIONS:
        return False
    number = last.isdigit()
    return not (number and (len(before) == 1 or _ORDINAL_GOES_ON.match(after)))


def _with_words(part: str) -> Iterator[str]:
    if _WORD.search(part):
        yield part.strip()


def _words(sentence: str) -> Iterator[str]:
    return (match.group() for match in _WORD.finditer(sentence))


def _letters(word: str) -> int:
    return 0 if re.match(_LINK, word) else sum(letter.isalpha() for letter in word)
