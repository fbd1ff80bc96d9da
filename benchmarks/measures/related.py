"""Related: of the five nearest articles, how many share a label (or another field) with the first."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from benchmarks.measures.baselines import find_nearest
from benchmarks.measures.records import RecordSet
from benchmarks.measures.scoring import Figure, percent, precision_at
from news_digest.pipeline import relate_texts

NEAREST = 5


def measure_related(test_set: RecordSet, field: str) -> list[Figure]:
    """Return the precision at five by a field of the records that have it; nothing if fewer than two do.

    Headlines count as text, for the digest and the baseline alike.
    """
    chosen = test_set.having(field)
    if len(chosen.records) <= NEAREST:
        return []
    texts = [record.whole for record in chosen.records]
    values = [record.values(field) for record in chosen.records]
    found = relate_texts(chosen.bodies, headlines=chosen.headlines, limit=NEAREST)
    return [
        Figure(
            measure="related",
            figure=f"precision at {NEAREST} by {field}",
            value=percent(score_nearest(found, values)),
            baseline=percent(score_nearest(find_nearest(texts, NEAREST), values)),
            count=len(texts),
        )
    ]


def score_nearest(nearest: Sequence[Sequence[int]], values: Sequence[frozenset[str]]) -> float:
    """Return the mean precision at five of what was found for each article."""
    return fmean(
        precision_at(found, lambda other, mine=mine: bool(mine & values[other]), NEAREST)  # type: ignore[misc] # mypy does not see that the default gives the type
        for found, mine in zip(nearest, values, strict=True)
    )
