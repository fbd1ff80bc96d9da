"""Scoring: the arithmetic that the measures share, and the form of a figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Value = float | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table: what was measured, the digest's value and the baseline's, and of how many.

    Shares are percentages with one decimal, counts are whole numbers; None where there is no such value.
    """

    measure: str
    figure: str
    value: Value
    baseline: Value
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and their harmonic mean, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 if both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def percent(share: float) -> float:
    """Return a share as a percentage with one decimal."""
    return round(100 * share, 1)


def share(part: float, whole: float) -> float:
    """Return what share a part is of a whole; 0 of nothing."""
    return part / whole if whole else 0.0


def score_sets(found: set[Hashable], gold: set[Hashable]) -> Score:
    """Return how well a set of findings meets the gold ones."""
    right = len(found & gold)
    return Score(precision=share(right, len(found)), recall=share(right, len(gold)))


def score_groups(found: Sequence[Hashable], gold: Sequence[Hashable]) -> Score:
    """Return BCubed precision and recall of a grouping: each sequence holds an item's group.

    Source: Amigó and others, "A comparison of extrinsic clustering evaluation metrics" (2009).
    """
    both = Counter(zip(found, gold, strict=True))
    found_sizes, gold_sizes = Counter(found), Counter(gold)
    # Each of a cell's n items shares its found group with n of its gold group.
    precision = sum(count * count / found_sizes[one] for (one, _), count in both.items())
    recall = sum(count * count / gold_sizes[other] for (_, other), count in both.items())
    return Score(precision=share(precision, len(found)), recall=share(recall, len(gold)))


def precision_at(nearest: Sequence[int], is_right: Callable[[int], bool], limit: int) -> float:
    """Return the share of the first `limit` indices that are right; missing ones count as wrong."""
    return share(sum(is_right(index) for index in nearest[:limit]), limit)


def score_figures(measure: str, names: str, score: Score, baseline: Score, count: int) -> list[Figure]:
    """Return precision, recall and F1 as three figures."""
    parts = [
        ("precision", score.precision, baseline.precision),
        ("recall", score.recall, baseline.recall),
        ("F1", score.f1, baseline.f1),
    ]
    return [
        Figure(
            measure=measure,
            figure=f"{names}: {part}",
            value=percent(ours),
            baseline=percent(theirs),
            count=count,
        )
        for part, ours, theirs in parts
    ]


SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]”’]*\s+(?=[\"'(\[“‘]*[A-Z0-9])")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text as a plain rule sees them: a mark, a space, a capital."""
    sentences = []
    for line in text.split("\n"):
        ends = [0, *(match.end() for match in SENTENCE_END.finditer(line)), len(line)]
        sentences += [piece for start, end in pairwise(ends) if (piece := line[start:end].strip())]
    return sentences
