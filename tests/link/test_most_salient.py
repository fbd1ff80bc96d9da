"""How many topics one article gives rise to: those it is most about."""

from __future__ import annotations

import pytest
from made_articles import make_article

from news_digest.link.candidates import Candidate
from news_digest.link.most_salient import count_topics, keep_most_salient
from news_digest.link.names import Names
from news_digest.model import Article
from news_digest.model.limits import TOPICS_AN_ARTICLE, TOPICS_AT_LEAST, WORDS_A_TOPIC

NO_NAMES = Names(sightings=(), known={})


def told(slug: str, words: int) -> Article:
    """Return an article of so many words."""
    return make_article(slug, words=("word",) * words)


def tagged(key: str, *slugs: str) -> Candidate:
    """Return a theme of articles."""
    return Candidate(key=key, sightings=(), tags=tuple((slug, key) for slug in slugs))


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        (0, TOPICS_AT_LEAST),
        (WORDS_A_TOPIC * 20, 20),
        (WORDS_A_TOPIC * TOPICS_AN_ARTICLE, TOPICS_AN_ARTICLE),
        (50_000, TOPICS_AN_ARTICLE),
    ],
)
def test_long_articles_have_more(words: int, topics: int) -> None:
    """One for so many words, between a least and a most."""
    assert count_topics(told("a", words)) == topics


def test_what_fits_stays_as_it_is() -> None:
    """Nothing changes where no article has too many."""
    candidates = [tagged(f"t{number:02}", "a", "b") for number in range(TOPICS_AT_LEAST)]
    articles = [told("a", 0), told("b", 0)]
    assert keep_most_salient(candidates, articles, dict(zip("ab", "ab", strict=True)), NO_NAMES) == candidates


def test_the_rest_goes_and_what_too_few_name_then() -> None:
    """Equals stay by key; a topic of two articles that one of them loses has no page any more."""
    candidates = [tagged(f"t{number:02}", "a", "b") for number in range(TOPICS_AT_LEAST)]
    candidates += [tagged("z1", "a", "b"), tagged("z2", "a", "b", "c", "d"), tagged("z3", "a", "c")]
    articles = [told(slug, 0) for slug in "abcd"]
    kept = keep_most_salient(candidates, articles, dict(zip("abcd", "abcd", strict=True)), NO_NAMES)
    assert [candidate.key for candidate in kept] == [*(f"t{n:02}" for n in range(TOPICS_AT_LEAST)), "z2"]
    assert kept[-1].articles == {"c", "d"}
