"""Which topics a picture of the digest shows, and which of them hang together: those that share articles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from news_digest.model import Library

# So many of its strongest ties are drawn from each topic; all of them would be a ball of wool.
TIES_OF_ONE = 3
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Topics by slug, the most important first; the ties shown, each with its number of shared articles.

    The two topics of a tie stand in the order of `topics`.
    """

    topics: tuple[str, ...]
    shared: Mapping[Pair, int]


def find_ties(library: Library, most: int) -> Ties:
    """Return the leading topics, `most` at most, that share an article with another of them."""
    counts = {slug: len(topic.appearances) for slug, topic in library.topics.items()}
    articles = [topics for slug, topics in library.topics_of.items() if slug not in library.duplicate_of]
    leading = list(library.topics)[:most]
    shared = _count_shared(articles, leading)
    kept = _strongest(leading, shared, counts)
    tied = {slug for pair in kept for slug in pair}
    return Ties(topics=tuple(slug for slug in leading if slug in tied), shared=kept)


def nearness(shared: int, first: int, second: int) -> float:
    """Return how near two topics are, 0 to 1: the cosine of the sets of their articles (Ochiai 1957)."""
    return round(shared / math.sqrt(first * second), 6)


def _count_shared(articles: Iterable[tuple[str, ...]], leading: list[str]) -> Counter[Pair]:
    """Return the number of articles that each two leading topics share."""
    place = {slug: number for number, slug in enumerate(leading)}
    shared: Counter[Pair] = Counter()
    for topics in articles:
        here = sorted({slug for slug in topics if slug in place}, key=place.__getitem__)
        shared.update(combinations(here, 2))
    return shared


def _strongest(leading: list[str], shared: Counter[Pair], counts: Mapping[str, int]) -> dict[Pair, int]:
    """Return the ties that are among the strongest of either of their topics, in the order of the topics."""
    weight = {pair: nearness(number, counts[pair[0]], counts[pair[1]]) for pair, number in shared.items()}
    kept: set[Pair] = set()
    for slug in leading:
        own = sorted((pair for pair in weight if slug in pair), key=lambda pair: (-weight[pair], pair))
        kept.update(own[:TIES_OF_ONE])
    place = {slug: number for number, slug in enumerate(leading)}
    return {pair: shared[pair] for pair in sorted(kept, key=lambda pair: (place[pair[0]], place[pair[1]]))}
