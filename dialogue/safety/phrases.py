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

from dialogue.safety.clauses import canonical


def compiled(*lists: str) -> re.Pattern[str]:
    """One pattern for all phrases of `lists` (one phrase a line), to be searched in `Clause.text`."""
    phrases = [phrase for lines in lists for phrase in map(str.strip, lines.splitlines()) if phrase]
    return re.compile("|".join(map(_phrase, phrases)))


def _phrase(phrase: str) -> str:
    elements = phrase.removeprefix(". ").removesuffix(" .").split()
    begins = "^" if phrase.startswith(". ") else ""
    ends = "(?= $)" if phrase.endswith(" .") else "(?= )"
    return begins + "".join(map(_element, elements)) + ends


def _element(element: str) -> str:
    if element == "…":
        return r"(?: \w+){0,3}?"
    if element == "{antal}":
        return r" \d+"
    optional = element.startswith("[")
    options = sorted({_words(option) for option in element.strip("[]").split("/")})
    options = [option for option in options if option]
    if not options:
        return ""
    return rf"(?: (?:{'|'.join(options)}))" + ("?" if optional else "")


def _words(option: str) -> str:
    if option.endswith("*"):
        return re.escape(canonical(option[:-1])) + r"\w*"
    return re.escape(canonical(option.replace("_", " "))).replace(r"\ ", " ")
