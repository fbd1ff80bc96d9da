"""Similarity: how near articles are by their words, as TF-IDF plus a share of latent semantic analysis.

TF-IDF over words and pairs finds the same event; the latent dimensions add the same field. Only likely
neighbours are compared (see `nearness`), so that the cost grows with the number of articles and not with
its square. All weights are rounded before anything is compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.link.latent import measure_latent
from generator.link.nearness import find_candidates
from generator.link.terms import Terms, weigh_terms
from generator.link.wording import Wording, read_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

    from generator.model import Article

    Singles = npt.NDArray[np.float32]

LATENT_SHARE = 0.4
DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarity:
    """What articles' words say about their nearness; rows stand in the order of `slugs`.

    `latent` (articles by dimensions) holds rows of unit length or zero.
    """

    slugs: tuple[str, ...]
    terms: Terms
    latent: Singles


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another article's row and how near it is, 0 to 1."""

    row: int
    score: float


def measure_similarity(articles: Sequence[Article], wording: Wording | None = None) -> Similarity:
    """Weigh the words of articles (in a fixed order: sort them first) for `find_neighbours`.

    `wording` is theirs, where it is known already.
    """
    terms = weigh_terms(wording or read_wording(articles))
    slugs = tuple(article.slug for article in articles)
    return Similarity(slugs=slugs, terms=terms, latent=measure_latent(terms.weights))


def find_neighbours(similarity: Similarity, limit: int) -> Iterator[tuple[Neighbour, ...]]:
    """Yield the nearest `limit` rows for each row, nearest first, ties in row order; scores are 0 to 1."""
    import numpy as np  # noqa: PLC0415 - slow to import

    weights, latent = similarity.terms.weights, similarity.latent
    own = np.zeros(weights.shape[1], dtype=np.float32)
    for row, others in enumerate(find_candidates(weights, latent)):
        start, end = weights.indptr[row], weights.indptr[row + 1]
        columns = weights.indices[start:end]
        own[columns] = weights.data[start:end]
        exact = (weights[others] @ own).astype(np.float64)
        own[columns] = 0.0
        field = np.maximum(latent[others] @ latent[row], 0.0)
        both = np.minimum((exact + LATENT_SHARE * field) / (1.0 + LATENT_SHARE), 1.0)
        scores = np.round(both, DECIMALS)
        ranked = np.lexsort((others, -scores))[:limit]
        pairs = zip(others[ranked].tolist(), scores[ranked].tolist(), strict=True)
        yield tuple(Neighbour(row=other, score=score) for other, score in pairs if score > 0.0)
