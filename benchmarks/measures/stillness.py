"""Stillness: one article taken away, how many related lists of others change, although they did not name it.

Articles are taken away one at a time, drawn by a fixed seed, and all is linked anew as a build does it. The
less the better: each list that changes is a page to make again, and a reader who finds another one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from benchmarks.measures.baselines import find_nearest
from benchmarks.measures.records import RecordSet
from benchmarks.measures.scoring import Figure, percent, share
from news_digest.link import link_articles
from news_digest.model import Article
from news_digest.texts.articles import make_articles, understander, with_days

SEED = 20240301
SAMPLES = 5
NEAREST = 5
# The related of each record that is there, nearest first, by record number.
Lists = Mapping[int, Sequence[int]]


def measure_stillness(test_set: RecordSet, samples: int = SAMPLES) -> list[Figure]:
    """Return what share of the other lists change; nothing of a set that is too small."""
    count = len(test_set.records)
    if count <= NEAREST + 1:
        return []
    articles = with_days(
        make_articles(test_set.bodies, test_set.headlines), [record.date for record in test_set.records]
    )
    texts = [record.whole for record in test_set.records]
    gone = random.Random(SEED).sample(range(count), min(samples, count))
    ours = count_changes(lambda rows: _relate(articles, rows), count, gone)
    theirs = count_changes(lambda rows: _relate_plainly(texts, rows), count, gone)
    names = ("lists of others with other members", "lists of others that differ at all")
    return [
        Figure(
            measure="stillness",
            figure=name,
            value=percent(share(own, ours[2])),
            baseline=percent(share(plain, theirs[2])),
            count=ours[2],
        )
        for name, own, plain in zip(names, ours, theirs, strict=False)
    ]


def count_changes(
    relate: Callable[[Sequence[int]], Lists], count: int, gone: Sequence[int]
) -> tuple[int, int, int]:
    """Return how many lists have other members, how many differ at all, and how many were compared.

    `relate` returns the lists of the articles of these rows, `count` is the number of all, and each of `gone`
    is taken away once. Lists that named the one that is gone have to change, and are not compared.
    """
    before = relate(range(count))
    members = order = compared = 0
    for row in gone:
        after = relate([other for other in range(count) if other != row])
        for other, found in after.items():
            if row not in before[other]:
                compared += 1
                members += set(found) != set(before[other])
                order += list(found) != list(before[other])
    return members, order, compared


def _relate(articles: Sequence[Article], rows: Sequence[int]) -> Lists:
    """Return the related lists that a site of these articles has."""
    row_of = {articles[row].slug: row for row in rows}
    library = link_articles([articles[row] for row in rows], understander().vocabulary)
    return {
        row: [row_of[related.slug] for related in library.related.get(slug, ())]
        for slug, row in row_of.items()
    }


def _relate_plainly(texts: Sequence[str], rows: Sequence[int]) -> Lists:
    """Return the nearest by plain TF-IDF."""
    found = find_nearest([texts[row] for row in rows], NEAREST)
    return {row: [rows[other] for other in near] for row, near in zip(rows, found, strict=True)}
