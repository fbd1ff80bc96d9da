"""Near pairs: which two articles may tell one event, and how near they are.

Where articles have dates, all within the memory of 60 days are compared. Where they have none, an inverted
index finds those that share their strongest words (a term leads to the articles that it is strongest in), so
that the cost grows with the number of articles and not with its square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from news_digest.link.nearness import keep_strongest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

    from news_digest.link.event_words import Nearness

    Floats = npt.NDArray[np.float64]
    Numbers = npt.NDArray[np.int64]
    Pair = tuple[tuple[int, int], float]

MEMORY_DAYS = 60
MEMORY_ARTICLES = 2000  # where more were published within the memory, those before and after these are out
PARTNERS = 64  # an article's pairs beyond its nearest 64 count as having nothing in common
MIN_PAIR = 0.02  # below, two articles count as having nothing in common
TERMS_TRIED = 120  # of an article, its strongest
POSTINGS = 128  # of a term, the articles that it is strongest in
BLOCK_ROWS = 256
ASKED_ROWS = 64  # with 64 partners each, as many rows as a block of pairs
DECIMALS = 6


def find_pairs_by_days(dated: Sequence[tuple[int, int]], all_rows: Nearness) -> Iterator[Pair]:
    """Yield the pairs of rows within the memory that have something in common, and how near they are.

    `dated` are the day and the row of each article that has a day, in order.
    """
    import numpy as np  # noqa: PLC0415 - slow to import

    if not dated:
        return
    days = np.array([day for day, _ in dated])
    rows = np.array([row for _, row in dated])
    nearness = all_rows.take(rows.tolist())
    for start in range(0, len(rows), BLOCK_ROWS):
        stop = min(start + BLOCK_ROWS, len(rows))
        first = int(np.searchsorted(days, days[start] - MEMORY_DAYS))
        last = int(np.searchsorted(days, days[stop - 1] + MEMORY_DAYS, side="right"))
        first, last = max(first, start - MEMORY_ARTICLES), min(last, stop + MEMORY_ARTICLES)
        scores = nearness.between(slice(start, stop), slice(first, last))
        scores[np.abs(days[start:stop, None] - days[None, first:last]) > MEMORY_DAYS] = 0.0
        np.fill_diagonal(scores[:, start - first :], 0.0)
        ones, others = np.nonzero(scores >= _least_scores(scores))
        for one, other in zip(ones.tolist(), others.tolist(), strict=True):
            pair = sorted((int(rows[start + one]), int(rows[first + other])))
            yield (pair[0], pair[1]), round(float(scores[one, other]), DECIMALS)


def _least_scores(scores: Floats) -> Floats:
    """Return the least score that counts for each row of a block: that of its 64th nearest, or the floor."""
    import numpy as np  # noqa: PLC0415 - slow to import

    place = scores.shape[1] - min(PARTNERS, scores.shape[1])
    return np.maximum(np.partition(scores, place, axis=1)[:, place : place + 1], MIN_PAIR)


def find_pairs_by_words(nearness: Nearness) -> Iterator[Pair]:
    """Yield the pairs of rows that share strong words and have something in common, and how near they are."""
    import numpy as np  # noqa: PLC0415 - slow to import

    asked = keep_strongest(nearness.weights, TERMS_TRIED)
    answers = keep_strongest(nearness.weights.T.tocsr(), POSTINGS)
    for start in range(0, nearness.weights.shape[0], ASKED_ROWS):
        found = (asked[start : start + ASKED_ROWS] @ answers).tocoo()
        ones, others = found.row.astype(np.int64) + start, found.col.astype(np.int64)
        kept = (ones != others) & (found.data >= MIN_PAIR)
        ones, others = _nearest(ones[kept], others[kept], found.data[kept])
        scores = nearness.of_pairs(ones, others)
        for one, other, score in zip(ones.tolist(), others.tolist(), scores.tolist(), strict=True):
            if score >= MIN_PAIR:
                yield (min(one, other), max(one, other)), score


def _nearest(ones: Numbers, others: Numbers, scores: Floats) -> tuple[Numbers, Numbers]:
    """Return each row's 64 nearest; of equals those that come first."""
    import numpy as np  # noqa: PLC0415 - slow to import

    order = np.lexsort((others, -scores, ones))
    ones, others = ones[order], others[order]
    first = np.searchsorted(ones, ones)  # the place of each row's nearest
    kept = np.arange(len(ones)) - first < PARTNERS
    return ones[kept], others[kept]
