"""Nearness: what is searched for few is what comparing all would find, and products are exact."""

from __future__ import annotations

import numpy as np
from made_articles import many_articles

from news_digest.link.similarity import find_neighbours, measure_similarity


def test_the_search_finds_what_comparing_all_finds() -> None:
    """Nearly all of the true five nearest are among the few candidates of each of 400 articles."""
    similarity = measure_similarity(many_articles(400))
    weights, field = similarity.terms.weights, similarity.field
    scores = (weights @ weights.T).toarray() + similarity.share * np.maximum(field @ field.T, 0.0)
    np.fill_diagonal(scores, -1.0)
    truth = np.argsort(-scores, axis=1, kind="stable")[:, :5]
    found = [{each.row for each in near} for near in find_neighbours(similarity, 5)]
    hits = sum(len(found[row] & set(nearest)) for row, nearest in enumerate(truth.tolist()))
    assert hits >= 0.9 * 5 * 400


def test_weights_are_multiples_so_that_products_are_exact() -> None:
    """Sums of products do not depend on their order: no sum is rounded."""
    similarity = measure_similarity(many_articles(60))
    assert np.all(similarity.terms.weights.data * 4096 % 1 == 0)
    assert np.all(similarity.field * 16384 % 1 == 0)
