"""The built site in a real browser: reading, searching, switching the palette, on a phone, and unharmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Site
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FLOOD = "articles/water-reaches-the-market-square-of-elmford/"
PAGES = [
    pytest.param("", id="home"),
    pytest.param(FLOOD, id="article"),
    pytest.param("stories/the-elmford-flood/", id="story"),
    pytest.param("topics/", id="topics"),
    pytest.param("topics/ida-brook/", id="topic"),
    pytest.param("subjects/", id="subjects"),
    pytest.param("sources/", id="sources"),
    pytest.param("archive/2024/03/", id="month"),
    pytest.param("editions/2024-w10/", id="edition"),
    pytest.param("about/", id="about"),
    pytest.param("how-it-works/", id="how it works"),
    pytest.param("articles-format/", id="page with tables"),
    pytest.param("404.html", id="404"),
]


class Reader:
    """A browser's tab on the site, and everything that went wrong in it."""

    def __init__(self, browser: Browser, site: Site, **options: Any) -> None:  # noqa: ANN401 - Playwright's own
        self.context = browser.new_context(**options)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.site = site
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.site.address + path)
        return self.page

    def search(self, words: str) -> None:
        """Open the search panel by key, type, and wait for an answer."""
        self.page.keyboard.press("/")
        # At once, not letter by letter: a slow machine would answer for the first letters, too.
        self.page.locator("[data-search-input]").fill(words)
        self.page.wait_for_function(
            "() => /result|found|not available/"
            ".test(document.querySelector('[data-search-status]').textContent)"
        )


@pytest.fixture
def reader(browser: Browser, site: Site) -> Iterator[Reader]:
    """Give a reader at a desk; at the end nothing may have gone wrong."""
    reader = Reader(browser, site, viewport={"width": 1280, "height": 800}, color_scheme="light")
    yield reader
    reader.context.close()
    assert reader.errors == []


def test_walk_keeps_the_document(reader: Reader) -> None:
    """From home to a story, an article and a topic without loading a page anew."""
    page = reader.open("")
    page.evaluate("window.kept = true")
    page.locator(".cards a", has_text="The Elmford flood").click()
    page.wait_for_url("**/stories/the-elmford-flood/")
    page.locator(".timeline a", has_text="Water reaches the market square").click()
    page.wait_for_url(f"**/{FLOOD}")
    page.locator("h1", has_text="Water reaches the market square of Elmford").wait_for()
    page.locator(".named a", has_text="Ida Brook").click()
    page.wait_for_url("**/topics/ida-brook/")
    page.locator("h1", has_text="Ida Brook").wait_for()
    assert page.evaluate("window.kept")
    assert "Ida Brook" in page.title()


def test_search_finds_and_opens(reader: Reader) -> None:
    """After instant navigation, too, the panel opens by key, finds an article, and leads there."""
    page = reader.open("")
    assert not [url for url in reader.requests if "/pagefind/" in url]
    page.locator(".md-tabs a", has_text="Stories").click()
    page.wait_for_url("**/stories/")
    reader.search("violins")
    first = page.locator(".search__result").first
    assert "Library of Elmford" in first.inner_text()
    assert first.locator("mark").first.inner_text().lower().startswith("violin")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/library-of-elmford-lends-out-musical-instruments/")
    assert not page.locator("[data-search]").is_visible()


def test_search_filters_by_source_and_year(reader: Reader) -> None:
    """A filter narrows the results to its source."""
    page = reader.open("")
    reader.search("Elmford")
    page.locator("[data-search-filter=source]").select_option("Coast Courier")
    page.wait_for_function(
        "() => { const facts = [...document.querySelectorAll('.search__facts')];"
        " return facts.length > 0 && facts.every(fact => fact.textContent.includes('Coast Courier')) }"
    )
    assert page.locator("[data-search-filter=year] option").count() > 0


def test_search_orders_by_date(reader: Reader) -> None:
    """Newest first: what has no date stands last, and is there."""
    page = reader.open("")
    reader.search("Elmford")
    count = page.locator("[data-search-status]").inner_text()
    page.locator("[data-search-order]").select_option("date")
    page.locator(".search__result").first.locator(".search__facts", has_text="12 March 2024").wait_for()
    assert page.locator("[data-search-status]").inner_text() == count


