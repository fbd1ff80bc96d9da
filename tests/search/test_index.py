"""Search: an index that finds words, is the same for the same site, and says so when it can not be made."""

import gzip
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import cbor2
import pytest

from generator import cache, search
from generator.pipeline import SearchError, index_site
from generator.search.bundle import Bundle
from generator.search.canonical import filter_share

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title}</title>
<meta name="digest:kind" data-pagefind-meta="kind[content]" content="article">
<meta data-pagefind-meta="date[content]" content="{year}-03-04">
<meta data-pagefind-filter="year[content]" content="{year}">
<meta data-pagefind-filter="source[content]" content="{source}">
<meta data-pagefind-filter="topic[content]" content="{topic}">
{story}</head><body><header>Frame {frame}</header><article data-pagefind-body>
<h1>{title}</h1><p>{text}</p></article></body></html>"""
STORY = (
    '<meta data-pagefind-meta="story[content]" content="Ferry talks">'
    '<meta data-pagefind-meta="story_address[content]" content="stories/ferry-talks/">'
)


def write_page(site: Path, number: int, **changed: str) -> None:
    """Write a page of a built site."""
    path = site / ("index.html" if number == 0 else f"page-{number}/index.html")
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {
        "title": f"Ferry {number}",
        "source": f"Courier {number % 7}",
        "topic": f"Lisbon {number % 3}",
        "year": str(2010 + number),
        "text": f"Crews met in Lisbon {number} times.",
        "story": STORY if number % 2 else "",
        "frame": "",
    }
    path.write_text(PAGE.format(**values | changed), encoding="utf-8")


def write_site(folder: Path, pages: int = 12) -> Path:
    """Write a small built site and return its folder."""
    for number in range(pages):
        write_page(folder, number)
    return folder


def read_index(site: Path) -> dict[str, bytes]:
    """Return every file of a site's index."""
    index = site / "pagefind"
    files = (path for path in index.rglob("*") if path.is_file())
    return {path.relative_to(index).as_posix(): path.read_bytes() for path in files}


def read_digest(site: Path) -> dict[str, Any]:
    """Return what the panel reads first."""
    return dict(json.loads((site / "pagefind/digest.json").read_text(encoding="utf-8")))


def read_values(path: Path) -> Any:  # noqa: ANN401 - whatever CBOR holds
    """Return what a file of the index holds."""
    return cbor2.loads(gzip.decompress(path.read_bytes())[12:])


def read_words(site: Path) -> list[list[str]]:
    """Return the words in each file of words of a site's bundles."""
    files = sorted((site / "pagefind").glob("*/index/*.pf_index"))
    return [[word for word, *_ in read_values(path)[0]] for path in files]


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
    monkeypatch.setattr("generator.search.bundle.SMALLEST_BYTES", 4000)


def test_the_same_site_gives_the_same_index(tmp_path: Path) -> None:
    """Runs over equal sites give equal bytes, from the cache or not, though Pagefind's own order differs."""
    indexes = []
    for name in ("one", "two", "three"):
        site = write_site(tmp_path / name)
        index_site(site, None if name == "one" else tmp_path / "cache")
        indexes.append(read_index(site))
    assert indexes[0] == indexes[1] == indexes[2]


def test_every_file_that_the_index_names_is_there(tmp_path: Path) -> None:
    """The digest leads to the bundle, its entry to the list, and that to pages, words and filters."""
    site = write_site(tmp_path)
    index_site(site)
    (name,) = read_digest(site)["bundles"]
    folder = site / "pagefind" / name
    entry = json.loads((folder / "pagefind-entry.json").read_text())["languages"]["en"]
    _version, pages, words, filters, _sorts, _fields = read_values(
        folder / f"pagefind.{entry['hash']}.pf_meta"
    )
    assert {f"{page}.pf_fragment" for page, _length in pages} == {
        path.name for path in (folder / "fragment").iterdir()
    }
    assert {f"{file}.pf_index" for _first, _last, file in words} == {
        path.name for path in (folder / "index").iterdir()
    }
    assert {f"{file}.pf_filter" for _label, file in filters} == {
        path.name for path in (folder / "filter").iterdir()
    }
    assert not list(folder.glob("*.js"))
    assert (site / "pagefind/pagefind.js").is_file()


