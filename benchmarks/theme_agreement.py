"""How well the coding frame's suggestions agree with a person: python -m benchmarks.theme_agreement LABELLED.json [DOC]

LABELLED.json holds `questions` (id, text) and `contributions` (id, seq, parent, question_ids, text, themes). A third of the
contributions, drawn once with a fixed seed and whole lists at a time, was set aside before the first stem was written.
The frame is written by people and not trained, so cross-validation here takes away: what was set aside is judged by the
whole frame, each fifth of the rest by the frame without the entries that, of the rest, only this fifth uses, whether they
were read there or are words that anyone would have thought of. That makes it a lower bound.
Prints tables, or writes them into DOC between its marks. Prints no contribution.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

from dialogue.safety import crisis
from dialogue.themes import Frame, Theme, default_frame, suggest
from dialogue.themes.entries import words_of
from dialogue.themes.index import Index

SPLIT_SEED = 20211118
RESAMPLES = 1000
FOLDS = 5
MARKS = ("<!-- measured -->\n", "<!-- end of measured -->\n")
CRISIS = Path(__file__).parents[1] / "tests" / "dialogue" / "safety"

Scores = tuple[float, float, float]
Judge = Callable[[dict[str, Any]], Frame]


@dataclass(frozen=True, slots=True)
class Judged:
    """A contribution's themes: given by a person, and proposed."""

    given: frozenset[str]
    proposed: frozenset[str]


def lists_of(contributions: Sequence[dict[str, Any]]) -> list[list[str]]:
    """The ids in a fixed random order, items of one list together."""
    lists: dict[str, list[str]] = {}
    for item in sorted(contributions, key=lambda item: item["seq"]):
        lists.setdefault(item["parent"] or item["id"], []).append(item["id"])
    groups = list(lists.values())
    random.Random(SPLIT_SEED).shuffle(groups)
    return groups


def set_aside(contributions: Sequence[dict[str, Any]]) -> set[str]:
    """The ids of the third that the frame was not made from."""
    aside: set[str] = set()
    for group in lists_of(contributions):
        if 3 * (len(aside) + len(group)) <= len(contributions):
            aside.update(group)
    return aside


def folds(contributions: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Which fifth each id is in; whole lists, the next always to the smallest fifth."""
    sizes = [0] * FOLDS
    found = {}
    for group in lists_of(contributions):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(group)
        found.update(dict.fromkeys(group, fold))
    return found


def agreement(proposed: frozenset[str], given: frozenset[str]) -> Scores:
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


def judged(items: Sequence[dict[str, Any]], questions: dict[str, str], judge: Judge) -> list[Judged]:
    """Each item as the frame that `judge` gives it proposes, with its questions' words as context."""
    found = []
    for item in items:
        asked = " ".join(questions[question] for question in item["question_ids"])
        proposed = {theme for theme, _ in suggest(item["text"], judge(item), asked or None).themes}
        found.append(Judged(frozenset(item["themes"]), frozenset(proposed)))
    return found


def measured(items: Sequence[dict[str, Any]], questions: dict[str, str]) -> list[Scores]:
    """The agreement of each item, suggested by the whole frame."""
    return [agreement(one.proposed, one.given) for one in judged(items, questions, lambda _: default_frame())]


def leave_out(items: Sequence[dict[str, Any]]) -> Judge:
    """The frame for each item: without the entries that only the items of its fifth use; whole for what was set aside."""
    aside = set_aside(items)
    learnt = [item for item in items if item["id"] not in aside]
    fold_of = folds(learnt)
    texts: dict[int, list[str]] = {fold: [] for fold in range(FOLDS)}
    for item in learnt:
        texts[fold_of[item["id"]]].append(item["text"])
    whole = default_frame()
    frames = [
        replace(
            whole,
            version=whole.version + 1 + fold,
            themes=tuple(_without(theme, fold, texts) for theme in whole.themes),
        )
        for fold in range(FOLDS)
    ]
    return lambda item: whole if item["id"] in aside else frames[fold_of[item["id"]]]


def _without(theme: Theme, fold: int, texts: dict[int, list[str]]) -> Theme:
    def keeps(kind: str, entry: str) -> bool:
        users = {one for one, said in texts.items() if any(_uses(text, kind, entry) for text in said)}
        return users != {fold}

    return replace(
        theme,
        include=tuple(entry for entry in theme.include if keeps("include", entry)),
        phrases=tuple(entry for entry in theme.phrases if keeps("phrases", entry)),
    )


def _uses(text: str, kind: str, entry: str) -> bool:
    return next(_index_of_one(kind, entry).signs(words_of(text)), None) is not None


@cache
def _index_of_one(kind: str, entry: str) -> Index:
    theme = replace(Theme("one", "one", "", ""), **{kind: (entry,)})  # type: ignore[arg-type]  # both are tuples
    return Index(Frame(1, (), (theme,)))


def tables(labelled: dict[str, Any]) -> str:
    """What is measured, as Markdown."""
    items = labelled["contributions"]
    questions = {question["id"]: question["text"] for question in labelled["questions"]}
    aside = set_aside(items)
    whole = judged(items, questions, lambda _: default_frame())
    crossed = judged(items, questions, leave_out(items))
    parts = {
        "learnt from": [one for one, item in zip(whole, items, strict=True) if item["id"] not in aside],
        "set aside, never read": [one for one, item in zip(whole, items, strict=True) if item["id"] in aside],
        f"all, cross-validated in {FOLDS}": crossed,
    }
    lines = ["| part | replies | F1 | 95 % | precision | recall |", "| --- | --- | --- | --- | --- | --- |"]
    lines += [_part(name, found) for name, found in parts.items()]
    lines += [
        "",
        "Per theme, cross-validated: replies that a person gave it, that were proposed, and both.",
        "",
    ]
    lines += ["| theme | given | proposed | both |", "| --- | --- | --- | --- |"]
    lines += [_theme(theme.id, crossed) for theme in default_frame().themes]
    return "\n".join([*lines, "", _safety(), ""])


def _part(name: str, found: Sequence[Judged]) -> str:
    scores = [agreement(one.proposed, one.given) for one in found]
    low, high = interval([score[0] for score in scores])
    f1, precision, recall = (fmean(score[place] for score in scores) for place in range(3))
    return f"| {name} | {len(found)} | {f1:.2f} | {low:.2f}–{high:.2f} | {precision:.2f} | {recall:.2f} |"


def _theme(theme: str, found: Sequence[Judged]) -> str:
    given = sum(theme in one.given for one in found)
    proposed = sum(theme in one.proposed for one in found)
    both = sum(theme in one.given & one.proposed for one in found)
    return f"| {theme} | {given} | {proposed} | {both} |"


def _safety() -> str:
    danger, ordinary = (
        (CRISIS / name).read_text(encoding="utf-8").splitlines() for name in ("danger.txt", "ordinary.txt")
    )
    return (
        f"Own acute danger: {sum(map(crisis, danger))} of {len(danger)} phrasings of our own are seen, and "
        f"{sum(map(crisis, ordinary))} of {len(ordinary)} ordinary ones that look like it are taken for it."
    )


def main(path: str, document: str = "") -> None:
    """Print the tables for the labelled file at `path`, or write them into a document."""
    found = tables(json.loads(Path(path).read_text(encoding="utf-8")))
    if not document:
        print(found)
        return
    text = Path(document).read_text(encoding="utf-8")
    before, after = text.partition(MARKS[0])[0], text.partition(MARKS[1])[2]
    Path(document).write_text(f"{before}{MARKS[0]}{found}{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
