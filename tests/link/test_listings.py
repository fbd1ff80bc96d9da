"""Listings and editions: every article where a reader looks for it."""

from __future__ import annotations

import datetime as dt

import pytest
from made_articles import FERRY, OWLS, PAINTING, ferry_world, make_article, make_vocabulary

from news_digest.link import link_articles
from news_digest.model import KnownSource, Subject, SubjectScore

SPORT = Subject(code="15000000", name="sport", short="Sport", slug="sport", words={})
HEALTH = Subject(code="07000000", name="health", short="Health", slug="health", words={})


def test_subjects_stand_in_the_order_of_the_iptc() -> None:
    """Subjects are listed by code if they have articles; an article's own stand strongest first."""
    scores = tuple(
        SubjectScore(code=code, score=1.0, evidence=()) for code in ("15000000", "07000000", "99999999")
    )
    article = make_article("a", OWLS, subjects=scores)
    library = link_articles((article,), make_vocabulary(subjects=(SPORT, HEALTH)))
    assert [(each.subject.slug, each.articles) for each in library.subjects] == [
        ("health", ("a",)),
        ("sport", ("a",)),
    ]
    assert library.subjects_of == {"a": ("sport", "health")}


def test_sources_are_one_in_all_spellings() -> None:
    """The vocabulary's name counts, else the most used spelling; no source, no listing."""
    known = make_vocabulary(
        sources=(KnownSource(name="Coast Courier", aliases=("CC",), url="https://cc.example/"),)
    )
    articles = [
        make_article("a", OWLS, source="CC"),
        make_article("b", FERRY, source="tagus weekly"),
        make_article("c", PAINTING, source="Tagus Weekly"),
        make_article("d", "Nothing else.", source=None),
    ]
    library = link_articles(articles, known)
    assert [(each.slug, each.name, each.url, each.articles) for each in library.sources] == [
        ("coast-courier", "Coast Courier", "https://cc.example/", ("a",)),
        ("tagus-weekly", "Tagus Weekly", None, ("b", "c")),
    ]
    assert library.source_of == {"a": "coast-courier", "b": "tagus-weekly", "c": "tagus-weekly"}


def test_source_keeps_its_address_from_a_look_alike() -> None:
    """Of sources whose names make one slug the one with more articles has it plain, whatever sorts first."""
    articles = [
        make_article("a", OWLS, source="Coast Courier"),
        make_article("b", FERRY, source="Coast Courier"),
        make_article("c", PAINTING, source="(Coast) Courier"),
    ]
    sources = {each.name: each.slug for each in link_articles(articles, make_vocabulary()).sources}
    assert sources["Coast Courier"] == "coast-courier"
    assert sources["(Coast) Courier"].startswith("coast-courier--")


def test_months_are_newest_first() -> None:
    """Dated articles stand in their month."""
    articles = [make_article("a", OWLS, day="2023-12-31"), make_article("b", FERRY, day="2024-01-01")]
    months = link_articles(articles, make_vocabulary()).months
    assert [(month.year, month.month, month.articles) for month in months] == [
        (2024, 1, ("b",)),
        (2023, 12, ("a",)),
    ]


@pytest.mark.parametrize(
    ("day", "slug", "first"),
    [
        pytest.param("2023-12-20", "2023-w51", "2023-12-18", id="midweek"),
        pytest.param("2024-12-30", "2025-w01", "2024-12-30", id="a week of the next year"),
        pytest.param("2021-01-03", "2020-w53", "2020-12-28", id="a week of the last year"),
    ],
)
def test_editions_are_iso_weeks(day: str, slug: str, first: str) -> None:
    """An edition spans Monday to Sunday of its ISO week."""
    (edition,) = link_articles([make_article("a", OWLS, day=day)], make_vocabulary()).editions
    assert (edition.slug, edition.first_day) == (slug, dt.date.fromisoformat(first))
    assert edition.last_day - edition.first_day == dt.timedelta(days=6)


def test_the_last_week_of_the_calendar_has_an_edition() -> None:
    """A week that the calendar cuts short ends with the calendar."""
    article = make_article("a", OWLS, day="9999-12-31")
    (edition,) = link_articles([article], make_vocabulary(), latest=dt.date.max).editions
    assert edition.last_day == dt.date.max


def test_a_running_story_leads_the_week() -> None:
    """An article of a story leads before a newer one that stands alone."""
    library = link_articles(ferry_world(), make_vocabulary())
    assert library.editions[-1].articles == ("crews-vote", "owls-counted", "crews-walk-out")
    assert library.editions[-1].lead in ("crews-vote", "crews-walk-out")
