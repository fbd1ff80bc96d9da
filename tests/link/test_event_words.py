"""Event words: stems, heavier names, and nearness beyond what is usual."""

from __future__ import annotations

import numpy as np
import pytest
from made_articles import FERRY, FERRY_LATER, OWLS, PAINTING, make_article

from news_digest.link.event_words import Nearness, measure_nearness, stem_word, weigh_event_words
from news_digest.link.wording import read_wording
from news_digest.model import Article

ALL = slice(0, None)


def nearness_of(*articles: Article) -> Nearness:
    """Return the nearness of articles."""
    return measure_nearness(weigh_event_words(articles, read_wording(articles)))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        pytest.param("strikes", "strik", id="plural"),
        pytest.param("striking", "strik", id="participle"),
        pytest.param("stopped", "stop", id="doubled"),
        pytest.param("called", "call", id="not doubled"),
        pytest.param("parties", "parti", id="ies"),
        pytest.param("party", "parti", id="y"),
        pytest.param("press", "press", id="no plural"),
        pytest.param("red", "red", id="short"),
        pytest.param("2024", "2024", id="number"),
    ],
)
def test_stems(word: str, stem: str) -> None:
    """Forms of one word share a stem, and short words stay."""
    assert stem_word(word) == stem


def test_reports_of_one_event_are_nearest() -> None:
    """Two reports of the strike are nearer to each other than to owls or a painting."""
    texts = (FERRY, FERRY_LATER, OWLS, PAINTING)
    scores = nearness_of(*(make_article(f"a-{n}", text) for n, text in enumerate(texts))).between(ALL, ALL)
    np.fill_diagonal(scores, -1.0)
    assert scores[0].argmax() == 1
    assert scores[1].argmax() == 0


def test_a_shared_name_weighs_more_than_a_shared_word() -> None:
    """The same two texts are nearer if the word that they share is a name."""
    texts = ("Elmford reopens its old mill.", "Nobody expected much of Elmford today.")
    plain, named = (
        nearness_of(*(make_article(f"a-{n}", text, headline="", names=names) for n, text in enumerate(texts)))
        for names in ({}, {"Elmford": "place"})
    )
    assert named.between(ALL, ALL)[0, 1] > plain.between(ALL, ALL)[0, 1]


def test_short_texts_count_for_less() -> None:
    """A line of a few words has a shorter row than a report, and no row is longer than 1."""
    brief = nearness_of(*(make_article(f"a-{n}", "Ferries stop.", headline="") for n in range(2)))
    full = nearness_of(*(make_article(f"a-{n}", " ".join([FERRY] * 2)) for n in range(2)))
    lengths = [float((each.weights.multiply(each.weights)).sum(axis=1)[0]) for each in (brief, full)]
    assert lengths[0] < 0.2
    assert 0.9 < lengths[1] < 1.01


def test_no_articles_are_no_rows() -> None:
    """An empty folder raises nothing."""
    assert nearness_of().between(ALL, ALL).shape == (0, 0)
