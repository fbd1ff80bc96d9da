"""Parts: what is known of the searched part of each page, while its text lies on the disk.

Which pages are indexed together, and whether they were before, is decided from their addresses, sizes and
hashes. Their texts are read where they are indexed, so that those of a large site are never all in memory.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from news_digest.search.page import Page, SearchError, cut_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a text stands: a file, where in it the text begins, and its length, both in bytes."""

    file: Path
    start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedPart:
    """What is known of the searched part of a page; `uri`, `language` and `year` are as in `Page`.

    `size` is the length of its HTML in bytes and `digest` the SHA-256 of it. Where it has no `place`, or
    other bytes stand there, it is cut from the page once more.
    """

    uri: str
    language: str
    year: str | None
    size: int
    digest: str
    place: Place | None = field(default=None, compare=False)


class Spool:
    """A file to which texts of parts are appended, by one process."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._end = 0
        file.write_bytes(b"")

    def add(self, page: Page) -> SearchedPart:
        """Append the text of a page; return what is known of it. OSError if the disk refuses."""
        content = _encode(page.html)
        with self._file.open("ab") as file:
            file.write(content)
        place = Place(file=self._file, start=self._end, length=len(content))
        self._end += len(content)
        return describe(page, place=place)


def describe(page: Page, *, place: Place | None = None) -> SearchedPart:
    """Return what is known of a page."""
    content = _encode(page.html)
    return SearchedPart(
        uri=page.uri,
        language=page.language,
        year=page.year,
        size=len(content),
        digest=hashlib.sha256(content).hexdigest(),
        place=place,
    )


def find_parts(site: Path, known: Mapping[str, SearchedPart | None], spool: Spool) -> Iterator[SearchedPart]:
    """Yield the part of every page of a built site that has one, by uri.

    `known` has the parts of pages that were cut before, and None for pages that have none; all other pages
    are read, and their texts put on the spool. What it knows of pages that the site has not is left out.
    """
    for uri in sorted(_find_pages(site)):
        if uri in known:
            part = known[uri]
        else:
            page = _cut(site, uri)
            part = spool.add(page) if page else None
        if part is not None:
            yield part


def read_page(site: Path, part: SearchedPart) -> Page:
    """Return the searched part of a page of a site; SearchError if the page has another by now."""
    content = _read_place(part.place) if part.place else None
    if content is not None and hashlib.sha256(content).hexdigest() == part.digest:
        html = content.decode()
        return Page(uri=part.uri, html=html, language=part.language, year=part.year)
    page = _cut(site, part.uri)
    if page is None or describe(page) != part:
        raise SearchError(f"{part.uri} is not the page any more whose words were to be indexed")
    return page


def _find_pages(site: Path) -> Iterator[str]:
    """Yield the uri of each HTML file of a site."""
    root = os.fspath(site)
    for folder, _folders, files in os.walk(root):
        inside = Path(folder).relative_to(site).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        uris = (f"{prefix}{name}" for name in files if name.endswith(".html"))
        # A name in another encoding is no address that a result could lead to.
        yield from (uri for uri in uris if uri.isascii() or uri.encode("utf-8", "ignore").decode() == uri)


def _cut(site: Path, uri: str) -> Page | None:
    """Return the searched part of a page of a site, or None if it has none."""
    return cut_page(uri, (site / uri).read_text(encoding="utf-8", errors="replace"))


def _read_place(place: Place) -> bytes | None:
    """Return the bytes at a place, or None if they can not be read."""
    try:
        with place.file.open("rb") as file:
            file.seek(place.start)
            return file.read(place.length)
    except OSError:
        return None


def _encode(html: str) -> bytes:
    """Return HTML as bytes; a half of a surrogate pair, which UTF-8 has not, becomes a question mark."""
    return html.encode("utf-8", "replace")
