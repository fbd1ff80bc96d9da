"""Search: an index that finds words, is the same for the same site, and says so when it can not be made."""

import gzip
import json
from pathlib import Path

import cbor2
import pytest

from generator.pipeline import SearchError, index_site

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body data-pagefind-body>
<h1>{title}</h1><p data-pagefind-filter="source">{source}</p><p data-pagefind-filter="year">{year}</p>
<p>{text}</p></body></html>"""


def write_site(folder: Path, pages: int = 12) -> Path:
    """Write a small built site and return its folder."""
    for number in range(pages):
        path = folder / ("index.html" if number == 0 else f"page-{number}/index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        values = {"title": f"Ferry {number}", "source": f"Courier {number % 7}", "year": 2010 + number}
        path.write_text(PAGE.format(text=f"Crews met in Lisbon {number} times.", **values))
    return folder


def read_bundle(site: Path) -> dict[str, bytes]:
    """Return every file of a site's index."""
    bundle = site / "pagefind"
    files = (path for path in bundle.rglob("*") if path.is_file())
    return {path.relative_to(bundle).as_posix(): path.read_bytes() for path in files}


def test_the_same_site_gives_the_same_index(tmp_path: Path) -> None:
    """Runs over equal sites give equal bytes, though Pagefind's own order differs."""
    bundles = []
    for name in ("one", "two", "three"):
        site = write_site(tmp_path / name)
        index_site(site)
        bundles.append(read_bundle(site))
    assert bundles[0] == bundles[1] == bundles[2]


def test_every_file_that_the_index_names_is_there(tmp_path: Path) -> None:
    """The entry leads to the list, the list to the filters, with all values in order."""
    site = write_site(tmp_path)
    index_site(site)
    bundle = site / "pagefind"
    name = json.loads((bundle / "pagefind-entry.json").read_text())["languages"]["en"]["hash"]
    files = cbor2.loads(gzip.decompress((bundle / f"pagefind.{name}.pf_meta").read_bytes())[12:])
    filters = dict(files[3])
    assert list(filters) == ["source", "year"]
    label, values = cbor2.loads(
        gzip.decompress((bundle / f"filter/{filters['source']}.pf_filter").read_bytes())[12:]
    )
    assert label == "source"
    assert [value for value, _pages in values] == [f"Courier {number}" for number in range(7)]


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    """No file of an old index is left."""
    site = write_site(tmp_path)
    index_site(site)
    before = read_bundle(site)
    (site / "pagefind/old.pf_meta").write_text("old")
    index_site(site)
    assert read_bundle(site) == before


def test_no_site_is_said(tmp_path: Path) -> None:
    """A folder without a site gives advice."""
    with pytest.raises(SearchError, match="build it first"):
        index_site(tmp_path)


def test_an_unknown_form_of_index_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If Pagefind changes its files, the build says so instead of publishing a broken search."""
    site = write_site(tmp_path)
    monkeypatch.setattr("generator.search.canonical._MARK", b"another mark")
    with pytest.raises(SearchError, match=r"not as expected of Pagefind 1\.5"):
        index_site(site)
