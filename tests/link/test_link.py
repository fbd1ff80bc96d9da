"""The whole room: a small world in, a library out."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_articles import FERRY, OWLS, PAINTING, ferry_world, make_article, make_vocabulary

from news_digest.link import link_articles
from news_digest.model import Article, Library

WORDS = ["ferry", "strike", "owl", "museum", "lemming", "union", "night", "vote", "the", "of", "plateau"]
NAMES = ["Lisbon", "Ana Duarte", "Duarte", "Oslo", "NATO", "Bernardo Duarte"]


@st.composite
def libraries(draw: st.DrawFn) -> tuple[Article, ...]:
    """Draw up to eight articles of random words, names, dates, tags and stories."""
    articles = []
    for number in range(draw(st.integers(0, 8))):
        words = draw(st.lists(st.sampled_from(WORDS), max_size=60))
        names = draw(st.lists(st.sampled_from(NAMES), max_size=4, unique=True))
        kinds = draw(st.lists(st.sampled_from(["person", "place", None]), min_size=4, max_size=4))
        day = draw(st.none() | st.dates(dt.date(2024, 1, 1), dt.date(2024, 3, 1)))
        text = " ".join([*words[:9], *names, *words[9:]]) + "."
        articles.append(
            make_article(
                f"article-{number}",
                text,
                day=day.isoformat() if day else None,
                names=dict(zip(names, kinds, strict=False)),
                tags=tuple(draw(st.lists(st.sampled_from(["ferries", "Oslo", "night-life"]), max_size=2))),
                story=draw(st.sampled_from([None, None, "The Strike", "the strike"])),
            )
        )
    return tuple(articles)


def named_articles(library: Library) -> Iterable[str]:
    """Yield every article's slug that a library names anywhere."""
    yield from library.latest
    yield from library.duplicate_of
    yield from library.undated
    for lead, group in library.duplicates.items():
        yield from (lead, *group)
    for slug, related in library.related.items():
        yield from (slug, *(each.slug for each in related))
    for topic in library.topics.values():
        yield from (appearance.slug for appearance in topic.appearances)
    for listing in (*library.stories.values(), *library.sources, *library.months, *library.editions):
        yield from listing.articles
    yield from library.story_of
    yield from (edition.lead for edition in library.editions)


def named_topics(library: Library) -> Iterable[str]:
    """Yield every topic's slug that a library names anywhere."""
    yield from library.topic_of_name.values()
    for topics in library.topics_of.values():
        yield from topics
    for topic in library.topics.values():
        yield from (slug for slug, _ in topic.together)
    for story in library.stories.values():
        yield from story.topics
    for related in library.related.values():
        yield from (slug for each in related for slug in each.shared_topics)


def shuffled(articles: Sequence[Article]) -> list[Article]:
    """Return articles in another order."""
    result = list(articles)
    random.Random(7).shuffle(result)  # noqa: S311 - any order will do
    return result


def flat(library: Library) -> str:
    """Return everything a library says, the order of its mappings included."""
    return repr(library)


def test_the_ferry_world_hangs_together() -> None:
    """Three articles on one strike are a story, related with reasons, and their names are topics."""
    library = link_articles(ferry_world(), make_vocabulary())
    assert library.latest == (
        "ferries-sail",
        "crews-vote",
        "owls-counted",
        "crews-walk-out",
        "painting-found",
    )
    assert library.undated == ("painting-found",)
    assert [story.articles for story in library.stories.values()] == [
        ("crews-walk-out", "crews-vote", "ferries-sail")
    ]
    assert {related.slug for related in library.related["crews-walk-out"]} == {"crews-vote", "ferries-sail"}
    assert set(library.related["crews-vote"][0].shared_topics) >= {"ana-duarte", "lisbon"}
    assert library.related["owls-counted"] == ()
    assert {slug: topic.kind for slug, topic in library.topics.items()} == {
        "ana-duarte": "person",
        "lisbon": "place",
        "ferries": "theme",
    }
    assert library.topic_of_name["crews-vote", "Ana Duarte"] == "ana-duarte"
    assert [edition.slug for edition in library.editions] == ["2024-w11", "2024-w10"]
    assert library.editions[0].stories == library.editions[1].stories == tuple(library.stories)


