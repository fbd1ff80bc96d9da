"""Stories: the groups that the digest makes, against the record's `cluster` (BCubed).

All records are grouped together, and only those with a cluster are scored: the others are what a story must
be told from. Headlines count as text. The baseline joins every two texts with a TF-IDF cosine of 0.4 or more.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.measures.baselines import find_pairs, group_pairs
from benchmarks.measures.records import RecordSet
from benchmarks.measures.scoring import Figure, Score, score_figures, score_groups
from news_digest.pipeline import group_stories

BASELINE_COSINE = 0.4


def measure_stories(test_set: RecordSet) -> list[Figure]:
    """Return the figures for stories, with dates and without; none if no record has a cluster."""
    gold = [record.cluster for record in test_set.records]
    count = sum(cluster is not None for cluster in gold)
    if not count:
        return []
    bodies, headlines = test_set.bodies, test_set.headlines
    texts = [record.whole for record in test_set.records]
    dates = [record.date for record in test_set.records]
    baseline = _score(group_pairs(find_pairs(texts, BASELINE_COSINE), len(texts)), gold)
    dated, bare = (_score(group_stories(bodies, given, headlines=headlines), gold) for given in (dates, None))
    return [
        *score_figures("stories", "BCubed, with dates", dated, baseline, count),
        *score_figures("stories", "BCubed, without dates", bare, baseline, count),
    ]


def _score(found: Sequence[int], gold: Sequence[str | None]) -> Score:
    """Score the items that have a gold group."""
    pairs = [(one, other) for one, other in zip(found, gold, strict=True) if other is not None]
    return score_groups([one for one, _ in pairs], [other for _, other in pairs])
