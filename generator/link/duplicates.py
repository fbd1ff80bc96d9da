"""Near-duplicates: one text published more than once, found by shared runs of four words.

Pairs that share enough of these are compared (`same_text`). A false duplicate hides an article, so doubt
means two articles.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.link.same_text import LEAST_CONTAINMENT, Shingled, find_figures, is_same_text, shingle_article
from generator.link.shingles import Shingles, number_shingles
from generator.link.wording import Wording, read_wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import Article

MAX_SHINGLE_ARTICLES = 100  # a shingle in more articles is a set phrase, and says nothing
BLOCK_ROWS = 512


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
    figures = find_figures(wording.names)
    pairs = set(_equal_texts(articles))
    passed = 0
    for pair in _candidates(shingles):
        for row in range(passed, pair[0]):  # pairs come in order: no earlier article is asked for again
            shingled.pop(row, None)
        passed = pair[0]
        for row in pair:
            if row not in shingled:
                shingled[row] = shingle_article(articles[row], shingles.run(row), figures)
        if is_same_text(shingled[pair[0]], shingled[pair[1]]):
            pairs.add(pair)
    return sorted(pairs)


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
    keys = shingles.owners.astype(np.int64) * width + shingles.numbers
    keys.sort()  # np.unique takes ten times as long
    keys = keys[np.diff(keys, prepend=-1) > 0]
    owners, numbers = (keys // width).astype(np.int32), (keys % width).astype(np.int32)
    del keys  # as long as all the texts
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
        near = (one < other) & (counts.data >= LEAST_CONTAINMENT * np.minimum(telling[one], telling[other]))
        pairs.extend(zip(one[near].tolist(), other[near].tolist(), strict=True))
    return sorted(pairs)
