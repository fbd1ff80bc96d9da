"""What an edition says, whoever shows it."""

from __future__ import annotations

import dataclasses
import datetime as dt

from world import make_article, make_library, make_world

from news_digest.model import Appearance, Library, Moment, Story, Topic
from news_digest.render.pages.edition_content import decide_edition, find_moment


def make_topic(slug: str, importance: float, *articles: str, kind: str | None = "person") -> Topic:
    """Return a topic that appears in these articles, newest first."""
    return Topic(
        slug=slug,
        name=slug.title(),
        kind=kind,  # type: ignore[arg-type]  # a test gives what it likes
        aliases=(),
        description=None,
        wikidata=None,
        appearances=tuple(Appearance(slug=article, sentence=None, salience=0.5) for article in articles),
        together=(),
        importance=importance,
    )


def make_weeks() -> Library:
    """Return a library of two weeks, with topics that begin in either, or that no dated article tells of."""
    articles = [
        make_article("early", published=dt.date(2023, 12, 12)),
        make_article("late", published=dt.date(2023, 12, 20)),
        make_article("later", published=dt.date(2023, 12, 21)),
        make_article("undated", published=None),
    ]
    topics = {
        "old": make_topic("old", 9.0, "late", "early"),
        "minor": make_topic("minor", 1.0, "later", "late"),
        "major": make_topic("major", 5.0, "late", "undated"),
        "theme": make_topic("theme", 7.0, "late", kind="theme"),
    }
    of = {"early": ("old",), "late": ("old", "theme", "major", "minor"), "later": ("minor",)}
    return make_library(articles, topics=topics, topics_of=of)


def test_new_names_are_those_first_named_in_the_week() -> None:
    """The leading first; themes are no names, and what is known from before is not new."""
    library = make_weeks()
    assert decide_edition(library, library.editions[0]).names == ("major", "minor")


def test_the_first_edition_has_no_new_names() -> None:
    """Where everything is new, nothing is."""
    library = make_weeks()
    assert decide_edition(library, library.editions[-1]).names == ()


def test_no_article_stands_twice() -> None:
    """The lead, the stories and the subjects share the week's articles out between them."""
    library = make_world()
    assert library.editions
    for edition in library.editions:
        moved = dataclasses.replace(edition, stories=("elmford-flood",))
        content = decide_edition(library, moved)
        said = [content.lead]
        said += [moment.slug for story in content.stories for moment in story.moments]
        said += [slug for section in content.sections for slug in section.articles]
        assert sorted(said) == sorted(edition.articles)


def test_a_story_says_what_was_new() -> None:
    """Its moments of the week stand in the story's order, without the lead's."""
    articles = [
        make_article(slug, published=dt.date(2023, 12, day))
        for slug, day in (("a", 19), ("b", 20), ("c", 21))
    ]
    moments = tuple(Moment(slug=slug, sentences=(f"News of {slug}.",), topics=()) for slug in "abc")
    story = Story(
        slug="s",
        name="S",
        articles=("a", "b", "c"),
        topics=(),
        first=None,
        last=None,
        pinned=True,
        moments=moments,
    )
    library = make_library(articles, stories={"s": story}, story_of=dict.fromkeys("abc", "s"))
    edition = dataclasses.replace(library.editions[0], lead="c", stories=("s",))
    assert decide_edition(library, edition).stories[0].moments == moments[:2]


def test_an_article_without_a_moment_says_nothing() -> None:
    """An article of no story adds nothing to one."""
    assert find_moment(make_world(), "market") == Moment(slug="market", sentences=(), topics=())
