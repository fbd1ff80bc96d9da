"""Similarity: how near articles are by their words, as TF-IDF plus half of latent semantic analysis.

TF-IDF over words and pairs finds the same event; LSA with 100 dimensions adds the same field. Measured
together at precision 95.3 of five (BBC) against 93.5 for TF-IDF alone. Scores are rounded to six decimals
before anything is compared, so that the last bits of a floating-point sum never decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.link.terms import Terms, weigh_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    from generator.model import Article

    Numbers = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

LSA_DIMENSIONS = 100
LSA_SHARE = 0.5
LSA_ITERATIONS = 3
LSA_RARE_SHARE = (
    0.001  # a term in fewer of the articles (or in fewer than three) adds cost and nothing measurable
)
LSA_RARE_ARTICLES = 3
SEED = 20231220
DECIMALS = 6
BLOCK_ROWS = 256  # 256 rows of 10,000 scores are 20 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarity:
    """What articles' words say about their nearness; rows stand in the order of `slugs`.

    `latent` (articles by dimensions) holds the LSA rows, of unit length or zero.
    """

    slugs: tuple[str, ...]
    terms: Terms
    latent: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another article's row and how near it is, 0 to 1."""

    row: int
    score: float


def measure_similarity(articles: Sequence[Article]) -> Similarity:
    """Weigh the words of articles (in a fixed order: sort them first) for `find_neighbours`."""
    terms = weigh_terms(articles)
    return Similarity(slugs=tuple(article.slug for article in articles), terms=terms, latent=_latent(terms))


def find_neighbours(similarity: Similarity, limit: int) -> Iterator[tuple[Neighbour, ...]]:
    """Yield the nearest `limit` rows for each row, nearest first, ties in row order; scores are 0 to 1."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    count = len(similarity.slugs)
    turned = csr_array(similarity.terms.weights.T)
    for start in range(0, count, BLOCK_ROWS):
        scores = _scores(similarity, turned, start, min(start + BLOCK_ROWS, count))
        for offset, row in enumerate(scores):
            row[start + offset] = -1.0
            nearest = np.flatnonzero(row >= _kth_largest(row, limit))
            ranked = sorted((-float(row[other]), int(other)) for other in nearest if row[other] > 0.0)
            yield tuple(Neighbour(row=other, score=-score) for score, other in ranked[:limit])


def _scores(similarity: Similarity, turned: csr_array, start: int, stop: int) -> Floats:
    """Score the rows from start to stop against all rows: a dense block, rounded."""
    import numpy as np  # noqa: PLC0415 - slow to import

    exact: Floats = (similarity.terms.weights[start:stop] @ turned).toarray()
    latent = similarity.latent[start:stop] @ similarity.latent.T
    both = (exact + LSA_SHARE * np.maximum(latent, 0.0)) / (1.0 + LSA_SHARE)
    return np.asarray(np.round(np.clip(both, 0.0, 1.0), DECIMALS), dtype=np.float64)


def _kth_largest(row: Floats, limit: int) -> float:
    """Return the score that the nearest `limit` of a row reach."""
    import numpy as np  # noqa: PLC0415 - slow to import

    place = max(len(row) - limit, 0)
    return float(np.partition(row, place)[place])


def _latent(terms: Terms) -> Floats:
    """Return LSA rows: the first hundred dimensions of TF-IDF (randomised SVD with a fixed seed)."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from sklearn.utils.extmath import randomized_svd  # noqa: PLC0415 - slow to import

    weights = terms.weights
    articles = weights.shape[0]
    frequency = np.bincount(weights.indices, minlength=weights.shape[1])
    rare = min(max(LSA_RARE_ARTICLES, LSA_RARE_SHARE * articles), articles)
    common = weights[:, np.flatnonzero(frequency >= rare)]
    dimensions = min(LSA_DIMENSIONS, articles - 1, common.shape[1] - 1)
    if dimensions < 1:
        return np.zeros((articles, 1))
    # The sign of a dimension is free and does not matter here: only products of rows are used.
    left, strength, _ = randomized_svd(
        common, n_components=dimensions, n_iter=LSA_ITERATIONS, random_state=SEED
    )
    rows = left * strength
    length = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.asarray(np.where(length > 1e-9, rows / np.maximum(length, 1e-9), 0.0), dtype=np.float64)  # noqa: PLR2004 - 0 but for rounding
