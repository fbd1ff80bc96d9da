"""Baselines of nearness: the cosine of plain TF-IDF over words, as scikit-learn makes it by default."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

BLOCK_ROWS = 500


def find_nearest(texts: Sequence[str], limit: int) -> list[list[int]]:
    """Return for each text the indices of the nearest others, nearest first, ties by index."""
    import numpy as np  # noqa: PLC0415 - slow to import

    nearest = []
    for start, scores in _blocks(texts):
        for offset, row in enumerate(scores):
            row[start + offset] = -1.0
            order = np.argsort(-row, kind="stable")[:limit]
            nearest.append([int(other) for other in order if other != start + offset])
    return nearest


def find_pairs(texts: Sequence[str], least: float) -> list[tuple[int, int]]:
    """Return the pairs of texts whose cosine is at least `least`, the smaller index first."""
    import numpy as np  # noqa: PLC0415 - slow to import

    pairs: list[tuple[int, int]] = []
    for start, scores in _blocks(texts):
        ones, others = np.nonzero(scores >= least)
        found = zip((ones + start).tolist(), others.tolist(), strict=True)
        pairs += [(one, other) for one, other in found if one < other]
    return pairs


def group_pairs(pairs: Sequence[tuple[int, int]], count: int) -> list[int]:
    """Return a group for each of `count` items, such that both of every pair are in one."""
    group_of = list(range(count))

    def find(item: int) -> int:
        while group_of[item] != item:
            group_of[item] = group_of[group_of[item]]
            item = group_of[item]
        return item

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        group_of[second] = first
    return [find(item) for item in range(count)]


def _blocks(texts: Sequence[str]) -> Iterator[tuple[int, Any]]:
    """Yield the rows of the table of cosines in blocks, each with the number of its first row."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - slow to import

    try:
        weights = TfidfVectorizer(stop_words="english").fit_transform(texts)
    except ValueError:  # no text says anything
        return
    turned = weights.T.tocsr()
    for start in range(0, len(texts), BLOCK_ROWS):
        yield start, np.round((weights[start : start + BLOCK_ROWS] @ turned).toarray(), 6)
