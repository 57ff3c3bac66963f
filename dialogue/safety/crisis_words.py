"""How people say that their own life is in danger, in three strengths. Lists only; `distress` decides.

    CERTAIN   speaks of the writer by itself ("ta mitt liv", "bättre utan mig")
    DIRE      speaks of death, and of the writer unless someone else is its subject ("vill dö")
    WEARY     speaks of giving up; of the writer only when the clause says jag, or begins with it
    ORDINARY  turns of speech with the same words, taken out before anything is looked for

Wide on purpose: one kind message too many is cheap, one too few is not. The lists (one a language) are in the
notation of `phrases`, to be read by someone who works with suicide prevention before the program is used.
"""

from dialogue.safety import crisis_english as english
from dialogue.safety import crisis_finnish as finnish
from dialogue.safety import crisis_swedish as swedish
from dialogue.safety.phrases import compiled

CERTAIN = compiled(swedish.CERTAIN, english.CERTAIN, finnish.CERTAIN)
DIRE = compiled(swedish.DIRE, english.DIRE, finnish.DIRE)
WEARY = compiled(swedish.WEARY, english.WEARY, finnish.WEARY)
ORDINARY = compiled(swedish.ORDINARY, english.ORDINARY)
