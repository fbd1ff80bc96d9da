"""Addresses are folders or files, as `use_directory_urls` says: in every page, feed and file of the site."""

from __future__ import annotations

import email
import email.policy
import functools
import http.server
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import DIGEST, SAMPLE, THEME, QuietHandler
from links import find_broken_links, find_dead_addresses
from reader import STARTED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOME = "https://digest.example/"
FLAT = "use_directory_urls: false\n"
OFFLINE = "plugins:\n  - digest:\n      articles: {articles}\n  - offline\n"
MOVED = """---
slug: dam
aliases: [old/dam, dam.html]
---
Dam stays where it is
Valley Echo
The dam of Elmford stays where it is, and nobody asks for another one.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built site, and the configuration that it was built with."""

    folder: Path
    config: Path


def build(home: Path, settings: str) -> Built:
    """Build the sample articles with more settings than those of tests/digest, which are inherited."""
    articles = home / "articles"
    articles.mkdir()
    for name, text in {**SAMPLE, "moved.txt": MOVED}.items():
        (articles / name).write_text(text, encoding="utf-8")
    config = home / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {os.path.relpath(DIGEST / 'mkdocs.yml', home)}\nsite_url: {HOME}\n"
        f"docs_dir: {DIGEST / 'docs'}\ntheme:\n  custom_dir: {THEME}\n" + settings.format(articles=articles),
        encoding="utf-8",
    )
    site = home / "site"
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config, "-d", site],
        cwd=DIGEST,
        env={**os.environ, "DIGEST_ARTICLES": str(articles)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return Built(folder=site, config=config)


@pytest.fixture(
    scope="module", params=[pytest.param(FLAT, id="files"), pytest.param(OFFLINE, id="offline plugin")]
)
def flat(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site whose addresses are files."""
    return build(tmp_path_factory.mktemp("flat"), request.param)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site whose addresses are folders."""
    return build(tmp_path_factory.mktemp("folders"), "")


def test_links_lead_to_files_where_addresses_are_files(flat: Built) -> None:
    """Menu, footer, lists, charts, redirects and the page of the lost: whoever opens a file can go on."""
    assert (flat.folder / "articles" / "dam.html").is_file()
    assert list(find_broken_links(flat.folder, folders=False)) == []


def test_whole_addresses_lead_to_files_where_addresses_are_files(flat: Built) -> None:
    """Feeds, sitemaps, data, linked data, `canonical` and Open Graph name what is there."""
    assert list(find_dead_addresses(flat.folder, HOME, folders=False)) == []


def test_every_address_leads_somewhere_where_they_are_folders(folders: Built) -> None:
    """The same holds of the usual site, and its addresses end with a slash."""
    assert list(find_broken_links(folders.folder)) == []
    assert list(find_dead_addresses(folders.folder, HOME)) == []
    feed = (folders.folder / "feed.xml").read_text(encoding="utf-8")
    assert f"<link>{HOME}articles/dam/</link>" in feed


def test_a_page_is_known_by_one_address(flat: Built) -> None:
    """What other programs are told of a page is what MkDocs calls it."""
    page = (flat.folder / "articles" / "dam.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{HOME}articles/dam.html">' in page
    assert f'<meta property="og:url" content="{HOME}articles/dam.html">' in page
    assert f"<link>{HOME}articles/dam.html</link>" in (flat.folder / "feed.xml").read_text(encoding="utf-8")
    assert f"<loc>{HOME}articles/dam.html</loc>" in (flat.folder / "sitemap.xml").read_text(encoding="utf-8")
    for redirect in ("old/dam/index.html", "dam.html"):
        text = (flat.folder / redirect).read_text(encoding="utf-8")
        assert re.search(r'content="0; url=(\.\./)*articles/dam\.html"', text), redirect


def test_the_command_line_knows_it_too(flat: Built, tmp_path: Path) -> None:
    """What it makes without MkDocs names the same addresses."""
    command = [sys.executable, "-m", "news_digest", "email", "--config", str(flat.config), "--output", "-"]
    articles = flat.config.parent / "articles"
    result = subprocess.run(
        [*command, "--articles", str(articles)], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    message = email.message_from_string(result.stdout, policy=email.policy.default)
    body = message.get_body(("html",))
    assert body is not None
    text = body.get_content()
    addresses = set(re.findall(rf'href="({re.escape(HOME)}[^"]*)"', text))
    assert f"{HOME}articles/elmford-begins-to-repair-elm-bridge.html" in addresses
    assert [address for address in addresses if not address.endswith(".html")] == []


@pytest.fixture
def served(flat: Built) -> Iterator[str]:
    """Serve the site of files."""
    handler = functools.partial(QuietHandler, directory=str(flat.folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.browser
def test_search_finds_files(browser: Browser, served: str) -> None:
    """Results, and the stories above them, are addressed as files."""
    page = browser.new_page()
    page.goto(f"{served}about/index.html#search=Elmford")
    page.locator("[data-search-results] a").first.wait_for()
    links = page.locator("[data-search-results] a").evaluate_all("all => all.map(link => link.href)")
    assert any("/stories/" in link for link in links)
    assert [link for link in links if not link.endswith(".html")] == []
    page.close()


@pytest.mark.browser
def test_pages_work_from_disk(browser: Browser, flat: Built) -> None:
    """Opened as a file, the front page has its looks, and a click leads to an article."""
    page = browser.new_page()
    page.goto((flat.folder / "index.html").as_uri())
    page.wait_for_function(STARTED)
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--paper')")
    page.locator(".md-tabs a", has_text="Topics").click()
    page.locator("main h1", has_text="Topics").wait_for()
    page.locator("main a", has_text="Elmford").first.click()
    page.locator("article.digest--topic").wait_for()
    page.close()
