"""Personal data in a text: what kind and where; and the masking of identity numbers.

Does not decide what is done with it (held, masked, kept restricted): that depends on who runs the program.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from dialogue.safety.contacts import account_spans, address_spans, email_spans, phone_spans
from dialogue.safety.names import name_spans
from dialogue.safety.personnummer import personnummer_spans

Kind = Literal["personnummer", "samordningsnummer", "account", "email", "phone", "address", "name"]
MASK = "[personnummer]"
_WORTH_A_LOOK = re.compile(r"[\d@]|[(\[]at[)\]]", re.IGNORECASE)
"""What all ways to reach a person have in them, and most texts have not."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data of one kind at `span` (start, end) of the text. The data itself is left where it is."""

    kind: Kind
    span: tuple[int, int]


def personal_data(text: str) -> tuple[Finding, ...]:
    """What personal data stands in `text`, in order, none on letters that another finding has."""
    kept: list[Finding] = []
    for finding in _candidates(text):
        if not any(_overlap(finding.span, other.span) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda finding: finding.span))


def mask_personnummer(text: str) -> str:
    """`text` with each personnummer and samordningsnummer replaced by "[personnummer]"; else unchanged."""
    for _, (start, end) in reversed(list(personnummer_spans(text))):
        text = f"{text[:start]}{MASK}{text[end:]}"
    return text


def _candidates(text: str) -> Iterator[Finding]:
    if _WORTH_A_LOOK.search(text):
        yield from _ways_to_reach(text)
    for span in name_spans(text):
        yield Finding("name", span)


def _ways_to_reach(text: str) -> Iterator[Finding]:
    for kind, span in personnummer_spans(text):
        yield Finding(cast(Kind, kind), span)
    for span in account_spans(text):
        yield Finding("account", span)
    for span in email_spans(text):
        yield Finding("email", span)
    for span in phone_spans(text):
        yield Finding("phone", span)
    for span in address_spans(text):
        yield Finding("address", span)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
