"""Reading without a network, where the site wants it: visited pages can be read again, and only then."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import THEME
from effort import PATIENCE_SECONDS
from reader import STARTED

if TYPE_CHECKING:
    from conftest import Site
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SWITCH = 'assets/frame.js"'
WORKERS = "navigator.serviceWorker.getRegistrations().then(all => all.length)"
KEPT = "caches.keys().then(async ([name]) => name ? (await (await caches.open(name)).keys()).length : 0)"


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder; at the end its network is gone."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    handler.func.log_message = lambda *_words: None  # type: ignore[attr-defined,method-assign]  # say nothing
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def switch_on(site: Path, folder: Path) -> None:
    """Copy a built site to a folder, as `extra: offline: true` would have built it."""
    shutil.copytree(site, folder)
    for path in folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        path.write_text(html.replace(SWITCH, f"{SWITCH} data-offline"), encoding="utf-8")


def test_visited_pages_are_read_without_a_network(browser: Browser, site: Site, tmp_path: Path) -> None:
    """The first page, its looks and one reached by instant navigation stand without a network."""
    switch_on(site.folder, tmp_path / "site")
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    page = context.new_page()
    with serve(tmp_path / "site") as address:
        page.goto(address)
        page.wait_for_function(f"{KEPT}.then(number => number > 5)")
        page.wait_for_function("caches.match(location.href).then(Boolean)")
        page.locator(".md-tabs a", has_text="Topics").click()
        page.locator("main h1", has_text="Topics").wait_for()
        page.wait_for_function("caches.match(location.href).then(Boolean)")
    page.goto(address)
    assert page.locator("h1").inner_text()
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--paper')")
    page.goto(f"{address}topics/")
    assert page.locator("h1").inner_text() == "Topics"
    context.close()


def test_a_new_deploy_replaces_what_was_kept(browser: Browser, site: Site, tmp_path: Path) -> None:
    """A page that changed is read as it is now; one that was taken down is forgotten."""
    switch_on(site.folder, tmp_path / "site")
    topics = tmp_path / "site" / "topics" / "index.html"
    os.utime(topics, (0, 0))  # so old that a browser would take it for unchanged unasked
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    page = context.new_page()
    with serve(tmp_path / "site") as address:
        page.goto(address)
        page.wait_for_function(f"{KEPT}.then(number => number > 5)")
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        page.goto(f"{address}topics/")
        page.wait_for_function("caches.match(location.href).then(Boolean)")
        topics.write_text(topics.read_text(encoding="utf-8").replace("</h1>", " anew</h1>"), encoding="utf-8")
        page.goto(f"{address}topics/")
        assert page.locator("h1").inner_text() == "Topics anew"
        shutil.rmtree(topics.parent)
        page.goto(f"{address}topics/")
        page.goto(address)
        page.wait_for_function(f"caches.match('{address}topics/').then(kept => !kept)")
    context.close()


def test_worker_leaves_with_the_option(browser: Browser, site: Site) -> None:
    """A site without the option registers nothing, and takes away the worker that it once had."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    page = context.new_page()
    page.goto(site.address)
    page.wait_for_function(STARTED)
    assert page.evaluate(WORKERS) == 0
    page.evaluate("navigator.serviceWorker.register('offline.js').then(() => navigator.serviceWorker.ready)")
    page.evaluate("caches.open('digest /')")
    assert page.evaluate(WORKERS) == 1
    page.goto(f"{site.address}topics/")
    page.wait_for_function(f"{WORKERS}.then(number => number === 0)")
    page.wait_for_function("caches.keys().then(names => names.length === 0)")
    context.close()


def test_style_sheets_are_one_file(site: Site) -> None:
    """A page asks for one style sheet, which holds the theme's two, and then all that mkdocs.yml lists."""
    html = (site.folder / "index.html").read_text(encoding="utf-8")
    assert html.count('rel="stylesheet"') == 1
    styles = (site.folder / "assets" / "digest.css").read_text(encoding="utf-8")
    places = [styles.find(rule) for rule in (".md-header{", "[data-md-color-scheme=slate]{", "--paper:")]
    assert places == sorted(places)
    assert places[0] > -1
    assert not list((site.folder / "assets" / "stylesheets").glob("*.css"))
    for name in ("inks", "type", "frame", "lists", "front"):
        sheet = THEME / "assets" / f"{name}.css"
        assert sheet.read_text(encoding="utf-8") in styles
