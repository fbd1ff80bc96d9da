"""Strangers: alike in words, apart in matter."""

from __future__ import annotations

from made_articles import make_article, make_entity

from news_digest.link.strangers import FORMAT_SHARE, STRANGERS_SHARE, Strangers
from news_digest.model import Article


def storm(slug: str, *names: str) -> Article:
    """Return an article whose headline names the first of `names`, and whose text is about all."""
    entities = tuple(
        make_entity("", name, None, in_headline=number == 0, salience=0.9)
        for number, name in enumerate(names)
    )
    return make_article(slug, entities=entities)


def test_two_storms_are_strangers_until_one_article_is_about_both() -> None:
    """Each headline names a storm that the other article is not about."""
    storms = [
        storm("a", "Hurricane Ada"),
        storm("b", "Hurricane Bo"),
        storm("c", "Hurricane Cy", "Hurricane Ada"),
    ]
    strangers = Strangers(storms)
    assert strangers.share(0, 1) == STRANGERS_SHARE
    assert strangers.share(0, 2) == 1.0


def test_articles_without_names_in_headlines_are_no_strangers() -> None:
    """Nothing is known against them."""
    assert Strangers([make_article("a"), storm("b", "Hurricane Bo")]).share(0, 1) == 1.0


def test_an_outlets_own_format_is_no_event() -> None:
    """Interviews that the outlet announces by its own name are alike in form."""
    headlines = (
        "Coast Courier asks Ana Duarte",
        "Coast Courier asks Kari Lund",
        "Coast Courier wins a prize",
    )
    strangers = Strangers([make_article(str(number), headline=each) for number, each in enumerate(headlines)])
    assert strangers.share(0, 1) == FORMAT_SHARE
    assert strangers.share(0, 2) == 1.0
