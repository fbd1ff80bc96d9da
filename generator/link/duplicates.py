"""Near-duplicates: one text published more than once, found by shared runs of four words.

Two articles are the same text if the shorter one's four-word shingles mostly stand in the other
(containment, measured at F1 99.9 on edited copies), in the same order, and spread over both texts. Order
and spread are what tells an edited copy from two articles that merely share a paragraph or a form:
recombined articles reach the same containment, but share it in blocks. A false duplicate hides an article,
so doubt means two articles.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.link.wording import Wording, read_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from generator.model import Article

    Numbers = npt.NDArray[np.int64]

SHINGLE_WORDS = 4
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
MAX_SHINGLE_ARTICLES = 100  # a shingle in more articles is a set phrase, and says nothing
BLOCK_ROWS = 512
HASH_FACTOR = 6364136223846793005  # odd and large (Knuth's MMIX): 64 bits tell all runs of four apart
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
    """An article's four-word runs, in order and as a set; `form` is its headline without numbers.

    `figures` are the numbers that it names, in digits or words.
    """

    words: int
    figures: frozenset[str]
    run: tuple[int, ...]
    distinct: frozenset[int]
    headline: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shingles:
    """All articles' four-word runs, numbered: article `row` has those from `starts[row]` on, in order."""

    numbers: Numbers
    owners: Numbers
    starts: Numbers

    def run(self, row: int) -> tuple[int, ...]:
        """Return the shingles of one article."""
        return tuple(self.numbers[self.starts[row] : self.starts[row + 1]].tolist())


def find_duplicates(
    articles: Sequence[Article], wording: Wording | None = None
) -> Mapping[str, tuple[str, ...]]:
    """Return the duplicates of each lead article, by slug.

    The lead of a group is the earliest published; undated articles come last, ties go by slug. `wording` is
    the articles', where it is known already.
    """
    rows = sorted(range(len(articles)), key=lambda row: _publication_order(articles[row]))
    ordered = [articles[row] for row in rows]
    wording = (wording or read_wording(articles)).take(rows)
    group_of = list(range(len(ordered)))
    for earlier, later in _same_texts(ordered, wording):
        # Each joins the lead alone: a chain of edits must not bring two different texts together.
        if group_of[later] == later and group_of[earlier] == earlier:
            group_of[later] = earlier
    groups: dict[str, list[str]] = defaultdict(list)
    for index, lead in enumerate(group_of):
        if index != lead:
            groups[ordered[lead].slug].append(ordered[index].slug)
    return {lead: tuple(sorted(members)) for lead, members in sorted(groups.items())}


def _publication_order(article: Article) -> tuple[bool, int, str]:
    """Sort the earliest first and the undated last."""
    return (
        article.published is None,
        article.published.toordinal() if article.published else 0,
        article.slug,
    )


def _same_texts(articles: Sequence[Article], wording: Wording) -> list[tuple[int, int]]:
    """Return the pairs that are the same text, the earlier one first, in order."""
    shingles = number_shingles(wording)
    shingled: dict[int, Shingled] = {}
    pairs = set(_equal_texts(articles))
    for pair in _candidates(shingles):
        for row in pair:
            if row not in shingled:
                shingled[row] = shingle_article(articles[row], shingles.run(row))
        if is_same_text(shingled[pair[0]], shingled[pair[1]]):
            pairs.add(pair)
    return sorted(pairs)


def number_shingles(wording: Wording) -> Shingles:
    """Return every article's runs of four words in order, equal runs by equal whole numbers."""
    import numpy as np  # noqa: PLC0415 - slow to import

    words, length = wording.numbers.astype(np.uint64), len(wording.numbers) - SHINGLE_WORDS + 1
    runs = np.zeros(max(length, 0), dtype=np.uint64)
    for place in range(SHINGLE_WORDS):
        runs = runs * np.uint64(HASH_FACTOR) + words[place : place + len(runs)] + np.uint64(1)
    counts = np.maximum(wording.starts[1:] - wording.bodies - SHINGLE_WORDS + 1, 0)
    owners = np.repeat(np.arange(len(counts)), counts)
    starts = np.cumsum([0, *counts.tolist()])
    places = np.arange(starts[-1]) - starts[owners] + wording.bodies[owners]
    _, numbers = np.unique(runs[places], return_inverse=True)
    return Shingles(numbers=numbers, owners=owners, starts=starts)


