"""A year in figures, and who has not been heard.

Pure: facts in, counts out, with small numbers hidden. What the figures are called is `wording.report`'s.
"""

from dialogue.report.facts import Activity, Heard, Reached, YearFacts
from dialogue.report.report import FacetRow, LevelRow, Response, YearReport, make_report
from dialogue.report.shielding import Cell, lone, shield
from dialogue.report.silence import Silence, silence
from dialogue.report.steps import LEVELS, STEPS, step_of

__all__ = [
    "LEVELS",
    "STEPS",
    "Activity",
    "Cell",
    "FacetRow",
    "Heard",
    "LevelRow",
    "Reached",
    "Response",
    "Silence",
    "YearFacts",
    "YearReport",
    "lone",
    "make_report",
    "shield",
    "silence",
    "step_of",
]
