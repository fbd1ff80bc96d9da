"""Near-duplicates: one text published more than once, found by shared runs of four words.

Pairs that share enough of these are compared (`same_text`), each article with the few before it that share
most, so that many copies of a long text cost their number and not its square.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from news_digest.link.same_text import (
    LEAST_CONTAINMENT,
    Shingled,
    find_figures,
    is_same_text,
    shingle_article,
)
from news_digest.link.shingles import Shingles, number_shingles
from news_digest.link.wording import Wording, read_wording
from news_digest.model import NearCopy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from news_digest.model import Article

    Numbers = npt.NDArray[np.signedinteger[Any]]

MAX_SHINGLE_ARTICLES = 100  # a shingle in more articles is a set phrase, and says nothing …
DROWNED_SHARE = 0.5  # … unless it is most of what an article says: then it is one of very many copies
DROWNED_HOLDERS = 16  # of these, an article is held against the first so many that have a shingle
MOST_COMPARED = 8  # of the texts before it, an article is compared with those that share most
MOST_MEASURED = 8  # of its copies, an article's text is measured against those that come first
NEAREST_NAMED = 3
BLOCK_ROWS = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class NearCopies:
    """Articles with nearly the same text: `groups` by the first of each, in the given order of articles.

    `nearest` holds each one's nearest copies, and how many it has.
    """

    groups: Mapping[str, tuple[str, ...]]
    nearest: Mapping[str, tuple[tuple[NearCopy, ...], int]]


def find_duplicates(
    articles: Sequence[Article], wording: Wording | None = None
) -> Mapping[str, tuple[str, ...]]:
    """Return the near-duplicates of the first article of each group, by slug (see `find_near_copies`)."""
    return find_near_copies(articles, wording).groups


def find_near_copies(articles: Sequence[Article], wording: Wording | None = None) -> NearCopies:
    """Return which articles are nearly the same text; `wording` is theirs, where it is known already.

    Each joins the first of a group alone: a chain of edits must not bring two different texts together.
    """
    wording = wording or read_wording(articles)
    texts = _Texts(articles, wording)
    first_of = _find_first(articles, texts)
    groups: dict[int, list[int]] = defaultdict(list)
    for row, first in enumerate(first_of):
        if row != first:
            groups[first].append(row)
    nearest: dict[str, tuple[tuple[NearCopy, ...], int]] = {}
    for first, rows in groups.items():
        nearest.update(_measure([first, *rows], articles, texts))
    named = {articles[first].slug: [articles[row].slug for row in rows] for first, rows in groups.items()}
    return NearCopies(
        groups={first: tuple(sorted(members)) for first, members in sorted(named.items())},
        nearest=dict(sorted(nearest.items())),
    )


class _Texts:
    """The articles as they are compared, each made when it is first asked for."""

    def __init__(self, articles: Sequence[Article], wording: Wording) -> None:
        self.shingles = number_shingles(wording)
        self._articles = articles
        self._figures = find_figures(wording.names)
        self._made: dict[int, Shingled] = {}

    def __getitem__(self, row: int) -> Shingled:
        if row not in self._made:
            self._made[row] = shingle_article(self._articles[row], self.shingles.run(row), self._figures)
        return self._made[row]


def _find_first(articles: Sequence[Article], texts: _Texts) -> list[int]:
    """Return for each article the first one of its text: itself, if no article before it has that text."""
    first_of = list(range(len(articles)))
    said: dict[tuple[str, ...], int] = {}
    candidates = _candidates(texts.shingles)
    for row, article in enumerate(articles):
        equal = said.setdefault(article.words, row) if article.words else row
        if equal != row:
            first_of[row] = first_of[equal]
            continue
        before = [other for other in candidates.get(row, ()) if first_of[other] == other]
        for other in before[:MOST_COMPARED]:
            if is_same_text(texts[other], texts[row]):
                first_of[row] = other
                break
    return first_of


def _measure(
    rows: Sequence[int], articles: Sequence[Article], texts: _Texts
) -> Iterator[tuple[str, tuple[tuple[NearCopy, ...], int]]]:
    """Yield for each article of a group the others that repeat most of it; ties in the order of rows."""
    for row in rows:
        others = [other for other in rows[: MOST_MEASURED + 1] if other != row][:MOST_MEASURED]
        copies = [
            NearCopy(slug=articles[other].slug, share=texts[row].share_in(texts[other])) for other in others
        ]
        ranked = sorted(copies, key=lambda copy: -copy.share)
        yield articles[row].slug, (tuple(ranked[:NEAREST_NAMED]), len(rows) - 1)


def _candidates(shingles: Shingles) -> dict[int, list[int]]:
    """Return for each row the rows before it that share enough with it, those that share most first."""
    import numpy as np  # noqa: PLC0415 - slow to import

    rows, width = len(shingles.starts) - 1, int(shingles.numbers.max(initial=0)) + 1
    keys = shingles.owners.astype(np.int64) * width + shingles.numbers
    keys.sort()  # np.unique takes ten times as long
    keys = keys[np.diff(keys, prepend=-1) > 0]
    owners, numbers = (keys // width).astype(np.int32), (keys % width).astype(np.int32)
    del keys  # as long as all the texts
    holders = np.bincount(numbers, minlength=width)[numbers]
    known = np.bincount(owners, minlength=rows)
    telling = np.bincount(owners[holders <= MAX_SHINGLE_ARTICLES], minlength=rows)
    chosen = (holders > 1) & (holders <= MAX_SHINGLE_ARTICLES)
    usual = _share_enough(owners[chosen], numbers[chosen], telling)
    chosen = (telling < DROWNED_SHARE * known)[owners] & (holders > 1)
    drowned = _share_enough(owners[chosen], numbers[chosen], known, DROWNED_HOLDERS)
    ones, others, counts = (np.concatenate(each) for each in zip(usual, drowned, strict=True))
    found: dict[int, list[int]] = defaultdict(list)
    for place in np.lexsort((ones, -counts, others)).tolist():
        found[int(others[place])].append(int(ones[place]))
    return {row: list(dict.fromkeys(before)) for row, before in found.items()}


def _share_enough(
    owners: Numbers, numbers: Numbers, lengths: Numbers, most_holders: int | None = None
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the pairs of rows that share enough, the smaller row first, and how many shingles they share.

    `owners` are in order, `lengths` say how many shingles each row has. Only pairs with one of a shingle's
    first `most_holders` are looked for, if that is given.
    """
    import numpy as np  # noqa: PLC0415 - slow to import
    from scipy.sparse import csr_array  # noqa: PLC0415 - slow to import

    shape = (len(lengths), int(numbers.max(initial=0)) + 1)
    ones = np.ones(len(owners), dtype=np.int32)
    table = csr_array((ones, (owners, numbers)), shape=shape)
    first = slice(None) if most_holders is None else _first_holders(numbers, most_holders)
    turned = csr_array(csr_array((ones[first], (owners[first], numbers[first])), shape=shape).T)
    found = [np.zeros((3, 0), dtype=np.int64)]
    for start in range(0, shape[0], BLOCK_ROWS):
        counts = (table[start : start + BLOCK_ROWS] @ turned).tocoo()
        other, one = counts.row + start, counts.col
        near = (one < other) & (counts.data >= LEAST_CONTAINMENT * np.minimum(lengths[one], lengths[other]))
        found.append(np.array([one[near], other[near], counts.data[near]], dtype=np.int64))
    smaller, larger, shared = np.concatenate(found, axis=1)
    return smaller, larger, shared


def _first_holders(numbers: Numbers, most: int) -> Numbers:
    """Return the places of each number's first so many occurrences."""
    import numpy as np  # noqa: PLC0415 - slow to import

    by_number = np.argsort(numbers, kind="stable")
    ordered = numbers[by_number]
    return by_number[np.arange(len(ordered)) - np.searchsorted(ordered, ordered) < most]
