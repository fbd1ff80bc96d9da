"""Bundles and chunks: which pages are found in one index, and which are indexed at one time.

A bundle is what a browser asks: articles of neighbouring years, or all other pages. A question asks every
bundle, and each costs a reader some KB, so they are few and large. A chunk is what Pagefind is given at one
time: some fifty articles. A bundle is put together of the indexes of its chunks, so that an edit, of an old
article as of a new one, has one chunk indexed again and not a bundle of thousands of pages.

Both depend on the pages alone, never on what was indexed before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from news_digest.search.part import SearchedPart

# Seven bundles keep to what a search may cost at 10,000 articles (the design). Larger sites have larger
# bundles, hardly more.
SMALLEST_BYTES = 6_000_000
BUNDLES_AT_MOST = 8
# A chunk of so many bytes, each page counted for a kilobyte more, is indexed in a quarter of a second, and
# Pagefind takes no longer for all pages in chunks than in one.
CHUNK_BYTES = 500_000
_BYTES_A_PAGE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Pages that Pagefind indexes at one time, by uri.

    With `folders` a result's address is a folder where the page is its `index.html`, else always the file.
    """

    pages: tuple[SearchedPart, ...]
    folders: bool = True

    def make_key(self, version: str) -> str:
        """Return a hash of all that the chunk's index depends on; `version` is the indexer's."""
        total = hashlib.sha256(f"{_rules_digest()}\n{version}\n{self.folders}\n".encode())
        for page in self.pages:
            total.update(f"{page.digest} {page.uri}\n".encode("utf-8", "surrogatepass"))
        return total.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Chunks that are asked together; `name` says which: years, or `pages` for all but articles."""

    name: str
    chunks: tuple[Chunk, ...]

    @property
    def pages(self) -> tuple[SearchedPart, ...]:
        """Return the pages of all its chunks."""
        return tuple(page for chunk in self.chunks for page in chunk.pages)


def make_bundle_key(chunk_keys: Iterable[str]) -> str:
    """Return a hash of all that a bundle of chunks depends on."""
    return hashlib.sha256(f"bundle {' '.join(chunk_keys)}".encode()).hexdigest()


def split_pages(pages: Iterable[SearchedPart], *, folders: bool = True) -> tuple[Bundle, ...]:
    """Return all pages in bundles: articles by years, oldest first and undated before all, then the others.

    Years share a bundle until it is large enough; a group too large for one is split by the hash of the
    addresses, into a power of two, so that most pages stay where they are while a site grows.
    """
    ordered = sorted(pages, key=lambda page: (page.year is None, page.year or "", page.uri))
    limit = _limit(_size(ordered))
    articles = [page for page in ordered if page.year is not None]
    groups = [*_group_years(articles, limit), ("pages", [page for page in ordered if page.year is None])]
    return tuple(bundle for name, group in groups for bundle in _split(name, group, limit, folders=folders))


def _limit(total: int) -> int:
    """Return how large a bundle may be: doubled until they are few, so that it seldom moves."""
    limit = SMALLEST_BYTES
    while total > limit * BUNDLES_AT_MOST:
        limit *= 2
    return limit


def _group_years(articles: list[SearchedPart], limit: int) -> Iterator[tuple[str, list[SearchedPart]]]:
    """Yield neighbouring years together while they are small enough, with a name."""
    group: list[SearchedPart] = []
    for _year, pages in groupby(articles, key=lambda page: page.year):
        year = list(pages)
        if _size(group) >= limit:
            yield _name(group), group
            group = []
        group = group + year
    if group:
        yield _name(group), group


def _name(group: list[SearchedPart]) -> str:
    """Return the years of a group: `2014`, `2014-2016`, `undated-2016`."""
    first, last = (group[place].year or "undated" for place in (0, -1))
    return first if first == last else f"{first}-{last}"


def _split(name: str, group: list[SearchedPart], limit: int, *, folders: bool) -> Iterator[Bundle]:
    """Yield a group as one bundle, or as several where it is too large: each takes its share of chunks."""
    number = 1
    while _size(group) > 2 * number * limit:
        number *= 2
    shares: list[list[Chunk]] = [[] for _ in range(number)]
    for _year, pages in groupby(group, key=lambda page: page.year):
        for place, chunk in enumerate(_split_chunks(list(pages))):
            if chunk:
                shares[place % number].append(Chunk(pages=tuple(chunk), folders=folders))
    for place, chunks in enumerate(shares, start=1):
        if chunks:
            full_name = name if number == 1 else f"{name}.{place}"
            yield Bundle(name=full_name, chunks=tuple(chunks))


def _split_chunks(year: list[SearchedPart]) -> list[list[SearchedPart]]:
    """Return the pages of a year in chunks, by the hash of their addresses; some may be empty.

    A chunk is of one year, whatever the bundles: however these are grouped, the chunks stay as they are.
    Their number is a power of two, so that it seldom changes.
    """
    number = 1
    while _size(year) + _BYTES_A_PAGE * len(year) > number * CHUNK_BYTES:
        number *= 2
    chunks: list[list[SearchedPart]] = [[] for _ in range(number)]
    for page in year:
        chunks[_hash(page.uri) % number].append(page)
    return chunks


def _size(group: list[SearchedPart]) -> int:
    """Return the length of a group's pages, in bytes."""
    return sum(page.size for page in group)


def _hash(uri: str) -> int:
    """Return a number that depends on an address alone."""
    return int.from_bytes(hashlib.sha256(uri.encode("utf-8", "surrogatepass")).digest()[:4], "big")


@cache
def _rules_digest() -> str:
    """Return a hash of the code that makes an index: other rules, other files for the same pages."""
    total = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        total.update(path.name.encode() + b"\n" + path.read_bytes())
    return total.hexdigest()
