"""Made-up minutes of one meeting in the three forms that are read: plain text, Markdown, Word."""

from __future__ import annotations

import io

import docx
from docx.enum.text import WD_BREAK

TEXT = """\
Sammanställning från dialogmötet i Älvstad

1. Bakgrund

Var: Folkets hus, Älvstad
När: fredag 13 november 2026 kl. 13.15-16.00
Antal deltagare: 41 personer
Antal organisationer närvarande: 3 stycken

Syftet med dialogmötet

Att höra vad föreningarna behöver inför vintern

Mål

- Medskick om mötesplatser
- Medskick om vården

2. Agenda och upplägg

13.15\tVälkomna
kl 13.40 Samtal vid borden
1530-1600 Vad händer nu?

3. Dialog 1 – mötesplatser

Frågor som diskuterades:

1. Vad gör en mötesplats levande (dialog 1, fråga 1)?
2. Vem saknas där (dialog 1, fråga 2)?

Medskick dialog 1, fråga 1

Öppet även när ingen har bokat.

Det som behövs är:

-Värme på vintern
- Kaffe till självkostnad

Billig hyra.

Medskick dialog 1, fråga 2

Unga som inte är med i någon förening.

De som arbetar kväll har svårt att komma när lokalen bara är öppen fram till fem och

sedan står tom till nästa förmiddag.

Kort sammanfattning av dialog 1

Mötesplatser lever av öppna dörrar.

4. Dialog 2

Fråga 1: Hur kan vården och föreningarna hjälpas åt?

- En väg in för den som ringer
- Utbildning:
  - för volontärer
  - för vårdpersonal
- Träffas oftare

Stort tack alla som var med!

Våren 2027 är det dags för nästa dialogmöte i Granvik.

Deltagande organisationer

Stigfinnarna
Föreningen Fika
Kvinnojouren Månen
"""
"""A reply is cut in two by a page, one item hangs on its dash, times are written in three ways."""

REPLIES = [
    ("d1-f1", 0, "Öppet även när ingen har bokat."),
    ("d1-f1", 0, "Det som behövs är:"),
    ("d1-f1", 1, "Värme på vintern"),
    ("d1-f1", 1, "Kaffe till självkostnad"),
    ("d1-f1", 0, "Billig hyra."),
    ("d1-f2", 0, "Unga som inte är med i någon förening."),
    (
        "d1-f2",
        0,
        "De som arbetar kväll har svårt att komma när lokalen bara är öppen fram till fem och sedan står tom till "
        "nästa förmiddag.",
    ),
    ("d2-f1", 0, "En väg in för den som ringer"),
    ("d2-f1", 0, "Utbildning:"),
    ("d2-f1", 1, "för volontärer"),
    ("d2-f1", 1, "för vårdpersonal"),
    ("d2-f1", 0, "Träffas oftare"),
]
"""Question (after the meeting's code), level and words of each reply, in order."""

MARKDOWN = """\
# Sammanställning från dialogmötet i Älvstad

## Bakgrund

| Var | Folkets hus, Älvstad |
|-----|-----|
| När | fredag 13 november 2026 kl. 13.15–16.00 |
| Antal deltagare | 41 personer |
| Antal organisationer | 3 |

**Syfte**

Att höra vad föreningarna behöver inför vintern

**Mål**

* Medskick om mötesplatser
* Medskick om vården

## Agenda

* 13.15 Välkomna
* 13.40 Samtal vid borden
* 15.30–16.00 Vad händer nu?

## Dialog 1 – mötesplatser

### Fråga 1. Vad gör en mötesplats levande?

Öppet även när *ingen* har bokat.

Det som behövs är:

* Värme på vintern
* Kaffe till självkostnad

Billig hyra.

### Fråga 2. Vem saknas där?

Unga som inte är med i någon förening.

De som arbetar kväll har svårt att komma när lokalen bara är öppen
fram till fem och sedan står tom till nästa förmiddag.

### Sammanfattning

Mötesplatser lever av öppna dörrar.

## Dialog 2

### Hur kan vården och föreningarna hjälpas åt?

* En väg in för den som ringer
* Utbildning:
    * för volontärer
    * för vårdpersonal
* Träffas oftare

## Nästa möte

Våren 2027 är det dags för nästa dialogmöte i Granvik.

## Deltagande organisationer

* Stigfinnarna
* Föreningen Fika
* Kvinnojouren Månen
"""


def word_document() -> bytes:
    """The same as a .docx: styles for headings and lists, the facts in a table, a break in the middle of a reply."""
    document = docx.Document()
    document.add_heading("Sammanställning från dialogmötet i Älvstad", 0)
    document.add_heading("Bakgrund", 1)
    facts = (
        ("Var", "Folkets hus, Älvstad"),
        ("När", "fredag 13 november 2026 kl. 13.15–16.00"),
        ("Antal deltagare", "41 personer"),
        ("Antal organisationer", "3"),
    )
    table = document.add_table(0, 2)
    for fact in facts:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = fact
    document.add_paragraph().add_run("Syfte").bold = True
    document.add_paragraph("Att höra vad föreningarna behöver inför vintern")
    document.add_paragraph().add_run("Mål").bold = True
    for goal in ("Medskick om mötesplatser", "Medskick om vården"):
        document.add_paragraph(goal, "List Bullet")
    document.add_heading("Agenda", 1)
    agenda = document.add_table(0, 2)
    for item in (("13.15", "Välkomna"), ("13:40", "Samtal vid borden"), ("15.30-16.00", "Vad händer nu?")):
        cells = agenda.add_row().cells
        cells[0].text, cells[1].text = item
    document.add_heading("Dialog 1 – mötesplatser", 1)
    document.add_paragraph("Frågor som diskuterades:")
    for question in ("Vad gör en mötesplats levande?", "Vem saknas där?"):
        document.add_paragraph(question, "List Number")
    document.add_heading("Medskick fråga 1", 2)
    document.add_paragraph("Öppet även när ingen har bokat.")
    document.add_paragraph("Det som behövs är:")
    document.add_paragraph("Värme på vintern", "List Bullet")
    document.add_paragraph("Kaffe till självkostnad", "List Bullet")
    document.add_paragraph("Billig hyra.")
    document.add_heading("Medskick fråga 2", 2)
    document.add_paragraph("Unga som inte är med i någon förening.")
    cut = document.add_paragraph(
        "De som arbetar kväll har svårt att komma när lokalen bara är öppen fram till fem och"
    )
    cut.add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("sedan står tom till nästa förmiddag.")
    document.add_heading("Sammanfattning", 2)
    document.add_paragraph("Mötesplatser lever av öppna dörrar.")
    document.add_heading("Dialog 2", 1)
    document.add_paragraph().add_run("Hur kan vården och föreningarna hjälpas åt?").bold = True
    document.add_paragraph("En väg in för den som ringer", "List Bullet")
    document.add_paragraph("Utbildning:", "List Bullet")
    document.add_paragraph("för volontärer", "List Bullet 2")
    document.add_paragraph("för vårdpersonal", "List Bullet 2")
    document.add_paragraph("Träffas oftare", "List Bullet")
    document.add_heading("Nästa möte", 1)
    document.add_paragraph("Våren 2027 är det dags för nästa dialogmöte i Granvik.")
    document.add_heading("Deltagande organisationer", 1)
    for name in ("Stigfinnarna", "Föreningen Fika", "Kvinnojouren Månen"):
        document.add_paragraph(name)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
