"""An article's page in a real browser: previews of links, the citation, sharing, and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reader import FLOOD, Reader

if TYPE_CHECKING:
    from conftest import Site
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TOPIC = "**/topics/ida-brook/"
# More than a preview takes to open, and to close.
PATIENCE_MILLISECONDS = 700
HOSTILE_PAGE = """<!doctype html><title>x</title>
<article class="digest digest--topic" lang="en">
<p class="eyebrow">Person<img src="x" onerror="window.harmed=1"></p>
<h1>Ida <b onmouseover="window.harmed=1">Brook</b></h1><script>window.harmed = 1</script>
<p class="standfirst">&lt;img src=x onerror=window.harmed=1&gt; <svg onload="window.harmed=1"></svg>
Mayor.</p></article>
"""


def find_link(page: Page) -> str:
    """Return what the article's link to a topic is found by, once the page stands."""
    page.locator("h1", has_text="Water reaches").wait_for()
    return ".e-content a[href*='ida-brook']"


def rest_on(page: Page, selector: str) -> None:
    """Let the mouse rest on a link until its preview shows."""
    page.locator(selector).first.hover()
    page.locator("#preview").wait_for()


def test_preview_on_hover(reader: Reader) -> None:
    """A link to a topic says kind, name, facts and a sentence; nothing moves, and Escape closes it."""
    page = reader.open(FLOOD)
    link = find_link(page)
    height = page.evaluate("document.documentElement.scrollHeight")
    rest_on(page, link)
    assert page.locator(".preview__kind").inner_text().lower() == "person"
    assert page.locator(".preview__name").inner_text() == "Ida Brook"
    assert "articles" in page.locator(".preview__facts").inner_text()
    assert "Ida Brook" in page.locator(".preview__text").inner_text()
    assert page.locator(link).first.get_attribute("aria-describedby") == "preview"
    assert page.evaluate("document.documentElement.scrollHeight") == height
    page.keyboard.press("Escape")
    page.locator("#preview").wait_for(state="hidden")
    assert page.locator(link).first.get_attribute("aria-describedby") is None


def test_preview_of_an_article(reader: Reader) -> None:
    """A link to another article says its headline, date and source, and its summary."""
    page = reader.open(FLOOD)
    find_link(page)
    rest_on(page, ".e-content a[href*='dam-above']")
    assert page.locator(".preview__name").inner_text().startswith("Dam above Elmford holds")
    assert "4 March 2024 · Valley Echo" in page.locator(".preview__facts").inner_text()
    assert page.locator(".preview__text").inner_text().startswith("Engineers watched the dam")


def test_preview_stays_under_the_mouse(reader: Reader) -> None:
    """The mouse may move onto the card, and the card goes once it has left both."""
    page = reader.open(FLOOD)
    rest_on(page, find_link(page))
    page.locator("#preview").hover()
    page.wait_for_timeout(PATIENCE_MILLISECONDS)
    assert page.locator("#preview").is_visible()
    page.mouse.move(2, 700)
    page.locator("#preview").wait_for(state="hidden")


def test_preview_on_focus(reader: Reader) -> None:
    """The keyboard gets the same card, and loses it when it moves on or follows the link."""
    page = reader.open(FLOOD)
    link = page.locator(find_link(page)).first
    page.locator(".e-content a").first.focus()
    page.keyboard.press("Tab")
    assert link.evaluate("link => link === document.activeElement")
    page.locator(".preview__name", has_text="Ida Brook").wait_for()
    page.keyboard.press("Shift+Tab")
    page.locator(".preview__name", has_text="Dam above").wait_for()
    page.keyboard.press("Tab")
    page.locator(".preview__name", has_text="Ida Brook").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(TOPIC)
    assert not page.locator("#preview").is_visible()


def test_preview_fetches_a_page_once(reader: Reader) -> None:
    """Nothing is fetched before a link is rested on, and then once."""
    page = reader.open(FLOOD)
    link = find_link(page)
    asked = "/topics/ida-brook/"
    assert not [url for url in reader.requests if url.endswith(asked)]
    for _ in range(2):
        rest_on(page, link)
        page.keyboard.press("Escape")
        page.mouse.move(2, 700)
    assert len([url for url in reader.requests if url.endswith(asked)]) == 1
    assert [url for url in reader.requests if not url.startswith(reader.site.address)] == []


