"""Latent: articles in the few dimensions in which their vocabularies differ most (latent semantic analysis).

The dimensions come from a randomised singular value decomposition (Halko, Martinsson and Tropp 2011) of at
most 4,000 of the articles, evenly chosen; every article is then projected on them, so that the cost per
article stays the same. Rows are rounded to whole multiples of 1/2048: their products are exact in 32 bits,
and the last bits of the decomposition, which differ between machines, are gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]

DIMENSIONS = 64
SPARE_DIMENSIONS = 10
ITERATIONS = 2
FITTED_ARTICLES = 4000
FITTED_TERMS = 16384
MIN_FREQUENCY = 3  # a term in fewer of the fitted articles adds cost and nothing measurable
SEED = 20231220
STEPS = 2048
NOTHING = 1e-9  # a length below this is 0 but for rounding


def measure_latent(weights: csr_array) -> Singles:
    """Return a row of up to 64 dimensions for each TF-IDF row, of unit length or zero."""
    import numpy as np  # noqa: PLC0415 - slow to import

    articles = weights.shape[0]
    step = -(-articles // FITTED_ARTICLES) or 1
    chosen = _frequent_columns(weights[::step])
    dimensions = min(DIMENSIONS, len(range(0, articles, step)) - 1, len(chosen) - 1)
    if dimensions < 1:
        return np.zeros((articles, 1), dtype=np.float32)
    common = weights[:, chosen].astype(np.float64)
    rows = common @ _axes(common[::step], dimensions)
    length = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    unit = np.where(length > NOTHING, rows / np.maximum(length, NOTHING), 0.0)
    return np.asarray(np.round(unit * STEPS) / STEPS, dtype=np.float32)


def _frequent_columns(weights: csr_array) -> npt.NDArray[np.int64]:
    """Return the columns of the most frequent terms, ascending; ties go by column."""
    import numpy as np  # noqa: PLC0415 - slow to import

    frequency = np.bincount(weights.indices, minlength=weights.shape[1])
    ranked = np.argsort(-frequency, kind="stable")[:FITTED_TERMS]
    least = min(MIN_FREQUENCY, weights.shape[0])
    return np.sort(ranked[frequency[ranked] >= least])


def _axes(weights: csr_array, dimensions: int) -> Floats:
    """Return the first right singular vectors (terms by dimensions)."""
    import numpy as np  # noqa: PLC0415 - slow to import

    turned = weights.T.tocsr()
    width = min(dimensions + SPARE_DIMENSIONS, *weights.shape)
    start = np.random.RandomState(SEED).normal(size=(weights.shape[0], width))
    basis = np.linalg.qr(turned @ start)[0]
    for _ in range(ITERATIONS):
        basis = np.linalg.qr(turned @ np.linalg.qr(weights @ basis)[0])[0]
    inside = weights @ basis
    _, turn = np.linalg.eigh(inside.T @ inside)  # ascending: the strongest come last
    return np.asarray(basis @ turn[:, -dimensions:], dtype=np.float64)
