"""Pieces: articles as the peers get them, with the tags and the nearest that they can not find themselves.

A peer's pages shall hold what the digest's hold, as far as it can. So tags are what stands in capitals in
three articles or more, and nearest are the articles that share the rarest of these. Both are worked out
before anything is measured.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from news_digest.model import RawArticle, prose
from news_digest.read import read_articles

# Two words in capitals or more, without what only begins a sentence.
NAME = re.compile(
    r"\b(?!(?:In|On|By|At|The|A|An|For|From|Since|Under|But|And|When|After)\b)"
    r"[A-Z][a-z]+(?: (?:of |and )?[A-Z][a-z]+)+"
)
FEWEST = 3  # articles that share a tag
TAGS = 7  # of a piece, at most
NEAREST = 5
COMMON = 200  # articles; what more of them share brings none near
UNDATED = dt.date(2020, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One article: what it says, its tags, and the slugs of the nearest."""

    slug: str
    title: str
    source: str
    date: dt.date
    summary: str
    paragraphs: tuple[str, ...]
    tags: tuple[str, ...]
    nearest: tuple[str, ...]


def make_pieces(articles: Path) -> tuple[Piece, ...]:
    """Return the articles of a folder as pieces."""
    raws = read_articles(articles).articles
    tags = choose_tags([_find_names(raw) for raw in raws])
    slugs = [raw.slug for raw in raws]
    return tuple(
        _make_piece(raw, own, tuple(slugs[row] for row in nearest))
        for raw, own, nearest in zip(raws, tags, find_nearest(tags), strict=True)
    )


def _make_piece(raw: RawArticle, tags: tuple[str, ...], nearest: tuple[str, ...]) -> Piece:
    """Return an article as a piece."""
    paragraphs = tuple(" ".join(block.text.split()) for block in prose(raw.blocks))
    return Piece(
        slug=raw.slug,
        title=raw.headline,
        source=raw.source or raw.front_matter.source or "Nobody",
        date=raw.front_matter.date or UNDATED,
        summary=paragraphs[0][:240] if paragraphs else "",
        paragraphs=paragraphs,
        tags=tags,
        nearest=nearest,
    )


def _find_names(raw: RawArticle) -> Counter[str]:
    """Return how often what looks like a name stands in an article; its own tags are names too."""
    text = "\n".join(block.text for block in prose(raw.blocks))
    return Counter([*NAME.findall(text), *raw.front_matter.tags])


def choose_tags(names: Sequence[Mapping[str, int]]) -> list[tuple[str, ...]]:
    """Return for each article the names that it has most often, of those that stand in several."""
    shared = Counter(name for own in names for name in own)
    return [
        tuple(
            sorted((name for name in own if shared[name] >= FEWEST), key=lambda name: (-own[name], name))[
                :TAGS
            ]
        )
        for own in names
    ]


def find_nearest(tags: Sequence[Iterable[str]]) -> list[list[int]]:
    """Return for each article the rows of those that share most tags with it, rare tags above all."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, own in enumerate(tags):
        for tag in own:
            rows[tag].append(row)
    found = []
    for row, own in enumerate(tags):
        scores: Counter[int] = Counter()
        for tag in own:
            if len(rows[tag]) <= COMMON:
                scores.update(dict.fromkeys(rows[tag], 1_000 // len(rows[tag])))
        del scores[row]
        found.append(sorted(scores, key=lambda other: (-scores[other], other))[:NEAREST])
    return found
