"""How the words that matter are misspelled, and which words only add weight. Tables only; `clauses` uses them.

All forms are folded loosely (without å, ä, ö).
"""


def listed(words: str) -> frozenset[str]:
    """The words of a list written with spaces between."""
    return frozenset(words.split())


_FORMS = {
    "jag": "jak jagh jg jaj",
    "mig": "mej mejj migg mg",
    "inte": "int inet itne innte intte ente ej icke inge ite",
    "vill": "vil vilja vilk wil will vell vile ville velat",
    "do": "doo dodo",
    "dod": "doed dodd",
    "leva": "lva leeva levva levaa lefva",
    "klarar": "klara fixar fixa klrar",
    "orkar": "palla pallar maktar makta orka orkr orker okar okrar orkat orkade orkarr",
    "ta": "taa tsa",
    "tar": "taar",
    "liv": "livv lif",
    "livet": "livett lifvet",
    "av": "utav",
    "mitt": "mit mtt",
    "bega": "begar begatt begick beg",
    "gora": "gor gjort gjorde gjora",
    "sjalv": "sjelv sjalf skalv sjlv",
    "sjalvmord": "sjalmord sjelvmord sjalmvord skalvmord",
    "suicid": "suisid sucid sucide suicide siucid suidic",
    "langre": "langer lengre langere",
    "mer": "mera merr",
    "battre": "betre batre",
    "overdos": "overdosera overdoserar overdoserat",
    "de": "dem dom",
    "kill": "kil killing",
    "die": "dye dying",
}
CANONICAL = {form: word for word, forms in _FORMS.items() for form in forms.split()}
"""A known spelling -> the word that phrases are matched with."""

FORGIVING = tuple(
    sorted(
        listed("""
            orkar sjalvmord sjalvmordstankar suicidtankar suicidal overdos tabletter forsvinna battre existera
            meningslost livslust avskedsbrev somntabletter tunnelbanan framfor itsemurha itsemurhan kuolla
        """)
    )
)
"""Long words that are known with one slip in them."""

WEIGHT = listed("""
    bara verkligen faktiskt helt enkelt ens liksom typ nog javla javligt sa riktigt alls egentligen ju val kanske
    snalla allra helst mest ocksa fan seriost arligt talat att nu igen ibland ofta snart vissa dagar ikvall inatt
    idag fucking really just simply honestly actually literally so vaan oikeasti todella
""")
"""Words that change nothing of what a clause says."""
