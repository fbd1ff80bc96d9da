"""What articles mean together: which are near, and the topics, stories and listings that they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from news_digest.model.reading import SharedAddress
from news_digest.model.understanding import Article
from news_digest.model.vocabulary import Subject

TopicKind = Literal["person", "organisation", "place", "theme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A nearby article: its slug, how near (0 to 1), and the topics or words that both are about."""

    slug: str
    score: float
    shared_topics: tuple[str, ...]
    shared_words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlink:
    """An article that links here, and the sentence around its link."""

    slug: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NearCopy:
    """Another article with nearly the same text, and what share (0 to 1) of this one's it repeats."""

    slug: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A topic in one article: the sentence that first names it (None for a theme), its weight (0 to 1)."""

    slug: str
    sentence: str | None
    salience: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A page about a person, organisation, place or theme; `appearances` newest first.

    `together` are the topics most often met in the same articles, as (slug, number of articles).
    """

    slug: str
    name: str
    kind: TopicKind | None
    aliases: tuple[str, ...]
    description: str | None
    wikidata: str | None
    appearances: tuple[Appearance, ...]
    together: tuple[tuple[str, int], ...]
    importance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What an article adds to its story: the sentences that say what is new, and topics first named in it.

    No sentence means that it says nothing new, or nothing that can stand alone.
    """

    slug: str
    sentences: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles on one event over time, oldest first; `pinned` if front matter named it.

    `moments` are what each article adds to those before it, in the same order; `standing` is where the story
    stands by its newest dated article, empty where there is none.
    """

    slug: str
    name: str
    articles: tuple[str, ...]
    topics: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    pinned: bool
    moments: tuple[Moment, ...] = ()
    standing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectListing:
    """A subject and its articles, newest first."""

    subject: Subject
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceListing:
    """An outlet and its articles, newest first."""

    slug: str
    name: str
    url: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerAddress:
    """Where a topic, subject or source stood before it was renamed: `folder/slug`, and its slug now."""

    folder: str
    slug: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The articles of one month, newest first; `year` and `month` as numbers."""

    year: int
    month: int
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One ISO week's issue (`slug` as `2023-w51`): its lead, all its articles, and the stories that moved."""

    slug: str
    year: int
    week: int
    first_day: dt.date
    last_day: dt.date
    lead: str
    articles: tuple[str, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """How all articles hang together. Articles and pages name each other by slug.

    `articles` holds every article by slug; `latest` the order readers see (newest first, undated last,
    duplicates, which have the very same text, folded under the one in `duplicates` that lists them).
    `near_copies` are the nearest of those with nearly the same text, and how many there are (nothing is
    folded by them). `topics` are most important first,
    `stories`, `editions` and `months` newest first, `subjects` in the IPTC's order and only those with
    articles, `sources` by name. `links` maps (article slug, href as written) to the slug it means. `shared`
    are the addresses that several articles claim and that lead to none. `former` are addresses under which
    topics, subjects and sources are no longer found.
    """

    articles: Mapping[str, Article]
    latest: tuple[str, ...]
    duplicates: Mapping[str, tuple[str, ...]]
    duplicate_of: Mapping[str, str]
    related: Mapping[str, tuple[Related, ...]]
    links: Mapping[tuple[str, str], str]
    backlinks: Mapping[str, tuple[Backlink, ...]]
    topics: Mapping[str, Topic]
    topics_of: Mapping[str, tuple[str, ...]]
    topic_of_name: Mapping[tuple[str, str], str]
    stories: Mapping[str, Story]
    story_of: Mapping[str, str]
    subjects: tuple[SubjectListing, ...]
    subjects_of: Mapping[str, tuple[str, ...]]
    sources: tuple[SourceListing, ...]
    source_of: Mapping[str, str]
    months: tuple[Month, ...]
    editions: tuple[Edition, ...]
    undated: tuple[str, ...] = field(default=())
    shared: tuple[SharedAddress, ...] = field(default=())
    former: tuple[FormerAddress, ...] = field(default=())
    near_copies: Mapping[str, tuple[tuple[NearCopy, ...], int]] = field(default_factory=dict)
