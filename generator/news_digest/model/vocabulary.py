"""What the desk knows: subjects, and the people, organisations, places and outlets that it has named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

EntityKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """What an entry was called before, so that its old address leads on, and where an editor wrote so."""

    name: str
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One of the 17 IPTC Media Topics at the top level, or an editor's own, with the words that speak for it.

    The `code` is the IPTC's of eight digits; a subject that the IPTC does not know has its slug there.
    `own_words` are those of `words` that an editor added, in the language of the site; the shipped ones are
    English. `is_renamed` tells that an editor named it, so that no catalogue does.
    """

    code: str
    name: str
    short: str
    slug: str
    words: Mapping[str, float]
    own_words: frozenset[str] = frozenset()
    is_renamed: bool = False
    formerly: tuple[FormerName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntity:
    """A person, organisation or place that the desk has named; it has the last word over every rule.

    `own_aliases` are those of `aliases` that an editor wrote.
    """

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    description: str | None = None
    wikidata: str | None = None
    formerly: tuple[FormerName, ...] = ()
    own_aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSource:
    """An outlet as the desk names it: other spellings, which of them an editor wrote, and its address."""

    name: str
    aliases: tuple[str, ...] = ()
    url: str | None = None
    formerly: tuple[FormerName, ...] = ()
    own_aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What is shipped, and what people keep in `vocabulary/*.yml` over it; `language` is the site's.

    `digest` changes with any of it.
    """

    subjects: tuple[Subject, ...]
    entities: tuple[KnownEntity, ...]
    sources: tuple[KnownSource, ...]
    never_topics: frozenset[str]
    boilerplate: tuple[str, ...]
    digest: str
    language: str = "en"
