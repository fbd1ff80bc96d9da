"""Stories: one event over time, never a programme, and never for ever."""

from __future__ import annotations

import datetime as dt

from made_articles import (
    FERRY,
    FERRY_LAST,
    FERRY_LATER,
    OWLS,
    PAINTING,
    ferry_world,
    make_article,
    make_vocabulary,
)

from news_digest.link import link_articles
from news_digest.link.stories import Group
from news_digest.model import Article, Story

TEXTS = (FERRY, FERRY_LATER, FERRY_LAST)
NAMES = {"Lisbon": "place", "Ana Duarte": "person"}


def stories_of(*articles: Article) -> list[Story]:
    """Return the stories of articles, newest first."""
    return list(link_articles(articles, make_vocabulary()).stories.values())


def strike(*days: str | None, **fields: str) -> list[Article]:
    """Return the reports on the strike, published on these days."""
    return [
        make_article(f"report-{number}", text, day=day, names=NAMES, **fields)
        for number, (text, day) in enumerate(zip(TEXTS, days, strict=True))
    ]


def test_a_story_is_named_after_its_first_report() -> None:
    """The headline that set the story off is its name, and its dates are its articles'."""
    (story,) = stories_of(*ferry_world())
    assert (story.name, story.slug, story.pinned) == ("Crews walk out", "crews-walk-out", False)
    assert (story.first, story.last) == (dt.date(2024, 3, 4), dt.date(2024, 3, 11))
    assert story.topics == ("ana-duarte", "lisbon", "ferries")


def test_an_undated_story_is_named_after_the_headline_that_most_articles_share() -> None:
    """Without dates nobody knows what came first: the words that all use name the story."""
    headlines = ("Something else entirely", "Zoo of Aldmere closes", "Ferry crews strike in Lisbon")
    articles = [
        make_article(f"report-{number}", text, headline=headline, names=NAMES)
        for number, (text, headline) in enumerate(zip(TEXTS, headlines, strict=True))
    ]
    assert Group(articles=tuple(articles), pinned=None).name == "Ferry crews strike in Lisbon"
    assert Group(articles=tuple(articles), pinned="Night ferries").name == "Night ferries"


CRASHES = (
    "Two people die when a lorry overturns on the coast road near Elmford, where rain had fallen all night.",
    "Four people die when a lorry hits a bus on the coast road near Tanmoor, where fog had been thick.",
    "Six people die when a lorry leaves the coast road near Wickhaven, where the tarmac had been renewed.",
)


def test_reports_of_one_kind_without_a_common_name_are_no_story() -> None:
    """Three crashes told in much the same words are three events."""
    places = {"Elmford": "place", "Tanmoor": "place", "Wickhaven": "place"}
    crashes = [
        make_article(
            f"crash-{number}",
            text,
            headline="A crash",
            day=f"2024-01-0{number}",
            names={name: kind for name, kind in places.items() if name in text},
        )
        for number, text in enumerate(CRASHES, start=1)
    ]
    assert stories_of(*crashes) == []


def test_reports_far_apart_in_time_are_no_story() -> None:
    """More than 14 days between reports break a story."""
    assert stories_of(*strike("2024-01-01", "2024-01-20", "2024-02-10")) == []


def test_two_reports_are_no_story() -> None:
    """A story needs three articles."""
    assert stories_of(*strike("2024-01-01", "2024-01-02", "2024-01-03")[:2]) == []


def test_front_matter_pins_a_story_whatever_the_dates() -> None:
    """`story:` brings articles together, in any spelling, over any time."""
    articles = [
        make_article("a", OWLS, day="2020-01-01", story="Winter Birds"),
        make_article("b", PAINTING, day="2024-01-01", story="winter birds"),
        make_article("c", FERRY, story="Winter Birds"),
    ]
    (story,) = stories_of(*articles)
    assert (story.name, story.articles, story.pinned) == ("Winter Birds", ("a", "b", "c"), True)


def test_a_group_that_is_mostly_pinned_joins_the_pinned_story() -> None:
    """The article that nobody pinned belongs to the story of its group."""
    pinned = strike("2024-01-01", "2024-01-03", "2024-01-05", story="Night ferries")
    text = "The night rate divides Lisbon: crews and union want more than minister Ana Duarte offers."
    loose = make_article("loose", text + " The ferry strike goes on.", day="2024-01-04", names=NAMES)
    (story,) = stories_of(*pinned, loose)
    assert story.name == "Night ferries"
    assert story.articles == ("report-0", "report-1", "loose", "report-2")


def test_a_programme_is_no_story() -> None:
    """The same title and set phrases every week do not make an event of unlike things."""
    phrase = "Welcome to the weekly briefing, where the desk looks at one small thing that made the week. "
    articles = [
        make_article(
            f"briefing-{n}", phrase + text, headline=f"The Weekly Briefing: number {n}", day=f"2024-01-0{n}"
        )
        for n, text in enumerate((FERRY, OWLS, PAINTING), start=1)
    ]
    assert stories_of(*articles) == []


def test_an_undated_article_joins_only_as_a_close_neighbour() -> None:
    """Without a date only a text that is very near belongs to a story."""
    near = make_article("near", FERRY_LATER.replace("Saturday", "Sunday") + " " + FERRY_LAST, names=NAMES)
    far = make_article("far", OWLS)
    (story,) = stories_of(*strike("2024-01-01", "2024-01-03", "2024-01-05"), near, far)
    assert story.articles[-1] == "near"
    assert "far" not in story.articles


def test_two_stories_of_one_name_are_told_apart() -> None:
    """A later story with the same first headline gets its month."""
    owls = [
        make_article(f"owls-{n}", text, day=f"2023-05-0{n}", headline="What we know")
        for n, text in enumerate([OWLS, OWLS + " Nobody counted hares.", OWLS + " Spring was late."], start=1)
    ]
    ferries = [
        make_article(f"f-{n}", text, day=f"2024-01-0{n}", headline="What we know", names=NAMES)
        for n, text in enumerate(TEXTS, start=1)
    ]
    names = {story.name for story in stories_of(*owls, *ferries)}
    assert len(names) == len(stories_of(*owls, *ferries))
