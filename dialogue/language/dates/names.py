"""Names of months, weekdays and seasons, and what they stand for. Tables only.

English names stand beside the Swedish ones because feeds mix them ("lö, 06 dec 2008", "Fri, 17 Oct 2025").
"""

MONTHS_SV = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS_SV = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SHORT_MONTHS = {
    1: ("jan",), 2: ("feb", "febr"), 3: ("mar",), 4: ("apr",), 5: (), 6: ("jun",),
    7: ("jul",), 8: ("aug",), 9: ("sep", "sept"), 10: ("okt", "oct"), 11: ("nov",), 12: ("dec",),
}  # fmt: skip
_SHORT_WEEKDAYS = {
    0: ("må", "mån", "mon"),
    1: ("ti", "tis", "tue", "tues"),
    2: ("on", "ons", "wed"),
    3: ("to", "tor", "tors", "thu", "thur", "thurs"),
    4: ("fr", "fre", "fri"),
    5: ("lö", "lör", "sat"),
    6: ("sö", "sön", "sun"),
}

MONTH_NUMBER: dict[str, int] = {
    name.casefold(): number
    for number in range(1, 13)
    for name in (MONTHS_SV[number - 1], MONTHS_EN[number - 1], *_SHORT_MONTHS[number])
}
"""Month name or abbreviation, casefolded -> 1–12."""

WEEKDAY_NUMBER: dict[str, int] = {
    name.casefold(): number
    for number in range(7)
    for name in (
        WEEKDAYS_SV[number],
        WEEKDAYS_SV[number] + "en",
        WEEKDAYS_EN[number],
        *_SHORT_WEEKDAYS[number],
    )
}
"""Weekday name or abbreviation, casefolded -> 0 (Monday) – 6, as `date.weekday`."""

SEASON_MONTHS: dict[str, int] = {"vår": 3, "sommar": 6, "höst": 9, "vinter": 12}
"""Season -> its first month. Three months each: the calendar seasons that SMHI uses in its statistics."""


def alternatives(names: dict[str, int]) -> str:
    """The names as one regular-expression alternation, longest first so that "mars" wins over "mar"."""
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))
