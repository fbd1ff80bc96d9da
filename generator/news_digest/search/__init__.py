"""Search: let Pagefind index a built site, whichever engine built it, and only what changed of it.

Pagefind was chosen because its index is read in small pieces: at 10,000 articles a first query costs about
250 KB, where one index file would cost 52 MB. It reads finished HTML, so it needs no hook in the engine; but
whoever makes the pages may hand in what is searched of them, so that they need not be read once more.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from news_digest.cores import count_cores
from news_digest.search.assembly import Desk, Shelf, write_bundles, write_files, write_json
from news_digest.search.bundle import split_pages
from news_digest.search.canonical import make_program
from news_digest.search.indexer import read_version, run_services
from news_digest.search.page import Page, SearchError, cut_own_page, cut_page
from news_digest.search.part import SearchedPart, Spool, describe, find_parts
from news_digest.search.summary import TOPIC, Summary

__all__ = ["BUNDLE", "Known", "Page", "SearchError", "SearchedPart", "Shelf", "Spool"]
__all__ += ["cut_own_page", "cut_page", "describe", "index_site"]

BUNDLE = "pagefind"
_SPOOL = ".parts"  # what is searched of pages, in the index's folder while it is made

Known = Mapping[str, SearchedPart | None]


def index_site(
    site: Path, folder: Path, shelf: Shelf, *, folders: bool = True, known: Known | None = None
) -> tuple[str, ...]:
    """Write the search index of a built site into a folder; return the keys of all that it is made of.

    With `folders` results are addressed as folders (`topics/x/`), else as files (`topics/x/index.html`).
    `known` has the parts of pages that are searched, and None for pages that are not; all others are read.

    The folder gets Pagefind's program beside an index of nothing, each bundle's index in a folder of its own,
    `digest.json` with the names of these and the values to filter by, and `topics.json` with the topics most
    written about.

    Raises `SearchError` if the site has no pages or the indexer fails, OSError if the disk does.
    """
    if not (site / "index.html").is_file():
        raise SearchError(f"there is no built site in {site}: build it first, then index it")
    spool, workers = folder / _SPOOL, count_cores()
    parts = tuple(find_parts(site, known or {}, Spool(spool)))
    with _differences_named(), run_services(workers) as services:
        # A program runs in every reader's browser: Pagefind itself gives it each time, never a shelf.
        program = make_program(services.index(_program_pages(parts)))
        write_files(folder, program.files)
        desk = Desk(site=site, shelf=shelf, services=services, program=program, version=read_version())
        written, keys = write_bundles(split_pages(parts, folders=folders), desk, folder, workers)
    spool.unlink()
    total = Summary()
    for _name, summary in written:
        total.add(summary)
    write_json(folder / "topics.json", total.topics())
    total.filters.pop(TOPIC, None)
    write_json(folder / "digest.json", {"bundles": [name for name, _ in written], **total.as_plain()})
    return tuple(keys)


def _program_pages(parts: Iterable[SearchedPart]) -> list[Page]:
    """Return a page of one word for each language: Pagefind adds its program to the index of any page."""
    languages = sorted({part.language for part in parts}) or [""]
    html = '<!DOCTYPE html><html lang="{}"><body data-pagefind-body>digest</body></html>'
    return [
        Page(uri=f"{place}.html", html=html.format(language), language=language, year=None)
        for place, language in enumerate(languages)
    ]


@contextmanager
def _differences_named() -> Iterator[None]:
    """Say of any error in reading an index that Pagefind wrote another one than we know."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, EOFError, zlib.error) as error:
        raise SearchError(f"the search index is not as expected of Pagefind 1.5: {error}") from error