def shingle_article(article: Article, run: tuple[int, ...]) -> Shingled:
    """Return what is compared of an article, from its numbered shingles."""
    headline = article.headline.casefold()
    return Shingled(
        words=len(article.words),
        figures=frozenset(word for word in article.words if word in NUMBER_WORDS or word.isdecimal()),
        run=run,
        distinct=frozenset(run),
        headline=headline,
        form=NUMBERS.sub("0", headline),
    )


def _equal_texts(articles: Sequence[Article]) -> Iterable[tuple[int, int]]:
    """Pair each article that repeats another word for word with the first that has those words."""
    first: dict[tuple[str, ...], int] = {}
    for index, article in enumerate(articles):
        lead = first.setdefault(article.words, index)
        if lead != index and article.words:
            yield lead, index


def _candidates(shingles: Shingles) -> list[tuple[int, int]]:
    """Return the pairs that share enough of the shingles that say something, in order."""
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    rows, width = len(shingles.starts) - 1, int(shingles.numbers.max(initial=0)) + 1
    keys = np.sort(shingles.owners * width + shingles.numbers)  # np.unique takes ten times as long
    distinct = keys[np.diff(keys, prepend=-1) > 0]
    owners, numbers = distinct // width, distinct % width
    holders = np.bincount(numbers, minlength=width)[numbers]
    telling = np.bincount(owners[holders <= MAX_SHINGLE_ARTICLES], minlength=rows)
    shared = (holders > 1) & (holders <= MAX_SHINGLE_ARTICLES)
    ones = np.ones(int(shared.sum()), dtype=np.int32)
    table = csr_array((ones, (owners[shared], numbers[shared])), shape=(rows, width))
    turned = csr_array(table.T)
    pairs: list[tuple[int, int]] = []
    for start in range(0, rows, BLOCK_ROWS):
        counts = (table[start : start + BLOCK_ROWS] @ turned).tocoo()
        one, other = counts.row + start, counts.col
        near = (one < other) & (
            counts.data >= REWORDED_CONTAINMENT * np.minimum(telling[one], telling[other])
        )
        pairs.extend(zip(one[near].tolist(), other[near].tolist(), strict=True))
    return sorted(pairs)


def is_same_text(one: Shingled, other: Shingled) -> bool:
    """Tell whether two articles are one text: contained, in order, and spread over both."""
    small, large = sorted((one, other), key=lambda article: len(article.run))
    if not small.run or (small.words < CUT_WORDS and small.figures != large.figures):
        return False  # short reports of one kind ("two killed", "three killed") differ in little else
    common = len(small.distinct & large.distinct)
    if small.words < SHORT_ARTICLE_WORDS:
        return common >= SHORT_LIKENESS * len(small.distinct | large.distinct)
    containment = common / len(small.distinct)
    if small.words < CUT_WORDS and containment < BRIEF_CONTAINMENT:
        return False
    if containment < OWN_HEADLINE_CONTAINMENT and not _have_one_headline(one, other):
        return False
    order = _order(small, large)
    spread = min(_spread(small, large), _spread(large, small))
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


def _spread(article: Shingled, other: Shingled) -> float:
    """Return the share of an article's windows of 25 words that have a shingle in common with the other."""
    starts = range(0, len(article.run), WINDOW_SHINGLES)
    hits = sum(
        not other.distinct.isdisjoint(article.run[start : start + WINDOW_SHINGLES]) for start in starts
    )
    return hits / len(starts)


def _order(small: Shingled, large: Shingled) -> float:
    """Return the share of common shingles that stand in the same order in both (longest rising run).

    Shingles that a text repeats have no one place, so they do not count.
    """
    once = {shingle for shingle, count in Counter(small.run).items() if count == 1}
    counts = Counter(large.run)
    place = {shingle: position for position, shingle in enumerate(large.run) if counts[shingle] == 1}
    places = [place[shingle] for shingle in small.run if shingle in place and shingle in once]
    tails: list[int] = []
    for position in places:
        spot = bisect_right(tails, position)
        tails[spot : spot + 1] = [position]
    return len(tails) / len(places) if places else 0.0
