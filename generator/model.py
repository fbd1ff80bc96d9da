"""The nouns of the digest: one frozen type for each stage, and nothing of ours imported.

`RawArticle` is what the author wrote, `Article` what we understood, `Library` how articles hang together,
`OutputFile` the text that readers get. No field is filled in later; `None` means "the article does not say".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

EntityKind = Literal["person", "organisation", "place"]
TopicKind = Literal["person", "organisation", "place", "theme"]
BlockKind = Literal["paragraph", "heading", "list", "item", "quote", "code", "table", "row", "cell", "rule"]
Mark = Literal["emphasis", "strong", "code"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `mkdocs.yml` says about the site; `site_url` ends with a slash.

    `cache` is the folder that keeps articles already understood; None keeps nothing. `websub_hub` is the
    address of the hub that tells feed readers of changes, if there is one. `pictures` are drawn for other
    sites to show beside a link.
    """

    site_name: str
    site_url: str
    site_description: str
    language: str
    articles: Path
    docs: Path
    page_size: int = 30
    feed_size: int = 30
    cache: Path | None = None
    websub_hub: str | None = None
    pictures: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """A finding about a file: where, which rule (`code`), what is wrong, and what to write instead."""

    path: str
    line: int
    code: str
    message: str
    advice: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {self.message}, {self.advice}"


# --- read: what the author wrote -------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text in one style; `href` makes it a link (as written: an address or a path)."""

    text: str
    marks: tuple[Mark, ...] = ()
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A node of an article's body.

    `paragraph`, `heading`, `code` and `cell` hold `spans`; `list`, `item`, `quote`, `table` and `row` hold
    `children`. `level` is a heading's depth (2 to 6) or an ordered list's first number (0: bullets).
    `line` is the 1-based line in the file.
    """

    kind: BlockKind
    line: int
    spans: tuple[Span, ...] = ()
    children: tuple[Block, ...] = ()
    level: int = 0

    @property
    def text(self) -> str:
        """The block's own words without any style, on one line."""
        return "".join(span.text for span in self.spans)


def prose(blocks: tuple[Block, ...]) -> Iterator[Block]:
    r"""Yield the paragraphs of a body in reading order, also those inside lists and quotes.

    `"\n".join(block.text for block in prose(blocks))` is the text that all offsets count in.
    """
    for block in blocks:
        if block.kind == "paragraph":
            yield block
        elif block.kind in ("list", "item", "quote"):
            yield from prose(block.children)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Something that an article rests on: its title and, where there is one, its address."""

    title: str
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The metadata that an author may give; everything is optional."""

    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    date: dt.date | None = None
    date_time: dt.datetime | None = None
    updated: dt.date | None = None
    url: str | None = None
    license: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    story: str | None = None
    references: tuple[Reference, ...] = ()
    slug: str | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    correction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One article file as its author wrote it, in clean Unicode (NFC, no control characters).

    `path` is relative to the articles folder, with forward slashes. `slug` is unique in the folder and never
    changes while the file keeps its name and headline. `digest` is the SHA-256 of the file's bytes.
    """

    path: str
    slug: str
    headline: str
    source: str | None
    blocks: tuple[Block, ...]
    front_matter: FrontMatter
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the articles folder says: the articles by path, drafts left out, and every problem."""

    articles: tuple[RawArticle, ...]
    problems: tuple[Problem, ...]


# --- vocabulary: what the desk knows ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One of the 17 IPTC Media Topics at the top level, with the words that speak for it."""

    code: str
    name: str
    short: str
    slug: str
    words: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntity:
    """A person, organisation or place that the desk has named; it has the last word over every rule."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    description: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSource:
    """An outlet as the desk names it: other spellings, and its address."""

    name: str
    aliases: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What people keep in `vocabulary/*.yml`. `digest` changes with any of it."""

    subjects: tuple[Subject, ...]
    entities: tuple[KnownEntity, ...]
    sources: tuple[KnownSource, ...]
    never_topics: frozenset[str]
    boilerplate: tuple[str, ...]
    digest: str


