"""Hostile articles under templates not the digest's: stock Material's, and some that never escape."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attacks import ALL_ATTACKS
from conftest import HOSTILE, SAMPLE, QuietHandler
from effort import PATIENCE_SECONDS
from hostile import write_articles
from selectolax.lexbor import LexborHTMLParser, LexborNode

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# So many texts in one article; with 1 each would have two of its own, and a way take a quarter of an hour.
SHORT_STEP = 24
LONG_STEP = 5
CONFIG = """site_name: News
site_url: http://127.0.0.1/
theme:
  name: material
{theme}
plugins:
{plugins}
"""
# Whatever a template may do with what it is told: in text, in attributes, cut, joined, changed.
RAW = """{% extends "base.html" %}
{% block htmltitle %}<title>{{ page.meta.title if page else 404 }}</title>{% endblock %}
{% block extrahead %}
  {{ super() }}
  {% if page %}
  <meta name="own-title" content="{{ page.title }}">
  <meta name="own-tags" content='{{ page.meta.tags }}'>
  {% for value in page.meta.values() %}<meta name="own" content="{{ value }}">{% endfor %}
  {% for value in page.meta.values() %}<meta name="own" content='{{ value }}'>{% endfor %}
  {% for key in ["title", "description", "source", "author"] %}
    {% set value = page.meta[key] or "" %}
    <meta name="own" content="{{ value | striptags }} {{ value | upper }} {{ value | truncate(20) }}">
    <meta name="own" content="{{ "by " ~ value }} {{ value | replace("a", "b") }} {{ value[:9] }}">
    <meta name="own" content="{{ [value, value] | join(", ") }}">
    <meta name="own" content='{{ {"value": value} | tojson }}'>
  {% endfor %}
  {% endif %}
{% endblock %}
{% block content %}
  {% if page %}
  <p class="own">{{ page.title }} {{ page.title | striptags }}</p>
  <p class="own">{{ page.meta }} {{ page.meta.tags | join(" ") }}</p>
  {% for item in page.toc %}<p class="own">{{ item.title }}</p>{% endfor %}
  {% endif %}
  {{ super() }}
{% endblock %}
"""
# Takes the digest's templates and styles out, and lets MkDocs list every page in the menu, as in a manual.
STOCK = """from mkdocs.plugins import event_priority

@event_priority(-1000)
def on_config(config):
    config.theme.dirs[:] = [folder for folder in config.theme.dirs if "news_digest" not in str(folder)]
    config.extra_css = []

@event_priority(-1000)
def on_files(files, config):
    config.nav = None
"""
FEATURES = "  features: [navigation.tabs, navigation.path, navigation.footer, navigation.indexes]"
WAYS = {
    "digest": {"theme": "", "plugins": "  - digest: {pictures: false}"},
    "raw": {"theme": "  custom_dir: overrides", "plugins": "  - digest: {pictures: false}"},
    "stock": {
        "theme": FEATURES,
        "plugins": "  - search\n  - tags\n  - digest: {pictures: false}\nhooks: [stock.py]",
    },
}
# What Material writes for headings and neighbours depends on how many there are, never on what they say.
OFTEN = {"lang", "dir", "hidden", "checked", "aria-current", "data-pagefind-body", "tabindex"}
TRAP = """
window.fallen = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = word => { window.fallen.push(name + word) };
"""


def build(home: Path, way: str, texts: list[str] | None, step: int) -> Path:
    """Build a digest of hostile articles, or of quiet ones, with templates of one way; return the site."""
    (home / "docs").mkdir(parents=True)
    (home / "overrides").mkdir()
    (home / "overrides" / "main.html").write_text(RAW, encoding="utf-8")
    (home / "stock.py").write_text(STOCK, encoding="utf-8")
    (home / "mkdocs.yml").write_text(CONFIG.format(**WAYS[way]), encoding="utf-8")
    if texts is not None:
        write_articles(home / "articles", texts, step)
    else:
        (home / "articles").mkdir()
        for name, text in SAMPLE.items():
            quiet = text.replace(HOSTILE, "A quiet word")
            (home / "articles" / name).write_text(quiet, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    result = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return home / "site"


def list_pages(site: Path) -> list[Path]:
    """Return the pages of a site that a template has made: redirects have none."""
    pages = (path for path in sorted(site.rglob("*.html")) if "pagefind" not in path.parts)
    return [path for path in pages if "md-container" in path.read_text("utf-8")]


def list_shapes(site: Path) -> dict[tuple[str, ...], Path]:
    """Return each kind of element around articles, by tag and names of attributes, and a page that has it."""
    shapes: dict[tuple[str, ...], Path] = {}
    for path in list_pages(site):
        document = LexborHTMLParser(path.read_text("utf-8"))
        article = document.css_first("article.md-content__inner")
        inside = {node.mem_id for node in article.traverse()} if article else set()
        for node in document.root.traverse() if document.root else ():
            if node.mem_id not in inside or "own" in (node.attributes.get("class") or ""):
                shapes.setdefault(shape(node), path)
    return shapes


def shape(node: LexborNode) -> tuple[str, ...]:
    """Return what an element is, whatever it says."""
    return (node.tag or "", *sorted(set(node.attributes) - OFTEN))


@pytest.fixture(scope="module", params=sorted(WAYS))
def way(request: pytest.FixtureRequest) -> str:
    """Give the templates to build with."""
    return str(request.param)


@pytest.fixture(scope="module")
def hostile(way: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a site of some of the attacks, many an article."""
    return build(tmp_path_factory.mktemp("hostile") / "site", way, list(ALL_ATTACKS), SHORT_STEP)


def check_shapes(site: Path, quiet: Path) -> None:
    """Check that no page has an element, or an attribute, that these templates do not give to a quiet one."""
    known = list_shapes(quiet)
    assert {found: str(page) for found, page in list_shapes(site).items() if found not in known} == {}


def test_no_template_lets_markup_through(
    way: str, hostile: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Titles, descriptions, sources, tags, menus and headings hold no element of a stranger's."""
    check_shapes(hostile, build(tmp_path_factory.mktemp("quiet") / "site", way, None, 1))


@pytest.mark.long
def test_no_template_lets_any_markup_through(way: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nor do they where fewer texts share an article, and more headlines are hostile."""
    site = build(tmp_path_factory.mktemp("all") / "site", way, list(ALL_ATTACKS), LONG_STEP)
    check_shapes(site, build(tmp_path_factory.mktemp("quiet") / "site", way, None, 1))


@pytest.mark.browser
def test_nothing_runs_under_any_template(browser: Browser, hostile: Path) -> None:
    """Without a policy, too, no page runs what an article says."""
    handler = functools.partial(QuietHandler, directory=str(hostile))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(TRAP)
    context.set_default_timeout(PATIENCE_SECONDS * 1000)
    context.route(
        "**/*", lambda route: route.continue_() if "127.0.0.1" in route.request.url else route.abort()
    )
    page = context.new_page()
    pages = list_pages(hostile)
    assert len(pages) > len(ALL_ATTACKS) / SHORT_STEP
    for path in pages[:: max(len(pages) // 40, 1)]:
        page.goto(f"http://127.0.0.1:{server.server_port}/{path.relative_to(hostile).as_posix()}")
        assert page.evaluate("window.fallen") == [], path
    context.close()
    server.shutdown()
    server.server_close()