def test_names_of_pages_say_date_and_story(tmp_path: Path) -> None:
    """Results can be ordered and grouped before any of them is fetched."""
    site = write_site(tmp_path, pages=3)
    index_site(site)
    (name,) = read_digest(site)["bundles"]
    names = sorted(path.stem for path in (site / "pagefind" / name / "fragment").iterdir())
    assert names[0] == "en_20100304.0"
    assert names[1].startswith("en_20110304.0~")
    assert len(names[1]) == len("en_20110304.0~abcd")


def test_words_lie_between_the_first_and_the_last_of_their_file(tmp_path: Path) -> None:
    """A word is looked for in the one file whose bounds are around it."""
    site = write_site(tmp_path, pages=40)
    for number in range(40):
        write_page(site, number, text=" ".join(f"w{number}x{other}" for other in range(60)))
    index_site(site)
    for name in read_digest(site)["bundles"]:
        folder = site / "pagefind" / name
        entry = json.loads((folder / "pagefind-entry.json").read_text())["languages"]["en"]
        files = read_values(folder / f"pagefind.{entry['hash']}.pf_meta")[2]
        assert len(files) > 10
        assert all(before[1] < after[0] <= after[1] for before, after in pairwise(files))
        for first, last, file in files:
            words = [word for word, *_ in read_values(folder / f"index/{file}.pf_index")[0]]
            assert words == sorted(words)
            assert first <= words[0] <= words[-1] == last.removesuffix("+")


def test_filters_are_told_and_shared_out(tmp_path: Path) -> None:
    """The panel knows each value and its number; the topics stand in a file of their own."""
    site = write_site(tmp_path)
    index_site(site)
    filters = read_digest(site)["filters"]
    assert sorted(filters) == ["source", "year"]
    assert filters["year"] == {str(2010 + number): 1 for number in range(12)}
    assert json.loads((site / "pagefind/topics.json").read_text()) == [
        ["Lisbon 0", 4],
        ["Lisbon 1", 4],
        ["Lisbon 2", 4],
    ]
    (name,) = read_digest(site)["bundles"]
    share = filter_share("2014")
    label, values = read_values(site / f"pagefind/{name}/filter/en_year-{share}.pf_filter")
    assert label == f"year-{share}"
    assert "2014" in [value for value, _pages in values]


@pytest.mark.usefixtures("two_bundles")
def test_only_what_changed_is_indexed_again(tmp_path: Path, indexed: list[str]) -> None:
    """An edit has its own bundle indexed; one of what stands around a page has none."""
    site, cache = write_site(tmp_path / "site"), tmp_path / "cache"
    index_site(site, cache)
    program, first, second = indexed
    assert program == ""
    before = read_index(site)

    indexed.clear()
    index_site(site, cache)
    assert indexed == []
    assert read_index(site) == before

    write_page(site, 11, frame="changed")
    index_site(site, cache)
    assert indexed == []

    write_page(site, 11, text="Crews met in Porto.")
    index_site(site, cache)
    assert indexed == [second]
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
    assert len(entries) == 2
    for path in entries:
        damage(path)
    indexed.clear()
    index_site(site, folder)
    assert len(indexed) == 2
    assert read_index(site) == before


