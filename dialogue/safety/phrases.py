"""A small notation for phrases, so that those who know the subject can read and mend the lists of them.

    vill [jag] dö          words in order; in brackets what may be left out
    vill/orkar inte leva   one of several words; `för_alltid` is an alternative of two words
    tabletter*             a word that begins so
    ta … överdos           at most three words between
    {antal}                a number in figures
    . orkar inte mer .     the clause begins and ends here

Words are written in plain spelling; both phrase and message are brought to the canonical words of `clauses`.
Holds no phrases.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from dialogue.safety.clauses import canonical


def compiled(*lists: str) -> re.Pattern[str]:
    """One pattern for all phrases of `lists` (one phrase a line), to be searched in `Clause.text`."""
    # put together by first words, and those by first letters: hundreds of phrases that are tried one after the other at
    # every word are slow. Two phrases that fit at one place begin alike, so they are tried in the order in which they stand.
    words: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in (line.strip() for lines in lists for line in lines.splitlines() if line.strip()):
        for beginning, rest in _beginnings(phrase):
            words[beginning].append(rest)
    letters: defaultdict[str, list[str]] = defaultdict(list)
    for beginning, rests in words.items():
        letters[beginning[:2]].append(f"{beginning[2:]}(?:{'|'.join(rests)})")
    return re.compile("|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in letters.items()))


def _beginnings(phrase: str) -> Iterator[tuple[str, str]]:
    """Each way in which a phrase can begin, and what comes after it."""
    elements = phrase.removeprefix(". ").removesuffix(" .").split()
    ends = "(?= $)" if phrase.endswith(" .") else "(?= )"
    for number, element in enumerate(elements, 1):
        rest = "".join(map(_element, elements[number:])) + ends
        options = _options(element)
        for option in options:
            yield (f"{option[:2]}(?<=^{option[:2]}){option[2:]}" if phrase.startswith(". ") else option), rest
        if options and not element.startswith("["):
            return


def _element(element: str) -> str:
    options = _options(element)
    if not options:
        return ""
    return f"(?:{'|'.join(options)})" + ("?" if element.startswith("[") else "")


def _options(element: str) -> list[str]:
    if element == "…":
        return [r"(?: \w+){0,3}?"]
    if element == "{antal}":
        return [r" \d+"]
    options = sorted({_words(option) for option in element.strip("[]").split("/")})
    return [f" {option}" for option in options if option]


def _words(option: str) -> str:
    if option.endswith("*"):
        return re.escape(canonical(option[:-1])) + r"\w*"
    return re.escape(canonical(option.replace("_", " "))).replace(r"\ ", " ")
