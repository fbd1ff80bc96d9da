"""The kept index: only what changed is indexed again, and no damaged entry is believed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import cbor2
import msgspec
import pytest
from searched_site import read_digest, read_index, write_page, write_site

from news_digest import cache, search
from news_digest.pipeline import index_site
from news_digest.search import part
from news_digest.search.chunk import Files, compress, open_file
from news_digest.search.indexer import Services
from news_digest.search.page import Page, cut_page

# What is indexed for the program alone, which is never kept.
PROGRAM = ["0.html"]
BUNDLES, CHUNKS = "bundles", "chunks"


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the uris of the pages that Pagefind is asked to index at one time, as they come."""
    asked: list[list[str]] = []
    index = Services.index

    def note(services: Services, pages: Iterable[Page], *, folders: bool = True) -> Files:
        """Note the pages and index them."""
        pages = list(pages)
        asked.append([page.uri for page in pages])
        return index(services, pages, folders=folders)

    monkeypatch.setattr(Services, "index", note)
    return asked


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the small site have several bundles, and these several chunks."""
    monkeypatch.setattr("news_digest.search.bundle.SMALLEST_BYTES", 8_000)
    monkeypatch.setattr("news_digest.search.bundle.CHUNK_BYTES", 6_000)


def uri(number: int) -> str:
    """Return the file of a page."""
    return f"page-{number}/index.html" if number else "index.html"


@pytest.mark.usefixtures("small")
def test_only_what_changed_is_indexed_again(tmp_path: Path, indexed: list[list[str]]) -> None:
    """An edit has its own chunk indexed; one of what stands around a page has none."""
    site, cache = write_site(tmp_path / "site", pages=40), tmp_path / "cache"
    index_site(site, cache)
    assert sorted(uris for pages in indexed[1:] for uris in pages) == sorted(map(uri, range(40)))
    before = read_index(site)

    indexed.clear()
    index_site(site, cache)
    assert indexed == [PROGRAM]
    assert read_index(site) == before

    indexed.clear()
    write_page(site, 11, frame="changed")
    index_site(site, cache)
    assert indexed == [PROGRAM]

    indexed.clear()
    write_page(site, 11, text="Crews met in Porto.")
    index_site(site, cache)
    program, pages = indexed
    assert program == PROGRAM
    assert uri(11) in pages
    assert len(pages) < 10
    names = read_digest(site)["bundles"]
    kept = {name for name in before if "/" in name and name.split("/")[0] in names}
    assert kept
    assert len({name.split("/")[0] for name in kept}) == len(names) - 1
    assert all(read_index(site)[name] == before[name] for name in kept)


def write(site: Path, number: int, **changed: str) -> None:
    """Write a page of a site of few years."""
    write_page(site, number, **{"year": str(2010 + number // 10), **changed})


# By name: what is changed, and in how many chunks.
EDITS: dict[str, tuple[Callable[[Path], None], int]] = {
    "change": (lambda site: write(site, 3, text="Crews met in Porto."), 1),
    "change back": (lambda site: write(site, 3), 1),
    "change a topic": (lambda site: write(site, 25, topic="Ghent"), 1),
    "add": (lambda site: write(site, 90, year="2012", story=""), 1),
    "change the one added": (lambda site: write(site, 90, year="2012", text="A bridge opened."), 1),
    "add one of a new year": (lambda site: write(site, 91), 1),
    "move to another year": (lambda site: write(site, 91, year="2012"), 1),
    "remove": (lambda site: (site / uri(90)).unlink(), 1),
    "remove the other": (lambda site: (site / uri(91)).unlink(), 1),
    "change a frame": (lambda site: write(site, 7, frame="changed"), 0),
}


@pytest.mark.usefixtures("small")
def test_an_index_after_edits_is_that_of_a_clean_run(tmp_path: Path, indexed: list[list[str]]) -> None:
    """To the byte, after each of many; and each has as few chunks indexed as it touches."""
    site, cache = write_site(tmp_path / "site", pages=40), tmp_path / "cache"
    for number in range(40):
        write(site, number)
    index_site(site, cache)
    for name, (edit, chunks) in EDITS.items():
        edit(site)
        indexed.clear()
        index_site(site, cache)
        assert len(indexed) == 1 + chunks, name
        edited = read_index(site)
        index_site(site)
        assert read_index(site) == edited, name


@pytest.mark.usefixtures("small")
def test_parts_that_are_known_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever made the pages hands them in, and the index is the same as of the finished pages."""
    site = write_site(tmp_path / "site", pages=20)
    write_page(site, 20, frame="not known")
    index_site(site, tmp_path / "cache")
    expected = read_index(site)
    spool = search.Spool(tmp_path / "spool")
    pages = {uri(number): (site / uri(number)).read_text() for number in range(20)}
    parts = {name: spool.add(page) for name, text in pages.items() if (page := cut_page(name, text))}
    read: list[str] = []
    monkeypatch.setattr(part, "cut_page", lambda name, text: read.append(name) or cut_page(name, text))
    for folder in (None, tmp_path / "cache", tmp_path / "another"):
        index_site(site, folder, known=parts | {"gone.html": parts["index.html"]})
        assert read_index(site) == expected
    assert read == [uri(20)] * 3


