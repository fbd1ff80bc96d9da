"""Reasons: what is everywhere is none, a place alone is weak, and what tells stands first."""

from __future__ import annotations

import pytest

from news_digest.link.reasons import gather_reasons
from news_digest.link.topics import Topics
from news_digest.model import Appearance, Topic, TopicKind


def make_topics(**articles_of: tuple[TopicKind, str]) -> Topics:
    """Return topics by slug, each with its kind and the articles (one letter each) that are about it."""
    pages = {
        slug: Topic(
            slug=slug,
            name=slug.replace("_", " ").title(),
            kind=kind,
            aliases=(),
            description=None,
            wikidata=None,
            appearances=tuple(Appearance(slug=each, sentence=None, salience=0.5) for each in articles),
            together=(),
            importance=1.0,
        )
        for slug, (kind, articles) in articles_of.items()
    }
    return Topics(pages=pages, of_article={}, of_name={})


@pytest.mark.parametrize(
    ("articles_of", "shared", "strong"),
    [
        pytest.param({"ada_lund": ("person", "ab")}, ("ada_lund",), True, id="a person"),
        pytest.param({"tromso": ("place", "ab")}, ("tromso",), False, id="one place alone"),
        pytest.param(
            {"tromso": ("place", "ab"), "narvik": ("place", "ab")},
            ("narvik", "tromso"),
            True,
            id="two places",
        ),
        pytest.param({"norway": ("place", "abcdef")}, ("norway",), False, id="a place of many articles"),
        pytest.param({"asia": ("place", "ab")}, ("asia",), False, id="a part of the world"),
        pytest.param(
            {"united_nations": ("organisation", "ab")},
            ("united_nations",),
            False,
            id="a body of many countries",
        ),
        pytest.param(
            {"coast_guard": ("organisation", "abcdef")},
            ("coast_guard",),
            False,
            id="an organisation of many articles",
        ),
        pytest.param({"hares": ("theme", "abcdef")}, ("hares",), True, id="a theme of some articles"),
        pytest.param({"lynx": ("theme", "abcdefghijklm")}, ("lynx",), False, id="a theme of many articles"),
        pytest.param({"lynx": ("theme", "abcdefghijklmnopqrstuvwxyzABCD")}, (), False, id="everywhere"),
        pytest.param(
            {"norway": ("place", "abcdef"), "ada_lund": ("person", "ab")},
            ("ada_lund",),
            True,
            id="strong alone",
        ),
    ],
)
def test_shared_topics_tell_why_or_do_not(
    articles_of: dict[str, tuple[TopicKind, str]], shared: tuple[str, ...], strong: bool
) -> None:
    """What two of a hundred articles share is strong if it is rare and more than one place."""
    found = gather_reasons(make_topics(**articles_of), frozenset(), 100).find_shared("a", "b")
    assert (found.topics, found.strong) == (shared, strong)


def test_outlets_are_no_reason() -> None:
    """What articles name as where they know it from is not what they are about."""
    topics = make_topics(the_courier=("organisation", "ab"))
    assert gather_reasons(topics, frozenset({"the_courier"}), 100).find_shared("a", "b").topics == ()


def test_what_is_mentioned_by_one_alone_is_not_shared() -> None:
    """A topic of one article is no reason for another."""
    reasons = gather_reasons(make_topics(ada_lund=("person", "ac")), frozenset(), 100)
    assert reasons.find_shared("a", "b").topics == ()
