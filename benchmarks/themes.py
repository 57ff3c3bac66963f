"""How well the coding frame's suggestions agree with people: python -m benchmarks.themes LABELLED.json

LABELLED.json holds `questions` (id, text) and `contributions` (id, seq, parent, question_ids, text, themes). A
third of the contributions, drawn once with a fixed seed and whole lists at a time, was set aside before the first
stem was written; the frame was made with only the others in sight. Prints sample-averaged F1, precision and recall
of both parts with a bootstrap interval, and how fast suggestions are. Stores nothing and prints no contribution.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from dialogue.themes import default_frame, suggest

SPLIT_SEED = 20211118
RESAMPLES = 1000
SUGGESTIONS = 10_000

Scores = tuple[float, float, float]


def set_aside(contributions: Sequence[dict[str, Any]]) -> set[str]:
    """The ids of the third that the frame was not made from. Items of one list stay together."""
    lists: dict[str, list[str]] = {}
    for item in sorted(contributions, key=lambda item: item["seq"]):
        lists.setdefault(item["parent"] or item["id"], []).append(item["id"])
    groups = list(lists.values())
    random.Random(SPLIT_SEED).shuffle(groups)
    aside: set[str] = set()
    for group in groups:
        if 3 * (len(aside) + len(group)) <= len(contributions):
            aside.update(group)
    return aside


def agreement(proposed: set[str], given: set[str]) -> Scores:
    """F1, precision and recall of one item's themes; all 1 when neither has any."""
    if not proposed and not given:
        return 1.0, 1.0, 1.0
    both = len(proposed & given)
    precision = both / len(proposed) if proposed else 0.0
    recall = both / len(given) if given else 0.0
    return 2 * both / (len(proposed) + len(given)), precision, recall


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % bootstrap interval of the mean."""
    draw = random.Random(SPLIT_SEED)
    means = sorted(fmean(draw.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]


def measured(items: Sequence[dict[str, Any]], questions: dict[str, str]) -> list[Scores]:
    """The agreement of each item, suggested with its questions' words as context."""
    frame = default_frame()
    found = []
    for item in items:
        asked = " ".join(questions[question] for question in item["question_ids"])
        proposed = {theme for theme, _ in suggest(item["text"], frame, asked or None).themes}
        found.append(agreement(proposed, set(item["themes"])))
    return found


def seconds(items: Sequence[dict[str, Any]]) -> float:
    """How long `SUGGESTIONS` suggestions take, the texts over and over, each made new by a number."""
    frame = default_frame()
    begun = time.perf_counter()
    for number in range(SUGGESTIONS):
        suggest(f"{items[number % len(items)]['text']} {number}", frame)
    return time.perf_counter() - begun


def main(path: str) -> None:
    """Print the table for the labelled file at `path`."""
    labelled = json.loads(Path(path).read_text(encoding="utf-8"))
    contributions = labelled["contributions"]
    questions = {question["id"]: question["text"] for question in labelled["questions"]}
    aside = set_aside(contributions)
    parts = {
        "learnt from": [item for item in contributions if item["id"] not in aside],
        "set aside": [item for item in contributions if item["id"] in aside],
    }
    print("part         items  F1    (95 %)         precision  recall")
    for name, items in parts.items():
        scores = measured(items, questions)
        f1s = [score[0] for score in scores]
        low, high = interval(f1s)
        precision, recall = fmean(score[1] for score in scores), fmean(score[2] for score in scores)
        print(
            f"{name:12} {len(items):5}  {fmean(f1s):.2f}  ({low:.2f}–{high:.2f})    {precision:.2f}       {recall:.2f}"
        )
    print(f"{SUGGESTIONS} suggestions in {seconds(contributions):.1f} s")


if __name__ == "__main__":
    main(sys.argv[1])
