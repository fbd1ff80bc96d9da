"""Asking the index in a real browser: light words, phrases, and where a word that was found is marked."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import Site
from reader import Reader

from news_digest.pipeline import index_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def light_site(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve the sample site with an index like that of a large one: with light words."""
    folder = tmp_path_factory.mktemp("light") / "site"
    shutil.copytree(site.folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("news_digest.search.canonical.LIGHT_FROM_PAGES", 1)
        patch.setattr("news_digest.search.light.HEAVY_BYTES", 0)
        index_site(folder)
    with serve(folder) as served:
        yield served


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """Serve a folder as a site."""
    handler = functools.partial(_QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(folder=folder, address=f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()


@pytest.fixture
def light_reader(browser: Browser, light_site: Site) -> Iterator[Reader]:
    """Give a reader of the site with light words; at the end nothing may have gone wrong."""
    reader = Reader(browser, light_site, viewport={"width": 1280, "height": 800})
    yield reader
    reader.context.close()
    assert reader.errors == []


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def find(reader: Reader, words: str) -> dict[str, set[str]]:
    """Ask for words; return the headlines found, each with the words marked in its excerpt."""
    reader.open("")
    reader.search(words)
    links = reader.page.locator(".search__results .search__link").all()
    return {
        link.locator(".search__title").inner_text(): {
            mark.lower().strip(",.;") for mark in link.locator(".search__excerpt mark").all_inner_texts()
        }
        for link in links
    }


@pytest.mark.parametrize("words", ["river", "River, market", "council bridge"])
def test_light_words_find_what_full_ones_find(reader: Reader, light_reader: Reader, words: str) -> None:
    """The same pages, with words marked in the excerpt of each, though their places were not sent."""
    found, light = find(reader, words), find(light_reader, words)
    assert any(found.values())
    assert {title: bool(marked) for title, marked in light.items()} == {
        title: bool(marked) for title, marked in found.items()
    }
    asked = json.loads((light_reader.site.folder / "pagefind/digest.json").read_text())["light"]
    assert {word.lower() for word in re.findall(r"\w+", words)} <= set(asked)


def test_an_excerpt_shows_different_words_together(light_reader: Reader) -> None:
    """Not the one of them that stands there most often."""
    found = find(light_reader, "the helpers thanked")
    assert found["Elmford begins to repair Elm Bridge"] >= {"thanked", "the", "helpers"}


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        pytest.param(
            '"musical instruments"', {"Library of Elmford lends out musical instruments"}, id="as is"
        ),
        pytest.param('"instruments musical"', set(), id="in another order"),
    ],
)
def test_phrases_are_asked_in_full(light_reader: Reader, words: str, titles: set[str]) -> None:
    """Only the places of words tell whether they stand together."""
    assert set(find(light_reader, words)) == titles


def test_a_word_is_marked_in_a_headline(reader: Reader) -> None:
    """There alone it may stand, and the excerpt does not repeat it."""
    find(reader, "musical")
    title = reader.page.locator(".search__title", has_text="Library of Elmford")
    assert title.inner_text() == "Library of Elmford lends out musical instruments"
    assert title.locator("mark").all_inner_texts() == ["musical"]


@pytest.mark.parametrize("words", ['""', "“", "!?", "- ,"])
def test_punctuation_alone_asks_for_nothing(reader: Reader, words: str) -> None:
    """As before the first letter: no results, no message, and no address of a search."""
    find(reader, "violins")
    reader.page.wait_for_url("**/#search=violins")
    reader.page.locator("[data-search-input]").fill(words)
    reader.page.wait_for_url(reader.site.address)
    reader.page.locator(".search__result").wait_for(state="detached")
    assert reader.page.locator("[data-search-status]").inner_text() == ""


def test_a_page_that_stays_open_asks_the_new_index(browser: Browser, site: Site, tmp_path: Path) -> None:
    """The site is built anew under it: the files that it knew are gone, and are never mixed with others."""
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    with serve(folder) as served:
        reader = Reader(browser, served)
        reader.page.clock.install()
        assert find(reader, "instruments")
        place = folder / "articles/library-of-elmford-lends-out-musical-instruments/index.html"
        text = place.read_text(encoding="utf-8")
        place.write_text(text.replace("</article>", "<p>Zithers came later.</p></article>"), encoding="utf-8")
        index_site(folder)
        reader.page.clock.fast_forward(61_000)
        reader.page.locator("[data-search-input]").fill("zithers")
        reader.page.locator(".search__excerpt mark", has_text="Zithers").wait_for()
        assert reader.page.locator(".search__title").all_inner_texts() == [
            "Library of Elmford lends out musical instruments"
        ]
        reader.context.close()
        assert reader.errors == []
