"""What one article, or one text, means by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from news_digest.model.reading import Block, Reference
from news_digest.model.vocabulary import EntityKind


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
class Findings:
    """What takes long to find in an article: who and what is named in it, and what it is about."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    subjects: tuple[SubjectScore, ...]
    key_phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article understood.

    `text` is the body's prose, one paragraph a line; `sentences` and `mentions` count in its characters and
    are in order. `words` are its lower-case words in order, for comparing. `published` is set only if the
    article itself says when (`date_evidence` tells how); `published_at` only if it names the time of day too.
    Once articles are linked, `ahead` and `updated_ahead` stand for days beyond all that the digest can bear.
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
    ahead: dt.date | None = None
    updated_ahead: dt.date | None = None

    @property
    def findings(self) -> Findings:
        """What took long to find."""
        return Findings(
            mentions=self.mentions,
            entities=self.entities,
            subjects=self.subjects,
            key_phrases=self.key_phrases,
        )

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
