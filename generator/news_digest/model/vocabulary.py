"""What the desk knows: subjects, and the people, organisations, places and outlets that it has named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

EntityKind = Literal["person", "organisation", "place"]


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
