"""Swedish words that hold sentences together and say nothing of what a text is about. Data only, folded by the reader."""

from __future__ import annotations

from typing import Final

from dialogue.language.folding import words

FUNCTION_WORDS: Final = frozenset(
    words("""
        alla allas allt alltid alltså andra annan annat annars aldrig att av bara behov behöva behöver behövs behövt blev
        bli blir blivit bland borde bort bra både båda bör då de dem den denna deras dess dessa det detta dig din dina dit
        ditt dock du där därför därmed efter egen egna eget eller emot en enda endast enligt er era ert ett ex exempel
        exempelvis extra få får fått fanns finnas finns fler flera flest framför från fram för före förra första gav ge
        genom ger gick gjorde gjort gott gå går gått gärna gör göra ha hade han hans har haft helt hellre hennes henne
        hit hon honom hos hur här i ibland icke idag igen in inför ingen inget inom inte införa inga innan ja jag ju just
        kan kanske kommer kom komma krävs kunde kunna kvar la lika lite litet lägga man med medan mellan mer mera mest
        mig min mina mitt mot mycket måste många ned nej ner ni nog nu nya ny nytt någon någonting något några när nära
        nästa och också om oss och olika ofta på redan rätt samma samt sedan ser se sig sin sina sitt själv sjukt ska
        skall skulle skapa snart som stor stora större svårt så sådan sådana sådant sätt tack ta tar tas till
        tillsammans tills tid tog trots tycker under upp ut utan utanför var vad vara varandra vara vart varför vare
        varit varje vem vet vi via vid vilka vilken vilket vill vilja ville viktigt viktiga väl vår våra vårt än ännu är
        ändå även åt över finnas saknas saknar fortsätt fortsätta ännu möjlighet möjligheter använda
    """)
)
