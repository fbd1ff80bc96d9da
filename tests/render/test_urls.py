"""Addresses: every page's place, and the ways between them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import replace

import pytest
from factory import SETTINGS
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.render import urls
from news_digest.render.feeds.formats import ATOM

_NAMES = st.text(alphabet="abc2é-", min_size=1, max_size=5)
_URIS = st.lists(_NAMES, min_size=1, max_size=5).map(lambda parts: "/".join(parts) + ".md")


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        pytest.param(urls.article_uri("x"), "articles/x.md", id="article"),
        pytest.param(urls.topics_uri(), "topics/index.md", id="topics"),
        pytest.param(urls.topics_uri(3), "topics/page-3.md", id="topics-page"),
        pytest.param(urls.topic_uri("x"), "topics/x/index.md", id="topic"),
        pytest.param(urls.topic_uri("x", 2), "topics/x/page-2.md", id="topic-page"),
        pytest.param(urls.subject_uri("x", 2), "subjects/x/page-2.md", id="subject"),
        pytest.param(urls.story_uri("x"), "stories/x/index.md", id="story"),
        pytest.param(urls.source_uri("x", 4), "sources/x/page-4.md", id="source"),
        pytest.param(urls.year_uri(987), "archive/0987/index.md", id="year"),
        pytest.param(urls.month_uri(2023, 2), "archive/2023/02/index.md", id="month"),
        pytest.param(urls.month_uri(2023, 12, 2), "archive/2023/12/page-2.md", id="month-page"),
        pytest.param(urls.undated_uri(), "archive/undated/index.md", id="undated"),
        pytest.param(urls.edition_uri("2023-w51"), "editions/2023-w51.md", id="edition"),
    ],
)
def test_places(uri: str, expected: str) -> None:
    """Each kind of page stands where readers have bookmarked it."""
    assert uri == expected


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        pytest.param("index.md", "", id="home"),
        pytest.param("topics/index.md", "topics/", id="index"),
        pytest.param("articles/x.md", "articles/x/", id="page"),
        pytest.param("topics/x/page-2.md", "topics/x/page-2/", id="second-page"),
        pytest.param("topics/x/feed.xml", "topics/x/feed.xml", id="feed"),
    ],
)
def test_page_address(uri: str, address: str) -> None:
    """Pages lose their `.md`, other files keep their name."""
    assert urls.page_address(SETTINGS, uri) == address


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        pytest.param("index.md", "index.html", id="home"),
        pytest.param("topics/index.md", "topics/index.html", id="index"),
        pytest.param("articles/x.md", "articles/x.html", id="page"),
        pytest.param("topics/x/page-2.md", "topics/x/page-2.html", id="second-page"),
        pytest.param("topics/x/feed.xml", "topics/x/feed.xml", id="feed"),
    ],
)
def test_page_address_without_directories(uri: str, address: str) -> None:
    """Where addresses are files, a page is the file that MkDocs writes."""
    assert urls.page_address(replace(SETTINGS, use_directory_urls=False), uri) == address


def test_absolute_encodes() -> None:
    """A whole address is ASCII and starts with the site's."""
    assert urls.absolute(SETTINGS, "articles/é.md") == "https://digest.example/news/articles/%C3%A9/"


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        pytest.param(urls.topic_uri("x"), "topics/x/atom.xml", id="first"),
        pytest.param(urls.topic_uri("x", 7), "topics/x/atom.xml", id="a later page shares it"),
        pytest.param(urls.HOME_URI, "atom.xml", id="the site's own"),
    ],
)
def test_feeds_stand_in_their_listing(page: str, feed: str) -> None:
    """The feed belongs to the listing, not to one of its pages."""
    assert ATOM.uri(page) == feed


@pytest.mark.parametrize(
    ("start", "target", "way"),
    [
        pytest.param("index.md", "articles/x.md", "articles/x.md", id="down"),
        pytest.param("articles/x.md", "articles/y.md", "y.md", id="beside"),
        pytest.param("articles/x.md", "topics/c/index.md", "../topics/c/index.md", id="across"),
        pytest.param("topics/c/page-2.md", "index.md", "../../index.md", id="up"),
        pytest.param("articles/x.md", "articles/x.md", "x.md", id="itself"),
    ],
)
def test_relative(start: str, target: str, way: str) -> None:
    """Ways read as MkDocs wants them."""
    assert urls.relative(start, target) == way


@settings(deadline=None)
@given(_URIS, _URIS)
def test_relative_leads_there(start: str, target: str) -> None:
    """Following the way from the page's folder always ends at the target."""
    way = urls.relative(start, target)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(start), way)) == target


@pytest.mark.parametrize("make", [urls.topic_uri, urls.subject_uri, urls.source_uri])
def test_pages_differ(make: Callable[[str, int], str]) -> None:
    """No two pages of listings meet."""
    pages = [make(slug, number) for slug in ("a", "b") for number in range(1, 4)]
    assert len(set(pages)) == len(pages)
