"""A real build of hostile articles, each attack in each place: nothing acts, in the tree or in a browser."""

from __future__ import annotations

import functools
import http.server
import json
import os
import subprocess
import sys
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from atom_rules import ATOM, find_faults
from attacks import ALL_ATTACKS
from conftest import DIGEST
from effort import PATIENCE_SECONDS
from hostile import find_dangers, find_strangers, nodes, write_articles
from reader import STARTED
from selectolax.lexbor import LexborHTMLParser, LexborNode

from news_digest import pipeline
from news_digest.model import Article, Settings
from news_digest.render.pages.site import TITLE_LENGTH

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Each of these many articles of each kind has eight texts in its fields and one in its body.
SHORT_STEP = 12
CONTROL = "control.md"
CONTROL_TEXT = """---
title: Quiet day in Elmford
date: 2024-03-04
author: Ann Example
source: Valley Echo
summary: Nothing happened.
tags: [calm]
---
Mayor Ida Brook went for a walk. Nobody else did.
"""
ARTICLE = "article.digest"
# What the pages' scripts would do if they were the attackers': each of these is noticed.
TRAP = """
window.fallen = [];
for (const name of ["alert", "confirm", "prompt", "print", "open", "msgbox"]) {
  window[name] = (...words) => { window.fallen.push(name + ": " + words.join(" ")); return null };
}
"""
# Everything in an article that anyone could click, point at or focus, once. Links that lead anywhere but into
# a script are stopped, after all handlers below the article have had their turn.
TOUCH = """
() => {
  const stay = event => {
    const scheme = event.target.closest("a")?.protocol ?? "";
    if (["", "http:", "https:", "mailto:"].includes(scheme)) event.preventDefault();
    event.stopPropagation();
  };
  for (const article of document.querySelectorAll(".digest")) article.addEventListener("click", stay);
  const touched = [...document.querySelectorAll(".digest *")];
  for (const node of touched) {
    for (const kind of ["pointerover", "mouseover", "mouseenter", "wheel", "focus", "blur", "toggle"])
      node.dispatchEvent(new Event(kind, { bubbles: true }));
    node.focus?.();
    node.click?.();
  }
  return touched.length;
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostileSite:
    """A built site of hostile articles, where it is served, and its articles as the digest knows them."""

    folder: Path
    address: str
    articles: tuple[Article, ...]

    def pages(self) -> list[Path]:
        """Return every HTML file that the digest made."""
        return [path for path in sorted(self.folder.rglob("*.html")) if "pagefind" not in path.parts]

    def page_of(self, article: Article) -> Path:
        """Return the file of an article's page."""
        return self.folder / "articles" / article.slug / "index.html"


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileSite]:
    """Give a site of every sixth attack of the table."""
    yield from _serve(tmp_path_factory.mktemp("few"), SHORT_STEP)


@pytest.fixture(scope="module")
def all_of_them(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileSite]:
    """Give a site of all attacks of the table, two articles for each."""
    yield from _serve(tmp_path_factory.mktemp("all"), 1)


