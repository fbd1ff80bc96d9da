"""Every kind of page, judged by axe-core with all its rules, its best practices among them.

By default a page is looked at once, in one of six settings (two palettes, three widths) by turns; the whole
product is a long test. What axe needs comes with its package: nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from reader import FLOOD, Reader

if TYPE_CHECKING:
    from conftest import Site
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

AXE = Axe()
# Every rule that is on of itself, and one that is not: room for a finger on each link (WCAG 2.2, 2.5.8).
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
WIDTHS = (1440, 360, 768)
PALETTES = ("light", "dark")
SETTINGS = [(PALETTES[turn % 2], WIDTHS[turn % 3]) for turn in range(6)]
# What a page is, and where one such page of the sample site stands.
PAGES = {
    "home": "index.html",
    "article": f"{FLOOD}index.html",
    "article from right to left": "articles/hmym-*/index.html",
    "hostile article": "articles/script-window-harmed-true-script/index.html",
    "stories": "stories/index.html",
    "story": "stories/*/index.html",
    "topics": "topics/index.html",
    "topic": "topics/ida-brook/index.html",
    "subjects": "subjects/index.html",
    "subject": "subjects/*/index.html",
    "sources": "sources/index.html",
    "source": "sources/valley-echo/index.html",
    "archive": "archive/index.html",
    "year": "archive/2024/index.html",
    "month": "archive/2024/03/index.html",
    "undated": "archive/undated/index.html",
    "editions": "editions/index.html",
    "edition": "editions/*/index.html",
    "explore": "explore/index.html",
    "feeds": "feeds/index.html",
    "lost": "404.html",
    "hand-written": "about/index.html",
    "hand-written tables": "by-hand/index.html",
}

# Pages made by the same templates as others; they are looked at in the long run only.
ALIKE = {
    "hostile article",
    "stories",
    "subjects",
    "subject",
    "sources",
    "year",
    "undated",
    "editions",
    "hand-written",
}


def find_page(site: Site, pattern: str) -> str:
    """Return the address, within the site, of the first page that a pattern names."""
    return min(path.relative_to(site.folder).as_posix() for path in site.folder.glob(pattern))


def visit(browser: Browser, site: Site, palette: str, width: int) -> Reader:
    """Return a reader with a palette and a window; axe runs as an inline script, which the policy forbids."""
    size = {"width": width, "height": 900}
    return Reader(browser, site, viewport=size, color_scheme=palette, bypass_csp=True)


def find_violations(page: Page) -> list[dict[str, Any]]:
    """Return what axe finds: each rule broken, and where."""
    found = AXE.run(page, options=RULES).response["violations"]
    return [{rule["id"]: [node["target"] for node in rule["nodes"]]} for rule in found]


def all_settings(turn: int, *, often: bool = True) -> Iterator[pytest.ParameterSet]:
    """Yield the six settings, of which the one whose turn it is belongs to the default run, if `often`."""
    for number, (palette, width) in enumerate(SETTINGS):
        short = often and number == turn % len(SETTINGS)
        yield pytest.param(palette, width, id=f"{palette}, {width}", marks=() if short else pytest.mark.long)


@pytest.mark.parametrize(
    ("kind", "palette", "width"),
    [
        pytest.param(kind, *setting.values, id=f"{kind}, {setting.id}", marks=setting.marks)
        for turn, kind in enumerate(PAGES)
        for setting in all_settings(turn, often=kind not in ALIKE)
    ],
)
def test_page_breaks_no_rule(browser: Browser, site: Site, kind: str, palette: str, width: int) -> None:
    """No kind of page breaks a rule."""
    reader = visit(browser, site, palette, width)
    assert find_violations(reader.open(find_page(site, PAGES[kind]))) == []
    reader.context.close()


@pytest.mark.parametrize(("palette", "width"), list(all_settings(5)))
def test_search_breaks_no_rule(browser: Browser, site: Site, palette: str, width: int) -> None:
    """Nor does the search panel, with a filter set and results under it."""
    reader = visit(browser, site, palette, width)
    page = reader.open("")
    reader.search("elmford")
    page.locator("[data-search-filter=source]").select_option("Valley Echo")
    page.locator("[data-search-clear]").wait_for()
    page.locator(".search__result").first.wait_for()
    assert find_violations(page) == []
    reader.context.close()


@pytest.mark.parametrize("palette", [pytest.param("light", marks=pytest.mark.long), "dark"])
def test_drawer_breaks_no_rule(browser: Browser, site: Site, palette: str) -> None:
    """Nor does the drawer of a phone when it is open."""
    reader = visit(browser, site, palette, 360)
    page = reader.open(FLOOD)
    page.locator("[data-drawer-toggle]").click()
    page.locator(".md-sidebar--primary a").first.wait_for()
    page.wait_for_timeout(300)  # until it has slid in
    assert find_violations(page) == []
    reader.context.close()


# What is done to a page that is whole, by the rule that it then breaks.
BREAKS = {
    "html-has-lang": "document.documentElement.removeAttribute('lang')",
    "color-contrast": "document.querySelector('main p').style.color = '#aaa'",
}


@pytest.mark.parametrize("rule", BREAKS)
def test_broken_page_is_found(browser: Browser, site: Site, rule: str) -> None:
    """A page that is broken on purpose breaks the rule."""
    reader = visit(browser, site, "light", 1440)
    page = reader.open("about/")
    page.evaluate(BREAKS[rule])
    assert rule in {name for found in find_violations(page) for name in found}
    reader.context.close()
