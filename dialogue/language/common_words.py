"""The small words of the languages that members write in with Latin letters. A table only; `detecting` counts them.

Written without upper case. What several languages share stands in each of them, so that it decides nothing between them.
"""

from __future__ import annotations

from typing import Final

COMMON_WORDS: Final = {
    language: frozenset(words.split())
    for language, words in {
        "sv": """och att det är jag som på för inte med till av om men ni vi har kan ska från också eller någon något mer
            mycket många alla så när där här hur vad varför få får blir vara varit finns skulle måste behöver vill våra vårt
            deras sig mellan efter utan även bör mötesplatser fler flera bättre mindre mera under oss dem den det man ett
            i en de""",
        "en": """the and to of is it that this for with you we are not have be on as at they from or more should would can
            could will our their there when where what why how need want people because but was were which than also too
            do don't my your has been if in a i an any many much better""",
        "fi": """ja on ei että se hän me te he mutta tai kun niin kuin myös olla ovat oli olisi voi voisi pitää tämä nämä
            ne mitä missä miten miksi koska enemmän kaikki paljon meidän heidän meille minä sinä ole eivät vain jos sekä
            ihmiset ihmisille tarvitaan tarvitsemme""",
        "nb": """og at det er jeg som på for ikke med til av om men vi har kan skal fra også eller noe noen mer mye mange
            alle så når der her hvordan hva hvorfor må blir være vært finnes skulle trenger vil våre deres seg mellom etter
            uten bør flere bedre mindre oss dem den man et i en de""",
        "da": """og at det er jeg som på for ikke med til af om men vi har kan skal fra også eller noget nogen mere meget
            mange alle så når der her hvordan hvad hvorfor må bliver være været findes skulle behøver vil vores deres sig
            mellem efter uden bør flere bedre mindre os dem den man et i en de""",
        "de": """und der die das ist nicht ich wir ihr sie mit für auf zu von dass es ein eine einen auch oder aber wenn
            wie was warum mehr viele alle sind haben hat werden wird kann können soll sollte muss nach bei aus über sich
            noch nur mehr""",
        "fr": """et le la les de des du un une est que qui pour pas dans avec sur nous vous ils elles je ce cette ces
            plus mais ou où comment pourquoi être avoir sont ont peut doit aussi très beaucoup il faut nos leurs au aux""",
        "es": """y el la los las de del un una es que para por con no en se su sus nosotros ustedes yo más pero o como
            qué porque ser estar son están puede debe también muy mucho muchos hay necesitamos nuestra nuestro lo al""",
        "pl": """i w na z do nie że jest są to się dla jak ale czy co tak więcej bardzo dużo ludzi mamy możemy trzeba
            przez po od za o być my oni one który która które także też potrzebujemy""",
        "bs": """i u na je da se ne za su sa od što kako ali ili više mnogo ljudi treba možemo mi oni ona koji koja koje
            također takođe biti bi smo nije gdje zašto ima nema nam naše trebamo""",
        "so": """iyo waa in ka ku la oo ayaa ah aan uu ay si loo u waxaan waxa waxay dadka badan inaan inuu laakiin ama
            maxaa sidee halkan kale dhammaan wax soo leh lahayn ma anaga waxaanu baahan nahay yahay yihiin mid""",
        "tr": """ve bir bu için ile de da çok daha ne nasıl neden ama veya var yok değil olarak olan gibi kadar insanlar
            biz siz onlar ben her şey gerekiyor ihtiyacımız olmalı en""",
        "sq": """dhe të në është për me nga që një nuk jo si por ose më shumë njerëz ne ju ata unë kjo ky duhet mund
            kemi janë ka edhe se ku pse çfarë""",
        "ro": """și si în este nu la cu pentru că pe un o de din mai mult oameni noi voi ei eu sau dar cum ce unde când
            trebuie poate sunt avem are fi al ale""",
        "et": """ja on ei et see ta me te nad aga või kui nii nagu ka olla oli võib peab mis kus kuidas miks rohkem kõik
            palju meie inimesed vaja ole siin""",
        "ku": """û ku di de ji bo li ne em hûn ew ez jî lê an çi çawa çima pir zêdetir mirov divê dikare heye hene bi
            yê ya yên me""",
    }.items()
}
"""ISO 639-1 code of a language -> its words. "bs" stands for Bosnian, Croatian and Serbian alike."""
