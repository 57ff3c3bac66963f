"""How danger to one's own life is put in Finnish: lists in the notation of `phrases`, used by `crisis_words`."""

CERTAIN = """
    tapan/tappaa/tapanko/tappaisin/satutan/satuttaa/vahingoittaa/viillän/viiltelen/hirtän/ammun itseni/itteni/itseäni/itteäni
    teen/tekisin/tehdä/yritän/tekemään [oikeasti/vielä] itsemurhan/itsemurhaa/itsemurha
    lopettaa/lopetan/päättää/päätän [tämän/oman] elämäni/päiväni/elämän
    parempi/paremmin … ilman_minua/ilman_mua
    minulla/mulla/mul … itsemurha*
    elämäni on ohi/loppu
    ajattelen/ajattelin/mietin/suunnittelen/suunnitellut/miettinyt … itsemurhaa/kuolemaa/kuolemista
    olen/oon itsetuhoinen
    kukaan_ei … kaipaa/kaipaisi/välitä
"""
DIRE = """
    haluan/haluun/haluaisin/tahdon/tahtoisin/toivon/haluisin [vain/vaan] [että] kuolla/kuolen/kuolisin/kuolemaa/kuollut
    en/emme/ei [enää/edes] halua/haluu/tahdo/jaksa/jaksaisi/haluaisi/viitsi [enää] elää/herätä/olla_olemassa/olla_elossa/olla_täällä
    ei_ole/ei_oo/en_näe … syytä/mieltä/järkeä … elää
    elämällä/elämälläni/elämäni/elämä/elämässä/elämässäni ei_ole/ei_oo … järkeä/merkitystä/tarkoitusta/elämisen_arvoista/arvoista/mieltä
    hyppään/hyppäisin/hypätä/menen/astun junan/sillalta/katolta/parvekkeelta/junan_alle
    mieli/voisin/aion/haluan/pakko … kuolla
    hyppäämään/hypätä/hyppään … sillalta/junan/katolta/alle
    olisinpa/parempi kuollut/kuolla/kuolleena
    mieluummin kuolisin/kuolen/kuollut
    kuolisinpa/kuolisin_mielelläni
"""
WEARY = """
    en jaksa enää/tätä_enää .
    en jaksa … elämää .
    en jaksa .
    haluan/haluun [vain] kadota/pois_täältä/pois [täältä] .
"""
