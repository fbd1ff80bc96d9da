"""A small library made by hand, for the tests of the pages: every relation occurs in it once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from news_digest.model import (
    Appearance,
    Article,
    Backlink,
    Block,
    Edition,
    Library,
    Moment,
    Month,
    Reference,
    Related,
    Settings,
    SourceListing,
    Span,
    Story,
    Subject,
    SubjectListing,
    Topic,
    Vocabulary,
)
from news_digest.slugs import make_slug

SUBJECT = Subject(
    code="06000000", name="environment", short="Environment", slug="environment", words={"river": 1.0}
)
VOCABULARY = Vocabulary(
    subjects=(SUBJECT,), entities=(), sources=(), never_topics=frozenset(), boilerplate=(), digest="0"
)


def make_settings(**changes: Any) -> Settings:  # noqa: ANN401  # passed on to the settings
    """Return the settings of a test site."""
    values: dict[str, Any] = {
        "site_name": "The Test Digest",
        "site_url": "https://digest.example/news/",
        "site_description": "What happened by the river.",
        "language": "en",
        "articles": Path("articles"),
        "docs": Path("docs"),
        "page_size": 3,
        "feed_size": 5,
    }
    return Settings(**{**values, **changes})


def make_article(slug: str, **changes: Any) -> Article:  # noqa: ANN401  # passed on to the article
    """Return an article with little to say, changed as the test needs."""
    text = f"The {slug} rose on Monday. Nobody was hurt."
    values: dict[str, Any] = {
        "slug": slug,
        "path": f"{slug}.txt",
        "headline": f"Water rises at {slug}",
        "source": "River Post",
        "authors": (),
        "published": dt.date(2023, 12, 20),
        "published_at": None,
        "date_evidence": "front matter",
        "updated": None,
        "dateline": None,
        "url": None,
        "license": None,
        "language": "en",
        "tags": (),
        "summary": "The water rose.",
        "story": None,
        "references": (),
        "aliases": (),
        "correction": None,
        "blocks": (Block(kind="paragraph", line=3, spans=(Span(text=text),)),),
        "text": text,
        "sentences": ((0, text.index(".") + 1), (text.index(".") + 2, len(text))),
        "mentions": (),
        "entities": (),
        "subjects": (),
        "key_phrases": (),
        "words": (),
        "reading_minutes": 1,
    }
    return Article(**{**values, **changes})


def make_library(articles: Iterable[Article] = (), **changes: Any) -> Library:  # noqa: ANN401  # passed on
    """Return a library in which articles hang together by date and source alone, changed as a test needs."""
    ordered = sorted(articles, key=lambda article: article.order)
    folded = changes.get("duplicate_of", {})
    latest = tuple(article.slug for article in ordered if article.slug not in folded)
    named = sorted({article.source for article in ordered if article.source})
    slugs = {name: make_slug(name) for name in named}
    values: dict[str, Any] = {
        "articles": {article.slug: article for article in ordered},
        "latest": latest,
        "duplicates": {},
        "duplicate_of": {},
        "related": {},
        "links": {},
        "backlinks": {},
        "topics": {},
        "topics_of": {},
        "topic_of_name": {},
        "stories": {},
        "story_of": {},
        "subjects": (),
        "subjects_of": {},
        "sources": tuple(
            SourceListing(
                slug=slugs[name],
                name=name,
                url=None,
                articles=tuple(article.slug for article in ordered if article.source == name),
            )
            for name in named
        ),
        "source_of": {article.slug: slugs[article.source] for article in ordered if article.source},
        "months": _make_months([article for article in ordered if article.slug in latest]),
        "editions": _make_editions([article for article in ordered if article.slug in latest]),
        "undated": tuple(article.slug for article in ordered if article.published is None),
    }
    return Library(**{**values, **changes})


def _make_months(articles: list[Article]) -> tuple[Month, ...]:
    """Return the months of the dated articles, newest first."""
    dates = {article.slug: article.published for article in articles if article.published}
    keys = sorted({(date.year, date.month) for date in dates.values()}, reverse=True)
    return tuple(
        Month(
            year=year,
            month=month,
            articles=tuple(slug for slug, date in dates.items() if (date.year, date.month) == (year, month)),
        )
        for year, month in keys
    )


def _make_editions(articles: list[Article]) -> tuple[Edition, ...]:
    """Return the editions of the dated articles, newest first, the first article leading."""
    dates = {article.slug: article.published for article in articles if article.published}
    keys = sorted({date.isocalendar()[:2] for date in dates.values()}, reverse=True)
    return tuple(
        _make_edition(
            year, week, tuple(slug for slug, date in dates.items() if date.isocalendar()[:2] == (year, week))
        )
        for year, week in keys
    )


def _make_edition(year: int, week: int, slugs: tuple[str, ...]) -> Edition:
    """Return the edition of one week."""
    first = dt.date.fromisocalendar(year, week, 1)
    return Edition(
        slug=f"{year}-w{week:02d}",
        year=year,
        week=week,
        first_day=first,
        last_day=first + dt.timedelta(days=6),
        lead=slugs[0],
        articles=slugs,
        stories=(),
    )


def make_world() -> Library:
    """Return a library of seven articles with topics, a story, a duplicate, a backlink, related articles."""
    articles = [
        make_article("dam", published=dt.date(2023, 12, 18), headline="Dam holds after night of rain"),
        make_article("flood", published=dt.date(2023, 12, 20), correction="The gauge stands at Elm Bridge."),
        make_article("relief", published=dt.date(2024, 1, 3), authors=("Ada Stone", "Bo Reed")),
        make_article("copy", published=dt.date(2023, 12, 21), source="Valley Echo"),
        make_article("old", published=None, source="Valley Echo"),
        make_article(
            "hebrew",
            headline="המים עולים",
            language="he",
            summary="המים עלו.",
            published=dt.date(2023, 12, 19),
        ),
        make_article(
            "market",
            published=dt.date(2023, 11, 2),
            headline="Market opens",
            url="https://post.example/market",
            license="CC BY 4.0",
            updated=dt.date(2023, 11, 4),
            references=(
                Reference(title="Town plan", link="https://town.example/plan"),
                Reference(title="A letter"),
            ),
        ),
    ]
    mayor = Topic(
        slug="ida-brook",
        name="Ida Brook",
        kind="person",
        aliases=("Mayor Brook",),
        description="Mayor of Elmford.",
        wikidata="Q1",
        appearances=(
            Appearance(slug="relief", sentence="Ida Brook thanked the helpers.", salience=0.5),
            Appearance(slug="flood", sentence="“We are safe,” Ida Brook said.", salience=0.4),
            Appearance(slug="dam", sentence="Ida Brook visited the dam.", salience=0.3),
            Appearance(slug="market", sentence="Ida Brook opened the market.", salience=0.2),
        ),
        together=(("elmford", 3),),
        importance=1.0,
    )
    elmford = Topic(
        slug="elmford",
        name="Elmford",
        kind="place",
        aliases=(),
        description=None,
        wikidata=None,
        appearances=(Appearance(slug="flood", sentence="Elmford woke to water.", salience=0.9),),
        together=(("ida-brook", 3),),
        importance=0.5,
    )
    story = Story(
        slug="elmford-flood",
        name="Flood at Elmford",
        articles=("dam", "flood", "relief"),
        topics=("ida-brook", "elmford"),
        first=dt.date(2023, 12, 18),
        last=dt.date(2024, 1, 3),
        pinned=False,
        moments=(
            Moment(slug="dam", sentences=("The dam held.",), topics=("elmford",)),
            Moment(slug="flood", sentences=("The gauge broke.", "Nobody saw it."), topics=("ida-brook",)),
            Moment(slug="relief", sentences=(), topics=()),
        ),
        standing="The bridge is open.",
    )
    return make_library(
        articles,
        duplicates={"flood": ("copy",)},
        duplicate_of={"copy": "flood"},
        related={
            "flood": (
                Related(
                    slug="market", score=0.4, shared_topics=("ida-brook", "elmford"), shared_words=("water",)
                ),
                Related(slug="dam", score=0.3, shared_topics=(), shared_words=("rain", "gauge")),
            )
        },
        backlinks={"flood": (Backlink(slug="relief", sentence="As we wrote, the water rose."),)},
        topics={"ida-brook": mayor, "elmford": elmford},
        topics_of={"flood": ("ida-brook", "elmford"), "dam": ("ida-brook",)},
        stories={"elmford-flood": story},
        story_of={"dam": "elmford-flood", "flood": "elmford-flood", "relief": "elmford-flood"},
        subjects=(SubjectListing(subject=SUBJECT, articles=("relief", "flood", "dam", "market")),),
        subjects_of={"flood": ("environment",), "dam": ("environment",)},
    )
