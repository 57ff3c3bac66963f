"""Names of private persons in a text: somebody who is near the writer, or whom the writer has met in office.

Conservative: a name counts where the words around it say that it is a person's, or where both halves are usual names.
Public roles (a minister, a regional commissioner) may be named; organisations, places and streets that bear a name are
none. Decides nothing about what is then done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dialogue.safety.given_names import GIVEN_NAMES, SURNAME
from dialogue.safety.spelling import listed

Span = tuple[int, int]

_CAPITAL: Final = r"[A-ZÅÄÖÉ][a-zåäöéüíóć]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
_NEAR: Final = (
    r"handläggare\w*|bistånds\w+|socialsekreterare\w*|kurator\w*|läkare\w*|psykolog\w*|sjuksköterska\w*|sköterska\w*|lärare\w*"
    r"|mentor\w*|rektor\w*|boendestödjare\w*|kontaktperson\w*|terapeut\w*|chef\w*|kollega\w*|granne\w*|hyresvärd\w*|kompis\w*"
    r"|vän(?:inna)?|bekant|mamma|pappa|mor|far|son|dotter|bror|syster|moster|faster|farbror|morbror|mormor|morfar|farmor"
    r"|farfar|sambo|man|fru|maka|make|pojkvän|flickvän|barnbarn|kusin|klient\w*|brukare\w*|elev\w*|patient\w*|god man"
    r"|caseworker|case worker|social worker|doctor|nurse|teacher|neighbou?r|boss|colleague|friend|mother|father|mum|dad"
    r"|brother|sister|daughter|husband|wife|landlord"
)
_LATER_CAPITAL: Final = re.compile(r"\s[A-ZÅÄÖÉ]")
"""What every name below has in it, and many texts have not."""
_OWN: Final = r"(?:min|mitt|mina|vår|vårt|hennes|hans|deras|sin|en|my|our|her|his|their)"
_OF_SOMEBODY: Final = re.compile(
    rf"\b(?i:{_OWN})\s+(?:\w+\s)?(?i:{_NEAR}),?\s+({_CAPITAL}(?:\s+{_CAPITAL})?)"
)
_IN_OFFICE: Final = re.compile(
    rf"\b(?i:handläggare\w*|socialsekreterare\w*|kurator\w*|läkare\w*|psykolog\w*|boendestödjare\w*|kontaktperson\w*"
    rf"|enhetschef\w*|verksamhetschef\w*)\s+({_CAPITAL}\s+{_CAPITAL})"
)
_TITLED: Final = re.compile(
    rf"\b(?:[Dd]oktor|[Dd]r\.?|[Dd]ocent|[Ff]ru|[Hh]err|[Ff]röken|Mr\.?|Mrs\.?|Ms\.?)\s+({_CAPITAL}(?:\s+{_CAPITAL})?)"
)
_CALLED: Final = re.compile(
    rf"\b(?i:heter|hette|vid\s+namn|med\s+namnet|named|name\s+is|is\s+called)\s+({_CAPITAL}\s+{_CAPITAL})"
)
_USUAL: Final = re.compile(rf"(?<![\w-])({_CAPITAL})\s+(?:{_CAPITAL}\s+)?({SURNAME}s?)(?![\w-])")
_THING: Final = re.compile(
    r"(?i)(?:förening|organisation|projekt|nätverk|grupp|lokal|hus|plats|park|ort|stad|gata|skola|sida|app|bok|film|kurs"
    r"|metod|modell|program|team|kafé|café|bolag|företag|rapport|kampanj|verksamhet|teater|kyrka|byrå|center|mötesplats"
    r"|association|project|network|place|group|centre)\w*[^.!?\n]{0,40}$"
)
"""What is called so is no person where one of these stands before."""
_PUBLIC: Final = re.compile(
    r"(?i)(?:\w*minister\w*|\w*råd(?:et)?|riksdagsledamo\w+|ledamo\w+|partiledar\w+|landshövding\w*|biskop\w*|kung(?:en)?"
    r"|drottning\w*|författar\w+|forskar\w+|professor\w*|konstnär\w*|borgmästar\w*|president\w*|\w*direktör\w*"
    r"|ordförande\w*|talman\w*|filosof\w*|debattör\w*|journalist\w*|föreläsar\w*)\s+(?:i\s+\w+\s+)?$"
)
_PLACE_AFTER: Final = re.compile(
    r"\s*(?:torg|plats|gata|väg|park|skola|sjukhus|barnsjukhus|fond|stiftelse|minne|hus|gård|kyrka|gymnasium|allé|stig"
    r"|pris|stipendium|museum|center|hem|vårdcentral|bageri|AB|Foundation)\w*",
)
_NO_NAME: Final = listed("""
    Region Regionen Kommun Kommunen Svenska Sveriges Rädda Röda Barnen Korset Kyrkan Föreningen Kvinnojouren Nätverket
    Stiftelsen Studieförbundet Norra Södra Östra Västra Stora Lilla Nya Gamla Sankt Sankta Hela Det Den Vi Jag Ni Hon Han
    Socialtjänsten Arbetsförmedlingen Försäkringskassan Folktandvården Vårdcentralen Vuxenpsykiatrin Sverige Halland
    Skåne Värmland Stockholm Göteborg Malmö Europa Facebook Instagram Google Zoom Teams Telegram Norge Finland Danmark
    Januari Februari Mars April Maj Juni Juli Augusti September Oktober November December Måndag Tisdag Onsdag Torsdag
    Fredag Lördag Söndag The Red Save Cross Children Church
""")


def name_spans(text: str) -> Iterator[Span]:
    """Places of private persons' names."""
    if not _LATER_CAPITAL.search(text):
        return
    for pattern in (_OF_SOMEBODY, _IN_OFFICE, _TITLED):
        for match in pattern.finditer(text):
            if _NO_NAME.isdisjoint(match.group(1).split()):
                yield match.span(1)
    for match in _CALLED.finditer(text):
        if _NO_NAME.isdisjoint(match.group(1).split()) and not _THING.search(text, 0, match.start()):
            yield match.span(1)
    yield from _usual_names(text)


def _usual_names(text: str) -> Iterator[Span]:
    place = 0
    while match := _USUAL.search(text, place):
        usual = _is_usual(text, match)
        if usual:
            yield match.span()
        place = match.end() if usual else match.end(1)  # a greeting before a name is no part of it


def _is_usual(text: str, match: re.Match[str]) -> bool:
    given = match.group(1)
    if match.group(2) == "Person" or (
        given not in GIVEN_NAMES and given.partition("-")[0] not in GIVEN_NAMES
    ):
        return False
    if _PUBLIC.search(text, max(0, match.start() - 40), match.start()):
        return False
    return not (match.group(2).endswith("s") and _PLACE_AFTER.match(text, match.end()))