def test_a_large_bundle_is_kept(tmp_path: Path, indexed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """However large an article's entry may be: the index of a large site is not made anew each time."""
    monkeypatch.setattr(cache.find_bytes, "__kwdefaults__", {"largest": 10})
    site, folder = write_site(tmp_path / "site"), tmp_path / "cache"
    index_site(site, folder)
    indexed.clear()
    index_site(site, folder)
    assert indexed == []


def test_the_cache_keeps_the_last_run_alone(tmp_path: Path) -> None:
    """It grows with no edit."""
    site, cache = write_site(tmp_path / "site"), tmp_path / "cache"
    for text in ("one", "two", "three"):
        write_page(site, 1, text=text)
        index_site(site, cache)
        assert len([path for path in (cache / "search").rglob("*") if path.is_file()]) == 2


def test_words_of_nearly_every_page_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a large site they are left out of questions; on a small one no word costs much."""
    site = write_site(tmp_path)
    index_site(site)
    assert read_digest(site)["common"] == []
    monkeypatch.setattr("generator.search.summary.COMMON_FROM_PAGES", 10)
    monkeypatch.setattr("generator.search.canonical.LIGHT_FROM_PAGES", 10)
    monkeypatch.setattr("generator.search.light.HEAVY_BYTES", 100)
    index_site(site)
    common = read_digest(site)["common"]
    assert {"in", "met", "lisbon"} <= set(common)
    assert not [word for word in common if word.endswith("+")]


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the small site be as a large one, whose words of some pages are heavy."""
    monkeypatch.setattr("generator.search.canonical.LIGHT_FROM_PAGES", 10)
    monkeypatch.setattr("generator.search.light.HEAVY_BYTES", 100)


def test_no_word_of_a_small_site_is_light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There no word costs much, however it is written."""
    monkeypatch.setattr("generator.search.light.HEAVY_BYTES", 100)
    site = write_site(tmp_path)
    index_site(site)
    assert read_digest(site)["light"] == {}
    assert not [words for words in read_words(site) if words[-1].endswith("+")]


@pytest.mark.usefixtures("light")
def test_heavy_words_stand_lightly_too(tmp_path: Path) -> None:
    """In a file of its own behind the full one, so that it is sent alone; and its forms are told."""
    site = write_site(tmp_path, pages=40)
    for number in range(40):
        write_page(
            site, number, text="Crews using ferries use one ferry more." + " Crews rest." * (number % 3)
        )
    index_site(site)
    runs = read_words(site)
    light = [words for words in runs if any(word.endswith("+") for word in words)]
    assert ["use+"] in light
    assert all(len(words) == 1 for words in light)
    assert all(word.removesuffix("+") in {word for words in runs for word in words} for (word,) in light)
    forms = read_digest(site)["light"]
    assert forms["use"] == forms["using"] == "use"
    assert forms["ferry"] == forms["ferries"] == "ferri"
    assert f"{forms['ferries']}+" in [word for (word,) in light]
    assert "rest" not in forms or ["rest+"] in light


@pytest.mark.usefixtures("light")
def test_a_light_word_is_asked_where_the_full_one_is(tmp_path: Path) -> None:
    """A bundle without it is asked for the file of the full word: one file alone has bounds around it."""
    site = write_site(tmp_path, pages=40)
    index_site(site)
    for name in read_digest(site)["bundles"]:
        folder = site / "pagefind" / name
        entry = json.loads((folder / "pagefind-entry.json").read_text())["languages"]["en"]
        files = read_values(folder / f"pagefind.{entry['hash']}.pf_meta")[2]
        held = {
            file: {word for word, *_ in read_values(folder / f"index/{file}.pf_index")[0]}
            for *_, file in files
        }
        words = {word.removesuffix("+") for run in held.values() for word in run}
        for word in words:
            (asked,) = [file for first, last, file in files if first <= f"{word}+" <= last]
            assert f"{word}+" in held[asked] or (
                word in held[asked] and not any(f"{word}+" in run for run in held.values())
            )


def test_a_second_run_replaces_the_first(tmp_path: Path) -> None:
    """No file of an old index is left."""
    site = write_site(tmp_path)
    index_site(site)
    before = read_index(site)
    (site / "pagefind/old.pf_meta").write_text("old")
    index_site(site)
    assert read_index(site) == before


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
