"""Terms: the words and word pairs of all articles, counted and weighed (TF-IDF) in sparse rows.

Words get whole numbers and word pairs are pairs of those, so that counting is sorting: 10,000 articles take
a few seconds and the text of pairs is never kept. NumPy, SciPy and scikit-learn are imported where they are
used: they cost over a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    from generator.model import Article

    Numbers = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

MIN_WORD_LENGTH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """TF-IDF rows of unit length, one for each article, in their order.

    `weights` (articles by terms) holds every word and pair that two or more articles share; the others count
    for a row's length alone. Its first `len(words)` columns are single words, named by `words`; the rest are
    pairs.
    """

    weights: csr_array
    words: tuple[str, ...]


def weigh_terms(articles: Sequence[Article]) -> Terms:
    """Return TF-IDF over words and word pairs: sublinear counts, smoothed IDF, rows of unit length."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array, diags_array, hstack  # noqa: PLC0415 - slow to import

    names, rows = _number_words(articles)
    pairs = [row[:-1] * len(names) + row[1:] for row in rows]
    counts = csr_array(hstack([_count(rows), _count(pairs)]))
    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    counts.data = 1.0 + np.log(counts.data)
    idf = np.log((1.0 + len(rows)) / (1.0 + frequency)) + 1.0
    weighed = counts @ diags_array(idf)
    length = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)))
    unit = csr_array(diags_array(1.0 / np.where(length > 0.0, length, 1.0)) @ weighed)
    shared = np.flatnonzero(frequency > 1)
    words = tuple(names[column] for column in shared if column < len(names))
    return Terms(weights=csr_array(unit[:, shared]), words=words)


def _number_words(articles: Sequence[Article]) -> tuple[list[str], list[Numbers]]:
    """Return the words that say something in alphabetical order, and each article as places in that list."""
    import numpy as np  # noqa: PLC0415 - slow to import

    skipped = _words_that_say_nothing()
    kept = [
        [word for word in article.words if len(word) >= MIN_WORD_LENGTH and word not in skipped]
        for article in articles
    ]
    names = sorted({word for words in kept for word in words})
    place = {name: number for number, name in enumerate(names)}
    return names, [np.array([place[word] for word in words], dtype=np.int64) for words in kept]


def _words_that_say_nothing() -> frozenset[str]:
    """Return English's most common words, as scikit-learn lists them."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS  # noqa: PLC0415 - slow to import

    return frozenset(ENGLISH_STOP_WORDS)


def _count(rows: Sequence[Numbers]) -> csr_array:
    """Count the numbers in each row; the columns are the distinct numbers, ascending."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    numbers = np.concatenate([*rows, np.array([], dtype=np.int64)])
    distinct, columns = np.unique(numbers, return_inverse=True)
    indptr = np.cumsum([0, *(len(row) for row in rows)])
    counts = csr_array((np.ones(len(numbers)), columns, indptr), shape=(len(rows), len(distinct)))
    counts.sum_duplicates()
    return counts
