"""Abuse: insults and threats aimed at people. Anger at a matter ("jävligt dåligt skött") is not abuse."""

from dialogue.safety.clauses import clauses
from dialogue.safety.phrases import compiled

_INSULT = (
    "idiot*/idioter*/jävel/jävlar/fan_av_människa/as/svin/kräk/hora/horor/fitta/fittor/kuk/kukar/kukhuvud/cp/mongo/"
    "pucko/puckon/dumskalle*/korkade/efterbliven/efterblivna/fitthora/slyna/subba/subbor/luder/parasit*/avskum/"
    "landsförrädare/svikare/råtta/råttor/ohyra/äckel/rövhål/arsle/miffo/fjant/loser/losers/clown/clowner/pajas/pajasar"
)
_GROUP_SLURS = (
    "neger/negrer/negrar/blatte/blattar/svartskalle/svartskallar/zigenar*/apor/turkjävel/judejävel/bögjävel"
)
_ABUSE = compiled(f"""
    du/ni/han/hon/dom/de är/e/är_ju/är_en/är_ett/är_några … {_INSULT}
    din/ert/era/er/ditt/vilken/vilka/vilket/jävla/djävla/förbannade/satans/fucking/vidriga/äckliga … {_INSULT}
    . idiot*/idioter*/jävel/jävlar/as/svin/kräk/hora/fitta/pucko/puckon/efterblivna/avskum/landsförrädare .
    {_GROUP_SLURS}
    håll käften/käft/truten/klaffen
    dra/far/åk/stick åt/till helvete/skogen/fanders
    fuck/fucking you/off/idiots
    fan ta/ta_er/ta_dig er/dig
    ruttna/brinn i helvetet/helvete
    sug/suga/slicka min/mig/röv/kuk
    jag/vi ska/kommer döda/slå_ihjäl/hitta/spöa/skjuta/bränna/knivhugga/slå_ner dig/er/de/honom/henne/hem
    vet/ta_reda_på var_du_bor/var_ni_bor
    hoppas du/ni/de … dör/dö/brinner/får_cancer
    passa dig/er .
    du/ni/de borde/förtjänar/ska … dö/skjutas/hängas/våldtas
    åk/skicka/stick hem … {_GROUP_SLURS}
    go to hell
    you are/re … idiot/stupid/scum/bitch
    kill yourself/yourselves
    kys
    ta livet av dig/er
    du/ni kan/borde ta livet av
""")


def abusive(text: str) -> bool:
    """True when `text` insults or threatens somebody. Profanity alone is not enough."""
    return any(_ABUSE.search(clause.text) for clause in clauses(text))
