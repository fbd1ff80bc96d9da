"""Latent: stems, and rows in which near fields lie near each other."""

from __future__ import annotations

import numpy as np
import pytest
from made_articles import FERRY, OWLS, make_article, many_articles

from news_digest.link import latent, similarity
from news_digest.link.latent import measure_latent, stem_word
from news_digest.link.terms import weigh_terms
from news_digest.link.wording import read_wording


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        pytest.param("ferries", "ferry", id="ies"),
        pytest.param("strikes", "strike", id="es"),
        pytest.param("owls", "owl", id="s"),
        pytest.param("shoes", "shoe", id="oes"),
        pytest.param("virus", "virus", id="us"),
        pytest.param("pass", "pass", id="ss"),
        pytest.param("s", "", id="one letter"),
        pytest.param("owl", "owl", id="none"),
    ],
)
def test_words_lose_their_plural(word: str, stem: str) -> None:
    """The S stemmer takes plurals away and nothing else."""
    assert stem_word(word) == stem


def test_rows_are_of_unit_length_or_nothing() -> None:
    """An article that shares no word has an empty row; the others lie with their like."""
    articles = [make_article(f"{number}", text) for number, text in enumerate([FERRY, OWLS] * 4)]
    articles.append(make_article("9", "Zyzzyva quokka", headline=""))
    rows = measure_latent(weigh_terms(read_wording(articles)), [article.slug for article in articles])
    lengths = np.sqrt((rows * rows).sum(axis=1))
    assert np.all((abs(lengths - 1.0) < 0.01) | (lengths == 0.0))
    assert lengths[-1] == 0.0
    assert rows[0] @ rows[2] > 0.99
    assert rows[0] @ rows[1] < 0.5


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_articles_do_not_fail(count: int) -> None:
    """Where there is nothing to decompose there is a row of nothing for each article."""
    articles = [make_article(str(number), FERRY) for number in range(count)]
    slugs = [article.slug for article in articles]
    assert len(measure_latent(weigh_terms(read_wording(articles)), slugs)) == count


def test_many_articles_are_fitted_by_some_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same ones, whatever stands before them: a hash of the slug chooses, and no row."""
    monkeypatch.setattr(latent, "FITTED_ARTICLES", 10)
    slugs = [f"article-{number}" for number in range(40)]
    chosen = {slugs[row] for row in latent._choose_fitted(slugs)}
    assert len(chosen) == 10
    others = slugs[5:]
    assert len({others[row] for row in latent._choose_fitted(others)} & chosen) >= 10 - 5


@pytest.mark.parametrize("dense", [0, 10_000], ids=["sparse", "dense"])
def test_both_ways_of_decomposing_agree(dense: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows lie to each other as they do by the other way."""
    monkeypatch.setattr(latent, "DENSE_ARTICLES", dense)
    rows = similarity.measure_similarity(many_articles(150)).field
    monkeypatch.setattr(latent, "DENSE_ARTICLES", 10_000 - dense)
    others = similarity.measure_similarity(many_articles(150)).field
    assert np.abs(rows @ rows.T - others @ others.T).max() < 0.002
