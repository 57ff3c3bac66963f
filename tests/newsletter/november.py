"""The facts of one issue, made up: what the association behind the agreement has to tell in November 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dialogue.events import Event, News
from dialogue.house import House
from newsletter.facts import (
    ComingEvent,
    Consultation,
    Feedback,
    FeedNews,
    IssueFacts,
    Links,
    NextMeeting,
    OpenQuestion,
    OwnItem,
    Period,
    Quotation,
    ThemeVoices,
    Voices,
)

BASE = "https://medskick.example.org"
BUILT = datetime(2026, 11, 5, 8, tzinfo=UTC)
PERIOD = Period(
    key="2026-11",
    covers_from=datetime(2026, 10, 6, 7, tzinfo=UTC),
    covers_to=BUILT,
    events_from=date(2026, 11, 5),
    events_until=date(2026, 12, 15),
    next_issue=date(2026, 12, 8),
)

HOUSE = House(
    name="Samspel Västerdal",
    agreement="överenskommelsen i Västerdal",
    office="samverkanskansliet",
    controller="Föreningen Samspel Västerdal",
    postal_address="Samspel Västerdal, Ågatan 4, 123 45 Västerdal",
    contact="kansliet@medskick.example.org",
)
LINKS = Links(
    web=f"{BASE}/n/2026-11",
    archive=f"{BASE}/n",
    privacy=f"{BASE}/integritet",
    chat="https://t.me/medskick_bot",
    subscribe=f"{BASE}/nyhetsbrev",
)

GREETING = """\
Hej!

Hösten har gett oss fler medskick än någonsin, och mycket handlar om **att hitta varandra**. Därför frågar vi nu \
hur lokalerna kan öppnas. Svara gärna redan i dag, det tar två minuter.

