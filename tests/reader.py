"""A reader of the built site: a browser's tab, what it asked for, and what went wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from effort import PATIENCE_SECONDS

if TYPE_CHECKING:
    from conftest import Site
    from playwright.sync_api import Browser, ConsoleMessage, Page

# Scripts wait for the first paint in a template, which goes when all of them have run (assets/start.js).
STARTED = "() => !document.querySelector('template[data-scripts]')"
FLOOD = "articles/water-reaches-the-market-square-of-elmford/"


class Reader:
    """A browser's tab on the site, and everything that went wrong in it."""

    def __init__(self, browser: Browser, site: Site, **options: Any) -> None:  # noqa: ANN401 - Playwright's own
        self.context = browser.new_context(**options)
        self._has_scripts = options.get("java_script_enabled", True)
        self.context.set_default_timeout(PATIENCE_SECONDS * 1000)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.site = site
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._note)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _note(self, line: ConsoleMessage) -> None:
        """Note an error. A feed names no icon, so Chromium looks for one at the host's root, in vain."""
        if line.type == "error" and not line.location["url"].endswith("/favicon.ico"):
            self.errors.append(line.text)

    def open(self, path: str) -> Page:
        """Open a page of the site, and wait until its scripts have run."""
        self.page.goto(self.site.address + path)
        if self._has_scripts:
            self.page.wait_for_function(STARTED)
        return self.page

    def search(self, words: str) -> None:
        """Open the search panel by key, type, and wait for an answer."""
        panel = self.page.locator("[data-search-input]")
        while not panel.is_visible():  # a page that has only just closed it may miss a key
            self.page.keyboard.press("/")
            self.page.wait_for_timeout(100)
        # At once, not letter by letter: a slow machine would answer for the first letters, too.
        panel.fill(words)
        self.page.wait_for_function(
            "() => /result|found|not available/"
            ".test(document.querySelector('[data-search-status]').textContent)"
        )
