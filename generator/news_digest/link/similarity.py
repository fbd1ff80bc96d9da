"""Similarity: how near articles are by their words, as TF-IDF plus a share of the field that they are in.

TF-IDF over words and pairs finds the same event; the latent dimensions, and the subjects where they are
given, add the same field. Only likely neighbours are compared (see `nearness`), so that the cost grows with
the number of articles and not with its square. All weights are rounded before anything is compared.

Tried and left out, because no set gained what another did not lose: BM25 or its length normalisation, other
powers of the IDF, lighter pairs, neighbours' neighbours (query expansion), and less for hubs.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from news_digest.link.latent import measure_latent, round_rows, unit_rows
from news_digest.link.nearness import find_candidates_by_text
from news_digest.link.terms import Terms, weigh_terms
from news_digest.link.wording import Wording, read_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    from news_digest.model import Article, SubjectScore

    Numbers = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

LATENT_SHARE = 0.5
SUBJECT_SHARE = 0.2  # of articles spread over many subjects; less where most are on one
DECIMALS = 6
BLOCK_ROWS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarity:
    """What articles' words say about their nearness; rows stand in the order of `slugs`.

    `field` holds rows of length 1 at most, whose products say how near two fields are. They count for
    `share` of what TF-IDF counts for.
    """

    slugs: tuple[str, ...]
    terms: Terms
    field: Floats
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another article's row and how near it is, 0 to 1."""

    row: int
    score: float


def measure_similarity(
    articles: Sequence[Article],
    wording: Wording | None = None,
    subjects: Sequence[Iterable[SubjectScore]] | None = None,
) -> Similarity:
    """Weigh the words of articles (in a fixed order: sort them first) for `find_neighbours`.

    `wording` is theirs, where it is known already; `subjects` all that score at all for each of them, where
    that is known. Subjects count by how well they part these articles, that is 1 less the mean cosine of all
    with all: little where nearly all are on one. (With them, precision at five by the sections of Current
    Events rose from 67 to 73 on single items and from 88 to 90 on a few items together, by subjects marked
    by hand on Wikinews from 88 to 92; by the narrow tags of posts on one field it stayed at 80.)
    """
    import numpy as np  # noqa: PLC0415 - slow to import

    terms = weigh_terms(wording or read_wording(articles))
    slugs = tuple(article.slug for article in articles)
    latent = measure_latent(terms, slugs)
    if subjects is None:
        return Similarity(slugs=slugs, terms=terms, field=latent, share=LATENT_SHARE)
    table = _subject_rows(subjects)
    share = round(SUBJECT_SHARE * (1.0 - float((table.mean(axis=0) ** 2).sum())), DECIMALS)
    whole = LATENT_SHARE + share
    both = (latent * np.sqrt(LATENT_SHARE / whole), table * np.sqrt(share / whole))
    return Similarity(slugs=slugs, terms=terms, field=round_rows(np.hstack(both)), share=whole)


def _subject_rows(subjects: Sequence[Iterable[SubjectScore]]) -> Floats:
    """Return a row of unit length (or zero) of each article's scores."""
    import numpy as np  # noqa: PLC0415 - slow to import

    scores = [{each.code: each.score for each in found} for found in subjects]
    codes = sorted({code for found in scores for code in found})
    table = [[found.get(code, 0.0) for code in codes] for found in scores]
    return unit_rows(np.array(table, dtype=np.float64).reshape(len(scores), len(codes)))


def find_neighbours(
    similarity: Similarity, limit: int, texts: Sequence[int] | None = None
) -> Iterator[tuple[Neighbour, ...]]:
    """Yield the nearest `limit` rows for each row, nearest first, ties in row order; scores are 0 to 1.

    `texts` names each row's text by the first row that has nearly the same, where there are such rows: of
    these only the nearest is another's neighbour, and none is the neighbour of one of them.
    """
    import numpy as np  # noqa: PLC0415 - slow to import

    rows, share = similarity.field, similarity.share
    text_of = np.arange(len(rows)) if texts is None else np.array(texts, dtype=np.int64)
    for row, others, exact in _compare_words(similarity.terms.weights, rows, text_of):
        field = np.maximum(rows[others] @ rows[row], 0.0)
        both = np.minimum((exact + share * field) / (1.0 + share), 1.0)
        scores = np.round(both, DECIMALS)
        ranked = np.lexsort((others, -scores))
        _, nearest = np.unique(text_of[others[ranked]], return_index=True)
        ranked = ranked[np.sort(nearest)[:limit]]
        pairs = zip(others[ranked].tolist(), scores[ranked].tolist(), strict=True)
        yield tuple(Neighbour(row=other, score=score) for other, score in pairs if score > 0.0)


def score_pairs(similarity: Similarity, pairs: Sequence[tuple[int, int]]) -> list[float]:
    """Return how near the two rows of each pair are, 0 to 1, as `find_neighbours` says it."""
    import numpy as np  # noqa: PLC0415 - slow to import

    if not pairs:
        return []
    ones, others = np.array(pairs, dtype=np.int64).T
    weights, rows, share = similarity.terms.weights, similarity.field, similarity.share
    exact = np.asarray(weights[ones].multiply(weights[others]).sum(axis=1), dtype=np.float64).ravel()
    field = np.maximum((rows[ones] * rows[others]).sum(axis=1), 0.0)
    scores: list[float] = np.round(
        np.minimum((exact + share * field) / (1.0 + share), 1.0), DECIMALS
    ).tolist()
    return scores


def _compare_words(
    weights: csr_array, field: Floats, texts: Numbers
) -> Iterator[tuple[int, Numbers, Floats]]:
    """Yield each row, those that may be near it, and its product with each of them.

    A block of rows at a time: taking rows out of a sparse table costs more than multiplying them.
    """
    import numpy as np  # noqa: PLC0415 - slow to import

    candidates, row = find_candidates_by_text(weights, field, texts), 0
    own = np.zeros(weights.shape[1], dtype=np.float32)
    while block := list(islice(candidates, BLOCK_ROWS)):
        taken = weights[np.concatenate(block)]
        ends = np.cumsum([0, *map(len, block)])
        for place in range(len(block)):
            start, end = weights.indptr[row + place], weights.indptr[row + place + 1]
            columns = weights.indices[start:end]
            own[columns] = weights.data[start:end]
            start, end = taken.indptr[ends[place]], taken.indptr[ends[place + 1]]
            taken.data[start:end] *= own[taken.indices[start:end]]
            own[columns] = 0.0
        exact = np.asarray(taken.sum(axis=1), dtype=np.float64).ravel()
        for place, others in enumerate(block):
            yield row + place, others, exact[ends[place] : ends[place + 1]]
        row += len(block)
