"""Terms: the words and word pairs of all articles, counted and weighed (TF-IDF) in sparse rows.

Weights are whole multiples of 1/4096, so that a product of two rows is a sum of whole numbers below 2 to the
24th: exact in 32 bits, whatever the order, the threads or the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.link.stop_words import STOP_WORDS
from generator.link.wording import Wording

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    Numbers = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

MIN_WORD_LENGTH = 2
STEPS = 4096  # in which a row's length of 1 is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """TF-IDF rows of unit length, one for each article, in their order.

    `weights` (articles by terms, 32-bit) holds every word and pair that two or more articles share; the
    others count for a row's length alone. Its first `len(words)` columns are single words, named by
    `words`; the rest are pairs.
    """

    weights: csr_array
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """The weight of each column in each row that has it; `shared` tells the columns of two rows or more."""

    rows: Numbers
    columns: Numbers
    weights: Floats
    shared: Flags


def weigh_terms(wording: Wording) -> Terms:
    """Return TF-IDF over words and word pairs: sublinear counts, smoothed IDF, rows of unit length."""
    import numpy as np  # noqa: PLC0415 - slow to import

    articles = len(wording.starts) - 1
    rows, numbers = _telling_words(wording)
    named, words = np.unique(numbers, return_inverse=True)
    adjacent = rows[:-1] == rows[1:]
    distinct, pairs = np.unique((words[:-1] * len(named) + words[1:])[adjacent], return_inverse=True)
    single = _weigh(rows, words, articles, len(named))
    double = _weigh(rows[:-1][adjacent], pairs, articles, len(distinct))
    names = tuple(wording.names[number] for number in named[single.shared].tolist())
    return Terms(weights=_unit_rows(single, double, articles), words=names)


def _weigh(rows: Numbers, columns: Numbers, articles: int, width: int) -> _Weighed:
    """Count how often each row has each column, and weigh it."""
    import numpy as np  # noqa: PLC0415 - slow to import

    keys, counts = np.unique(rows * width + columns, return_counts=True)
    rows, columns = (keys // width, keys % width) if width else (keys, keys)
    frequency = np.bincount(columns, minlength=width)
    idf = np.log((1.0 + articles) / (1.0 + frequency)) + 1.0
    weights = (1.0 + np.log(counts)) * idf[columns]
    return _Weighed(rows=rows, columns=columns, weights=weights, shared=frequency > 1)


def _unit_rows(single: _Weighed, double: _Weighed, articles: int) -> csr_array:
    """Bring words and pairs together in rows of unit length, without the terms of one article alone."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    both = (single, double)
    squares = sum(np.bincount(each.rows, each.weights**2, minlength=articles) for each in both)
    length = np.sqrt(np.where(squares > 0.0, squares, 1.0))
    kept = [each.shared[each.columns] for each in both]
    rows = np.concatenate([each.rows[keep] for each, keep in zip(both, kept, strict=True)])
    weights = np.concatenate([each.weights[keep] for each, keep in zip(both, kept, strict=True)])
    singles = int(single.shared.sum())
    places = (np.cumsum(single.shared) - 1, np.cumsum(double.shared) - 1 + singles)
    columns = np.concatenate(
        [place[each.columns[keep]] for place, each, keep in zip(places, both, kept, strict=True)]
    )
    rounded = (np.round(weights / length[rows] * STEPS) / STEPS).astype(np.float32)
    shape = (articles, singles + int(double.shared.sum()))
    table = csr_array((rounded, (rows, columns)), shape=shape)
    table.eliminate_zeros()
    return table


def _telling_words(wording: Wording) -> tuple[Numbers, Numbers]:
    """Return the row and the number of each word that is not a stop word or a single letter, in order."""
    import numpy as np  # noqa: PLC0415 - slow to import

    telling = np.array(
        [len(name) >= MIN_WORD_LENGTH and name not in STOP_WORDS for name in wording.names], dtype=np.bool_
    )
    kept = telling[wording.numbers] if len(telling) else np.zeros(0, dtype=np.bool_)
    return wording.owners[kept], wording.numbers[kept]
