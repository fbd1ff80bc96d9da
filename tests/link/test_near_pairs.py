"""Near pairs: those within the memory where there are dates, those with strong words in common where not."""

from __future__ import annotations

import pytest
from made_articles import FERRY, FERRY_LATER, OWLS, PAINTING, make_article

from news_digest.link.event_words import Nearness, measure_nearness, weigh_event_words
from news_digest.link.near_pairs import find_pairs_by_days, find_pairs_by_words
from news_digest.link.wording import read_wording


def nearness_of(*texts: str) -> Nearness:
    """Return the nearness of articles with these texts."""
    articles = [make_article(f"a-{number:03}", text) for number, text in enumerate(texts)]
    return measure_nearness(weigh_event_words(articles, read_wording(articles)))


@pytest.mark.parametrize(
    ("days", "found"),
    [
        pytest.param((1, 2, 3), True, id="days apart"),
        pytest.param((1, 61, 62), True, id="within the memory"),
        pytest.param((1, 62, 63), False, id="out of memory"),
    ],
)
def test_pairs_by_days(days: tuple[int, ...], found: bool) -> None:
    """Two reports of one event are a pair unless they lie more than 60 days apart."""
    dated = [(day, row) for row, day in enumerate(days)]
    pairs = dict(find_pairs_by_days(dated, nearness_of(FERRY, FERRY_LATER, OWLS)))
    assert ((0, 1) in pairs) == found


def test_no_dates_no_pairs_by_days() -> None:
    """Without any day there is nothing to compare."""
    assert list(find_pairs_by_days([], nearness_of(FERRY, OWLS))) == []


def test_pairs_by_words_are_those_of_all_with_all() -> None:
    """In a small set the index finds each pair that comparing all with all finds, and as near."""
    nearness = nearness_of(FERRY, FERRY_LATER, OWLS, PAINTING, OWLS + " Nobody counted the hares.")
    everything = dict(find_pairs_by_days([(1, row) for row in range(5)], nearness))
    assert dict(find_pairs_by_words(nearness)) == everything
    assert everything


def test_an_article_has_no_more_than_its_nearest_partners() -> None:
    """Of a hundred copies each has its nearest 64 and those that it is nearest to."""
    pairs = dict(find_pairs_by_words(nearness_of(*[OWLS] * 100, *[PAINTING] * 30)))
    assert {one < other for one, other in pairs} == {True}
    assert all((one < 100) == (other < 100) for one, other in pairs)
    assert len(pairs) <= 130 * 64
