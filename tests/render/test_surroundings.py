"""What stands beside an article: what it names and how central that is, its tags, its original."""

from __future__ import annotations

import pytest
from world import make_article, make_library, make_settings, make_world

from news_digest.model import Entity
from news_digest.render.pages.site import make_site
from news_digest.render.pages.surroundings import list_origin, list_weights, make_strip, make_topic_groups
from news_digest.render.words import load_words

URI = "articles/flood.md"


def make_entity(name: str, salience: float) -> Entity:
    """Return a name in an article, of which only its weight matters here."""
    return Entity(
        name=name,
        kind=None,
        evidence="",
        forms=(name,),
        mention_count=1,
        salience=salience,
        in_headline=False,
    )


def find_groups(*entities: Entity, tags: tuple[str, ...] = ()) -> dict[str, list[tuple[str, str]]]:
    """Return the labels and weights by kind of an article on Ida Brook and Elmford."""
    article = make_article("flood", entities=entities, tags=tags)
    library = make_library(
        [article],
        topics=make_world().topics,
        topics_of={"flood": ("ida-brook", "elmford")},
        topic_of_name={("flood", "Ida Brook"): "ida-brook", ("flood", "Brook"): "ida-brook"},
    )
    groups = make_topic_groups(make_site(library, make_settings()), URI, article)
    return {group.name: [(str(topic.label), topic.weight) for topic in group.topics] for group in groups}


@pytest.mark.parametrize(
    ("saliences", "weight"),
    [
        pytest.param({}, "", id="unknown"),
        pytest.param({"Ida Brook": 0.2}, "", id="in passing"),
        pytest.param({"Ida Brook": 0.35}, "part", id="plays a part"),
        pytest.param({"Ida Brook": 0.6}, "central", id="central"),
        pytest.param({"Ida Brook": 0.9, "Brook": 0.4}, "central", id="the weightier of two names"),
        pytest.param({"Somebody": 0.9}, "", id="another name"),
    ],
)
def test_topics_are_weighed(saliences: dict[str, float], weight: str) -> None:
    """A topic weighs what its weightiest name does in this article."""
    groups = find_groups(*(make_entity(name, salience) for name, salience in saliences.items()))
    assert groups["People"] == [("[Ida Brook](../topics/ida-brook/index.md){ .p-category }", weight)]


@pytest.mark.parametrize(
    ("tags", "shown"),
    [
        pytest.param(("floods", "river Elm"), ["floods", "river Elm"], id="plain words"),
        pytest.param(("Elmford", "mayor-brook"), None, id="topics by name and alias"),
        pytest.param(("floods", "Floods"), ["floods"], id="once"),
        pytest.param(("*x*",), ["\\*x\\*"], id="escaped"),
        pytest.param((), None, id="none"),
    ],
)
def test_tags_that_are_no_topics_are_words(tags: tuple[str, ...], shown: list[str] | None) -> None:
    """A tag that is a topic stands among the topics already; any other is shown as it is."""
    found = find_groups(tags=tags).get("Tags")
    assert (found and [label for label, _ in found]) == shown


def test_key_explains_only_what_is_met() -> None:
    """The key of the marks lists each weight once, the heaviest first."""
    world = make_world()
    article = make_article("flood", entities=(make_entity("B", 0.4), make_entity("A", 0.8)))
    names = {("flood", "A"): "ida-brook", ("flood", "B"): "elmford"}
    library = make_library(
        [article], topics=world.topics, topics_of={"flood": ("elmford", "ida-brook")}, topic_of_name=names
    )
    groups = make_topic_groups(make_site(library, make_settings()), URI, article)
    assert list_weights(groups) == ("central", "part")
    assert list_weights(()) == ()


@pytest.mark.parametrize(
    ("slug", "neighbours"),
    [
        pytest.param("dam", (1, None, "flood"), id="first"),
        pytest.param("flood", (2, "dam", "relief"), id="middle"),
        pytest.param("relief", (3, "flood", None), id="last"),
        pytest.param("market", None, id="without a story"),
    ],
)
def test_strip_leads_to_the_neighbours(
    slug: str, neighbours: tuple[int, str | None, str | None] | None
) -> None:
    """A story's article knows its place and what came before and after."""
    strip = make_strip(make_site(make_world(), make_settings()), f"articles/{slug}.md", slug)
    if neighbours is None or strip is None:
        assert strip is neighbours is None
        return
    position, earlier, later = neighbours
    assert (strip.position, strip.total) == (position, 3)
    for teaser, expected in ((strip.earlier, earlier), (strip.later, later)):
        assert (teaser is None) == (expected is None)
        assert teaser is None or f"({expected}.md)" in teaser.headline


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        pytest.param({}, [], id="nothing said"),
        pytest.param({"license": "CC BY 4.0"}, ["Licence: CC BY 4.0"], id="licence"),
        pytest.param({"url": "javascript:x"}, [], id="no web address"),
        pytest.param(
            {"url": "https://a.example/"}, ["[Read the original](https://a.example/)"], id="original"
        ),
    ],
)
def test_origin_is_what_the_article_says(fields: dict[str, str], lines: list[str]) -> None:
    """Only what an article says of its original is said."""
    assert list(list_origin(load_words("en"), make_article("one", **fields))) == lines
