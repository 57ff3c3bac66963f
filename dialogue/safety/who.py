"""Who a clause is about: the writer, somebody near, or others. Tables and one question; decides nothing else.

Words are canonical (see `clauses`), which makes some of them meet: "män" and "man" are one and so left out.
"""

import re

from dialogue.safety.clauses import canonical


def _set(names: str) -> frozenset[str]:
    return frozenset(canonical(names).split())


_WRITER = _set("jag mig min mitt mina im ive my me mina mun minä mä olen en haluan")
_ENGLISH = _set("to dont want wanna my the of am im is are have myself")
NEAR = _set(
    "han hon hen honom henne vän väninna kompis polare dotter son bror syster mamma pappa mor mormor morfar "
    "farmor farfar fru make maka sambo pojkvän flickvän partner granne grannen kollega elev barnbarn systerdotter "
    "brorson kusin moster faster vännen kompisen dottern sonen grannens he she friend daughter brother sister"
)
OTHERS = _set(
    "de unga ungdomar ungdom barn barnen unge många flera fler vissa andra alla nån någon några folk människor "
    "människa personer person äldre gamla pensionärer kvinnor killar tjejer flickor pojkar patienter anhöriga "
    "medlemmar brukare föräldrar deltagare vuxna studenter förening föreningen föreningar vi vem individer individen "
    "drabbade färre kulturen elever medlemmarna nuoret ihmiset moni monet joku people youth they who someone teenagers students we"
)
_PEOPLE = re.compile(
    r"(?:ungdom|elev|medlem|patient|kvinn|pojk|flick|ledar|deltag|brukar|foraldr|mannisk|person|student|pensionar"
    r"|eldsjal|forening|organisation|klient|volontar|foretag|grann|syskon)\w*(?:na|arnas|ernas|ornas)"
)


def last_named(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the writer and where somebody else was last named up to the end of `match`; -1 for nowhere."""
    named = text[: match.end()].split()
    english = not _ENGLISH.isdisjoint(text.split())
    writer = other = -1
    for place, word in enumerate(named):
        if word in _WRITER or (english and word == "i"):
            writer = place
        elif word in NEAR or word in OTHERS or _PEOPLE.fullmatch(word):
            other = place
    before = text[: match.start()].split()
    if before and before[-1] == "som":
        other = max(other, len(before) - 1)
    return writer, other