Vi ses den 9 december.
Disa och Edvin"""

ITEMS = (
    OwnItem(
        "item:lokalguide",
        "news",
        "Nu finns en guide till lånbara lokaler",
        "Trettio lokaler i fem kommuner går att låna utan kostnad. Guiden säger vem du ringer, hur många som får "
        "plats och om det finns hiss.",
        link="https://vasterdal.example.org/lokaler",
    ),
    OwnItem(
        "item:motesplatser",
        "call",
        "Bidrag till nya mötesplatser",
        "Föreningar kan söka upp till 60 000 kronor för att öppna en plats där grannar träffas. Det ska finnas minst "
        "två föreningar bakom ansökan.",
        link="https://vasterdal.example.org/bidrag",
        last_day=date(2026, 11, 30),
    ),
    OwnItem(
        "item:stigfinnarna",
        "focus",
        "Stigfinnarna går före",
        "Varje torsdag går Stigfinnarna en runda på två kilometer, i takt med den som går långsammast. ”Man måste "
        "inte prata, men de flesta gör det efter första backen”, säger de som leder.",
        link="https://stigfinnarna.example.org",
    ),
)

NEWS = (
    FeedNews(
        "news:halsovecka",
        News(
            "h1",
            "Så blev höstens hälsovecka",
            "https://vasterdal.example.org/halsovecka",
            "Fyrtio programpunkter på sju dagar, de flesta ordnade av föreningar.",
            datetime(2026, 10, 29, 9, tzinfo=UTC),
        ),
        "Västerdals kommun",
    ),
    FeedNews(
        "news:tolkar",
        News(
            "t1",
            "Fler tolkar i vården",
            "https://region.example.org/tolkar",
            "",
            datetime(2026, 10, 20, tzinfo=UTC),
        ),
        "Regionens nyheter",
    ),
)

VOICES = Voices(
    replies=41,
    organisations=14,
    persons=11,
    tables=4,
    unconfirmed=3,
    themes=(
        ThemeVoices(
            "theme:motesplatser",
            "Mötesplatser och lokaler",
            "Meeting places and premises",
            replies=17,
            organisations=8,
            persons=5,
            tables=3,
            quotations=(
                Quotation(
                    "reply:1",
                    "Lås upp skolans matsal efter klockan fyra. Vi tar med kaffet och städar efter oss.",
                    may_quote=True,
                    organisation="Föreningen Fika",
                    question="Lokaler som står tomma",
                ),
                Quotation(
                    "reply:2",
                    "Det räcker inte med en lokal, någon måste vara där och säga hej.",
                    may_quote=True,
                    size="en liten förening",
                    question="Lokaler som står tomma",
                ),
                Quotation("reply:3", "Detta får inte visas för någon.", may_quote=False),
            ),
        ),
        ThemeVoices(
            "theme:ensamhet",
            "Ensamhet",
            "Loneliness",
            replies=9,
            organisations=5,
            persons=4,
            quotations=(
                Quotation(
                    "reply:4",
                    "It took me a year to find anyone who answered the phone.",
                    language="en",
                    may_quote=True,
                ),
            ),
        ),
        ThemeVoices(
            "theme:tillit", "Samverkan och tillit", "Working together", replies=6, organisations=4, tables=2
        ),
        ThemeVoices(
            "theme:iop", "Avtal om partnerskap", "Partnership agreements", replies=2, organisations=1
        ),
        ThemeVoices(
            "theme:sprak",
            "Språk och tolkning",
            "Language",
            replies=1,
            organisations=1,
            quotations=(Quotation("reply:5", "Bara en har sagt detta.", may_quote=True),),
        ),
    ),
)

QUESTIONS = (
    OpenQuestion(
        "question:lokaler",
        "lokaler",
        "Vilka lokaler i din närhet står tomma på kvällar och helger, och vad skulle krävas för att få låna dem?",
        "Lokaler som står tomma",
        datetime(2026, 11, 27, 22, 59, tzinfo=UTC),
        f"{BASE}/f/lokaler",
        "https://t.me/medskick_bot?start=q-lokaler",
    ),
    OpenQuestion(
        "question:unga",
        "unga",
        "Hur når ni unga som inte är med i någon förening?",
        "Unga utanför föreningslivet",
        datetime(2026, 12, 4, 22, 59, tzinfo=UTC),
        f"{BASE}/f/unga",
        "https://t.me/medskick_bot?start=q-unga",
    ),
)

FEEDBACK = (
    Feedback(
        "feedback:fardtjanst",
        "Vad hindrar er medlemmar från att komma på kvällsmöten?",
        "Nio av er skrev att resan hem är hindret. Från januari går den sista närtrafiken **klockan 22.30** i stället "
        "för 20.30, på prov i ett halvår.",
        "done",
    ),
    Feedback(
        "feedback:blanketter",
        "Vilken blankett vill ni slippa?",
        "Ansökan om verksamhetsbidrag är inte vår fråga. Vi har skickat era 23 svar till kommunernas fritidschefer.",
        "passed-on",
    ),
)

CONSULTATIONS = (
    Consultation(
        "consultation:folkhalsa",
        "Plan för folkhälsa 2027–2030",
        "Region Västerdal",
        "RV 2026-0417",
        datetime(2026, 12, 1, 22, 59, tzinfo=UTC),
        earlier_deadline=datetime(2026, 11, 15, 22, 59, tzinfo=UTC),
        link="https://region.example.org/folkhalsa",
    ),
    Consultation(
        "consultation:kultur", "Riktlinjer för kulturstöd", "Västerdals kommun", deadline_words="våren 2027"
    ),
)


def _event(key: str, event: Event) -> ComingEvent:
    return ComingEvent(f"event:{key}", event, f"{BASE}/e/{key}.ics")


EVENTS = (
    _event(
        "natverk",
        Event(
            "n1",
            "Nätverksträff för dig som leder ideella",
            datetime(2026, 11, 18, 16, 30, tzinfo=UTC),
            datetime(2026, 11, 18, 19, tzinfo=UTC),
            place="Folkets hus, Västerdal",
            mode="both",
            organiser="Kvinnojouren Månen",
            url="https://manen.example.org/natverk",
            signup_url="https://manen.example.org/anmalan",
            signup_by=date(2026, 11, 12),
        ),
    ),
    _event(
        "soppa",
        Event(
            "s1",
            "Soppa och samtal",
            datetime(2026, 11, 14, 11, tzinfo=UTC),
            datetime(2026, 11, 14, 13, tzinfo=UTC),
            place="Biblioteket i Åby",
            organiser="Föreningen Fika",
            url="https://fika.example.org/soppa",
        ),
    ),
    _event(
        "kurs",
        Event(
            "k1",
            "Kurs i att söka bidrag",
            datetime(2026, 11, 24, 17, tzinfo=UTC),
            datetime(2026, 11, 24, 19, tzinfo=UTC),
            mode="online",
            organiser="Studieförbundet",
            status="cancelled",
        ),
    ),
    _event(
        "rundan",
        Event(
            "r1",
            "Luciarundan",
            datetime(2026, 12, 12, 23, tzinfo=UTC),
            datetime(2026, 12, 13, 23, tzinfo=UTC),
            all_day=True,
            place="Elljusspåret",
            organiser="Stigfinnarna",
        ),
    ),
)

MEETING = NextMeeting(
    "meeting:vinter",
    "Vad gör vi med tomma hus?",
    datetime(2026, 12, 9, 8, tzinfo=UTC),
    datetime(2026, 12, 9, 14, 30, tzinfo=UTC),
    place="Folkhögskolan, Västerdal",
    link="https://medskick.example.org/m/vinter",
    ics_link=f"{BASE}/m/vinter.ics",
)

NOVEMBER = IssueFacts(
    issue="2026-11",
    house=HOUSE,
    period=PERIOD,
    built_at=BUILT,
    links=LINKS,
    greeting=GREETING,
    items=ITEMS,
    news=NEWS,
    voices=VOICES,
    questions=QUESTIONS,
    feedback=FEEDBACK,
    consultations=CONSULTATIONS,
    events=EVENTS,
    meeting=MEETING,
)
