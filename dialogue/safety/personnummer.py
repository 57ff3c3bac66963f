"""Swedish identity numbers in a text, as written in letters, forms and haste.

A number counts when its date exists and its check digit is right (Luhn, Skatteverket SKV 704), or when the
text itself calls it a personnummer. Finds places only; `personal` names and masks them.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

_APART = r"[ \t\u00a0\u202f./]{0,2}[-–‐‑−+]?[ \t\u00a0\u202f]{0,2}"
_NUMBER = re.compile(
    rf"(?<![\d-])(?:(?P<century>18|19|20){_APART})?(?P<yy>\d{{2}}){_APART}(?P<mm>\d{{2}}){_APART}(?P<dd>\d{{2}})"
    rf"(?P<sep>[ \t\u00a0./–‐‑−+-]{{0,3}})(?P<a>\d{{2}}[ \t]?\d)[ \t-]?(?P<check>\d)(?![\d]|-\d)"
)
_CALLED_SO = re.compile(
    r"(?:person|pers|samordnings)\s?-?\s?(?:nummer|nr|num)(?:et)?\W{0,3}(?:är|var)?\W{0,3}$"
    r"|\bp(?:er)?s?nr\W{0,3}(?:är)?\W{0,3}$",
    re.IGNORECASE,
)
_DATE_AND_TIME = re.compile(r"(?:18|19|20)\d\d[-/.]\d\d[-/.]\d\d[ \t]+(?:[01]\d|2[0-3])[0-5]\d")
_COORDINATION = 60


def personnummer_spans(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Kind ("personnummer" or "samordningsnummer") and place of each number in `text`, in order."""
    for match in _NUMBER.finditer(text):
        day = int(match["dd"])
        coordination = day > _COORDINATION
        if not _day_exists(match, day - _COORDINATION if coordination else day):
            continue
        called_so = _CALLED_SO.search(text, 0, match.start())
        if called_so or (_luhn(match) and not _DATE_AND_TIME.fullmatch(match.group())):
            yield ("samordningsnummer" if coordination else "personnummer"), match.span()


def luhn(digits: str) -> bool:
    """True when the last of `digits` is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(map(int, reversed(digits))):
        total += digit if place % 2 == 0 else sum(divmod(2 * digit, 10))
    return total % 10 == 0


def _luhn(match: re.Match[str]) -> bool:
    return luhn(re.sub(r"\D", "", "".join(match.group("yy", "mm", "dd", "a", "check"))))


def _day_exists(match: re.Match[str], day: int) -> bool:
    """Without a century 29 February is let pass in every year that can be a leap year."""
    year = int((match["century"] or "20") + match["yy"])
    month = int(match["mm"])
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
