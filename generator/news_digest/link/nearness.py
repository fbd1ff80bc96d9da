"""Nearness: the articles that may be near each one, found without weighing all words of all with all.

An article's candidates share one of its strongest terms with it (an inverted index, in which a term leads to
the articles that it is strongest in), or lie next to it in the latent dimensions. There all are compared with
all, which costs less than any search among as many as a digest has (one second of 10,000, 4 of 20,000) and
finds the same whoever else is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    Numbers = npt.NDArray[np.int64]
    Singles = npt.NDArray[np.float32]
    Floats = npt.NDArray[np.float64]

TERMS_TRIED = 80  # of an article, its strongest
POSTINGS = 64  # of a term, the articles that it is strongest in
BY_TERMS = 32
BY_FIELD = 32
BLOCK_ROWS = 1024
STEPS = 2048  # of a row's length of 1: a sum of products of such rows is exact in 32 bits


def find_candidates(weights: csr_array, latent: Floats) -> Iterator[Numbers]:
    """Yield for each row the rows that may be near it, ascending and without itself."""
    import numpy as np  # noqa: PLC0415 - slow to import

    by_field = _search_field(latent)
    for row, (by_terms, near) in enumerate(zip(_search_terms(weights), by_field, strict=True)):
        both = np.sort(np.concatenate([by_terms, near]))
        yield both[(np.diff(both, prepend=-1) > 0) & (both != row)]


def find_candidates_by_text(weights: csr_array, latent: Floats, texts: Numbers) -> Iterator[Numbers]:
    """Yield what `find_candidates` does, where many rows may be copies of one text.

    `texts` names each row's text by the first row that has it. A text is looked for once, and found with all
    its rows: so copies are no candidates of each other, and many of them take no other article's place.
    """
    import numpy as np  # noqa: PLC0415 - slow to import

    firsts = np.flatnonzero(texts == np.arange(len(texts)))
    found = list(find_candidates(weights[firsts], latent[firsts]))
    place = np.searchsorted(firsts, texts)
    rows = (
        [np.flatnonzero(place == text) for text in range(len(firsts))] if len(firsts) < len(texts) else None
    )
    for text in place.tolist():
        near = found[text]
        yield near if rows is None else np.sort(np.concatenate([near[:0], *(rows[each] for each in near)]))


def _search_terms(weights: csr_array) -> Iterator[Numbers]:
    """Yield for each row those that share most of its strongest terms."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    asked = keep_strongest(weights, TERMS_TRIED)
    answers = keep_strongest(csr_array(weights.T), POSTINGS)
    for start in range(0, weights.shape[0], BLOCK_ROWS):
        found = csr_array(asked[start : start + BLOCK_ROWS] @ answers)
        for offset in range(found.shape[0]):
            begin, end = found.indptr[offset], found.indptr[offset + 1]
            rows, scores = found.indices[begin:end], found.data[begin:end].copy()
            scores[rows == start + offset] = 0.0
            yield rows[_largest(scores, BY_TERMS)].astype(np.int64)


def _largest(scores: Singles, limit: int) -> Numbers:
    """Return the places of the largest scores; ties at the end of the list are all in."""
    import numpy as np  # noqa: PLC0415 - slow to import

    if len(scores) <= limit:
        return np.arange(len(scores))
    return np.flatnonzero(scores >= np.partition(scores, len(scores) - limit)[len(scores) - limit])


def keep_strongest(weights: csr_array, limit: int) -> csr_array:
    """Return the table with no more than its `limit` largest values in each row, ties in column order."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    weights.sort_indices()
    kept = np.ones(len(weights.data), dtype=np.bool_)
    for row in np.flatnonzero(np.diff(weights.indptr) > limit).tolist():
        start, end = weights.indptr[row], weights.indptr[row + 1]
        kept[start + np.argsort(-weights.data[start:end], kind="stable")[limit:]] = False
    ends = np.concatenate([[0], np.cumsum(kept)])[weights.indptr]
    return csr_array((weights.data[kept], weights.indices[kept], ends), shape=weights.shape)


def _search_field(latent: Floats) -> Iterator[Numbers]:
    """Yield for each row the nearest in the latent dimensions; ties at the end of the list are all in."""
    import numpy as np  # noqa: PLC0415 - slow to import

    rows = np.asarray(np.round(latent * STEPS) / STEPS, dtype=np.float32)
    place = max(len(rows) - BY_FIELD, 0)
    for start in range(0, len(rows), BLOCK_ROWS):
        scores = rows[start : start + BLOCK_ROWS] @ rows.T
        np.fill_diagonal(scores[:, start:], -1.0)
        near = scores >= np.partition(scores, place, axis=1)[:, place : place + 1]
        yield from map(np.flatnonzero, near)