@pytest.mark.parametrize("key", ["/", "s", "f", "Control+k"])
def test_search_opens_and_closes_by_key(reader: Reader, key: str) -> None:
    """Each key opens the panel with the cursor in it; Escape closes it and gives the focus back."""
    page = reader.open(FLOOD)
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.matches('[data-search-input]')")
    assert page.locator("[data-search-input]").input_value() == ""
    page.keyboard.press("Escape")
    assert not page.locator("[data-search]").is_visible()


def test_search_says_when_there_is_no_index(browser: Browser, site: Site) -> None:
    """Where the index is missing the panel says so."""
    reader = Reader(browser, site)
    reader.page.route("**/pagefind/pagefind.js", lambda route: route.fulfill(status=404))
    reader.open("")
    reader.search("flood")
    reader.page.locator("[data-search-status]", has_text="not available").wait_for()
    reader.context.close()


def test_palette_switches_and_stays(reader: Reader) -> None:
    """The switch turns the page dark, and the next page is dark as well."""
    page = reader.open("")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
    page.locator("label[title='Switch to the dark palette']").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    reader.open(FLOOD)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_overflows(browser: Browser, site: Site, path: str) -> None:
    """No page scrolls sideways at any width, and nothing goes wrong on it or is asked of another host."""
    reader = Reader(browser, site)
    page = reader.open(path)
    for width in (320, 360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width
    assert [url for url in reader.requests if not url.startswith(site.address)] == []
    reader.context.close()
    assert reader.errors == []


def test_long_headline_fits(browser: Browser, site: Site) -> None:
    """A headline of 200 characters stays within a phone's width."""
    reader = Reader(browser, site, viewport={"width": 320, "height": 740})
    page = reader.open("editions/2024-w10/")
    page.locator("a", has_text="Council debates").first.click()
    page.locator("h1", has_text="Council debates").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    reader.context.close()


def test_foreign_article_has_its_direction(reader: Reader) -> None:
    """A Hebrew article reads from right to left, and what we say around it from left to right."""
    page = reader.open("editions/2024-w10/")
    page.locator("a", has_text="המים").first.click()
    page.locator("article[lang=he][dir=rtl] h1").wait_for()
    assert page.evaluate("getComputedStyle(document.querySelector('.byline')).direction") == "ltr"


def test_hostile_title_is_inert(reader: Reader, site: Site) -> None:
    """Markup in a title, source, author, summary or tag is text on every page, in its head, in the search."""
    found = [
        path for path in site.folder.rglob("*.html") if "window.harmed" in path.read_text(encoding="utf-8")
    ]
    assert len(found) > 3
    for path in found:
        page = reader.open(str(path.relative_to(site.folder)))
        assert page.evaluate("window.harmed") is None
        assert page.locator("script", has_text="harmed").count() == 0
    reader.open("")
    reader.search("trombones harmed")
    reader.page.locator(".search__result").first.wait_for()
    assert reader.page.evaluate("window.harmed") is None
    assert reader.page.locator(".search__result :is(script, img, svg, iframe)").count() == 0


def test_skip_link_leads_into_the_page(reader: Reader) -> None:
    """The first stop of the keyboard leads past the masthead and the tabs, to something in the article."""
    page = reader.open("about/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("md-skip")
    target = page.evaluate("document.activeElement.hash")
    assert page.locator(f"main article {target}").count() == 1


def test_drawer_by_keyboard(browser: Browser, site: Site) -> None:
    """On a phone the drawer opens by key, takes the focus, gives it back, and is out of reach when closed."""
    reader = Reader(browser, site, viewport={"width": 360, "height": 740})
    page = reader.open("about/")
    button = page.locator("[data-drawer-toggle]")
    drawer = page.locator(".md-sidebar--primary")
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null"))
    assert not any(stops)
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("document.activeElement.innerText").strip() == "Home"
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.hasAttribute('data-drawer-toggle')")
    drawer.wait_for(state="hidden")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/")
    drawer.wait_for(state="hidden")
    reader.context.close()
    assert reader.errors == []


def test_drawer_without_javascript(browser: Browser, site: Site) -> None:
    """Without JavaScript the drawer opens by key as well, and the page reads."""
    reader = Reader(browser, site, viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = reader.open(FLOOD)
    page.locator("h1", has_text="Water reaches").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator(".md-sidebar--primary a", has_text="Stories").click()
    page.wait_for_url("**/stories/")
    reader.context.close()
