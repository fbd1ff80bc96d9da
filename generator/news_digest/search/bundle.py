"""Bundles: the pages of a site in a few groups, each indexed alone and only when one of its pages changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from news_digest.search.page import Page

# A question asks every bundle, so that each costs a reader some KB: seven keep to what a search may cost at
# 10,000 articles (the design), and an edit has 1,800 of them indexed again. Larger sites have larger
# bundles, hardly more.
SMALLEST_BYTES = 6_000_000
BUNDLES_AT_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Pages that are indexed together; `name` says which: years, or `pages` for all but articles.

    With `folders` a result's address is a folder where the page is its `index.html`, else always the file.
    """

    name: str
    pages: tuple[Page, ...]
    folders: bool = True

    def make_key(self, version: str) -> str:
        """Return a hash of all that the bundle's index depends on; `version` is the indexer's."""
        total = hashlib.sha256(f"{_rules_digest()}\n{version}\n{self.folders}\n{len(self.pages)}\n".encode())
        for page in self.pages:
            content = page.html.encode("utf-8", "surrogatepass")
            total.update(f"{page.uri}\n{len(content)}\n".encode("utf-8", "surrogatepass") + content)
        return total.hexdigest()


def split_pages(pages: Iterable[Page], *, folders: bool = True) -> tuple[Bundle, ...]:
    """Return all pages in bundles: articles by years, oldest first and undated before all, then the others.

    Years share a bundle until it is large enough; a group too large for one is split by the hash of the
    addresses, into a power of two, so that most pages stay where they are while a site grows.
    """
    ordered = sorted(pages, key=lambda page: (page.year is None, page.year or "", page.uri))
    limit = _limit(sum(len(page.html) for page in ordered))
    articles = [page for page in ordered if page.year is not None]
    groups = [*_group_years(articles, limit), ("pages", [page for page in ordered if page.year is None])]
    return tuple(bundle for name, group in groups for bundle in _split(name, group, limit, folders=folders))


def _limit(total: int) -> int:
    """Return how large a bundle may be: doubled until they are few, so that it seldom moves."""
    limit = SMALLEST_BYTES
    while total > limit * BUNDLES_AT_MOST:
        limit *= 2
    return limit


def _group_years(articles: list[Page], limit: int) -> Iterator[tuple[str, list[Page]]]:
    """Yield neighbouring years together while they are small enough, with a name."""
    group: list[Page] = []
    for _year, pages in groupby(articles, key=lambda page: page.year):
        year = list(pages)
        if _size(group) >= limit:
            yield _name(group), group
            group = []
        group = group + year
    if group:
        yield _name(group), group


def _name(group: list[Page]) -> str:
    """Return the years of a group: `2014`, `2014-2016`, `undated-2016`."""
    first, last = (group[place].year or "undated" for place in (0, -1))
    return first if first == last else f"{first}-{last}"


def _split(name: str, group: list[Page], limit: int, *, folders: bool) -> Iterator[Bundle]:
    """Yield a group as one bundle, or as several where it is too large."""
    number = 1
    while _size(group) > 2 * number * limit:
        number *= 2
    shares: list[list[Page]] = [[] for _ in range(number)]
    for page in group:
        shares[_hash(page.uri) % number].append(page)
    for place, share in enumerate(shares, start=1):
        if share:
            full_name = name if number == 1 else f"{name}.{place}"
            yield Bundle(name=full_name, pages=tuple(share), folders=folders)


def _size(group: list[Page]) -> int:
    """Return the length of a group's pages, in characters."""
    return sum(len(page.html) for page in group)


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
