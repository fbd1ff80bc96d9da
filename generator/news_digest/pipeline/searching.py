"""Search: a built site indexed, as far as it was not before, with what was told of its pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from news_digest import cache, search, write

INDEXES = "search"  # the folder of what is indexed for search in the cache's folder
# A bundle's index has 5 MB at 10,000 articles and grows with the site.
LARGEST_INDEX = 1_000_000_000
SearchError = search.SearchError
Searched = search.SearchedPart


def index_site(
    site: Path,
    cache_folder: Path | None = None,
    *,
    use_directory_urls: bool = True,
    known: search.Known | None = None,
) -> None:
    """Make the search index of a built site, or leave the old one. Raises SearchError or OSError.

    Its results are addressed as the site's pages are: as folders with `use_directory_urls`, else as files.
    What the cache holds of it, by a hash of all that it depends on, is not indexed again. `known` has what is
    searched of pages by uri, or None for those that are not searched; only other pages are read.
    """
    if not site.is_dir():
        raise SearchError(f"there is no built site in {site}: build it first, then index it")
    shelf = cache_folder / INDEXES if cache_folder else None
    stage = write.open_stage(site / search.BUNDLE)
    try:
        kept = search.Shelf(
            find=lambda key: cache.find_bytes(shelf, key, largest=LARGEST_INDEX) if shelf else None,
            keep=lambda key, value: cache.keep_bytes(shelf, key, value) if shelf else None,
        )
        keys = search.index_site(site, stage.folder, kept, folders=use_directory_urls, known=known)
        stage.publish()
        if shelf is not None:
            cache.prune(shelf, keys)
    finally:
        stage.discard()


def describe_searched(place: str, html: str) -> dict[str, str]:
    """Return what search must know of a page of the digest's, as facts; none where it is not searched."""
    page = search.cut_own_page(place, html)
    if page is None:
        return {}
    part = search.describe(page)
    year = {} if part.year is None else {"year": part.year}
    return {"searched": part.digest, "size": str(part.size), "language": part.language, **year}


def read_searched(place: str, facts: Mapping[str, str]) -> Searched | None:
    """Return what search knows of a page by its facts, or None where it is not searched."""
    if "searched" not in facts:
        return None
    return Searched(
        uri=place,
        language=facts["language"],
        year=facts.get("year"),
        size=int(facts["size"]),
        digest=facts["searched"],
    )
