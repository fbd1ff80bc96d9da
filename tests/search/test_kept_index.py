"""The kept index: only what changed is indexed again, and no damaged entry is believed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from searched_site import read_index, write_page, write_site

from news_digest import cache, search
from news_digest.pipeline import index_site
from news_digest.search.bundle import Bundle

PROGRAM = ""  # the bundle that holds the program, which is never kept


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the bundles that Pagefind is asked to index, as they come."""
    names: list[str] = []
    index_bundle = search.index_bundle

    def note(bundle: Bundle, beside: Path) -> dict[str, bytes]:
        """Note the name and index the bundle."""
        names.append(bundle.name)
        return index_bundle(bundle, beside)

    monkeypatch.setattr(search, "index_bundle", note)
    return names


@pytest.fixture
def two_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the small site have two bundles."""
    monkeypatch.setattr("news_digest.search.bundle.SMALLEST_BYTES", 4000)


@pytest.mark.usefixtures("two_bundles")
def test_only_what_changed_is_indexed_again(tmp_path: Path, indexed: list[str]) -> None:
    """An edit has its own bundle indexed; one of what stands around a page has none."""
    site, cache = write_site(tmp_path / "site"), tmp_path / "cache"
    index_site(site, cache)
    program, first, second = indexed
    assert program == PROGRAM
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
    assert indexed == [PROGRAM, second]
    kept = {name for name in before if name.startswith(first)}
    assert kept
    assert all(read_index(site)[name] == before[name] for name in kept)


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


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damaged_entries_are_not_believed(
    tmp_path: Path, indexed: list[str], damage: Callable[[Path], None]
) -> None:
    """What the cache holds is made again where it is not what was kept, and the index is the same."""
    site, folder = write_site(tmp_path / "site"), tmp_path / "cache"
    index_site(site, folder)
    before = read_index(site)
    entries = [path for path in (folder / "search").rglob("*") if path.is_file()]
    assert len(entries) == 1
    for path in entries:
        damage(path)
    indexed.clear()
    index_site(site, folder)
    assert indexed == [PROGRAM, "2010-2021"]
    assert read_index(site) == before


def test_a_large_bundle_is_kept(tmp_path: Path, indexed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """However large an article's entry may be: the index of a large site is not made anew each time."""
    monkeypatch.setattr(cache.find_bytes, "__kwdefaults__", {"largest": 10})
    site, folder = write_site(tmp_path / "site"), tmp_path / "cache"
    index_site(site, folder)
    indexed.clear()
    index_site(site, folder)
    assert indexed == [PROGRAM]


def test_the_cache_keeps_the_last_run_alone(tmp_path: Path) -> None:
    """It grows with no edit."""
    site, cache = write_site(tmp_path / "site"), tmp_path / "cache"
    for text in ("one", "two", "three"):
        write_page(site, 1, text=text)
        index_site(site, cache)
        assert len([path for path in (cache / "search").rglob("*") if path.is_file()]) == 1


def forge(entry: Path, name: str, content: bytes) -> None:
    """Add a file to a kept bundle, or put another in its place, under a sound hash."""
    folder = entry.parent.parent
    kept = msgspec.msgpack.decode(cache.find_bytes(folder, entry.name) or b"")
    kept["files"][name] = content
    cache.keep_bytes(folder, entry.name, msgspec.msgpack.encode(kept))


@pytest.mark.parametrize("name", ["pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", "index/a.html"])
def test_no_program_is_taken_from_the_cache(tmp_path: Path, indexed: list[str], name: str) -> None:
    """A forged entry with a right hash publishes nothing that runs, under its own name or a program's."""
    site, folder = write_site(tmp_path / "site"), tmp_path / "cache"
    index_site(site, folder)
    before = read_index(site)
    for entry in [path for path in (folder / "search").rglob("*") if path.is_file()]:
        forge(entry, name, b"alert(1)")
    indexed.clear()
    index_site(site, folder)
    assert indexed == [PROGRAM, "2010-2021"]
    assert read_index(site) == before