def test_no_preview_by_touch(browser: Browser, site: Site) -> None:
    """A tap follows the link and shows no card."""
    reader = Reader(browser, site, viewport={"width": 360, "height": 740}, has_touch=True)
    page = reader.open(FLOOD)
    page.locator(find_link(page)).first.tap()
    page.wait_for_url(TOPIC)
    page.wait_for_timeout(PATIENCE_MILLISECONDS)
    assert not page.locator("#preview").is_visible()
    reader.context.close()


@pytest.mark.parametrize(
    ("status", "html"),
    [
        pytest.param(404, "gone", id="missing"),
        pytest.param(200, "<h1>Another site's page</h1>", id="no page of the digest"),
    ],
)
def test_no_preview_where_there_is_nothing_to_say(
    browser: Browser, site: Site, status: int, html: str
) -> None:
    """A page that is not there, or not ours, makes no card; the link is a link all the same."""
    reader = Reader(browser, site)
    reader.page.route(TOPIC, lambda route: route.fulfill(status=status, body=html, content_type="text/html"))
    page = reader.open(FLOOD)
    page.locator(find_link(page)).first.hover()
    page.wait_for_timeout(PATIENCE_MILLISECONDS)
    assert not page.locator("#preview").is_visible()
    reader.context.close()


def test_preview_takes_no_markup(browser: Browser, site: Site) -> None:
    """Whatever stands in a page, a preview of it is text: no element, no attribute, nothing that runs."""
    reader = Reader(browser, site, bypass_csp=True)
    reader.page.route(TOPIC, lambda route: route.fulfill(body=HOSTILE_PAGE, content_type="text/html"))
    page = reader.open(FLOOD)
    rest_on(page, find_link(page))
    page.locator("#preview").hover()
    assert page.locator(".preview__name").inner_text() == "Ida Brook"
    assert "<img src=x onerror" in page.locator(".preview__text").inner_text()
    assert page.locator("#preview :not(span)").count() == 0
    assert page.evaluate("window.harmed") is None
    reader.context.close()


def test_citation_is_copied(browser: Browser, site: Site) -> None:
    """Where JavaScript runs, a button copies the citation and says so; also after instant navigation."""
    reader = Reader(browser, site, permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("stories/the-elmford-flood/")
    page.locator("main article a", has_text="Water reaches").first.click()
    find_link(page)
    page.locator(".cite summary").click()
    page.locator(".copy-button").click()
    page.locator(".copied", has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".citation").inner_text()
    assert copied.startswith("Valley Echo, “Water reaches the market square of Elmford”, ")
    page.locator(".cite summary").click()
    page.locator(".cite summary").click()
    assert page.locator(".copy-button").count() == 1
    reader.context.close()
    assert reader.errors == []


def test_an_article_without_javascript(browser: Browser, site: Site) -> None:
    """Citation and sharing are plain HTML: one click selects, and there is no button that does nothing."""
    reader = Reader(browser, site, java_script_enabled=False)
    page = reader.open(FLOOD)
    page.locator(".cite summary").click()
    assert "6 March 2024" in page.locator(".citation").inner_text()
    assert page.locator(".share button, #preview").count() == 0
    mail = page.locator(".share a", has_text="E-mail").get_attribute("href")
    assert mail is not None
    assert mail.startswith("mailto:?subject=Water%20reaches")
    reader.context.close()


def test_side_column_where_there_is_room(reader: Reader) -> None:
    """What an article belongs to stands beside its text on a wide screen, and after it on a narrow one."""
    page = reader.open(FLOOD)
    find_link(page)
    text, beside = page.locator(".e-content"), page.locator(".surroundings")
    for width, is_beside in ((1440, True), (1280, True), (768, False), (360, False)):
        page.set_viewport_size({"width": width, "height": 800})
        first, second = text.bounding_box(), beside.bounding_box()
        assert first is not None
        assert second is not None
        assert (second["x"] >= first["x"] + first["width"]) == is_beside, width
        assert (second["y"] >= first["y"] + first["height"]) == (not is_beside), width


def test_paper_has_the_text_alone(reader: Reader) -> None:
    """Printed, an article has its text, its original's address and its citation, and nothing to click."""
    page = reader.open(FLOOD)
    find_link(page)
    page.emulate_media(media="print")
    for shown in ("h1", ".byline", ".correction", ".e-content", ".origin"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in (".md-header", ".md-tabs", ".strip", ".named", ".share > ul", ".after", ".md-footer"):
        assert not page.locator(hidden).first.is_visible(), hidden
    address = page.evaluate("getComputedStyle(document.querySelector('.origin a'), '::after').content")
    assert "https://echo.example/flood" in address
