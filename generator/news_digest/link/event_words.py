"""Event words: how near two reports of one event are, by the words that tell events apart.

TF-IDF as for related articles, but for three things that reports of one event ask for. Words go by their
stems, since two outlets seldom choose one form. Words of names weigh more: of two earthquakes or two
arrests, the names are what differs. And what two articles have in common with all others is taken off, so
that a folder on one field needs the same thresholds as one on many.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from news_digest.link.terms import count_terms, pair_words, telling_names, unit_rows, weigh_counted
from news_digest.link.wording import WORD, Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_array

    from news_digest.link.terms import Weighed
    from news_digest.model import Article

    Numbers = npt.NDArray[np.int64]
    ShortNumbers = npt.NDArray[np.int32]
    Floats = npt.NDArray[np.float64]

MIN_STEM = 3
PLURAL_FROM = 5  # shorter words keep their ending …
INFLECTED_FROM = 6  # … and these also "-ing" and "-ed"
DOUBLED = frozenset("bdgmnprt")  # "stopped", but "called"
IMAGINED_ARTICLES = 100  # none of them with its words: a small folder's own IDF means little
PAIR_WEIGHT = 0.3
NAME_WEIGHT = 1.5
FULL_WORDS = 40  # a shorter text says less, and counts for less
NAME_SHARE = 0.5  # of the articles with a word, so many must hold it in a name
DECIMALS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """Rows of unit length or less (articles by terms), and how near each is to all others on average."""

    weights: csr_array
    usual: Floats

    def take(self, rows: Sequence[int]) -> Nearness:
        """Return the nearness of some rows, in their order."""
        return Nearness(weights=self.weights[list(rows)], usual=self.usual[list(rows)])

    def between(self, rows: slice, others: slice) -> Floats:
        """Return how near some rows are to others, beyond what is usual for both."""
        import numpy as np  # noqa: PLC0415 - slow to import

        scores = (self.weights[rows] @ self.weights[others].T).toarray().astype(np.float64)
        scores -= (self.usual[rows, None] + self.usual[None, others]) / 2
        return np.asarray(np.round(scores, DECIMALS), dtype=np.float64)

    def of_pairs(self, ones: Numbers, others: Numbers) -> Floats:
        """Return how near each of some rows is to one other, beyond what is usual for both."""
        import numpy as np  # noqa: PLC0415 - slow to import

        products = self.weights[ones].multiply(self.weights[others])
        scores = np.asarray(products.sum(axis=1)).ravel().astype(np.float64)
        scores -= (self.usual[ones] + self.usual[others]) / 2
        return np.asarray(np.round(scores, DECIMALS), dtype=np.float64)


def measure_nearness(weights: csr_array) -> Nearness:
    """Return rows with their mean cosine to all the others and to the imagined articles."""
    import numpy as np  # noqa: PLC0415 - slow to import

    rows = weights.astype(np.float64)
    together = rows @ np.asarray(rows.sum(axis=0)).ravel()
    own = np.asarray(rows.multiply(rows).sum(axis=1)).ravel()
    usual = (together - own) / (weights.shape[0] + IMAGINED_ARTICLES)
    return Nearness(weights=weights, usual=np.round(usual, DECIMALS))


def weigh_event_words(articles: Sequence[Article], wording: Wording) -> csr_array:
    """Return a row of unit length (less for a short text) for each article.

    Columns are the stems, and the pairs of neighbouring stems, that two articles or more share.
    """
    import numpy as np  # noqa: PLC0415 - slow to import

    stem_of, place = _number_stems(wording.names)
    kept = telling_names(wording)[wording.numbers]
    rows, stems = wording.owners[kept], stem_of[wording.numbers[kept]]
    del kept
    single = _weigh(rows, stems, len(articles), _count_in_names(articles, place))
    double = _weigh(*pair_words(rows, stems, len(place)), len(articles), None)
    del rows, stems  # as long as all the texts
    return unit_rows(single, double, np.maximum(1.0, FULL_WORDS / np.maximum(wording.lengths, 1)))


def _weigh(
    rows: ShortNumbers, terms: Numbers | ShortNumbers, articles: int, named: Numbers | None
) -> Weighed:
    """Count how often each row has each term, and weigh it: IDF without a floor.

    `named` tells for each term how many rows hold it in a name; None if the terms are pairs.
    """
    import numpy as np  # noqa: PLC0415 - slow to import

    counted = count_terms(rows, terms, articles)
    idf = np.log((1.0 + articles + IMAGINED_ARTICLES) / np.maximum(counted.frequency, 1))
    if named is None:
        idf *= PAIR_WEIGHT
    else:
        idf[named[counted.terms] >= NAME_SHARE * counted.frequency] *= NAME_WEIGHT
    return weigh_counted(counted, idf, articles)


def _number_stems(names: Sequence[str]) -> tuple[ShortNumbers, Mapping[str, int]]:
    """Return the number of each name's stem, and each stem's number."""
    import numpy as np  # noqa: PLC0415 - slow to import

    place: dict[str, int] = {}
    numbers = [place.setdefault(stem_word(name), len(place)) for name in names]
    return np.array(numbers, dtype=np.int32), place


def stem_word(word: str) -> str:
    """Return a word of lower case without the endings of plurals and verbs ("strikes", "striking": "strik").

    Stems are for comparing, not for reading. Words with a digit keep theirs.
    """
    if len(word) >= PLURAL_FROM and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) >= PLURAL_FROM and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) >= INFLECTED_FROM and word.endswith(("ing", "ed")):
        word = word[:-3] if word.endswith("ing") else word[:-2]
        if len(word) > MIN_STEM and word[-1] == word[-2] and word[-1] in DOUBLED:
            word = word[:-1]
    if len(word) >= PLURAL_FROM and word[-1] in "ey":
        word = word[:-1] + ("i" if word[-1] == "y" else "")
    return word


def _count_in_names(articles: Sequence[Article], place: Mapping[str, int]) -> Numbers:
    """Count for each stem the articles that hold it in a name."""
    import numpy as np  # noqa: PLC0415 - slow to import

    stem_of: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for article in articles:
        words = {word for entity in article.entities for form in entity.forms for word in WORD.findall(form)}
        counts.update(
            {stem_of.get(word) or stem_of.setdefault(word, stem_word(word.lower())) for word in words}
        )
    return np.array([counts[stem] for stem in place], dtype=np.int64)