def _serve(home: Path, step: int) -> Iterator[HostileSite]:
    """Build the hostile articles with MkDocs, and serve the result."""
    articles = home / "articles"
    write_articles(articles, ALL_ATTACKS, step)
    (articles / CONTROL).write_text(CONTROL_TEXT, encoding="utf-8")
    folder = home / "site"
    handler = functools.partial(_QuietHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_port}/"
    environment = {**os.environ, "DIGEST_ARTICLES": str(articles), "DIGEST_SITE_URL": address}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    result = subprocess.run(command, cwd=DIGEST, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield HostileSite(folder=folder, address=address, articles=_articles(articles))
    server.shutdown()
    server.server_close()


def _articles(folder: Path) -> tuple[Article, ...]:
    """Return the articles of a folder as the digest knows them."""
    settings = Settings(
        site_name="News Digest",
        site_url="https://digest.example/",
        site_description="",
        language="en",
        articles=folder,
        docs=folder,
    )
    return tuple(pipeline.make_digest(settings, handwritten=()).library.articles.values())


def _check_trees(site: HostileSite) -> None:
    """Check every page: its article holds nothing but ours, and what is around it is as on a quiet page."""
    quiet = _frame_of((site.folder / "articles/quiet-day-in-elmford/index.html").read_text("utf-8"))
    generated = [path for path in site.pages() if "data-pagefind-body" in path.read_text("utf-8")]
    assert len(generated) > len(site.articles) > len(ALL_ATTACKS) / SHORT_STEP
    for path in site.pages():
        html = path.read_text("utf-8")
        if path.relative_to(site.folder).parts[0] not in {
            "articles",
            "topics",
            "sources",
            "stories",
            "archive",
        }:
            continue
        if path.is_relative_to(site.folder / "articles") and not _is_page(html):
            continue  # a redirect, which has no frame
        assert find_dangers(html, inside=ARTICLE) == [], path
        assert find_strangers(html, inside=ARTICLE) == [], path
        assert _frame_of(html) - quiet - _LISTING_FRAME == set(), path


def _is_page(html: str) -> bool:
    """Tell whether this is a page and no redirect."""
    return 'class="md-content' in html


# What the frame of a listing has and that of an article has not: feeds, a place in the menu, no `h-entry`.
_LISTING_FRAME = {
    ("link", ("href", "rel", "title", "type"), None, ()),
    ("current", (), None, None),
    ("div", ("class", "data-md-component"), None, ("md-content",)),
}


def _frame_of(html: str) -> set[tuple[object, ...]]:
    """Return what elements a page has outside its article: tag, attributes' names, id and classes."""
    document = LexborHTMLParser(html)
    inside = {node.mem_id for node in nodes(document, ARTICLE)}
    return {_signature(node) for node in document.root.traverse() if node.mem_id not in inside}


def _signature(node: LexborNode) -> tuple[object, ...]:
    """Return what an element is, whatever it says."""
    attributes = node.attributes
    classes = sorted(
        word for word in (attributes.get("class") or "").split() if not word.startswith("digest--")
    )
    names = sorted(set(attributes) - {"lang", "dir", "data-pagefind-body"})
    if "md-tabs__item--active" in classes or "aria-current" in names:
        return ("current", (), None, None)
    return node.tag, tuple(names), attributes.get("id"), tuple(classes) if node.tag != "article" else None


def _check_words(site: HostileSite) -> None:
    """Check that headlines read back from pages as written: in the tab, in the page, in the description."""
    for article in site.articles:
        document = LexborHTMLParser(site.page_of(article).read_text("utf-8"))
        _check_title(_text(document, "title"), article.headline)
        assert _text(document, "h1") == _folded(article.headline)
        correction = document.css_first(".note p:last-child")
        if article.correction and correction:
            assert _folded(article.correction) in _folded(document.body.text())


def _check_title(title: str, headline: str) -> None:
    """Check that a tab says the headline, cut where it is too long, and the site where there is room."""
    shown = title.removesuffix("– News Digest").strip()
    if len(_folded(headline)) > TITLE_LENGTH:
        begin = shown.removesuffix(" …")
        assert begin not in ("", shown)
        assert _folded(headline).startswith(begin)
    else:
        assert shown == _folded(headline)


def _text(document: LexborHTMLParser, selector: str) -> str:
    """Return the words of an element."""
    found = document.css_first(selector)
    assert found is not None
    return _folded(found.text())


def _folded(text: str) -> str:
    """Return text with its white space folded, as browsers show it."""
    return " ".join(text.split())


def _check_feeds(site: HostileSite) -> None:
    """Check that every feed reads back with the very headlines and summaries, and addresses of the site."""
    headlines = {_folded(article.headline) for article in site.articles}
    summaries = {_folded(article.summary) for article in site.articles} | headlines
    for path in sorted(site.folder.rglob("feed.xml")):
        for item in ET.parse(path).iter("item"):  # noqa: S314 - made by ourselves a moment ago
            facts = {element.tag: element.text or "" for element in item}
            assert facts["title"] in headlines
            assert unescape(facts.get("description", facts["title"])) in summaries
            assert facts["link"].startswith("http://127.0.0.1:")
    for path in sorted(site.folder.rglob("feed.json")):
        text = path.read_text("utf-8")
        assert not set("<>&") & set(text)
        for entry in json.loads(text)["items"]:
            assert entry["title"] in headlines
            assert entry["content_text"] in summaries
    for path in sorted(site.folder.rglob("atom.xml")):
        assert find_faults(path.read_text("utf-8")) == []
        for entry in ET.parse(path).iter(f"{ATOM}entry"):  # noqa: S314 - as above
            assert entry.findtext(f"{ATOM}title") in headlines
            assert entry.findtext(f"{ATOM}summary", entry.findtext(f"{ATOM}title")) in summaries


def _check_data(site: HostileSite) -> None:
    """Check that every article reads back from its data, which could stand in a page as it is."""
    for article in site.articles:
        text = site.page_of(article).with_name("index.json").read_text("utf-8")
        assert not set("<>&") & set(text)
        data = json.loads(text)
        said = (data["headline"], data.get("summary", ""), data.get("tags", []))
        assert said == (article.headline, article.summary, list(article.tags))


def _check_files(site: HostileSite) -> None:
    """Check that the build wrote nothing whose name a text has bent."""
    for path in site.folder.rglob("*"):
        name = unquote(path.name)
        assert name.isprintable(), path
        assert not set(name) & set("<>:\"'\\|?*%"), path


def test_trees(few: HostileSite) -> None:
    """No page of the short site holds anything that is not ours."""
    _check_trees(few)
    _check_words(few)
    _check_feeds(few)
    _check_data(few)
    _check_files(few)


@pytest.mark.long
def test_trees_of_all(all_of_them: HostileSite) -> None:
    """No page of the whole site does."""
    _check_trees(all_of_them)
    _check_words(all_of_them)
    _check_feeds(all_of_them)
    _check_data(all_of_them)
    _check_files(all_of_them)


class Victim:
    """A tab with a trap for every attack: it notes what ran, what was asked for, what went wrong."""

    def __init__(self, browser: Browser, site: HostileSite, *, without_policy: bool) -> None:
        self.context = browser.new_context(bypass_csp=without_policy)
        self.context.add_init_script(TRAP)
        self.context.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        self.context.set_default_timeout(PATIENCE_SECONDS * 1000)
        self.page: Page = self.context.new_page()
        self.harm: list[str] = []
        self.site = site
        self.page.on("dialog", lambda dialog: self._note(f"dialog {dialog.message}"))
        self.page.on("pageerror", lambda error: self._note(f"error {error}"))
        self.page.on("console", lambda line: self._note(line.text) if line.type == "error" else None)
        self.page.on("request", lambda request: self._ask(request.url))
        self.context.on("page", lambda page: self._note(f"window {page.url}"))

    def _note(self, harm: str) -> None:
        """Note something that must not happen."""
        self.harm.append(harm)

    def _ask(self, url: str) -> None:
        """Note a request that leaves the site."""
        if not url.startswith(self.site.address):
            self._note(f"asked for {url}")

    def visit(self, path: Path) -> None:
        """Open a page, touch everything in its article, and check that nothing happened."""
        address = self.site.address + path.relative_to(self.site.folder).as_posix()
        self.page.goto(address, wait_until="load")
        self.page.wait_for_function(STARTED)
        assert self.page.evaluate(TOUCH) > 1
        assert self.page.evaluate("window.fallen") == [], path
        assert self.page.url.split("#")[0] == address
        assert self.harm == [], path

    def search(self, words: str) -> None:
        """Type words into the search panel, wait for the answer, and look at what it shows."""
        self.page.locator("[data-search-input]").fill(words)
        self.page.wait_for_function(
            "words => { const status = document.querySelector('[data-search-status]').textContent;"
            " return !words.trim() || /result|found/.test(status) }",
            arg=words,
        )
        spans = "span.search__title, span.search__facts, span.search__excerpt"
        stories = (
            "li.search__group, p.search__story, span.search__kind, a.search__story-link, ol.search__list"
        )
        allowed = f"li.search__result, a.search__link, mark, {spans}, {stories}"
        assert self.page.locator(f".search__results :not({allowed})").count() == 0, words
        assert self.page.evaluate("window.fallen") == [], words
        assert self.harm == [], words


def _visit_all(browser: Browser, site: HostileSite, paths: list[Path], *, without_policy: bool) -> None:
    """Open pages one after another."""
    victim = Victim(browser, site, without_policy=without_policy)
    for path in paths:
        victim.visit(path)
    victim.context.close()


@pytest.mark.browser
def test_pages_do_nothing(browser: Browser, few: HostileSite) -> None:
    """Nothing runs on load, click or hover, even without the content security policy."""
    paths = [few.page_of(article) for article in few.articles]
    _visit_all(browser, few, paths[::6], without_policy=True)


@pytest.mark.browser
def test_policy_has_nothing_to_do(browser: Browser, few: HostileSite) -> None:
    """With the policy the console stays silent: there was nothing to block."""
    _visit_all(browser, few, [few.page_of(article) for article in few.articles][1::16], without_policy=False)


@pytest.mark.browser
def test_merged_articles_do_nothing(browser: Browser, few: HostileSite) -> None:
    """Nor do the articles of all pages, put into one page that no policy guards."""
    _visit_merged(browser, few)


def _visit_merged(browser: Browser, site: HostileSite) -> None:
    """Write all articles of a site into one document, and touch everything."""
    victim = Victim(browser, site, without_policy=True)
    victim.page.goto(f"{site.address}feed.json")
    parts = []
    for article in site.articles:
        found = LexborHTMLParser(site.page_of(article).read_text("utf-8")).css_first(ARTICLE)
        assert found is not None
        parts.append(found.html or "")
    victim.page.set_content("<!doctype html>" + "\n".join(parts))
    assert victim.page.evaluate(TOUCH) > len(parts)
    assert victim.page.evaluate("window.fallen") == []
    assert victim.harm == []
    victim.context.close()


@pytest.mark.browser
def test_search_shows_text(browser: Browser, few: HostileSite) -> None:
    """The search panel shows hostile headlines and excerpts as text, and takes them as words to look for."""
    victim = Victim(browser, few, without_policy=True)
    victim.page.goto(few.address)
    victim.page.wait_for_function(STARTED)
    victim.page.keyboard.press("/")
    for words in ["script alert", "Elmford", "img onerror", *ALL_ATTACKS[:: SHORT_STEP * 8]]:
        victim.search(words)
    victim.context.close()


@pytest.mark.browser
def test_feeds_do_nothing(browser: Browser, few: HostileSite) -> None:
    """RSS descriptions are HTML to readers: as such they show the summaries, and nothing of them runs."""
    victim = Victim(browser, few, without_policy=True)
    for name in ("feed.xml", "atom.xml", "feed.json", "news-sitemap.xml", "llms.txt"):
        victim.page.goto(few.address + name)
    tree = ET.parse(few.folder / "feed.xml")  # noqa: S314 - made by ourselves a moment ago
    descriptions = [element.text or "" for element in tree.iter("description")]
    parts = (f"<p class=digest>{text}</p>" for text in descriptions)
    victim.page.set_content("<!doctype html>" + "\n".join(parts))
    victim.page.evaluate(TOUCH)
    assert victim.page.locator("p *").count() == 0
    shown = victim.page.locator("p").all_inner_texts()
    assert set(map(_folded, shown[1:])) <= {_folded(article.summary) for article in few.articles}
    assert victim.page.evaluate("window.fallen") == []
    assert victim.harm == []
    victim.context.close()


@pytest.mark.long
@pytest.mark.browser
def test_all_pages_do_nothing(browser: Browser, all_of_them: HostileSite) -> None:
    """Nothing runs on any article of the whole site, nor on a sample of its listings, without the policy."""
    articles = [all_of_them.page_of(article) for article in all_of_them.articles]
    pages = [path for path in all_of_them.pages() if _is_page(path.read_text("utf-8"))]
    listings = sorted(set(pages) - set(articles))
    _visit_merged(browser, all_of_them)
    _visit_all(browser, all_of_them, [*articles, *listings[::20]], without_policy=True)


@pytest.mark.long
@pytest.mark.browser
def test_search_takes_every_attack(browser: Browser, all_of_them: HostileSite) -> None:
    """The search panel takes every text of the table."""
    victim = Victim(browser, all_of_them, without_policy=False)
    victim.page.goto(all_of_them.address)
    victim.page.wait_for_function(STARTED)
    victim.page.keyboard.press("/")
    for words in ALL_ATTACKS:
        victim.search(words)
    victim.context.close()
