"""One text or two: what edited copies have in common, and different articles have not.

Two articles are the same text if the shorter one's four-word shingles mostly stand in the other
(containment, measured at F1 99.9 on edited copies), in the same order, and spread over both texts. Order
and spread are what tells an edited copy from two articles that merely share a paragraph or a form:
recombined articles reach the same containment, but share it in blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt

    from news_digest.model import Article

    Numbers = npt.NDArray[np.int32]
    Places = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]

MIN_CONTAINMENT = 0.5
MIN_SPREAD = 0.8
MIN_ORDER = 0.9
SPREAD_ALL = 0.95  # where both texts are in each other nearly everywhere …
MOVED_ORDER = 0.8  # … some sentences may have changed places …
WHOLE_CONTAINMENT = 0.95  # … and more of them where nothing else has changed
WHOLE_ORDER = 0.7
FILLED_CONTAINMENT = 0.8  # sentences replaced by longer ones leave the rest in order …
FILLED_ORDER = 0.97
FILLED_SPREAD = 0.74  # … but less of the longer text in common
REWORDED_CONTAINMENT = 0.3  # every fifth word replaced leaves 0.8 ** 4 of the shingles …
REWORDED_SPREAD = 0.9  # … but leaves some in nearly every window
CUT_CONTAINMENT = 0.95  # sentences cut out leave the rest as it was …
CUT_ORDER = 0.97
CUT_WORDS = 60  # fewer may be one paragraph that another article holds
CUT_SPREAD = 0.6  # … so that the longer text may have this much less in common
RENAMED_SPREAD = 0.7  # under another headline it may have less
BRIEF_CONTAINMENT = 0.7  # two events of one kind are often told in one short form
OWN_HEADLINE_CONTAINMENT = 0.9  # with another headline, a text must be nearly all there
SHORT_ARTICLE_WORDS = 30
SHORT_LIKENESS = 0.8
WINDOW_SHINGLES = 25
ORDER_PLACES = 1000  # of the places that show the order of a long text, evenly chosen
LEAST_CONTAINMENT = REWORDED_CONTAINMENT  # with less, two articles are never one text
NUMBERS = re.compile(r"\d+")
NUMBER_WORDS = frozenset(
    (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        *("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand"),
        *("million", "billion", "first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
        *("eighth", "ninth", "tenth"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shingled:
    """An article's four-word runs: in order, each once and sorted, and the places of those that stand once.

    `figures` are the numbers that it names, in digits or words; `form` is its headline without numbers.
    """

    words: int
    figures: frozenset[str]
    run: Numbers
    distinct: Numbers
    once: Places
    headline: str
    form: str

    def share_in(self, other: Shingled) -> float:
        """Return the share of its distinct shingles that another text has (1 where it has none)."""
        if not len(self.distinct) or not len(other.distinct):
            return 1.0  # two texts of less than four words are only called copies if they are equal
        return round(int(_find(self.distinct, other.distinct)[1].sum()) / len(self.distinct), 6)


def find_figures(words: Iterable[str]) -> frozenset[str]:
    """Return the words that are numbers, in digits or letters."""
    return frozenset(word for word in words if word in NUMBER_WORDS or word.isdecimal())


def shingle_article(article: Article, run: Numbers, figures: frozenset[str]) -> Shingled:
    """Return what is compared of an article, by its shingles; `figures` are those of all articles."""
    import numpy as np  # noqa: PLC0415 - slow to import

    headline = article.headline.casefold()
    distinct, first, counts = np.unique(run, return_index=True, return_counts=True)
    return Shingled(
        words=len(article.words),
        figures=figures.intersection(article.words),
        run=run,
        distinct=distinct,
        once=np.where(counts == 1, first, -1),
        headline=headline,
        form=NUMBERS.sub("0", headline),
    )


def is_same_text(one: Shingled, other: Shingled) -> bool:
    """Tell whether two articles are one text: contained, in order, and spread over both."""
    small, large = sorted((one, other), key=lambda article: len(article.run))
    if not len(small.run) or (small.words < CUT_WORDS and small.figures != large.figures):
        return False  # short reports of one kind ("two killed", "three killed") differ in little else
    place, found = _find(small.distinct, large.distinct)
    common = int(found.sum())
    if small.words < SHORT_ARTICLE_WORDS:
        return common >= SHORT_LIKENESS * (len(small.distinct) + len(large.distinct) - common)
    containment = common / len(small.distinct)
    if small.words < CUT_WORDS and containment < BRIEF_CONTAINMENT:
        return False
    if containment < OWN_HEADLINE_CONTAINMENT and not _have_one_headline(one, other):
        return False
    spread = _spread(small, large)
    if spread >= CUT_SPREAD:  # the least that any of these asks for
        spread = min(spread, _spread(large, small))
    if spread < CUT_SPREAD:
        return False
    order = _order(small.once[found], large.once[place[found]])
    ordered = order >= (MOVED_ORDER if spread >= SPREAD_ALL else MIN_ORDER)
    return (
        (containment >= MIN_CONTAINMENT and spread >= MIN_SPREAD and ordered)
        or (containment >= REWORDED_CONTAINMENT and spread >= REWORDED_SPREAD and ordered)
        or (containment >= WHOLE_CONTAINMENT and spread >= SPREAD_ALL and order >= WHOLE_ORDER)
        or (
            small.words >= CUT_WORDS
            and containment >= FILLED_CONTAINMENT
            and spread >= FILLED_SPREAD
            and order >= FILLED_ORDER
        )
        or (
            small.words >= CUT_WORDS
            and containment >= CUT_CONTAINMENT
            and spread >= (CUT_SPREAD if _have_one_headline(one, other) else RENAMED_SPREAD)
            and order >= CUT_ORDER
        )
    )


def _have_one_headline(one: Shingled, other: Shingled) -> bool:
    """Tell whether headlines share half of the shorter one's words and are not two issues of a series."""
    if one.headline == other.headline:
        return True
    if one.form == other.form:
        return False  # "Week 12" and "Week 13" are two issues
    words, others = set(one.headline.split()), set(other.headline.split())
    return 2 * len(words & others) >= min(len(words), len(others))


def _find(wanted: Numbers, distinct: Numbers) -> tuple[Places, Flags]:
    """Return where each wanted number would stand in sorted ones (never none), and whether it does."""
    import numpy as np  # noqa: PLC0415 - slow to import

    place = np.minimum(np.searchsorted(distinct, wanted), len(distinct) - 1)
    return place, distinct[place] == wanted


def _spread(article: Shingled, other: Shingled) -> float:
    """Return the share of an article's windows of 25 words that have a shingle in common with the other."""
    import numpy as np  # noqa: PLC0415 - slow to import

    _, shared = _find(article.run, other.distinct)
    starts = np.arange(0, len(article.run), WINDOW_SHINGLES)
    return int(np.logical_or.reduceat(shared, starts).sum()) / len(starts)


def _order(here: Places, there: Places) -> float:
    """Return the share of common shingles that stand in the same order in both texts (longest rising run).

    `here` and `there` are their places in the two. Those that a text repeats have no one place (-1), so they
    do not count.
    """
    import numpy as np  # noqa: PLC0415 - slow to import

    both = (here >= 0) & (there >= 0)
    places = there[both][np.argsort(here[both])]
    if len(places) > ORDER_PLACES:
        places = places[np.arange(ORDER_PLACES) * len(places) // ORDER_PLACES]
    tails: list[int] = []
    for position in places.tolist():
        spot = bisect_right(tails, position)
        tails[spot : spot + 1] = [position]
    return len(tails) / len(places) if len(places) else 0.0
