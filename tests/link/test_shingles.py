"""Shingles: equal runs of four words have equal numbers, and none goes over the end of a text."""

from __future__ import annotations

from made_articles import make_article

from news_digest.link.shingles import Shingles, number_shingles
from news_digest.link.wording import read_wording


def shingles_of(*texts: str) -> Shingles:
    """Return the shingles of articles with these texts, all under one headline."""
    articles = [make_article(f"a-{n}", text, headline="Old bridge") for n, text in enumerate(texts)]
    return number_shingles(read_wording(articles))


def test_equal_runs_have_equal_numbers() -> None:
    """A run counts wherever it stands; the headline is no part of it."""
    shingles = shingles_of("one two three four five", "zero one two three four", "five four three two one")
    first, second, third = (shingles.run(row) for row in range(3))
    assert (len(first), len(second), len(third)) == (2, 2, 2)
    assert first[0] == second[1]
    assert set(first) & set(third) == set()
    assert shingles.owners.tolist() == [0, 0, 1, 1, 2, 2]


def test_short_texts_have_none() -> None:
    """Three words are no run of four, also where the next article goes on."""
    shingles = shingles_of("one two three", "", "four five six seven")
    assert [len(shingles.run(row)) for row in range(3)] == [0, 0, 1]
