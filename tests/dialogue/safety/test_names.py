"""Names of private persons hold a reply for review; organisations, places and people in public office do not.

All persons are made up; the surnames are common ones.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from dialogue.safety import personal_data
from dialogue.safety.names import name_spans

PRIVATE = [
    ("min handläggare Anna Svensson svarar aldrig", "Anna Svensson"),
    ("Min handläggare, Anna Svensson, svarar aldrig", "Anna Svensson"),
    ("Handläggaren Per Lindgren sa nej", "Per Lindgren"),
    ("jag ringde socialsekreterare Leila Hassan i måndags", "Leila Hassan"),
    ("vår granne Kerstin dricker för mycket", "Kerstin"),
    ("min bror Johan har flyttat hem", "Johan"),
    ("min son Elias trivs inte i skolan", "Elias"),
    ("Min mamma Birgitta Lund får ingen hemtjänst", "Birgitta Lund"),
    ("hennes man Göran slog henne", "Göran"),
    ("doktor Lindqvist lyssnade inte", "Lindqvist"),
    ("Dr. Bergman på mottagningen", "Bergman"),
    ("fru Karlsson i trapp tre behöver hjälp", "Karlsson"),
    ("herr Nilsson klagar jämt", "Nilsson"),
    ("hon som heter Maria Holm har mist sitt jobb", "Maria Holm"),
    ("en kvinna vid namn Fatima Ali fick vänta", "Fatima Ali"),
    ("Jag pratade med Karin Eriksson på kommunen", "Karin Eriksson"),
    ("Anna Svensson i styrelsen tar alla pengar", "Anna Svensson"),
    ("det var Mohamed Ahmed som ordnade allt", "Mohamed Ahmed"),
    ("ge jobbet till Erik Johansson i stället", "Erik Johansson"),
    ("Lars-Erik Persson låser aldrig upp lokalen", "Lars-Erik Persson"),
    ("Ann-Marie Sjögren borde få tack", "Ann-Marie Sjögren"),
    ("Vår kurator Emma Dahl slutar", "Emma Dahl"),
    ("kuratorn Emma Dahl slutar", "Emma Dahl"),
    ("min kollega Viktor Ström har bränt ut sig", "Viktor Ström"),
    ("hans chef Ulrika Ekberg visste", "Ulrika Ekberg"),
    ("en klient Samira Omar berättade det", "Samira Omar"),
    ("min väninna Ingrid har demens", "Ingrid"),
    ("my caseworker Anna Svensson never answers", "Anna Svensson"),
    ("My neighbour Bertil Berg is lonely", "Bertil Berg"),
    ("her name is Maria Nowak", "Maria Nowak"),
    ("a man named Ivan Petrov helped us", "Ivan Petrov"),
    ("enhetschef Malin Wallin sa ifrån", "Malin Wallin"),
    ("Hälsningar Sara Blomqvist", "Sara Blomqvist"),
    ("min gode vän Olle Falk", "Olle Falk"),
]
NOBODYS = [
    "Region Halland borde svara snabbare",
    "Svenska kyrkan och Rädda Barnen gör mycket",
    "Röda Korset har en träffpunkt",
    "Kvinnojouren Månen behöver pengar",
    "Föreningen Fika och Stigfinnarna samarbetar",
    "vår förening heter Gröna Stigen",
    "projektet som heter Öppna Dörrar är bra",
    "nätverket heter Starka Tillsammans",
    "mötesplatsen med namnet Blå Huset",
    "regionrådet lovade bättre bussar",
    "regionrådet Anna Svensson lovade bättre bussar",
    "kommunalrådet Per Lindgren sa det på mötet",
    "statsminister Erik Johansson",
    "landshövdingen Karin Eriksson var med",
    "ordförande Lars Holm tog emot förslaget",
    "forskaren Eva Lund har skrivit om ensamhet",
    "författaren Anna Berg läste",
    "i Borås och Varberg under Januari",
    "Måndag till Fredag fungerar bäst",
    "Anna Lindhs plats är en bra plats för det",
    "vi träffas på Karl Johans gata",
    "Gustav Adolfs torg",
    "Astrid Lindgrens barnsjukhus borde vara med",
    "Alice Erikssons stiftelse ger bidrag",
    "Norra Halland och Södra Bohuslän",
    "Sankt Sigfrids kyrka",
    "min handläggare svarar aldrig",
    "Min läkare på Vårdcentralen Hjärtat",
    "vår granne Norge gör så",
    "min vän Facebook",
    "Jag och min man Vi går gärna",
    "doktorer och sköterskor behövs",
    "min chef på Region Skåne",
    "socialsekreterare behöver mer tid",
    "En Väg In är ett bra namn",
    "Suicide Zero och Mind",
    "Hela Människan i Varberg",
    "Friends och Unga Kris",
    "Studieförbundet Vuxenskolan och Studiefrämjandet",
    "Agenda 2030 och Det Goda Livet",
    "Save the Children and the Red Cross",
    "our association is called Green Path",
    "ABF, SISU, IOGT-NTO och Coompanion",
    "Idrottsrörelsen, Bris, Mind, Spes",
    "Halmstad, Laholm, Falkenberg, Kungsbacka",
    "Bjud in Civilsamhället Tidigare",
    "Hans Erfarenhet är viktig",
    "Per Automatik",
    "Mats och stolar saknas",
    "Per Person är det billigt",
]


@pytest.mark.parametrize(("text", "name"), PRIVATE)
def test_the_name_of_a_private_person_is_found(text: str, name: str) -> None:
    assert name in {text[slice(*finding.span)] for finding in personal_data(text)}
    assert {finding.kind for finding in personal_data(text)} == {"name"}


@pytest.mark.parametrize("text", NOBODYS)
def test_organisations_places_and_public_office_are_nobodys_name(text: str) -> None:
    assert personal_data(text) == ()


def test_hardly_any_reply_of_real_meetings_is_held_for_a_name() -> None:
    folder = os.environ.get("MEDSKICK_CORPORA")
    if folder is None:
        pytest.skip("MEDSKICK_CORPORA is not set")
    labelled = json.loads((Path(folder) / "data" / "halland-2021.labelled.json").read_text(encoding="utf-8"))
    texts = [one["text"] for one in labelled["contributions"]]
    assert sum(any(name_spans(text)) for text in texts) < 0.03 * len(texts)


def test_a_long_text_of_capitals_is_looked_through_in_no_time() -> None:
    text = "Anna Maria Karin Eva " * 1000
    began = time.process_time()
    list(name_spans(text))
    assert time.process_time() - began < 0.5
