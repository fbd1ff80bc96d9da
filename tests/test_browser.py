"""The built site in a real browser: reading, searching, switching the palette, on a phone, and unharmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reader import FLOOD, Reader

if TYPE_CHECKING:
    from conftest import Site
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

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
    pytest.param("by-hand/", id="page with tables"),
    pytest.param("404.html", id="404"),
]


IN_ARTICLE = "document.activeElement.closest('main article') !== null"


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


def test_charts_are_reached_and_left(reader: Reader) -> None:
    """Explore opens from the menu with its charts and without a fault, and the menu leads on."""
    page = reader.open("")
    page.locator(".md-tabs a", has_text="Explore").click()
    page.locator("h1", has_text="Explore").wait_for()
    assert page.locator("main svg a").count() > 0
    page.locator(".md-tabs a", has_text="Stories").click()
    page.locator("h1", has_text="Stories").wait_for()


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


def test_search_groups_a_story(reader: Reader) -> None:
    """The articles of one story stand under its name, and its own page is not one of them."""
    page = reader.open("")
    reader.search("Elmford")
    group = page.locator(".search__group")
    group.wait_for()
    assert group.count() == 1
    assert group.locator(".search__story").inner_text().split() == ["STORY", "The", "Elmford", "flood"]
    assert 1 < group.locator(".search__result").count() <= 3
    group.locator(".search__story a").click()
    page.wait_for_url("**/stories/the-elmford-flood/")


def test_search_filters_by_topic(reader: Reader) -> None:
    """The names of topics are fetched only for whoever goes to choose one, and narrow the results."""
    page = reader.open("")
    reader.search("Elmford")
    count = page.locator("[data-search-status]").inner_text()
    assert not [url for url in reader.requests if "topics.json" in url]
    page.locator("[data-search-topics]").focus()
    page.locator("#search-topics option[value='Ida Brook']").wait_for(state="attached")
    page.locator("[data-search-topics]").fill("ida brook")
    page.keyboard.press("Tab")
    page.wait_for_function(
        "before => !['Searching …', before].includes("
        "document.querySelector('[data-search-status]').textContent)",
        arg=count,
    )
    page.wait_for_url("**/#search=Elmford&topic=Ida+Brook")
    found = page.locator(".search__results .search__link").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert found
    for address in found:
        assert "Ida Brook" in page.request.get(address).text()
    page.locator("[data-search-clear]").click()
    page.locator("[data-search-status]", has_text=count).wait_for()
    assert page.locator("[data-search-topics]").input_value() == ""


def test_search_never_empties_between_answers(reader: Reader) -> None:
    """The results before stand until the next are there, so that the panel does not jump at a letter."""
    page = reader.open("")
    reader.search("Elmford")
    page.locator(".search__result").first.wait_for()
    page.evaluate(
        "() => { const list = document.querySelector('[data-search-results]'); window.fewest = 99;"
        " const note = () => { window.fewest = Math.min(window.fewest, list.children.length) };"
        " new MutationObserver(note).observe(list, { childList: true }) }"
    )
    page.locator("[data-search-input]").fill("violins")
    page.locator(".search__result", has_text="Library of Elmford").wait_for()
    page.wait_for_function("() => document.querySelectorAll('[data-search-results] > li').length === 1")
    assert page.evaluate("window.fewest") == 1


@pytest.mark.parametrize("words", ['"musical instruments"', "“musical instruments”", "«musical instruments»"])
def test_search_finds_a_phrase(reader: Reader, words: str) -> None:
    """In any quotation marks words are found as they stand, and in no other order."""
    page = reader.open("")
    reader.search(words)
    page.locator(".search__result", has_text="Library of Elmford").first.wait_for()
    page.locator("[data-search-input]").fill(words.replace("musical instruments", "instruments musical"))
    page.locator("[data-search-status]", has_text="Nothing found").wait_for()
    assert page.locator(".search__result").count() == 0


def test_search_has_an_address(reader: Reader) -> None:
    """What one searches stands in the address, which opens the same search, also on the way back."""
    page = reader.open("#search=violins&order=date")
    page.locator(".search__result", has_text="Library of Elmford").wait_for()
    assert page.locator("[data-search-order]").input_value() == "date"
    reader.page.locator("[data-search-input]").fill("instruments")
    page.wait_for_url("**/#search=instruments&order=date")
    page.locator(".search__result a", has_text="Library of Elmford").click()
    page.wait_for_url("**/articles/library-of-elmford-lends-out-musical-instruments/")
    page.go_back()
    page.locator(".search__result", has_text="Library of Elmford").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_function("location.hash === ''")


def test_search_by_keyboard_alone(reader: Reader) -> None:
    """Arrows go through the results and back, Tab to the filters, Enter opens the first, Escape closes."""
    page = reader.open("")
    reader.search("Elmford")
    page.locator(".search__result").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-search-results]') !== null")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.matches('[data-search-input]')")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.searchFilter") == "subject"
    page.keyboard.press("Escape")
    assert not page.locator("[data-search]").is_visible()
    reader.search("violins")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/library-of-elmford-lends-out-musical-instruments/")


def test_search_folds_what_says_the_same(reader: Reader, site: Site) -> None:
    """A speech given twice is one result; short texts, and texts that differ in a word, stand alone."""
    page = reader.open("")
    folded = page.evaluate(
        """async address => {
            const { foldAlike } = await import(address)
            const words = count => Array.from({ length: count }, (_, place) => `word${place}`).join(" ")
            const texts = [words(60), `${words(60).toUpperCase()}.`, words(61), words(30), "Brief.", "Brief."]
            return foldAlike(texts.map(content => ({ content }))).map(({ alike }) => alike.length)
        }""",
        f"{site.address}assets/search-index.js",
    )
    assert folded == [1, 0, 0, 0, 0]


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
    """The first stop of the keyboard leads past the masthead and the tabs, into the article."""
    page = reader.open("about/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("md-skip")
    target = page.evaluate("document.activeElement.hash")
    assert page.locator(f"main article {target}").count() == 1
    page.keyboard.press("Enter")
    assert page.evaluate(IN_ARTICLE)


@pytest.mark.parametrize("scrolled", [pytest.param(0, id="at the top"), pytest.param(400, id="scrolled")])
def test_skip_link_works_after_each_navigation(reader: Reader, scrolled: int) -> None:
    """After instant navigation, too, the focus moves into the article, and the next stop lies within it."""
    page = reader.open("")
    for name in ("Topics", "Sources", "Archive", "Subjects", "Stories"):
        page.locator(".md-tabs a", has_text=name).click()
        page.locator("main h1", has_text=name).wait_for()
        page.evaluate(f"window.scrollTo(0, {scrolled})")
        page.locator(".md-skip").focus()
        page.keyboard.press("Enter")
        assert page.evaluate(IN_ARTICLE), name
        page.wait_for_timeout(150)  # Material remembers the scroll position a tenth of a second later
        assert page.evaluate(IN_ARTICLE), name
        page.keyboard.press("Tab")
        assert page.evaluate(IN_ARTICLE), name


def test_skip_link_enters_the_page_that_was_on_its_way(reader: Reader) -> None:
    """Who skips while the next page is still loading stands in the next page's article."""
    page = reader.open("")
    page.wait_for_load_state("networkidle")  # until the sitemap is there, links lead as without JavaScript
    page.evaluate("window.isSameDocument = true")
    page.route("**/topics/", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.locator(".md-tabs a", has_text="Topics").click()
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    page.locator("main h1", has_text="Topics").wait_for()
    assert page.evaluate("window.isSameDocument")
    page.wait_for_function(f"() => {IN_ARTICLE}")


def test_sitemap_is_fetched_once(reader: Reader) -> None:
    """Instant navigation reads the sitemap once, not once more for every feed of the page."""
    page = reader.open("")
    assert page.locator("link[rel~=alternate]").count() > 1
    page.wait_for_load_state("networkidle")
    assert sum(url.endswith("/sitemap.xml") for url in reader.requests) == 1


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
