"""Ways to reach or pay a person that stand in a text: telephone, e-mail, street address, account.

Finds places only. Numbers that are for everybody (112, 1177, the help lines, 020) and addresses of a role
(info@, kansli@) are not personal data. Dates, times and case numbers are not telephone numbers.
"""

import re
from collections.abc import Iterator

from dialogue.safety.personnummer import luhn

Span = tuple[int, int]

_GAP = r"[ \t\u00a0/–‐-]{0,3}"
_GROUPED = rf"(?:\d{_GAP})"
_PHONE = re.compile(
    rf"(?<![\w.,+-])(?:(?:\+46|0046){_GAP}(?:\(0\))?{_GAP}[1-9]{_GAP}{_GROUPED}{{5,9}}\d"
    rf"|\+(?!46)\d{{1,3}}{_GAP}{_GROUPED}{{6,11}}\d"
    rf"|\(?0(?:7[02369]|8|[1-9]\d{{1,2}})\)?{_GAP}[1-9]{_GAP}{_GROUPED}{{3,8}}\d)(?![\d.,]\d|\d|-\d)"
)
_NOT_A_PHONE = re.compile(
    r"(?:[01]\d|2[0-4])[0-5]\d\s?[-–]\s?(?:[01]\d|2[0-4])[0-5]\d"
    r"|\d{2}[-/ ]\d{2}[-/ ]\d{4}|0?\d{1,2}/\d{1,2}[-–]\d{1,2}/\d{1,2}"
)
_FOR_EVERYBODY = re.compile(r"\(?0(?:20|200|771|770|77)\)?(?:\D|\d{5,6}$)")
_CASE = re.compile(r"(?:\bdnr|diarie(?:nummer|nr)|ärende(?:nummer|nr)?|\b[A-ZÅÄÖ]{2,4})[.:]?\s*$")
_EMAIL = re.compile(
    r"[\w.+%-]+(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)*\.[a-zåäö]{2,}", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:info|kontakt|kansli(?:et)?|registrator|styrelsen?|post|mail|hej|ordforande|ordförande|support|noreply)[@\s(\[]",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b[a-zåäöé]{2,}(?:gatan|gata|vägen|väg|gränd|stigen|torget|allén|backen|liden|slingan|esplanaden)\s"
    r"(?:nr\s?)?\d{1,3}(?:\s?[a-z]\b)?(?![\d%:]|\s?(?:procent|personer|platser|km|kr|år|/))",
    re.IGNORECASE,
)
_IBAN = re.compile(r"\bSE\d{2}(?:\s?\d{4}){5}\b", re.IGNORECASE)
_CARD = re.compile(r"(?<!\d)(?:\d{4}[ -]?){3}\d{4}(?!\d)")
_ACCOUNT = re.compile(
    r"(?:kontonummer|kontonr|bankkonto|konto|clearing(?:nummer|nr)?)\D{0,12}(\d[\d ,.-]{6,22}\d)", re.I
)


def phone_spans(text: str) -> Iterator[Span]:
    """Places of telephone numbers, written in the Swedish or the international way."""
    for match in _PHONE.finditer(text):
        written = match.group()
        digits = re.sub(r"\D", "", written)
        if not (7 <= len(digits) <= 15) or _NOT_A_PHONE.fullmatch(written) or _FOR_EVERYBODY.match(written):
            continue
        if re.match(r"0[1-9]", written) and (len(digits) > 11 or _CASE.search(text, 0, match.start())):
            continue
        yield match.span()


def email_spans(text: str) -> Iterator[Span]:
    """Places of e-mail addresses that seem to be a person's."""
    return (match.span() for match in _EMAIL.finditer(text) if not _ROLE.match(match.group()))


def address_spans(text: str) -> Iterator[Span]:
    """Places of street names with a number."""
    return (match.span() for match in _STREET.finditer(text))


def account_spans(text: str) -> Iterator[Span]:
    """Places of IBANs, payment cards (with a right check digit) and account numbers called so."""
    for match in _IBAN.finditer(text):
        yield match.span()
    for match in _CARD.finditer(text):
        if luhn(re.sub(r"\D", "", match.group())):
            yield match.span()
    for match in _ACCOUNT.finditer(text):
        yield match.span(1)