def test_a_page_that_is_not_searched_is_not_read(tmp_path: Path) -> None:
    """Whoever made it says so."""
    site = write_site(tmp_path / "site", pages=3)
    index_site(site)
    expected = read_index(site)
    write_page(site, 3)
    index_site(site, known={uri(3): None})
    assert read_index(site) == expected


def entries(folder: Path, kind: str = "") -> list[Path]:
    """Return the files of a cache that hold a bundle, or a chunk, or either."""
    paths = sorted(path for path in (folder / "search").rglob("*") if path.is_file())
    kinds = {True: BUNDLES, False: CHUNKS}
    content = {
        path: msgspec.msgpack.decode(cache.find_bytes(folder / "search", path.name) or b"") for path in paths
    }
    return [path for path in paths if kind in ("", kinds["files" in content[path]])]


def flip_a_bit(entry: Path) -> None:
    """Change one bit of an entry."""
    content = bytearray(entry.read_bytes())
    content[-20] ^= 1
    entry.write_bytes(bytes(content))


def cut_in_half(entry: Path) -> None:
    """Leave the first half of an entry."""
    entry.write_bytes(entry.read_bytes()[: entry.stat().st_size // 2])


def keep_another_form(entry: Path) -> None:
    """Keep sound bytes under the same key that are no index."""
    cache.keep_bytes(entry.parent.parent, entry.name, b"\x82\xa0\xa0")


def put_a_folder(entry: Path) -> None:
    """Put a folder in an entry's place."""
    entry.unlink()
    entry.mkdir()


def put_a_link(entry: Path) -> None:
    """Put a link in an entry's place, which is never followed."""
    entry.unlink()
    entry.symlink_to(entry.parent / "elsewhere")


def forbid(entry: Path) -> None:
    """Let nobody read an entry (but an administrator may, and finds nothing in it)."""
    entry.write_bytes(b"")
    entry.chmod(0)


DAMAGES = [flip_a_bit, cut_in_half, keep_another_form, put_a_folder, put_a_link, forbid]


@pytest.mark.parametrize("kind", [BUNDLES, CHUNKS, ""])
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damaged_entries_are_not_believed(
    tmp_path: Path, indexed: list[list[str]], damage: Callable[[Path], None], kind: str
) -> None:
    """What the cache holds is made again where it is not what was kept, and the index is the same."""
    site, folder = write_site(tmp_path / "site", pages=3), tmp_path / "cache"
    for number in range(3):
        write_page(site, number, year="2014")
    index_site(site, folder)
    before = read_index(site)
    damaged = entries(folder, kind)
    assert len(damaged) == (1 if kind else 2)
    for path in damaged:
        damage(path)
    indexed.clear()
    index_site(site, folder)
    assert len(indexed) == (1 if kind else 2)
    assert read_index(site) == before


def test_a_large_bundle_is_kept(
    tmp_path: Path, indexed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However large an article's entry may be: the index of a large site is not made anew each time."""
    monkeypatch.setattr(cache.find_bytes, "__kwdefaults__", {"largest": 10})
    site, folder = write_site(tmp_path / "site"), tmp_path / "cache"
    index_site(site, folder)
    indexed.clear()
    index_site(site, folder)
    assert indexed == [PROGRAM]


def test_the_cache_keeps_the_last_run_alone(tmp_path: Path) -> None:
    """It grows with no edit: a bundle, and a chunk for each year."""
    site, cache = write_site(tmp_path / "site"), tmp_path / "cache"
    for text in ("one", "two", "three"):
        write_page(site, 1, text=text)
        index_site(site, cache)
        assert len(entries(cache)) == 1 + 12


def forge(entry: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what an entry says, under a sound hash."""
    folder = entry.parent.parent
    kept = msgspec.msgpack.decode(cache.find_bytes(folder, entry.name) or b"")
    change(kept)
    cache.keep_bytes(folder, entry.name, msgspec.msgpack.encode(kept))


@pytest.mark.parametrize("name", ["pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", "index/a.html"])
def test_no_program_is_taken_from_the_cache(tmp_path: Path, indexed: list[list[str]], name: str) -> None:
    """A forged entry with a right hash publishes nothing that runs, under its own name or a program's."""
    site, folder = write_site(tmp_path / "site"), tmp_path / "cache"
    index_site(site, folder)
    before = read_index(site)
    for entry in entries(folder, BUNDLES):
        forge(entry, lambda kept: kept["files"].update({name: b"alert(1)"}))
    indexed.clear()
    index_site(site, folder)
    assert indexed == [PROGRAM]
    assert read_index(site) == before


def lead_elsewhere(**changed: object) -> Callable[[dict[str, Any]], object]:
    """Return what has a chunk's first page say something else."""

    def change(kept: dict[str, Any]) -> None:
        page = json.loads(open_file(kept["en"]["fragments"][0])) | changed
        kept["en"]["fragments"][0] = compress(json.dumps(page).encode())

    return change


FORGERIES: dict[str, Callable[[dict[str, Any]], object]] = {
    "another host": lead_elsewhere(url="https://evil.example/"),
    "a script": lead_elsewhere(url="javascript:alert(1)"),
    "another page": lead_elsewhere(url="/another/"),
    "a story elsewhere": lead_elsewhere(meta={"story_address": "//evil.example/"}),
    "a page cut short": lambda kept: kept["en"]["fragments"].__setitem__(0, b"\x1f\x8b"),
    "no page": lambda kept: kept["en"]["fragments"].clear(),
    "another language": lambda kept: kept.update({"../../en": kept.pop("en")}),
    "a filter elsewhere": lambda kept: kept["en"]["filters"].update({"../../year": {"2014": [0]}}),
    "a filter of other pages": lambda kept: kept["en"]["filters"].update({"year": {"2014": [99]}}),
    "words of other pages": lambda kept: kept["en"].update(
        {"words": cbor2.dumps(["a", [[99, [1], []]], []])}
    ),
    "no words": lambda kept: kept["en"].update({"words": b"\x83"}),
    "fields that are not": lambda kept: kept["en"].update({"fields": []}),
    "a field more": lambda kept: kept["en"].update({"later": 1}),
}


@pytest.mark.parametrize("change", FORGERIES.values(), ids=FORGERIES)
def test_no_forged_chunk_is_believed(
    tmp_path: Path, indexed: list[list[str]], change: Callable[[dict[str, Any]], object]
) -> None:
    """One that leads elsewhere, or could not be put together with others, is indexed again."""
    site, folder = write_site(tmp_path / "site", pages=3), tmp_path / "cache"
    for number in range(3):
        write_page(site, number, year="2014")
    index_site(site, folder)
    before = read_index(site)
    (chunk,) = entries(folder, CHUNKS)
    forge(chunk, change)
    for bundle in entries(folder, BUNDLES):
        bundle.unlink()
    indexed.clear()
    index_site(site, folder)
    assert indexed == [PROGRAM, [uri(0), uri(1), uri(2)]]
    assert read_index(site) == before
