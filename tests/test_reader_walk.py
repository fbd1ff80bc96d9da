"""A reader's walk from the front page to a feed: by mouse, by keyboard alone, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import feedparser
import pytest
from reader import FLOOD, Reader

if TYPE_CHECKING:
    from conftest import Site
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FLOOD_HEADLINE = "Water reaches the market square of Elmford"
DESCRIPTION = "Mayor Ida Brook thanked the helpers."  # the latest sentence that names her
MOST_STOPS = 120  # no link of these pages lies further away
# What the keyboard stands on, whether it is drawn with a ring, and whether a part of it can be seen.
# The palette's switch is drawn by the label beside it.
STOP = """
() => {
  const focused = document.activeElement
  const drawn = focused.matches(".md-option") ? focused.nextElementSibling : focused
  const style = getComputedStyle(drawn)
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
  const points = [...drawn.getClientRects()].flatMap(box =>
    [0.1, 0.5, 0.9].map(part => [box.left + box.width * part, box.top + box.height / 2]))
  return {
    lost: focused === document.body || focused === document.documentElement,
    ring: outline || style.boxShadow !== "none",
    seen: drawn.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && points.some(([x, y]) => drawn.contains(document.elementFromPoint(x, y))),
    name: focused.outerHTML.slice(0, 200),
  }
}
"""
# The same, as many frames later as a busy browser needs to scroll there.
AT_REST = f"""
async () => {{
  const look = {STOP}
  for (let frame = 0; frame < 300 && !look().seen; frame++) await new Promise(requestAnimationFrame)
  return look()
}}
"""
IS_STOP = """
([selector, words]) => document.activeElement.matches(selector)
  && document.activeElement.textContent.includes(words)
"""
RESULTS_OF_VALLEY_ECHO = """
() => {
  const facts = [...document.querySelectorAll(".search__facts")]
  return facts.length > 0 && facts.every(fact => fact.textContent.includes("Valley Echo"))
}
"""


class Keyboard:
    """A reader's keyboard: after each key the focus must be somewhere, with a ring, in sight."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str) -> None:
        """Press a key that moves the focus."""
        self.page.keyboard.press(key)
        self.expect_stop(f"after {key} on {self.page.url}")

    def expect_stop(self, where: str) -> None:
        """Fail if the focus is lost, has no ring or cannot be seen, when the page has come to rest."""
        stop = self.page.evaluate(AT_REST)
        assert not stop["lost"], f"focus lost {where}"
        assert stop["ring"], f"no focus ring {where}: {stop['name']}"
        assert stop["seen"], f"focus out of sight {where}: {stop['name']}"

    def go_to(self, selector: str, words: str = "", *, key: str = "Tab") -> None:
        """Press a key until the focus stands on what is looked for."""
        for _ in range(MOST_STOPS):
            self.press(key)
            if self.page.evaluate(IS_STOP, [selector, words]):
                return
        pytest.fail(f"{selector} “{words}” on {self.page.url} is out of the keyboard's reach")

    def follow(self, address: str, headline: str) -> None:
        """Follow the link that has the focus, to a page on which the focus is not lost."""
        self.page.keyboard.press("Enter")
        expect_page(self.page, address, headline)
        self.page.wait_for_function("() => document.activeElement !== document.body")


def expect_page(page: Page, address: str, headline: str) -> None:
    """Wait for a page and its headline."""
    page.wait_for_url(f"**/{address}")
    page.locator("main h1", has_text=headline).wait_for()


def expect_preview(page: Page) -> None:
    """Wait for the card that says who Ida Brook is; the link it belongs to names it for screen readers."""
    card = page.locator("#preview")
    card.wait_for()
    said = card.inner_text()
    assert "Ida Brook" in said
    assert DESCRIPTION in said
    assert page.locator(".e-content a[aria-describedby=preview]").inner_text() == "Ida Brook"


def expect_feed(page: Page, name: str, *, follow: str = "click") -> None:
    """Open the feed whose link has the focus or is clicked, and read it as a feed reader does."""
    if follow == "click":
        page.locator(name).first.click()
    else:
        page.keyboard.press(follow)
    page.wait_for_url("**/*.xml")
    feed = feedparser.parse(page.request.get(page.url).body())
    assert not feed.bozo
    assert FLOOD_HEADLINE in [entry.title for entry in feed.entries]


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Reader]:
    """Give a reader with a phone that runs no JavaScript; at the end nothing may have gone wrong."""
    size = {"width": 360, "height": 740}
    reader = Reader(browser, site, viewport=size, has_touch=True, java_script_enabled=False)
    yield reader
    reader.context.close()
    assert reader.errors == []