# --- understand: what one article means ------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One occurrence of a name: `text[start:end]`, under the name that its entity goes by in the article.

    `kind` is set only where it is another here than its entity's: a city that stands for its team.
    """

    start: int
    end: int
    name: str
    kind: EntityKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation or place as one article knows it; `kind` only on `evidence`, else None.

    `forms` are the ways the article writes it, `salience` (0 to 1) how much the article is about it.
    """

    name: str
    kind: EntityKind | None
    evidence: str
    forms: tuple[str, ...]
    mention_count: int
    salience: float
    in_headline: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectScore:
    """How strongly an article speaks for a subject (its IPTC `code`), and the words that say so."""

    code: str
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article understood.

    `text` is the body's prose, one paragraph a line; `sentences` and `mentions` count in its characters and
    are in order. `words` are its lower-case words in order, for comparing. `published` is set only if the
    article itself says when (`date_evidence` tells how); `published_at` only if it names the time of day too.
    """

    slug: str
    path: str
    headline: str
    source: str | None
    authors: tuple[str, ...]
    published: dt.date | None
    published_at: dt.datetime | None
    date_evidence: str | None
    updated: dt.date | None
    dateline: str | None
    url: str | None
    license: str | None
    language: str
    tags: tuple[str, ...]
    summary: str
    story: str | None
    references: tuple[Reference, ...]
    aliases: tuple[str, ...]
    correction: str | None
    blocks: tuple[Block, ...]
    text: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    subjects: tuple[SubjectScore, ...]
    key_phrases: tuple[str, ...]
    words: tuple[str, ...]
    reading_minutes: int

    @property
    def order(self) -> tuple[int, float, str]:
        """Sort key: newest first, undated last, ties by slug.

        Within a day, in whatever zones, the later moment goes first and a day without a time last.
        """
        if self.published is None:
            return (1, 0.0, self.slug)
        within = 0.0
        if self.published_at is not None:
            midnight = dt.datetime.combine(self.published, dt.time.min, dt.UTC)
            # A day of some zone lies between a day before midnight in UTC and two days after.
            within = (self.published_at - midnight + dt.timedelta(days=1)) / dt.timedelta(days=3)
        return (0, -(self.published.toordinal() + within), self.slug)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMention:
    """A name in a text that was given as it is: `text[start:end]`, its kind if there is evidence for one.

    `name` is what its person, organisation or place goes by in the text.
    """

    start: int
    end: int
    kind: EntityKind | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What a text means to those who have no article of it.

    `subjects` are the IPTC codes that score at all with their score (0 to 1), best first; `shown_subjects`
    the codes among them, three at most, that a reader would be shown. `published` only if the text says so.
    """

    mentions: tuple[TextMention, ...]
    subjects: tuple[tuple[str, float], ...]
    shown_subjects: tuple[str, ...]
    key_phrases: tuple[str, ...]
    summary: str
    published: dt.date | None


# --- link: what articles mean together -------------------------------------------------------------


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

    `moments` are what each article adds to those before it, in the same order.
    """

    slug: str
    name: str
    articles: tuple[str, ...]
    topics: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    pinned: bool
    moments: tuple[Moment, ...] = ()


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
    near-duplicates folded under the one in `duplicates` that lists them). `topics` are most important first,
    `stories`, `editions` and `months` newest first, `subjects` in the IPTC's order and only those with
    articles, `sources` by name. `links` maps (article slug, href as written) to the slug it means.
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


# --- render: what readers get ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """A file at a place in `docs/` (`uri`, with forward slashes). A `.md` file becomes a page.

    It holds `text`, in UTF-8, or the bytes in `data` where it is no text: a picture.
    """

    uri: str
    text: str = ""
    data: bytes = b""

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        return self.data or self.text.encode("utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the picture at `uri` (a PNG) shows other sites of a page; nothing is drawn yet.

    `label` is what the page is (a subject, a story); `source` and `date` are words for readers.
    """

    uri: str
    site_name: str
    label: str | None
    headline: str
    source: str | None
    date: str | None
