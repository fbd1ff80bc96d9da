"""Terms: the words and word pairs of all articles, counted and weighed (TF-IDF) in sparse rows.

Weights are whole multiples of 1/4096, so that a product of two rows is a sum of whole numbers below 2 to the
24th: exact in 32 bits, whatever the order, the threads or the machine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from news_digest.link.wording import Wording

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    Numbers = npt.NDArray[np.int64]
    ShortNumbers = npt.NDArray[np.int32]
    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

MIN_WORD_LENGTH = 2
STEPS = 4096  # in which a row's length of 1 is counted
SIZE_STEPS = 8  # an eighth of a power of e: one article more or less seldom changes all weights


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
class Weighed:
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
    articles = len(wording.starts) - 1
    kept = telling_names(wording)[wording.numbers]
    rows, words = wording.owners[kept], wording.numbers[kept]
    single = _weigh(rows, words, articles)
    double = _weigh(*pair_words(rows, words, len(wording.names)), articles)
    names = tuple(wording.names[number] for number in single.named.tolist())
    return Terms(weights=unit_rows(single, double), words=names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How often (`counts`) each row has each term: one entry for each pair of them, term by term.

    `terms` are the distinct terms, ascending, and `frequency` the number of rows that have each.
    """

    rows: ShortNumbers
    counts: ShortNumbers
    terms: Numbers
    frequency: Numbers


def count_terms(rows: ShortNumbers, terms: Numbers | ShortNumbers, articles: int) -> Counted:
    """Count how often each of the `articles` rows has each term (a whole number)."""
    import numpy as np  # noqa: PLC0415 - slow to import

    keys = terms.astype(np.int64) * articles + rows
    keys.sort()  # by far the fastest way to bring equal terms together
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(first, append=len(keys)).astype(np.int32)
    keys = keys[first]
    del first  # as long as all the texts
    of_entry = keys // max(articles, 1)
    starts = np.flatnonzero(np.diff(of_entry, prepend=-1))
    return Counted(
        rows=(keys % max(articles, 1)).astype(np.int32),
        counts=counts,
        terms=of_entry[starts],
        frequency=np.diff(starts, append=len(keys)),
    )


def _weigh(rows: ShortNumbers, terms: Numbers | ShortNumbers, articles: int) -> Weighed:
    """Weigh each row's terms by smoothed IDF, of a number of articles that seldom changes."""
    import numpy as np  # noqa: PLC0415 - slow to import

    counted = count_terms(rows, terms, articles)
    about = round(math.log(1 + articles) * SIZE_STEPS) / SIZE_STEPS
    return weigh_counted(counted, about - np.log(1.0 + counted.frequency) + 1.0, articles)


def weigh_counted(counted: Counted, idf: Floats, articles: int) -> Weighed:
    """Weigh counts: sublinear, times the `idf` of each term."""
    import numpy as np  # noqa: PLC0415 - slow to import

    weights = (1.0 + np.log(counted.counts)) * np.repeat(idf, counted.frequency)
    squares = np.bincount(counted.rows, weights**2, minlength=articles).astype(np.float64)
    shared = counted.frequency > 1
    kept = np.repeat(shared, counted.frequency)
    return Weighed(
        rows=counted.rows[kept],
        columns=np.repeat(np.arange(int(shared.sum()), dtype=np.int32), counted.frequency[shared]),
        weights=weights[kept],
        named=counted.terms[shared].astype(np.int64),
        squares=squares,
    )


def unit_rows(single: Weighed, double: Weighed, briefness: float | Floats = 1.0) -> csr_array:
    """Bring words and pairs together in rows, without the terms of one article alone.

    Rows have unit length; where `briefness` is above 1, the root of it divides them.
    """
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    squares = single.squares + double.squares
    length = np.sqrt(np.where(squares > 0.0, squares, 1.0) * briefness)
    rows = np.concatenate([single.rows, double.rows])
    weights = np.concatenate([single.weights, double.weights])
    columns = np.concatenate([single.columns, double.columns + np.int32(len(single.named))])
    rounded = (np.round(weights / length[rows] * STEPS) / STEPS).astype(np.float32)
    shape = (len(squares), len(single.named) + len(double.named))
    table = csr_array((rounded, (rows, columns)), shape=shape)
    table.eliminate_zeros()
    return table


def telling_names(wording: Wording) -> Flags:
    """Return which of the wording's names are neither stop words nor single letters."""
    import numpy as np  # noqa: PLC0415 - slow to import

    return np.array(
        [len(name) >= MIN_WORD_LENGTH and name not in wording.silent for name in wording.names],
        dtype=np.bool_,
    )


def pair_words(rows: ShortNumbers, words: ShortNumbers, width: int) -> tuple[ShortNumbers, Numbers]:
    """Return the row and the number of each pair of neighbouring words; words are below `width`."""
    import numpy as np  # noqa: PLC0415 - slow to import

    adjacent = rows[:-1] == rows[1:]
    pairs = words[:-1][adjacent].astype(np.int64)
    pairs *= width
    pairs += words[1:][adjacent]
    return rows[:-1][adjacent], pairs
