"""Latent: stems, and rows in which near fields lie near each other."""

from __future__ import annotations

import numpy as np
import pytest
from made_articles import FERRY, OWLS, make_article

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
    rows = measure_latent(weigh_terms(read_wording(articles)))
    lengths = np.sqrt((rows * rows).sum(axis=1))
    assert np.all((abs(lengths - 1.0) < 0.01) | (lengths == 0.0))
    assert lengths[-1] == 0.0
    assert rows[0] @ rows[2] > 0.99
    assert rows[0] @ rows[1] < 0.5


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_articles_do_not_fail(count: int) -> None:
    """Where there is nothing to decompose there is a row of nothing for each article."""
    articles = [make_article(str(number), FERRY) for number in range(count)]
    assert len(measure_latent(weigh_terms(read_wording(articles)))) == count
