"""Wording: the words of all articles as whole numbers, told apart once and used by every measure.

NumPy and SciPy are imported where they are used: they cost a good part of a second.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import TYPE_CHECKING

from news_digest.link.foreign_stop_words import stop_words
from news_digest.link.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from news_digest.model import Article

    Numbers = npt.NDArray[np.int64]
    ShortNumbers = npt.NDArray[np.int32]


HEADLINE_COUNT = 2
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What articles say, word by word.

    `numbers` holds every article's words one after another, as places in `names` (alphabetical); article
    `row` has those from `starts[row]` to `starts[row + 1]`: its headline's, twice, and from `bodies[row]` on
    its text's. (A headline says best what an article is about: counted twice it raised the precision of five
    related posts from 82.0 to 82.7.) `silent` are the words that say nothing in the language of the site.
    """

    names: tuple[str, ...]
    numbers: ShortNumbers
    starts: Numbers
    bodies: Numbers
    silent: frozenset[str] = STOP_WORDS

    @property
    def lengths(self) -> Numbers:
        """The number of words of each article."""
        return self.starts[1:] - self.starts[:-1]

    @property
    def owners(self) -> ShortNumbers:
        """The row of the article that each word stands in."""
        import numpy as np  # noqa: PLC0415 - slow to import

        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), self.lengths)

    def take(self, rows: Sequence[int]) -> Wording:
        """Return the wording of some articles, in the order of `rows`; `names` stay as they are."""
        import numpy as np  # noqa: PLC0415 - slow to import

        parts = [self.numbers[self.starts[row] : self.starts[row + 1]] for row in rows]
        numbers = np.concatenate([*parts, np.zeros(0, dtype=np.int32)])
        starts = np.cumsum([0, *(len(part) for part in parts)])
        headlines = (self.bodies - self.starts[:-1])[np.array(rows, dtype=np.int64)]
        bodies = starts[:-1] + headlines
        return replace(self, numbers=numbers, starts=starts, bodies=bodies)


def read_wording(articles: Sequence[Article], language: str = "en") -> Wording:
    """Return the words of articles as numbers: equal words have equal numbers, in alphabetical order.

    `language` is the site's.
    """
    import numpy as np  # noqa: PLC0415 - slow to import

    headlines = [_headline_words(article) * HEADLINE_COUNT for article in articles]
    met: defaultdict[str, int] = defaultdict(count().__next__)
    said = chain.from_iterable(
        chain(headline, article.words) for headline, article in zip(headlines, articles, strict=True)
    )
    as_met = np.fromiter(map(met.__getitem__, said), dtype=np.int32)
    names = sorted(met)
    place = np.empty(len(names), dtype=np.int32)
    place[[met[name] for name in names]] = np.arange(len(names), dtype=np.int32)
    lengths = [len(headline) for headline in headlines]
    starts = np.cumsum(
        [0, *(length + len(article.words) for length, article in zip(lengths, articles, strict=True))]
    )
    return Wording(
        names=tuple(names),
        numbers=place[as_met],
        starts=starts,
        bodies=starts[:-1] + np.array(lengths, dtype=np.int64),
        silent=stop_words(language),
    )


def _headline_words(article: Article) -> tuple[str, ...]:
    """Return the words of a headline in lower case."""
    return tuple(WORD.findall(article.headline.lower()))