@pytest.fixture
def keyboard(browser: Browser, site: Site) -> Iterator[Keyboard]:
    """Give a reader without a mouse on the front page; nothing moves, so that each ring is seen at once."""
    size = {"width": 1280, "height": 800}
    reader = Reader(browser, site, viewport=size, reduced_motion="reduce")
    yield Keyboard(reader.open(""))
    reader.context.close()
    assert reader.errors == []


def test_walk_by_mouse(reader: Reader) -> None:
    """Home, story, article, preview, topic, a filtered search and a story's feed, by pointing alone."""
    page = reader.open("")
    page.locator(".cards a", has_text="The Elmford flood").click()
    expect_page(page, "stories/the-elmford-flood/", "The Elmford flood")
    page.locator(".timeline a", has_text=FLOOD_HEADLINE).click()
    expect_page(page, FLOOD, FLOOD_HEADLINE)
    page.locator(".e-content a", has_text="Ida Brook").hover()
    expect_preview(page)
    page.locator(".e-content a", has_text="Ida Brook").click()
    expect_page(page, "topics/ida-brook/", "Ida Brook")
    page.locator("#preview").wait_for(state="hidden")
    page.locator(".search-button").click()
    page.locator("[data-search-input]").fill("flood")
    page.locator("[data-search-filter=source]").select_option("Valley Echo")
    page.wait_for_function(RESULTS_OF_VALLEY_ECHO)
    page.locator(".search__story-link", has_text="The Elmford flood").click()
    expect_page(page, "stories/the-elmford-flood/", "The Elmford flood")
    expect_feed(page, ".feeds a >> text=RSS")


def test_walk_by_keyboard(keyboard: Keyboard) -> None:
    """The same by keys alone: no stop without a ring, none out of sight, and never a lost focus."""
    page = keyboard.page
    keyboard.go_to(".cards a", "The Elmford flood")
    keyboard.follow("stories/the-elmford-flood/", "The Elmford flood")
    keyboard.go_to(".timeline a", FLOOD_HEADLINE)
    keyboard.follow(FLOOD, FLOOD_HEADLINE)
    keyboard.go_to(".e-content a", "Ida Brook")
    expect_preview(page)
    keyboard.press("Escape")
    page.locator("#preview").wait_for(state="hidden")
    keyboard.follow("topics/ida-brook/", "Ida Brook")
    search_by_keyboard(keyboard)
    keyboard.go_to(".colophon a", "Feeds")
    keyboard.follow("feeds/", "Feeds")
    keyboard.go_to(".subscribe a[href$='/the-elmford-flood/feed.xml']", "RSS")
    expect_feed(page, "", follow="Enter")


def search_by_keyboard(keyboard: Keyboard) -> None:
    """Search from a topic's page with two filters, and open the first result."""
    page = keyboard.page
    keyboard.go_to(".together a")
    keyboard.press("/")
    keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.together a')")
    keyboard.press("/")
    page.keyboard.type("market")
    page.locator("[data-search-filters]").wait_for()
    keyboard.go_to("[data-search-filter=topic]")
    page.keyboard.type("Ida Brook")
    keyboard.go_to("[data-search-filter=source]")
    for _ in range(page.locator("[data-search-filter=source] option").count()):
        if page.locator("[data-search-filter=source]").input_value() == "Valley Echo":
            break
        keyboard.press("ArrowDown")
    page.wait_for_function(RESULTS_OF_VALLEY_ECHO)
    keyboard.go_to("[data-search-input]", key="Shift+Tab")
    keyboard.go_to(".search__link", FLOOD_HEADLINE, key="ArrowDown")
    keyboard.follow(FLOOD, FLOOD_HEADLINE)


def test_walk_without_javascript(phone: Reader) -> None:
    """On a phone that runs no JavaScript: home, story, article, topic, the page of feeds, and a feed."""
    page = phone.open("")
    page.locator(".cards a", has_text="The Elmford flood").tap()
    expect_page(page, "stories/the-elmford-flood/", "The Elmford flood")
    page.locator(".timeline a", has_text=FLOOD_HEADLINE).tap()
    expect_page(page, FLOOD, FLOOD_HEADLINE)
    page.locator(".e-content a", has_text="Ida Brook").tap()
    expect_page(page, "topics/ida-brook/", "Ida Brook")
    page.locator(".colophon a", has_text="Feeds").tap()
    expect_page(page, "feeds/", "Feeds")
    expect_feed(page, ".subscribe a[href$='/ida-brook/feed.xml']")
    assert page.locator("#preview").count() == 0
