"""Search: an index that finds words, is the same for the same site, and says so when it can not be made."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from searched_site import (
    read_digest,
    read_fragment,
    read_index,
    read_values,
    read_words,
    write_page,
    write_site,
)

from news_digest.pipeline import SearchError, index_site
from news_digest.search.canonical import filter_share


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


@pytest.mark.parametrize(
    ("use_directory_urls", "expected"),
    [
        pytest.param(True, ["/", "/page-1/", "/page-2.html"], id="folders"),
        pytest.param(False, ["/index.html", "/page-1/index.html", "/page-2.html"], id="files"),
    ],
)
def test_results_are_addressed_as_pages_are(
    tmp_path: Path, *, use_directory_urls: bool, expected: list[str]
) -> None:
    """A result leads to a folder or to a file; which of the two, the cache does not mix up."""
    for addressed in (not use_directory_urls, use_directory_urls):
        site = write_site(tmp_path / f"site-{addressed}", pages=2)
        (site / "page-2.html").write_text((site / "index.html").read_text().replace("Ferry 0", "Ferry 2"))
        index_site(site, tmp_path / "cache", use_directory_urls=addressed)
    (name,) = read_digest(site)["bundles"]
    fragments = (site / "pagefind" / name / "fragment").iterdir()
    assert sorted(read_fragment(path)["url"] for path in fragments) == expected


def test_words_lie_between_the_first_and_the_last_of_their_file(tmp_path: Path) -> None:
    """A word is looked for in the one file whose bounds are around it."""
    site = write_site(tmp_path, pages=40)
    for number in range(40):
        write_page(site, number, text=" ".join(f"w{number}x{other}" for other in range(60)))
    index_site(site)
    names = read_digest(site)["bundles"]
    assert names
    for name in names:
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


def test_words_of_nearly_every_page_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a large site they are left out of questions; on a small one no word costs much."""
    site = write_site(tmp_path)
    index_site(site)
    assert read_digest(site)["common"] == []
    monkeypatch.setattr("news_digest.search.summary.COMMON_FROM_PAGES", 10)
    monkeypatch.setattr("news_digest.search.canonical.LIGHT_FROM_PAGES", 10)
    monkeypatch.setattr("news_digest.search.light.HEAVY_BYTES", 100)
    index_site(site)
    common = read_digest(site)["common"]
    assert {"in", "met", "lisbon"} <= set(common)
    assert not [word for word in common if word.endswith("+")]


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the small site be as a large one, whose words of some pages are heavy."""
    monkeypatch.setattr("news_digest.search.canonical.LIGHT_FROM_PAGES", 10)
    monkeypatch.setattr("news_digest.search.light.HEAVY_BYTES", 100)


def test_no_word_of_a_small_site_is_light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There no word costs much, however it is written."""
    monkeypatch.setattr("news_digest.search.light.HEAVY_BYTES", 100)
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
    names = read_digest(site)["bundles"]
    assert names
    for name in names:
        folder = site / "pagefind" / name
        entry = json.loads((folder / "pagefind-entry.json").read_text())["languages"]["en"]
        files = read_values(folder / f"pagefind.{entry['hash']}.pf_meta")[2]
        held = {
            file: {word for word, *_ in read_values(folder / f"index/{file}.pf_index")[0]}
            for *_, file in files
        }
        assert any(word.endswith("+") for run in held.values() for word in run)
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
    monkeypatch.setattr("news_digest.search.chunk.MARK", b"another mark")
    with pytest.raises(SearchError, match=r"not as expected of Pagefind 1\.5"):
        index_site(site)
