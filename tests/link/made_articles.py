"""Makes small understood articles for the tests of this room, from text, names and dates."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Mapping
from typing import Any

from news_digest.model import (
    Article,
    Block,
    Entity,
    EntityKind,
    KnownEntity,
    Mention,
    Span,
    Vocabulary,
    prose,
)

Names = Mapping[str, EntityKind | None]


def make_article(slug: str, *paragraphs: str | Block, **fields: Any) -> Article:  # noqa: ANN401 - any field
    """Return an article of these paragraphs; `names` (name: kind) become its entities where they stand."""
    names: Names = fields.pop("names", {})
    day = fields.pop("day", None)
    blocks = tuple(
        each if isinstance(each, Block) else Block(kind="paragraph", line=1, spans=(Span(text=each),))
        for each in paragraphs
    )
    text = "\n".join(block.text for block in prose(blocks))
    defaults: dict[str, Any] = {
        "slug": slug,
        "path": f"{slug}.txt",
        "headline": slug.replace("-", " ").capitalize(),
        "source": "Coast Courier",
        "authors": (),
        "published": dt.date.fromisoformat(day) if day else None,
        "published_at": None,
        "date_evidence": "front matter" if day else None,
        "updated": None,
        "dateline": None,
        "url": None,
        "license": None,
        "language": "en",
        "tags": (),
        "summary": "A summary.",
        "story": None,
        "references": (),
        "aliases": (),
        "correction": None,
        "blocks": blocks,
        "text": text,
        "sentences": tuple(match.span() for match in re.finditer(r"[^\s.][^.\n]*\.?", text)),
        "mentions": make_mentions(text, names),
        "entities": tuple(make_entity(text, name, kind) for name, kind in names.items()),
        "subjects": (),
        "key_phrases": (),
        "words": tuple(re.findall(r"\w+", text.lower())),
        "reading_minutes": 1,
    }
    return Article(**{**defaults, **fields})


def make_mentions(text: str, names: Names) -> tuple[Mention, ...]:
    """Return every place where a name stands, in order."""
    found = [
        Mention(start=match.start(), end=match.end(), name=name)
        for name in names
        for match in re.finditer(re.escape(name), text)
    ]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def make_entity(text: str, name: str, kind: EntityKind | None, **fields: Any) -> Entity:  # noqa: ANN401 - any field
    """Return an entity of middling salience."""
    defaults: dict[str, Any] = {
        "name": name,
        "kind": kind,
        "evidence": "a test says so" if kind else "no evidence of its kind",
        "forms": (name,),
        "mention_count": text.count(name),
        "salience": 0.5,
        "in_headline": False,
    }
    return Entity(**{**defaults, **fields})


def make_vocabulary(*entities: KnownEntity, **fields: Any) -> Vocabulary:  # noqa: ANN401 - any field
    """Return a vocabulary of these entities."""
    defaults: dict[str, Any] = {
        "subjects": (),
        "sources": (),
        "never_topics": frozenset(),
        "boilerplate": (),
        "digest": "test",
    }
    return Vocabulary(entities=entities, **{**defaults, **fields})


FERRY = (
    "Ferry crews in Lisbon walked out over the night rate, and the union counted three hundred "
    "members on strike. "
    "Transport minister Ana Duarte called the strike a mistake and asked the crews to sail again."
)
FERRY_LATER = (
    "Ferry crews in Lisbon voted on the night rate that Ana Duarte offered, and the union "
    "called off its strike. "
    "The crews will sail again on Saturday, said the transport minister after a night of talks."
)
FERRY_LAST = (
    "The strike of ferry crews is over: ferries crossed from Lisbon again after the union "
    "took the night rate. "
    "Ana Duarte, the transport minister, thanked the crews and the union for the vote."
)
OWLS = (
    "Biologists in Oslo counted forty pairs of snowy owls on the plateau, twice as many as last spring. "
    "The owls feed on lemmings, and lemmings were plentiful, wrote Kari Lund in the survey of the plateau."
)
PAINTING = (
    "A museum in Vienna hung a painting that restorers had found behind a cupboard in its own cellar. "
    "Restorers dated the painting to the seventeenth century by its pigments and by a note on the frame."
)
FERRY_NAMES: Names = {"Lisbon": "place", "Ana Duarte": "person"}


def ferry_world() -> tuple[Article, ...]:
    """Return a small world: three articles on one strike and two on other things."""
    return (
        make_article("crews-walk-out", FERRY, day="2024-03-04", names=FERRY_NAMES, tags=("ferries",)),
        make_article("crews-vote", FERRY_LATER, day="2024-03-08", names=FERRY_NAMES, tags=("Ferries",)),
        make_article("ferries-sail", FERRY_LAST, day="2024-03-11", names=FERRY_NAMES),
        make_article("owls-counted", OWLS, day="2024-03-05", names={"Oslo": "place", "Kari Lund": "person"}),
        make_article("painting-found", PAINTING, names={"Vienna": "place"}),
    )


FIELDS = [[f"{letter}{number}" for number in range(60)] for letter in "abcdefghijkl"]


def many_articles(count: int) -> list[Article]:
    """Return articles of random words, each mostly from one of twelve fields."""
    chance = random.Random(11)  # noqa: S311 - a sample, not a secret
    articles = []
    for number in range(count):
        field, other = FIELDS[number % len(FIELDS)], chance.choice(FIELDS)
        words = [*chance.choices(field, k=30), *chance.choices(other, k=10)]
        articles.append(make_article(f"article-{number:04}", " ".join(words), headline=""))
    return articles


def zipf_articles(count: int) -> list[Article]:
    """Return articles as they are in life: some topics are met often and most seldom, and so are words."""
    chance = random.Random(11)  # noqa: S311 - a sample, not a secret
    words = [f"w{number}" for number in range(4000)]
    topics = [chance.sample(words, 60) for _ in range(150)]
    often = [1 / (rank + 1) for rank in range(len(words))]
    articles = []
    for number in range(count):
        text = chance.choices(words, often, k=30)
        for topic, length in zip(
            chance.choices(topics, often[: len(topics)], k=3), (54, 24, 12), strict=True
        ):
            text += chance.choices(topic, often[:60], k=length)
        articles.append(make_article(f"article-{number:04}", " ".join(text), headline=""))
    return articles
