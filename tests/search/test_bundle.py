"""Bundles and chunks: of neighbouring years, few or small, and changed by nothing but their own pages."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.search import bundle as module
from news_digest.search.bundle import BUNDLES_AT_MOST, Bundle, Chunk, make_bundle_key, split_pages
from news_digest.search.part import SearchedPart


def make_page(uri: str, year: str | None, size: int = 100) -> SearchedPart:
    """Return a page of a size in bytes."""
    digest = hashlib.sha256(b"x" * size).hexdigest()
    return SearchedPart(uri=uri, language="en", year=year, size=size, digest=digest)


def pages_of(bundle: Bundle) -> list[SearchedPart]:
    """Return the pages of all chunks of a bundle."""
    return [page for chunk in bundle.chunks for page in chunk.pages]


def make_pages(**years: int) -> list[SearchedPart]:
    """Return so many pages of each year; `undated` and `pages` are what they say."""
    known = {"undated": "", "pages": None}
    return [
        make_page(f"{name}/{number}", known.get(name, name.lstrip("y")))
        for name, count in years.items()
        for number in range(count)
    ]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a bundle be full with ten pages, and a chunk with four."""
    monkeypatch.setattr(module, "SMALLEST_BYTES", 1000)
    monkeypatch.setattr(module, "CHUNK_BYTES", 4 * (100 + module._BYTES_A_PAGE))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param(make_pages(), {}, id="nothing"),
        pytest.param(make_pages(y2014=3, y2015=2, pages=4), {"2014-2015": 5, "pages": 4}, id="small site"),
        pytest.param(make_pages(undated=3), {"undated": 3}, id="undated"),
        pytest.param(make_pages(undated=3, y2016=2), {"undated-2016": 5}, id="undated with a year"),
        pytest.param(
            make_pages(y2014=12, y2015=2, y2016=2),
            {"2014": 12, "2015-2016": 4},
            id="a full year stands alone",
        ),
        pytest.param(make_pages(y2014=30), {"2014.1": None, "2014.2": None}, id="a year too large"),
    ],
)
def test_pages_are_split(pages: list[SearchedPart], expected: dict[str, int | None]) -> None:
    """Years share a bundle until it is full; what is no article has bundles of its own."""
    bundles = split_pages(pages)
    assert [bundle.name for bundle in bundles] == list(expected)
    for bundle in bundles:
        assert expected[bundle.name] in (None, len(pages_of(bundle)))


@given(
    st.lists(st.tuples(st.sampled_from(["", "2014", "2015", "2016", None]), st.integers(1, 900)), max_size=40)
)
@settings(deadline=None, max_examples=50)
def test_each_page_is_in_one_bundle(shapes: list[tuple[str | None, int]]) -> None:
    """No page is lost or indexed twice, and the order of the pages changes nothing."""
    pages = [make_page(f"{number}.html", year, size) for number, (year, size) in enumerate(shapes)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SMALLEST_BYTES", 1000)
        patch.setattr(module, "CHUNK_BYTES", 2000)
        bundles = split_pages(pages)
        assert split_pages(reversed(pages)) == bundles
    held = [page.uri for bundle in bundles for page in pages_of(bundle)]
    assert sorted(held) == sorted(page.uri for page in pages)
    assert len({bundle.name for bundle in bundles}) == len(bundles)


@pytest.mark.usefixtures("small")
def test_bundles_are_few() -> None:
    """A large site has larger bundles instead of more."""
    assert (
        len(split_pages(make_pages(**{f"y{year}": 40 for year in range(1990, 2020)}))) <= BUNDLES_AT_MOST + 1
    )


def test_key_depends_on_all_that_is_indexed() -> None:
    """Another text, address, page or version is another key; the same is the same."""
    one, other = make_page("a", "2014"), make_page("b", "2014")
    keys = {
        Chunk(pages=(one,)).make_key("1"),
        Chunk(pages=(one,)).make_key("2"),
        Chunk(pages=(one,), folders=False).make_key("1"),
        Chunk(pages=(other,)).make_key("1"),
        Chunk(pages=(one, other)).make_key("1"),
        Chunk(pages=(make_page("a", "2014", 101),)).make_key("1"),
    }
    assert len(keys) == 6
    assert Chunk(pages=(replace(one),)).make_key("1") in keys


def test_a_bundle_is_known_by_its_chunks() -> None:
    """In their order; and no bundle is taken for its only chunk."""
    key = make_bundle_key(["a" * 64])
    assert key != "a" * 64
    assert len({key, make_bundle_key(["b" * 64]), make_bundle_key(["a" * 64, "b" * 64])}) == 3


def chunks_of(pages: list[SearchedPart]) -> set[Chunk]:
    """Return all chunks of a site."""
    return {chunk for bundle in split_pages(pages) for chunk in bundle.chunks}


@pytest.mark.usefixtures("small")
def test_an_added_page_changes_one_chunk() -> None:
    """Of any year; all other chunks are those that were there before."""
    pages = make_pages(undated=5, y2014=30, y2015=2, y2016=17, pages=20)
    before = chunks_of(pages)
    assert max(len(chunk.pages) for chunk in before) < 12
    for year in ("", "2014", "2015", "2016", "2017", None):
        after = chunks_of([*pages, make_page("added", year)])
        assert len(after - before) == 1
        assert len(before - after) <= 1


@pytest.mark.usefixtures("small")
def test_larger_bundles_are_of_the_same_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that grows has its years grouped anew, and none of them is indexed for that."""
    pages = make_pages(undated=5, y2014=90, y2015=2, y2016=17, pages=20)
    before = chunks_of(pages)
    monkeypatch.setattr(module, "SMALLEST_BYTES", 3000)
    assert chunks_of(pages) == before


@pytest.mark.usefixtures("small")
def test_a_chunk_is_of_one_year() -> None:
    """So that a bundle of other years can be put together of whole chunks."""
    for chunk in chunks_of(make_pages(undated=5, y2014=30, y2015=2, pages=20)):
        assert len({page.year for page in chunk.pages}) == 1
