"""Stillness: what an article is near to stays as it is when another one comes, goes or is edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from made_articles import make_article, zipf_articles

from news_digest.link.similarity import find_neighbours, measure_similarity
from news_digest.model import Article

COUNT = 700
PLACE = 311
NEW = " ".join(f"w{number}" for number in range(100, 160))


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """Return articles of many fields."""
    return zipf_articles(COUNT)


def nearest(articles: Sequence[Article]) -> dict[str, list[str]]:
    """Return the five nearest of each article, by slug."""
    similarity = measure_similarity(sorted(articles, key=lambda article: article.slug))
    found = find_neighbours(similarity, 5)
    return {
        slug: [similarity.slugs[each.row] for each in near]
        for slug, near in zip(similarity.slugs, found, strict=True)
    }


@pytest.fixture(scope="module")
def before(articles: list[Article]) -> dict[str, list[str]]:
    """Return what each article is near to."""
    return nearest(articles)


def share_of_changed(before: dict[str, list[str]], after: dict[str, list[str]], slug: str) -> float:
    """Return the share of the lists that are others now, of articles that are not near one of that slug."""
    both = before.keys() & after.keys()
    far = [one for one in both if slug not in (one, *before[one], *after[one])]
    assert len(far) > COUNT // 2
    return sum(before[one] != after[one] for one in far) / len(far)


def with_article_added(articles: Sequence[Article]) -> list[Article]:
    """Return the articles with one more, which stands before all others."""
    return [make_article("a-new-one", NEW), *articles]


def with_article_removed(articles: Sequence[Article]) -> list[Article]:
    """Return the articles without one."""
    return [*articles[:PLACE], *articles[PLACE + 1 :]]


def with_article_edited(articles: Sequence[Article]) -> list[Article]:
    """Return the articles, one of them with other words."""
    edited = replace(make_article(articles[PLACE].slug, NEW), headline=articles[PLACE].headline)
    return [*articles[:PLACE], edited, *articles[PLACE + 1 :]]


@pytest.mark.parametrize(
    ("change", "slug"),
    [
        pytest.param(with_article_added, "a-new-one", id="added"),
        pytest.param(with_article_removed, f"article-{PLACE:04}", id="removed"),
        pytest.param(with_article_edited, f"article-{PLACE:04}", id="edited"),
    ],
)
def test_one_article_moves_few_lists_of_others(
    articles: list[Article],
    before: dict[str, list[str]],
    change: Callable[[Sequence[Article]], list[Article]],
    slug: str,
) -> None:
    """Few of so few articles, and fewer of more; by a random start it was half of them."""
    assert share_of_changed(before, nearest(change(articles)), slug) <= 0.08
