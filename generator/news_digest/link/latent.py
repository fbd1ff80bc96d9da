"""Latent: articles in the few dimensions in which their vocabularies differ most (latent semantic analysis).

The dimensions come from a randomised singular value decomposition (Halko, Martinsson and Tropp 2011) of at
most 4,000 of the articles, evenly chosen; every article is then projected on them, so that the cost per
article stays the same. What is decomposed is single words under their stems: word pairs tell events apart,
not fields. Articles are compared at three grains at once, in the first 16, 32 and 64 dimensions, because
broad fields and narrow ones want different numbers of them (mean precision at five over eight sets: 84.7;
of words and pairs without stems 83.7, in 24 dimensions alone 83.5, in 64 alone 82.7). Rows are
rounded to whole multiples of 1/2048: their products are exact in 32 bits, and the last bits of the
decomposition, which differ between machines, are gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    from news_digest.link.terms import Terms

    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]

GRAINS = (16, 32, 64)
SPARE_DIMENSIONS = 10
ITERATIONS = 3
FITTED_ARTICLES = 4000
FITTED_TERMS = 16384
MIN_FREQUENCY = 3  # a term in fewer of the fitted articles adds cost and nothing measurable
SEED = 20231220
STEPS = 2048
NOTHING = 1e-9  # a length below this is 0 but for rounding


def measure_latent(terms: Terms) -> Singles:
    """Return a row of up to 112 numbers for each article, of unit length or zero: one part for each grain."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    stems = _stem_rows(terms)
    articles = stems.shape[0]
    step = -(-articles // FITTED_ARTICLES) or 1
    chosen = _frequent_columns(stems[::step])
    most = min(max(GRAINS), len(range(0, articles, step)) - 1, len(chosen) - 1)
    if most < 1:
        return np.zeros((articles, 1), dtype=np.float32)
    common = csr_array(stems[:, chosen])
    rows = common @ _axes(common[::step], most)
    grains = sorted({min(grain, most) for grain in GRAINS})
    parts = np.hstack([unit_rows(rows[:, :grain]) for grain in grains])
    return round_rows(parts / np.sqrt(len(grains)))


def unit_rows(rows: Floats) -> Floats:
    """Return rows of unit length; those that are nothing stay zero."""
    import numpy as np  # noqa: PLC0415 - slow to import

    length = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.where(length > NOTHING, rows / np.maximum(length, NOTHING), 0.0)


def round_rows(rows: Floats) -> Singles:
    """Return rows in whole multiples of 1/2048."""
    import numpy as np  # noqa: PLC0415 - slow to import

    return np.asarray(np.round(rows * STEPS) / STEPS, dtype=np.float32)


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


def _axes(weights: csr_array, dimensions: int) -> Floats:
    """Return the first right singular vectors (terms by dimensions), the strongest first."""
    import numpy as np  # noqa: PLC0415 - slow to import

    turned = weights.T.tocsr()
    width = min(dimensions + SPARE_DIMENSIONS, *weights.shape)
    start = np.random.RandomState(SEED).normal(size=(weights.shape[0], width))
    basis = np.linalg.qr(turned @ start)[0]
    for _ in range(ITERATIONS):
        basis = np.linalg.qr(turned @ np.linalg.qr(weights @ basis)[0])[0]
    inside = weights @ basis
    _, turn = np.linalg.eigh(inside.T @ inside)  # ascending: the strongest come last
    return np.asarray(basis @ turn[:, ::-1][:, :dimensions], dtype=np.float64)
