"""All warnings about one message together. Suggests nothing and decides nothing about what is then done."""

from dataclasses import dataclass

from dialogue.safety.distress import crisis
from dialogue.safety.personal import personal_data
from dialogue.safety.private import sensitive
from dialogue.safety.substance import no_substance
from dialogue.safety.tone import abusive


@dataclass(frozen=True, slots=True)
class Flags:
    """What a person should know before a message is shown to others; each alone is a reason to look."""

    crisis: bool = False
    personal_data: bool = False
    sensitive: bool = False
    abusive: bool = False
    no_substance: bool = False


def flags(text: str) -> Flags:
    """The flags of one message."""
    return Flags(
        crisis=crisis(text),
        personal_data=bool(personal_data(text)),
        sensitive=sensitive(text),
        abusive=abusive(text),
        no_substance=no_substance(text),
    )
