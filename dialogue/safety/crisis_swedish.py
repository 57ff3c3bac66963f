"""How danger to one's own life is put in Swedish: lists in the notation of `phrases`, used by `crisis_words`."""

ORDINARY = """
    dö/dör av skratt/skam/tristess/nyfikenhet/leda/lycka/längtan/hunger/törst/värme/värmen/pinsamhet/garv/asgarv
    vill/ville/få [få] dö hemma/värdigt/gammal/naturligt
    vill/ville/få [få] dö med värdighet
    vill/ville/få [få] dö i sitt/mitt/ditt/vårt/eget/lugn_och hem*
    vill/ville/få [få] dö på hospice/ett_hospice
    dö/dör ut
    dö/dör sotdöden/knall_och_fall
    ta mitt liv i egna/mina händer
    hänga/hänger mig på/med/kvar/i/över/fast/gärna/också
    skjuta/skjuter mig i foten
    dränka/dränker mig i/med
    ingen ska/skall/får [behöva] dö/ta_livet/leva
    hellre dö än läsa/fylla/skriva/gå/sitta/söka
    erfarenhet/erfarenheter/kunskap/kunskaper av/om självmordstank*/suicidtank*/suicid*/självmord*
    leva upp/kvar
    leva ett/en/sitt/sina/självständigt/vanligt/gott/hållbart/hälsosamt/längre_liv
    leva i ett/en [rättvist/sånt/sådant/kallt] samhälle/land/region/kommun/stad/demokrati
    leva i sverige/samhället
    leva på/av bidrag/luft/pensionen/pension/det/ideella/allmosor
    leva med funktionsnedsättning/sjukdom/sjukdomar/diabetes/demens
    leva nära/tillsammans/bra/gott/hälsosamt/hållbart/vidare_på/vidare_som/bredvid/ihop
    leva utan musik/kultur/bidrag/bil/stöd/internet/kaffe/mobil
    leva med byråkratin/osäkra/ovissa/otrygga/korta/osäkerheten/ovissheten/avtalet
    leva som man/vi/ni/andra/alla
    bättre utan mig som
    slipper/slippa mig som
    för min/mitt egen/eget del/skull
    utan mig på mötet/mötena/möten
    sista dagen/dag för/att
    trött på livet/allt som/i föreningen
"""
CERTAIN = """
    ta/tog/tar/tagit/tänkte_ta [jag] [hellre/då/själv] mitt [eget/egna] liv
    ta/tog/tar/tagit/göra [jag] [hellre/då/själv] livet/liv/live [av/a] mig [själv]
    vi ska/vill/tänker ta livet av oss
    vi ska/vill/tänker [båda] dö
    ta/tog mig av daga
    skjutit/skjuter/hängt/dränkt/dödat/förgiftat mig
    skada/skadar/skadat mig .
    jag skadar mig
    rädd för mig själv
    litar inte på mig själv .
    om jag dog/dör
    döda/dödar/dödade/avliva/avlivar/avsluta/avslutar/mörda mig
    hänga/hänger/hängt/hang mig
    skjuta/skjuter/dränka/dränker/kväva/förgifta/strypa mig
    skada/skadar/skadat/skära/skär/skärer/skurit/skar/bränna/bränner mig själv
    skär/skärer mig .
    vill/ska/måste skada/skära mig
    jag … självskadar/självskadat
    skära/skär/skurit [upp] mig/handlederna/armarna/pulsådern/pulsådrorna
    skära/skär/skurit [upp] mina handleder/armar
    avsluta/avslutar/lämna/lämnar/göra_slut_på/gör_slut_på/få_slut_på/kasta_bort mitt [eget] liv
    avsluta/avslutar/göra_slut_på/gör_slut_på/få_slut_på livet
    bättre … utan mig
    utan mig … bättre
    bättre … om jag inte/aldrig fanns/levde/existerade/var_här
    bäst/bästa/bättre/skönt/skönast … om/att jag … var_borta/är_borta/vore_borta/dog/försvann
    bättre … om jag försvann/dog/dör/var_död/vore_död/är_död
    ingen/inga … sakna/saknar/sörja/sörjer mig
    ingen … märka/märker/bry_sig/bryr_sig om/ifall/när jag … försvann/försvinner/dog/dör/dö/borta/fanns
    önskar … jag … död/dö/fötts/född/fanns/funnits/levde/existerade/vaknade
    vore/var/hade/om jag [hade] aldrig/inte fötts/funnits/blivit_född
    tänk om jag … dog/dör/död/försvann
    jag … borde/hellre/lika_gärna … dö/död
    låt mig [få] dö/slippa/slippa_leva/somna_in
    mitt [eget/egna] självmord/suicid
    min egen död/begravning
    överlever/överleva … natten/kvällen/helgen/dagen/morgondagen .
    avsluta/avslutar/lämna/lämnar/lämnar_jag det_här/detta/jordelivet/den_här/livet [liv/livet/världen]
    göra/gör/gjort slut på mig [själv]
    göra/gör/gjort/göra_mig/gör_jag/gör_mig [mig/jag] [själv] illa .
    göra/gör/gjort mig [själv] illa
    fara för mig själv
    göra/gör … mot mig själv
    gör/göra mig något/nåt/illa
    garantera min [egen] säkerhet/liv
    jag/är vill till min/mitt döda/död/bortgångna man/fru/barn/son/dotter/mamma/pappa
    mamma/pappa/han/hon/barnet är död jag_vill_dit
    skulle/borde/önskar [jag] aldrig [ha] fötts/funnits/blivit_född
    lika_bra/bättre/bäst/lättare/skönare om/att jag … inte/aldrig finns/lever/fanns/levde
    lättare/skönare/bättre/bäst … om/att jag … död/borta/dog
    sjalvmord/självmord/suicid tänker jag
    självmordsplan*/suicidplan*/självmordstank*/suicidtank* … jag
    köpt/köpte/fixat/gjort/knutit [ett/en] rep/snara/snaran
    gömt/sparat/samlat/samlar/samlar_på/sparar [på] tabletter/tabletterna/piller/medicin/mediciner/sömntabletter
    hur [ska/kan/gör/många/mycket/snabbt] [man/jag] [för_att] dör/dö [man/jag] [snabbast/lättast/smärtfritt/utan_smärta] .
    sättet/sätt … dö
    hur många … dör/dö [man/jag] [av]
    lever jag … för barnens/mina/min [barns/familjs/mammas] skull
    jag/mig … börda/belastning för/på alla/andra/er/familjen/barnen/omgivningen
    vill/kan/orkar inte leva utan honom/henne/dig/dem/han/hon
    orkar [jag] inte vara människa
    tankar/tankarna på/om självmord/suicid/döden … jag/mig
    förlåt mamma/pappa/älskling .
    min/mitt tillvaro/liv … meningslös/meningslöst/ingen_mening/inget_värd/inget_värt/över/slut/förstört/förstörd
    planerar/planerat/bestämt min död
    självmord/suicid är … utvägen/utväg/lösningen/lösning/alternativ/alternativet/kvar
    följa … i/till döden/graven
    är/ligger jag död
    jag dog/dör/dör_ändå hellre/helst
    jag … tänka/tänker/tänkt på … dö
    vad jag kan/kommer/ska/skulle göra mot mig_själv
    inte … lova … lever
    tabletterna/pillren/burken/kniven/repet/snaran framför/bredvid mig
    har ett rep/en_snara .
    hur jag ska/kan/skulle orka/orkar/klara leva
    mitt avskedsbrev
    skrivit/skriver/skriva [ett] avskedsbrev
    jag … suicidal/suicidala/självmordsbenägen/självmordsnära
    hatar mitt_liv/leva/livet/finnas
    varför ska/skulle/måste jag leva/finnas/fortsätta/existera
    vill sluta leva/finnas/existera
    nästa tåg tar/kör mig
    hatar att_jag/jag lever/finns
    vill [ha] dödshjälp [själv] .
    varför lever/finns/existerar jag
    rep/repet/snara/snaran/snöret [runt/om/kring] min/om/runt hals/halsen/nacken
    kniv/kniven/pistol/pistolen/gevär/vapen … mot/åt mig/huvudet/halsen/handleden/tinningen
    ni/alla/du/familjen … slipper/slippa mig
    aldrig/inte … se/träffa mig levande/mer/längre/i_livet .
    aldrig … se mig .
    kasta/kastar/slänga/slänger mig framför/från/ut/utför/under
    lägga/lägger mig på spåret/spåren/rälsen/tågspåret
    köra/kör ihjäl mig
    för/så/gör ont leva
    livet gör [för] ont
    klar/färdig/trött/less/slut med/på livet
    förtjänar … inte leva/finnas/andas
    förtjänar … dö/döden
    ber … [få] dö
    hoppas … jag … dör/dö
    supa/super/svälta/svälter ihjäl mig
"""
DIRE = """
    jag/mina/min/har/får/fått/haft/känner … självmordstank*/suicidtank*/dödstank*/självmordsplan*/suicidplan*/dödslängtan/dödsönskan
    är/e/blir/blivit suicidal/självmordsbenägen
    jag … tankar på/om/kring självmord/suicid/dö/döden/ta
    vill/önskar/längtar/redo/ber/förtjänar/orkar_inte_annat_än … dö/d_ö/döden
    vill/önskar/längtar/hoppas/tänker/ska/borde/måste/vågar/beredd/redo/försökt/försöker [jag] [efter] [få] dö/d_ö
    vill/önskar/vore/var/hellre/lika_gärna [jag] [vara/ligga] död
    hellre/bättre/lika_gärna/lika_bra [jag/att_jag] [vara] dö/död
    skulle/kan/kunde [jag] [lika_gärna/hellre] dö
    längtar [jag] [efter/till] döden/dö/somna_in/slippa_leva
    tänker/tänkt/funderar/funderat/tankar [jag] på/om/kring döden/dö/min_död
    vill/orkar/klarar/förmår/lust/önskar [jag] inte/aldrig [jag] [av/med/längre/mer] leva/existera/finnas_till/fortsätta_leva
    inte/aldrig/knappt/inte_längre [längre/mer] [jag] vill/orkar/klarar/förmår/lust [av] [längre/mer] leva/existera/fortsätta_leva
    går inte leva
    ork/lust/lusten/orken/viljan/inte_värt/varför/förtjänar_inte … leva [längre/mer/vidare/så_här/såhär/så/med_mig] .
    [inte] rädd [för] dö
    dö är … enda/vill
    vill/vill_bara [jag] ge_upp_livet
    ork/orken/lust/lusten/viljan/kraft/kraften [kvar/längre] leva
    tappat/saknar/förlorat/ingen/inte_längre [all/min] lust/lusten/ork/orken/viljan/kraft/kraften leva
    livet … ingen_mening/inget_värt/inget_värde/ingen_poäng/inte_värt/inte_någon_mening
    livet inte/knappt [är] värt
    inte livet [är] värt
    vill/orkar/kan inte/aldrig heller/ens/mer/längre/behöva leva
    kan [jag] inte leva utan dig/honom/henne/dem/min/mitt/mina/er
    kan [jag] inte [längre] leva längre/mer/så_här/här/med_mig/med_det/med_detta
    trött/less/led/utmattad/ledsen på livet/leva/mitt_liv
    orkar [jag] inte [med] livet/mitt_liv
    ingen/inget/ingenting/någon/nån/något/utan/vad_är/vilken/finns … mening/meningen/poäng/anledning/skäl/vits/idé/vitsen … leva/livet/mitt_liv/existera/finnas/fortsätta/kliva_upp/lever/finns
    livet/mitt_liv … meningslöst/outhärdligt/slut/förstört/över/förbi/värdelöst/hopplöst/inte_värt
    inte [är] värt leva/att_leva/levas
    värt [inte] leva
    inget/ingenting/inte_något/ingen/inte_någon [kvar/mer/längre] leva för
    begå/göra/ta/gör självmord/suicid/självmor
    tänker/funderar/överväger/planerar/planerat/fantiserar/försökte/försökt/nära/vill/ska … på/om/till självmord/suicid
    överväger/planerar/planerat/försökt/vill/ska självmord/suicid
    tänker/funderar/tänkt/funderat/överväger/planerar … ta_livet/ta_mitt
    tänker/funderar på hoppa .
    hoppa/hoppar/gå/går/ställa_mig/köra/springa/kliva [ut/ner] framför … tåget/tåg/tunnelbanan/tunnelbanetåget/bussen/buss/lastbil/lastbilen/bil/bilen/bilarna/spårvagnen
    hoppa/hoppar [ut/ner/ned] från/utför/genom/av … bro/bron/taket/tak/balkong/balkongen/fönstret/stupet/klippan/hustaket/parkeringshuset/hus/huset/berget
    hoppa/hoppar ut genom/från
    köra/kör av_vägen_med_flit/in_i_en_vägg/in_i_en_bergvägg/in_i_ett_träd/in_i_en_lastbil
    hoppar jag från/framför/ut
    på/vid bron/taket/spåret/balkongen/rälsen … hoppa
    tagit/tog/åt/ätit/svalt/svalde/tar/ta/äta … {antal} … tablett*/piller*/medicin*/sömn*/alvedon*/ipren*/panodil*/citodon*/burk*/insulin*
    ta/tog/tar/tagit/åt/äta/ätit/svälja/svalt/sväljer … överdos
    ta/tog/tar/tagit/åt/äta/ätit/svälja/svalt/sväljer … alla/för_många/för_mycket/en_burk/burken/hela/massa/massor/massvis … tablett*/piller*/medicin*/sömntablett*/sömnpill*/burk*/alvedon*
    överdos .
    vill/hoppas/önskar [jag] inte/aldrig [jag] [mer/längre] vakna/vaknar/vaknade/vakna_upp
    somna/sova [in] och/o/för_och/för aldrig/inte/slippa vakna
    somna/sova/sov [in] för_alltid/för_gott/för_evigt
    tänker/ska/kommer/vill [jag] inte leva till/tills/över/länge/så_länge
    vill/få [jag] somna in
    slippa leva/vakna/finnas/existera/livet
    bestämt/bestämde [mig] [för] [jag_ska] dö
    fly_från/lämna/checka_ut_från livet/jordelivet/världen/den_här_världen/detta_liv/det_här_livet
    farväl/hejdå/adjö för_alltid/allihop/världen/livet/alla
    villdö/villdo/villinteleva/dö_vill
"""
WEARY = """
    dö
    klarar [jag] inte en natt/dag/vecka till .
    va/vara kvar i livet
    orkar [jag] inte/aldrig [med] [det_här/detta/allt/livet/nåt/något/någonting/mig_själv/en_dag] längre/mer/till/vidare .
    orkar [jag] inte med livet/mig_själv/allt .
    jag orkar inte .
    orkar [jag] inte/aldrig [längre] vara mig/jag/vid_liv
    vill/kan [jag] inte/aldrig längre/mer .
    livet är skit/piss/hemskt/helvete/ett_helvete
    sista gången ni/du hör/ser [av/från] mig .
    vill dit .
    jag finns inte [längre/mer/kvar] .
    finns jag inte [längre/mer/kvar] .
    vill [jag] till himlen .
    förlåt barn/allihop .
    vill [jag] [få/ha] slut på smärtan/lidandet/ångesten/plågan/skiten/allt .
    orkar [jag] inte/aldrig kämpa/fortsätta/vara_kvar/finnas/vara_vid_liv/se_en_morgondag/vakna/kliva_upp [längre/mer/vidare/till] .
    inte/aldrig/knappt orkar kämpa/fortsätta/vara_kvar/finnas/vara_vid_liv [längre/mer/vidare/till] .
    inte orkar längre/mer .
    står [jag] inte ut [med_livet] [längre/mer] .
    klarar [jag] inte [av] mer/längre/livet/en_dag_till/det_här/detta [längre/mer] .
    ger [jag] upp [livet/allt] .
    jag … gett upp [livet/allt] .
    inte/aldrig [ska/skulle/kommer/vill/orkar] finnas/existera/vara_vid_liv/vara_i_livet [längre/mer/till/kvar] .
    vill [jag] inte finnas/existera/vara_kvar/vara_här/vara_kvar_här/vara_med/vara_vid_liv/vara_i_livet [längre/mer/till/kvar] .
    inte/aldrig vill finnas/existera/vara_kvar/vara_här/vara_vid_liv [längre/mer/till/kvar] .
    vill/önskar [jag] [få] försvinna/dunsta/upphöra [för_alltid/för_gott/från_jorden/från_allt/härifrån/från_livet/från_världen/bort] .
    försvinna för_alltid/för_gott/från_jordens_yta .
    vill [jag] allt/det/det_här/detta/livet/lidandet/smärtan/plågan [ska/bara] ta/tar/får/få slut .
    avsluta/avslutar/göra_slut_på/få_slut_på allt/alltihop/det_hela/det_här/allting/lidandet/skiten .
    en börda för/på andra/min/mina/er/familjen/omgivningen/dig
    är/som en börda .
    till/er/alla last .
    tappat/ingen/inte_någon/förlorat/saknar/slut_på [all/min] livslust/livslusten/livsvilja/livsviljan/livsgnista
    ser/finns/har [jag] ingen/inget/inte_någon [annan] utväg/väg_ut/framtid/hopp [kvar/längre/mer] .
    inte/aldrig/slippa/knappt/omöjligt/ingen/inget … leva [längre/mer/vidare/så_här/såhär/så/med_mig] .
    uppleva … dag/en_dag_till/morgondagen
    vill [jag] bort [härifrån] .
    kommer hoppa .
    jag hoppar .
    jag gör något/nåt dumt .
    tänker/ska/vill avsluta det .
    önskar/vill … det tog/tar slut .
    önskar/hoppas … tar/tog mig [snabbt] .
    självmordstankarna/suicidtankarna är/blir/kommer
    självmordstankar/suicidtankar .
    jag dör .
    hoppar jag .
    tänker/ska/vill hoppa .
    slippa allt/alltihop .
    bort/försvinna härifrån för_alltid/för_gott
    [går/gå] ner/ned till/på spåren/spåret/rälsen
    funderar/tänker/vill/ska/överväger/planerar [på] avsluta/göra_slut_på/få_slut_på/sluta/försvinna allt/alltihop/för_gott/för_alltid
    lika_bra/bäst försvinna
    anledning/skäl/mening [att] fortsätta .
    jag står … på/vid … bron/taket/spåret/kanten/rälsen/tågspåret/broräcket/balkongräcket
    slut/kört/över/förbi för mig .
    sista dag/dagen/kväll/kvällen/natt/natten/meddelande/meddelandet/brev [i/jag/från/någonsin] [livet/mitt_liv/lever/mig] .
    allt [är/känns] hopplöst/meningslöst/svart/nattsvart/mörkt .
    förlåt för allt .
"""
