"""Makes tiny articles and libraries for the tests of this room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from news_digest.model import (
    Appearance,
    Article,
    Block,
    Library,
    Mention,
    Settings,
    SourceListing,
    Span,
    Subject,
    SubjectListing,
    Topic,
    prose,
)

SETTINGS = Settings(
    site_name="News Digest",
    site_url="https://digest.example/news/",
    site_description="News, cross-linked.",
    language="en",
    articles=Path("articles"),
    docs=Path("docs"),
    feed_size=3,
)


def make_paragraph(*spans: Span | str) -> Block:
    """Return a paragraph of spans; a string is a span without style."""
    made = tuple(Span(text=span) if isinstance(span, str) else span for span in spans)
    return Block(kind="paragraph", line=1, spans=made)


def make_article(slug: str = "harbour-opens", *blocks: Block, **fields: Any) -> Article:  # noqa: ANN401 - any field
    """Return an article with these blocks, its text as the model says, and any field set."""
    defaults: dict[str, Any] = {
        "path": f"{slug}.txt",
        "headline": "Harbour opens",
        "source": "Coast Courier",
        "authors": (),
        "published": dt.date(2024, 5, 17),
        "published_at": None,
        "date_evidence": "front matter",
        "updated": None,
        "dateline": None,
        "url": None,
        "license": None,
        "language": "en",
        "tags": (),
        "summary": "The harbour opened on Friday.",
        "story": None,
        "references": (),
        "aliases": (),
        "correction": None,
        "text": "\n".join(block.text for block in prose(blocks)),
        "sentences": (),
        "mentions": (),
        "entities": (),
        "subjects": (),
        "key_phrases": (),
        "words": (),
        "reading_minutes": 1,
    }
    return Article(slug=slug, blocks=blocks, **(defaults | fields))


def find_mentions(text: str, *names: str) -> tuple[Mention, ...]:
    """Return every occurrence of these names in a text, in order."""
    found = [
        Mention(start=start, end=start + len(name), name=name)
        for name in names
        for start in range(len(text))
        if text.startswith(name, start)
    ]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def make_topic(slug: str, name: str) -> Topic:
    """Return a topic about which only its name is known."""
    return Topic(
        slug=slug,
        name=name,
        kind=None,
        aliases=(),
        description=None,
        wikidata=None,
        appearances=(Appearance(slug="harbour-opens", sentence=None, salience=0.5),),
        together=(),
        importance=0.5,
    )


def make_library(
    *articles: Article,
    topics: Mapping[str, str] | None = None,
    links: Mapping[tuple[str, str], str] | None = None,
    source_url: str | None = None,
) -> Library:
    """Return a library of articles on politics that are all about the topics given as slug and name."""
    topics = topics or {}
    slugs = tuple(article.slug for article in articles)
    politics = Subject(code="11000000", name="politics", short="Politics", slug="politics", words={})
    return Library(
        articles={article.slug: article for article in articles},
        latest=slugs,
        duplicates={},
        duplicate_of={},
        related={},
        links=links or {},
        backlinks={},
        topics={slug: make_topic(slug, name) for slug, name in topics.items()},
        topics_of=dict.fromkeys(slugs, tuple(topics)),
        topic_of_name={(article, name): slug for article in slugs for slug, name in topics.items()},
        stories={},
        story_of={},
        subjects=(SubjectListing(subject=politics, articles=slugs),),
        subjects_of=dict.fromkeys(slugs, ("politics",)),
        sources=(SourceListing(slug="coast-courier", name="Coast Courier", url=source_url, articles=slugs),),
        source_of={article.slug: "coast-courier" for article in articles if article.source},
        months=(),
        editions=(),
    )
