"""Replies to measure with: own words about what associations answer about, of the lengths that real replies have.

Median about 60 characters, longest about 500, as in the minutes of real meetings. The same texts every time.
"""

from __future__ import annotations

import random
from itertools import product
from typing import Final

_OPENINGS: Final = (
    "Vi behöver", "Det saknas", "Regionen borde satsa på", "Många hos oss frågar efter", "Ge föreningarna",
    "Bygg vidare på", "Vårt förslag är", "Börja med", "Vi efterlyser", "Det viktigaste är",
)  # fmt: skip
_THINGS: Final = (
    "fler mötesplatser för äldre som bor ensamma",
    "lokaler att låna på kvällar och helger",
    "en gemensam kalender över vad som händer i kommunerna",
    "bättre bussar till och från byarna när teatern spelar",
    "tolkar vid föräldramöten och hos barnmorskan",
    "en kontaktperson som vet vad civilsamhället gör",
    "stöd till unga som inte går till skolan",
    "längre avtal så att verksamheten hinner växa",
    "enklare blanketter när vi söker bidrag",
    "trygga vägar att cykla till ridhuset",
    "utbildning i psykisk ohälsa för ledare",
    "digital hjälp till dem som inte har bank-id",
    "samtal mellan trossamfund, idrott och kulturskola",
    "möten där även små föreningar får tala",
    "en karta över natur som går att nå med rullstol",
)
_ENDINGS: Final = (
    ".",
    ", gärna i hela länet.",
    ", och det får inte hänga på en enda eldsjäl.",
    ". Vi gör gärna en del av arbetet om någon samordnar och återkommer med besked.",
    ", för i dag når vi bara dem som redan är med. Hos oss har vi provat med öppet hus en gång i månaden, "
    "och det kom nya människor varje gång.",
    ". Fråga oss i god tid före beslutet, berätta vad som hände med svaret och varför, och låt oss se "
    "budgeten innan den är spikad; då orkar ideella krafter vara med även nästa gång. Det vore dessutom bra att "
    "veta vem som äger frågan hos regionen, hos kommunen och hos länsstyrelsen, så att vi slipper ringa runt.",
)
_SHARES: Final = (40, 25, 15, 10, 7, 3)


def realistic_replies(count: int) -> list[str]:
    """`count` texts, no two of the first hundreds alike, in the same order every time."""
    draw = random.Random(20261122)
    starts = [f"{opening} {thing}" for opening, thing in product(_OPENINGS, _THINGS)]
    return [draw.choice(starts) + draw.choices(_ENDINGS, _SHARES)[0] for _ in range(count)]