def test_a_duplicate_is_folded_everywhere() -> None:
    """A second copy of a text shows up under its lead alone, and keeps its own topics and story."""
    copy = make_article(
        "strike-in-lisbon",
        FERRY,
        headline="Crews walk out",
        day="2024-03-06",
        names={"Lisbon": "place"},
        source="Tagus Weekly",
    )
    library = link_articles((*ferry_world(), copy), make_vocabulary(), originals=["crews-walk-out.txt"])
    assert library.duplicates == {"crews-walk-out": ("strike-in-lisbon",)}
    assert library.duplicate_of == {"strike-in-lisbon": "crews-walk-out"}
    listed = [*library.latest, *(slug for story in library.stories.values() for slug in story.articles)]
    listed += [slug for listing in (*library.sources, *library.editions) for slug in listing.articles]
    listed += [related.slug for group in library.related.values() for related in group]
    listed += [appearance.slug for topic in library.topics.values() for appearance in topic.appearances]
    assert "strike-in-lisbon" not in listed
    assert library.story_of["strike-in-lisbon"] == library.story_of["crews-walk-out"]
    assert library.topics_of["strike-in-lisbon"] == ("lisbon",)
    assert library.related["strike-in-lisbon"] == library.related["crews-walk-out"]


@pytest.mark.parametrize(
    "articles",
    [
        pytest.param((), id="none"),
        pytest.param((make_article("alone", FERRY),), id="one"),
        pytest.param((make_article("one", FERRY), make_article("two", OWLS)), id="two unlike"),
        pytest.param(
            (make_article("empty"), make_article("void"), make_article("full", PAINTING)), id="no words"
        ),
        pytest.param(
            (make_article("a", "the of and"), make_article("b", "the of and")), id="only common words"
        ),
    ],
)
def test_tiny_libraries_work(articles: tuple[Article, ...]) -> None:
    """Few articles, and articles that say nothing, make a library without relations."""
    library = link_articles(articles, make_vocabulary())
    assert set(library.articles) == {article.slug for article in articles}
    assert not any(library.related.values())
    assert library.stories == {}


def test_newest_first_in_any_zone() -> None:
    """Within a day the later moment goes first, also where UTC has another day; a day alone goes last."""
    moments = {
        "day": None,
        "night-in-cairo": "2024-01-02T00:30:00+02:00",
        "noon": "2024-01-02T12:00:00+00:00",
        "night-in-lima": "2024-01-02T23:30:00-05:00",
    }
    day = dt.date(2024, 1, 2)
    articles = [
        make_article(slug, published=day, published_at=at and dt.datetime.fromisoformat(at))
        for slug, at in moments.items()
    ]
    evening = dt.datetime.fromisoformat("2024-01-01T23:59:59-11:00")
    articles.append(make_article("eve", published=evening.date(), published_at=evening))
    newest_first = [article.slug for article in sorted(articles, key=lambda article: article.order)]
    assert newest_first == ["night-in-lima", "noon", "night-in-cairo", "day", "eve"]


def test_any_order_of_articles_gives_the_same_library() -> None:
    """The order of the input, and with it of the file system, does not matter."""
    articles = ferry_world()
    assert flat(link_articles(shuffled(articles), make_vocabulary())) == flat(
        link_articles(articles, make_vocabulary())
    )


@settings(deadline=None, max_examples=40)
@given(articles=libraries())
def test_libraries_are_whole(articles: tuple[Article, ...]) -> None:
    """Whatever the articles, every slug named exists, none is its own relation, and order is no matter."""
    library = link_articles(articles, make_vocabulary())
    assert set(named_articles(library)) <= set(library.articles)
    assert set(named_topics(library)) <= set(library.topics)
    for slug, related in library.related.items():
        assert len(related) <= 5
        assert slug not in {each.slug for each in related}
        assert all(0.0 < each.score <= 1.0 and each.shared_topics + each.shared_words for each in related)
    assert set(library.latest) | set(library.duplicate_of) == set(library.articles)
    assert flat(library) == flat(link_articles(shuffled(articles), make_vocabulary()))
