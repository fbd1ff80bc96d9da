"""Similarity: near texts score high, and the numbers stay in range."""

from __future__ import annotations

from made_articles import FERRY, FERRY_LATER, OWLS, PAINTING, make_article

from news_digest.link.similarity import find_neighbours, measure_similarity
from news_digest.link.terms import weigh_terms
from news_digest.link.wording import read_wording
from news_digest.model import SubjectScore


def test_the_nearest_is_the_one_on_the_same_thing() -> None:
    """Two reports on one strike are nearest to each other."""
    articles = [
        make_article(name, text)
        for name, text in zip("abcd", (FERRY, OWLS, FERRY_LATER, PAINTING), strict=True)
    ]
    neighbours = list(find_neighbours(measure_similarity(articles), 2))
    assert neighbours[0][0].row == 2
    assert neighbours[2][0].row == 0
    assert all(0.0 < each.score <= 1.0 for near in neighbours for each in near)


def test_subjects_bring_a_field_together() -> None:
    """Of texts with no word in common, those on one subject are nearer."""
    articles = [
        make_article(name, text, headline="")
        for name, text in zip("abc", ("Goals fell late", "Strings sang", "Rackets flew"), strict=True)
    ]
    subjects = [[SubjectScore(code=code, score=0.4, evidence=())] for code in ("sport", "arts", "sport")]
    near = list(find_neighbours(measure_similarity(articles, subjects=subjects), 2))
    assert [each.row for each in near[0]] == [2]
    assert list(find_neighbours(measure_similarity(articles), 2)) == [(), (), ()]


def test_subjects_that_all_share_count_for_nothing() -> None:
    """Where every text is on one subject, it does not tell near from far."""
    articles = [
        make_article(name, text) for name, text in zip("abc", (FERRY, OWLS, FERRY_LATER), strict=True)
    ]
    one = [[SubjectScore(code="sport", score=0.4, evidence=())]] * 3
    plain = list(find_neighbours(measure_similarity(articles), 2))
    assert list(find_neighbours(measure_similarity(articles, subjects=one), 2)) == plain


def test_rows_have_unit_length_at_most() -> None:
    """Terms that no other article shares count for the length: one common word does not make texts one."""
    articles = [make_article("a", FERRY), make_article("b", FERRY), make_article("c", OWLS)]
    weights = weigh_terms(read_wording(articles)).weights
    lengths = weights.multiply(weights).sum(axis=1)
    assert abs(lengths[0] - lengths[1]) < 1e-9
    assert lengths[2] < 0.5


def test_single_words_come_before_pairs() -> None:
    """The first columns are single words in alphabetical order, and have names."""
    articles = [make_article(slug, "Owls eat lemmings", headline="") for slug in "ab"]
    terms = weigh_terms(read_wording(articles))
    assert terms.words == ("eat", "lemmings", "owls")
    assert terms.weights.shape == (2, 5)
