"""Nearness: what is searched for few is what comparing all would find, and products are exact."""

from __future__ import annotations

import random

import numpy as np
import pytest
from made_articles import make_article

from news_digest.link import nearness
from news_digest.link.similarity import find_neighbours, measure_similarity
from news_digest.model import Article

FIELDS = [[f"{letter}{number}" for number in range(60)] for letter in "abcdefghijkl"]


def many_articles(count: int) -> list[Article]:
    """Return articles of random words, each mostly from one of twelve fields."""
    chance = random.Random(11)  # noqa: S311 - a sample, not a secret
    articles = []
    for number in range(count):
        field, other = FIELDS[number % len(FIELDS)], chance.choice(FIELDS)
        words = [*chance.choices(field, k=30), *chance.choices(other, k=10)]
        articles.append(make_article(f"article-{number:04}", " ".join(words), headline=""))
    return articles


def test_the_search_finds_what_comparing_all_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly all of the true five nearest are found among 400 articles though few cells are searched."""
    monkeypatch.setattr(nearness, "SEARCHED_ARTICLES", 128)
    similarity = measure_similarity(many_articles(400))
    weights, field = similarity.terms.weights, similarity.field
    scores = (weights @ weights.T).toarray() + similarity.share * np.maximum(field @ field.T, 0.0)
    np.fill_diagonal(scores, -1.0)
    truth = np.argsort(-scores, axis=1, kind="stable")[:, :5]
    found = [{each.row for each in near} for near in find_neighbours(similarity, 5)]
    hits = sum(len(found[row] & set(nearest)) for row, nearest in enumerate(truth.tolist()))
    assert hits >= 0.9 * 5 * 400


def test_weights_are_multiples_so_that_products_are_exact() -> None:
    """Sums of products do not depend on their order: no sum is rounded in 32 bits."""
    similarity = measure_similarity(many_articles(60))
    assert np.all(similarity.terms.weights.data * 4096 % 1 == 0)
    assert np.all(similarity.field * 2048 % 1 == 0)
