"""Latent: articles in the few dimensions in which their vocabularies differ most (latent semantic analysis).

The dimensions come from a singular value decomposition of at most 4,000 of the articles; every article is
then projected on them, so that the cost per article stays the same. What is decomposed is single words under
their stems: word pairs tell events apart, not fields. Articles are compared at three grains at once, in about
the first 16, 32 and 64 dimensions, because broad fields and narrow ones want different numbers of them (mean
precision at five over eight sets: 84.7; of words and pairs without stems 83.7, in 24 dimensions alone 83.5,
in 64 alone 82.7).

What an article is near to stays as it is when another one comes or goes. So the decomposition is exact and
knows nothing of rows: the articles that it is fitted to are chosen by a hash of their slugs, and a grain ends
not at one dimension but where the singular values fall below that dimension's, gently, since near there one
article can swap two of them. Rows are rounded to whole multiples of 1/16384: their products are exact in 64
bits, and the last bits of the decomposition, which differ between machines, are gone. (Of 2,309 posts, one
taken away: of the lists of five nearest 45 % changed a member with a random start by row, 6 % with one by
slug, 1 % so.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from news_digest.slugs import short_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    from news_digest.link.terms import Terms

    Floats = npt.NDArray[np.float64]

GRAINS = (16, 32, 64)
SPARE_DIMENSIONS = 16  # beyond the last grain, for what fades there
FADING = 8  # a grain counts a dimension of half its last one's strength for 1/257
FITTED_ARTICLES = 4000
FITTED_TERMS = 16384
MIN_FREQUENCY = 3  # a term in fewer of the fitted articles adds cost and nothing measurable
DENSE_ARTICLES = 500  # so few are decomposed as a whole, also where many are alike
STEPS = 16384
NOTHING = 1e-9  # a length below this is 0 but for rounding


def measure_latent(terms: Terms, slugs: Sequence[str]) -> Floats:
    """Return a row of up to 240 numbers for each article, of unit length or zero: one part for each grain.

    `slugs` are those of the articles, in the order of the rows of `terms`.
    """
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    stems = _stem_rows(terms)
    fitted = _choose_fitted(slugs)
    chosen = _frequent_columns(stems[fitted])
    most = min(max(GRAINS) + SPARE_DIMENSIONS, len(fitted) - 1, len(chosen) - 1)
    if most < 1:
        return np.zeros((stems.shape[0], 1))
    common = csr_array(stems[:, chosen])
    strengths, axes = _decompose(common[fitted], most)
    rows = common @ axes
    grains = sorted({min(grain, len(strengths)) for grain in GRAINS})
    parts = np.hstack([unit_rows(rows * _fade(strengths, grain)) for grain in grains])
    return round_rows(parts / np.sqrt(len(grains)))


def unit_rows(rows: Floats) -> Floats:
    """Return rows of unit length; those that are nothing stay zero."""
    import numpy as np  # noqa: PLC0415 - slow to import

    length = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.where(length > NOTHING, rows / np.maximum(length, NOTHING), 0.0)


def round_rows(rows: Floats) -> Floats:
    """Return rows in whole multiples of 1/16384."""
    import numpy as np  # noqa: PLC0415 - slow to import

    return np.asarray(np.round(rows * STEPS) / STEPS, dtype=np.float64)


def _choose_fitted(slugs: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return the rows of the articles that the decomposition is fitted to, ascending."""
    import numpy as np  # noqa: PLC0415 - slow to import

    ranked = sorted(range(len(slugs)), key=lambda row: (short_hash(slugs[row], 16), slugs[row]))
    return np.array(sorted(ranked[:FITTED_ARTICLES]), dtype=np.int64)


def _fade(strengths: Floats, grain: int) -> Floats:
    """Return how much each dimension counts in a grain: from all of it to nothing, by half at its end."""
    import numpy as np  # noqa: PLC0415 - slow to import

    if grain >= len(strengths):
        return np.ones(len(strengths))
    shares = (strengths / strengths[0]) ** FADING
    return np.asarray(shares / (shares + shares[grain]), dtype=np.float64)


def _stem_rows(terms: Terms) -> csr_array:
    """Return rows of unit length over the stems of single words."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    weights = terms.weights
    stems = [stem_word(word) for word in terms.words]
    place = {stem: number for number, stem in enumerate(sorted(set(stems)))}
    stem_of = np.array([place[stem] for stem in stems], dtype=np.int32)
    single = weights.indices < len(stems)
    ends = np.concatenate([[0], np.cumsum(single)])[weights.indptr]
    squares = weights.data[single].astype(np.float64) ** 2
    rows = csr_array((squares, stem_of[weights.indices[single]], ends), shape=(weights.shape[0], len(place)))
    rows.sum_duplicates()  # the root of a sum of squares: two forms of a word say hardly more than one
    owners = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    length = np.bincount(owners, rows.data, minlength=rows.shape[0])
    rows.data = np.sqrt(rows.data / length[owners])
    return rows


def stem_word(word: str) -> str:
    """Return a word without its plural: the S stemmer (Harman 1991, "How effective is suffixing?")."""
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word


def _frequent_columns(weights: csr_array) -> npt.NDArray[np.int64]:
    """Return the columns of the most frequent terms, ascending; ties go by column."""
    import numpy as np  # noqa: PLC0415 - slow to import

    frequency = np.bincount(weights.indices, minlength=weights.shape[1])
    ranked = np.argsort(-frequency, kind="stable")[:FITTED_TERMS]
    least = min(MIN_FREQUENCY, weights.shape[0])
    return np.sort(ranked[frequency[ranked] >= least])


def _decompose(weights: csr_array, dimensions: int) -> tuple[Floats, Floats]:
    """Return the largest singular values, falling, and their right singular vectors (terms by dimensions).

    There are fewer than `dimensions` where the others are nothing.
    """
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse.linalg import svds  # noqa: PLC0415 - slow to import

    if weights.shape[0] <= DENSE_ARTICLES:
        squares, left = np.linalg.eigh((weights @ weights.T).toarray())  # ascending
        strengths, left = np.sqrt(np.maximum(squares, 0.0))[::-1], left[:, ::-1]
    else:
        left, strengths, _ = svds(weights, k=dimensions, v0=np.ones(min(weights.shape)))
        order = np.argsort(-strengths, kind="stable")
        strengths, left = strengths[order], left[:, order]
    kept = np.flatnonzero(strengths[:dimensions] > NOTHING * strengths[0])
    return strengths[kept], np.asarray((weights.T @ left[:, kept]) / strengths[kept], dtype=np.float64)
