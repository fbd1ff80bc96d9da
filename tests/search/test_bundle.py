"""Bundles: few, of neighbouring years, and changed by nothing but their own pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.search import bundle as module
from news_digest.search.bundle import BUNDLES_AT_MOST, Bundle, split_pages
from news_digest.search.page import Page


def make_page(uri: str, year: str | None, size: int = 100) -> Page:
    """Return a page of a size in characters."""
    return Page(uri=uri, html="x" * size, language="en", year=year)


def make_pages(**years: int) -> list[Page]:
    """Return so many pages of each year; `undated` and `pages` are what they say."""
    known = {"undated": "", "pages": None}
    return [
        make_page(f"{name}/{number}", known.get(name, name.lstrip("y")))
        for name, count in years.items()
        for number in range(count)
    ]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a bundle be full with ten pages."""
    monkeypatch.setattr(module, "SMALLEST_BYTES", 1000)


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
def test_pages_are_split(pages: list[Page], expected: dict[str, int | None]) -> None:
    """Years share a bundle until it is full; what is no article has bundles of its own."""
    bundles = split_pages(pages)
    assert [bundle.name for bundle in bundles] == list(expected)
    for bundle in bundles:
        assert expected[bundle.name] in (None, len(bundle.pages))


@given(
    st.lists(st.tuples(st.sampled_from(["", "2014", "2015", "2016", None]), st.integers(1, 900)), max_size=40)
)
@settings(deadline=None, max_examples=50)
def test_each_page_is_in_one_bundle(shapes: list[tuple[str | None, int]]) -> None:
    """No page is lost or indexed twice, and the order of the pages changes nothing."""
    pages = [make_page(f"{number}.html", year, size) for number, (year, size) in enumerate(shapes)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SMALLEST_BYTES", 1000)
        bundles = split_pages(pages)
        assert split_pages(reversed(pages)) == bundles
    held = [page.uri for bundle in bundles for page in bundle.pages]
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
        Bundle(name="x", pages=(one,)).make_key("1"),
        Bundle(name="x", pages=(one,)).make_key("2"),
        Bundle(name="x", pages=(other,)).make_key("1"),
        Bundle(name="x", pages=(one, other)).make_key("1"),
        Bundle(name="x", pages=(make_page("a", "2014", 101),)).make_key("1"),
    }
    assert len(keys) == 5
    assert Bundle(name="y", pages=(one,)).make_key("1") in keys
