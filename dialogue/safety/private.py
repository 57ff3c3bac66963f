"""What a writer tells about their own life that law and care ask us to hold: article 9 data, own care.

sensitive   health, faith, opinion, sexuality or origin of the writer or one near (GDPR art. 9)
own_care    a matter of the writer's own care, which 1177 and patientnämnden can help with, not a dialogue
"""

from dialogue.safety.clauses import clauses
from dialogue.safety.phrases import compiled

_NEAR = (
    "son/dotter/barn/mamma/pappa/man/fru/sambo/bror/syster/mor/partner/mormor/morfar/farmor/farfar/granne/vän"
)
_ILLNESS = (
    "adhd/add/autism/autistisk/asperger/bipolär/bipolärt/depression/depressioner/deprimerad/psykos/psykoser/"
    "schizofreni/ptsd/ocd/anorexi/bulimi/ätstörning/ångest/ångestsyndrom/panikångest/utmattning/utmattningssyndrom/"
    "utbränd/sjukskriven/diabetes/cancer/bröstcancer/hiv/hivpositiv/epilepsi/ms/parkinson/alzheimer/demens/dement/"
    "stroke/reumatism/fibromyalgi/astma/hjärtsjukdom/hjärtsvikt/missbruk/missbrukare/alkoholist/alkoholberoende/"
    "beroende_av/nykter/psykisk_ohälsa/psykisk_sjukdom/diagnos/diagnosen/funktionsnedsättning/rullstol/dövblind/gravid/"
    "abort/hepatit/kol/crohns/celiaki/sjukpensionär/förtidspensionerad/självskadebeteende/trauma/borderline/eips/tourettes"
)
_BELONGING = (
    "muslim/kristen/jude/judinna/hindu/buddhist/ateist/katolik/sjundedagsadventist/jehovas_vittne/homosexuell/lesbisk/"
    "bisexuell/bög/trans/transperson/queer/rom/same/moderat/socialdemokrat/sverigedemokrat/vänsterpartist/centerpartist/"
    "miljöpartist/liberal/kristdemokrat/kommunist/papperslös/asylsökande"
)
_SENSITIVE = compiled(f"""
    jag har/fick/fått/sitter_i/lider_av/är/är_en/blev/var/behandlas_för/äter_medicin_mot/lever_med/lidit_av … {_ILLNESS}
    jag är/var/är_född/är_uppvuxen [en] [som] {_BELONGING}
    jag som är/har {_ILLNESS}
    jag som är/är_en {_BELONGING}
    min/mitt/mina {_ILLNESS}
    min/mitt/mina/vår/vårt/våra {_NEAR} … har/är/fick/fått/lider_av/lever_med … {_ILLNESS}
    min/mitt/mina {_NEAR}s {_ILLNESS}
    min/mitt religion/tro/läggning/sexuella_läggning/etnicitet
    jag röstar/röstade/röstat/ska_rösta på
    jag är medlem/aktiv i sverigedemokraterna/moderaterna/socialdemokraterna/vänsterpartiet/miljöpartiet/centerpartiet
    jag är medlem/aktiv i kristdemokraterna/liberalerna/kommunal/unionen/vårdförbundet/if_metall/facket
    jag tar/äter/medicinerar [med] antidepressiva/ssri/litium/ritalin/concerta/metadon/insulin/medicin_mot
    jag blev/har_blivit/blivit våldtagen/misshandlad/utsatt_för_våld/slagen
    i have adhd/autism/cancer/depression/diabetes/hiv/anxiety/ptsd
    my diagnosis/depression/illness/disability
""")
_CARE = (
    "läkare/läkaren/operation/operationen/remiss/remissen/medicin/mediciner/recept/behandling/diagnos/vårdplan/journal/"
    "vårdcentral/psykolog/psykiater/sjukskrivning/utredning/terapi/läkartid/läkarbesök/röntgen/rehab/hemtjänst/"
    "färdtjänst/tandläkare/kurator/sjuksköterska/provsvar/besökstid/vårdtid/rehabilitering/hjälpmedel/hörapparat"
)
_PLACE = (
    "vårdcentral/vårdcentralen/akuten/psykiatrin/psykakuten/bup/sjukhus/sjukhuset/läkare/läkaren/doktorn/operation/"
    "remiss/psykolog/1177/tandläkare/mottagningen/ambulans/ambulansen/kirurgen/ortopeden/habiliteringen/specialist/"
    "utredning/behandling/läkartid/vårdtid/röntgen/barnmorska"
)
_OWN_CARE = compiled(f"""
    min/mitt/mina [egen/eget/nya/gamla/förra] {_CARE}
    jag väntar/väntat/har_väntat/fick_vänta/fått_vänta … på/i/hos … {_CARE}
    jag [har] väntat/väntar [i/på] … {_PLACE}
    jag [har] ringt/ringde/ringer/sökt/sökte/söker/åkt/åkte/var/kom/låg/ligger … {_PLACE}
    jag [har] fått/fick/får [inte/aldrig/ingen/någon/fel/nej_till] … {_PLACE}
    jag [har] fått/fick fel medicin/behandling/diagnos/besked
    jag behöver/måste … träffa/få/boka/förnya/komma_till … {_PLACE}
    hur/var/kan bokar/avbokar/får/kan/förnyar/kontaktar jag … {_PLACE}
    hur/var/kan bokar/avbokar/får/kan/förnyar/kontaktar jag … {_CARE}
    när får/kommer jag [min] [komma_till/träffa/tid] … {_PLACE}
    jag vill klaga/anmäla/överklaga … på/mot … {_PLACE}/vården/min_vård
    min/mitt {_NEAR} … inte/aldrig/nekades/väntat/väntar/blev/fick … {_PLACE}/vård/hjälp_av_vården
    min/mitt {_NEAR} [har] fick/fått/får vänta … på/hos/i {_PLACE}
    förnya mitt/mina recept
    jag har/fått/fick ont/värk/feber/yrsel/svår_värk i/sedan
    my doctor/surgery/referral/prescription/appointment
""")


def sensitive(text: str) -> bool:
    """True when the writer tells of their own or a near one's health, faith, opinion, sexuality or origin."""
    return any(_SENSITIVE.search(clause.text) for clause in clauses(text))


def own_care(text: str) -> bool:
    """True when `text` is about the writer's own care (or a near one's), not about care as a subject."""
    return any(_OWN_CARE.search(clause.text) for clause in clauses(text))
