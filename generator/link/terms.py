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
    ShortNumbers = npt.NDArray[np.int32]
    Floats = npt.NDArray[np.float64]

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
    """The weights of the columns that two rows or more share, column by column.

    `squares` is for each row the sum of all its squared weights, also of the columns that it has alone.
    """

    rows: ShortNumbers
    columns: ShortNumbers
    weights: Floats
    named: Numbers
    squares: Floats


def weigh_terms(wording: Wording) -> Terms:
    """Return TF-IDF over words and word pairs: sublinear counts, smoothed IDF, rows of unit length."""
    import numpy as np  # noqa: PLC0415 - slow to import

    articles = len(wording.starts) - 1
    rows, words = _telling_words(wording)
    adjacent = rows[:-1] == rows[1:]
    pairs = (words[:-1].astype(np.int64) * len(wording.names) + words[1:])[adjacent]
    single = _weigh(rows, words, articles)
    double = _weigh(rows[:-1][adjacent], pairs, articles)
    names = tuple(wording.names[number] for number in single.named.tolist())
    return Terms(weights=_unit_rows(single, double, articles), words=names)


def _weigh(rows: ShortNumbers, terms: Numbers | ShortNumbers, articles: int) -> _Weighed:
    """Count how often each row has each term (a whole number), and weigh it."""
    import numpy as np  # noqa: PLC0415 - slow to import

    keys = terms.astype(np.int64) * articles + rows
    keys.sort()  # by far the fastest way to bring equal terms together
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(first, append=len(keys)).astype(np.int32)
    keys = keys[first]
    rows, terms = (keys % articles).astype(np.int32), keys // articles
    del keys, first  # as long as all the texts
    starts = np.flatnonzero(np.diff(terms, prepend=-1))
    frequency = np.diff(starts, append=len(terms))
    idf = np.log((1.0 + articles) / (1.0 + frequency)) + 1.0
    weights = (1.0 + np.log(counts)) * np.repeat(idf, frequency)
    squares = np.bincount(rows, weights**2, minlength=articles).astype(np.float64)
    shared = frequency > 1
    kept = np.repeat(shared, frequency)
    return _Weighed(
        rows=rows[kept],
        columns=np.repeat(np.arange(int(shared.sum()), dtype=np.int32), frequency[shared]),
        weights=weights[kept],
        named=terms[starts[shared]].astype(np.int64),
        squares=squares,
    )


def _unit_rows(single: _Weighed, double: _Weighed, articles: int) -> csr_array:
    """Bring words and pairs together in rows of unit length, without the terms of one article alone."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    squares = single.squares + double.squares
    length = np.sqrt(np.where(squares > 0.0, squares, 1.0))
    rows = np.concatenate([single.rows, double.rows])
    weights = np.concatenate([single.weights, double.weights])
    columns = np.concatenate([single.columns, double.columns + np.int32(len(single.named))])
    rounded = (np.round(weights / length[rows] * STEPS) / STEPS).astype(np.float32)
    shape = (articles, len(single.named) + len(double.named))
    table = csr_array((rounded, (rows, columns)), shape=shape)
    table.eliminate_zeros()
    return table


def _telling_words(wording: Wording) -> tuple[ShortNumbers, ShortNumbers]:
    """Return the row and the number of each word that is not a stop word or a single letter, in order."""
    import numpy as np  # noqa: PLC0415 - slow to import

    telling = np.array(
        [len(name) >= MIN_WORD_LENGTH and name not in STOP_WORDS for name in wording.names], dtype=np.bool_
    )
    kept = telling[wording.numbers] if len(telling) else np.zeros(0, dtype=np.bool_)
    return wording.owners[kept], wording.numbers[kept]
