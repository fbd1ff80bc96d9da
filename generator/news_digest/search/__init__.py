"""Search: let Pagefind index a built site, whichever engine built it, and only what changed of it.

Pagefind was chosen because its index is read in small pieces: at 10,000 articles a first query costs about
250 KB, where one index file would cost 52 MB. It reads the finished HTML, so it needs no hook in the engine.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from news_digest.search.bundle import Bundle, split_pages
from news_digest.search.canonical import Files, make_canonical, make_program
from news_digest.search.entry import Index, read_entry, write_entry
from news_digest.search.indexer import SearchError, index_bundle, read_version
from news_digest.search.page import Page, read_pages
from news_digest.search.summary import TOPIC, Summary, summarise

__all__ = ["BUNDLE", "Find", "Keep", "SearchError", "index_site"]

BUNDLE = "pagefind"

Find = Callable[[str], bytes | None]
Keep = Callable[[str, bytes], None]


def index_site(site: Path, folder: Path, find: Find, keep: Keep, *, folders: bool = True) -> tuple[str, ...]:
    """Write the search index of a built site into a folder; return the keys of its bundles.

    With `folders` results are addressed as folders (`topics/x/`), else as files (`topics/x/index.html`).

    `find(key)` and `keep(key, value)` are the shelf of indexed bundles. The folder gets Pagefind's program
    beside an index of nothing, each bundle's index in a folder of its own, `digest.json` with the names of
    these and the values to filter by, and `topics.json` with the topics most written about.

    Raises `SearchError` if the site has no pages or the indexer fails, OSError if the disk does.
    """
    if not (site / "index.html").is_file():
        raise SearchError(f"there is no built site in {site}: build it first, then index it")
    pages, total, version = tuple(read_pages(site)), Summary(), read_version()
    # A program runs in every reader's browser: Pagefind itself gives it each time, never a shelf.
    _write_files(folder, _make_index(Bundle(name="", pages=_program_pages(pages)), folder)[0])
    keys, names = [], []
    for bundle in split_pages(pages, folders=folders):
        key = bundle.make_key(version)
        files, summary = _find_index(find, key, bundle) or _keep_index(keep, key, _make_index(bundle, folder))
        names.append(f"{bundle.name}-{key[:12]}")
        _write_files(folder / names[-1], files)
        total.add(summary)
        keys.append(key)
    _write_json(folder / "topics.json", total.topics())
    total.filters.pop(TOPIC, None)
    _write_json(folder / "digest.json", {"bundles": names, **total.as_plain()})
    return tuple(keys)


def _program_pages(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return a page of one word for each language: Pagefind adds its program to the index of any page."""
    languages = sorted({page.language for page in pages}) or [""]
    html = '<!DOCTYPE html><html lang="{}"><body data-pagefind-body>digest</body></html>'
    return tuple(
        Page(uri=f"{place}.html", html=html.format(language), language=language, year=None)
        for place, language in enumerate(languages)
    )


def _find_index(find: Find, key: str, bundle: Bundle) -> Index | None:
    """Return the files and the summary of a bundle that was indexed before, or None."""
    value = find(key)
    return None if value is None else read_entry(value, bundle.pages)


def _keep_index(keep: Keep, key: str, index: Index) -> Index:
    """Return the files and the summary of a bundle, and keep them."""
    keep(key, write_entry(*index))
    return index


def _make_index(bundle: Bundle, beside: Path) -> Index:
    """Return the files and the summary of a bundle, indexed now."""
    written = index_bundle(bundle, beside)
    try:
        made = make_canonical(written) if bundle.name else make_program(written)
        files = dict(sorted(made.items()))
        summary = summarise(files)
    except (ValueError, LookupError, TypeError, AttributeError, EOFError) as error:
        raise SearchError(f"the search index is not as expected of Pagefind 1.5: {error}") from error
    return files, summary


def _write_files(folder: Path, files: Files) -> None:
    """Write a bundle's files."""
    for parent in sorted({(folder / name).parent for name in files}):
        parent.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _write_json(path: Path, value: object) -> None:
    """Write a file of JSON, the same for the same value."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text, encoding="utf-8", errors="replace")
