"""What a built site tells machines: its sitemap, and the ways to its feeds and data."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from conftest import Site

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TYPES = {
    "application/rss+xml": "feed.xml",
    "application/atom+xml": "atom.xml",
    "application/feed+json": "feed.json",
    "application/json": "index.json",
}


class _Head(HTMLParser):
    """Collects a page's alternates."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the type and address of an alternate."""
        values = dict(attrs)
        if tag == "link" and (values.get("rel") or "").split() == ["alternate"]:
            self.links.append((values.get("type") or "", values.get("href") or ""))


def test_sitemap_lists_pages_with_known_dates_alone(site: Site) -> None:
    """Each address is a page of the site; a date is one that its articles name."""
    root = ET.parse(site.folder / "sitemap.xml").getroot()  # noqa: S314 - made by ourselves a moment ago
    assert root.tag == f"{NAMESPACE}urlset"
    for url in root:
        names = [child.tag.removeprefix(NAMESPACE) for child in url]
        assert names in (["loc"], ["loc", "lastmod"])
        address = url.findtext(f"{NAMESPACE}loc", "")
        assert address.startswith(site.address)
        assert (site.folder / address.removeprefix(site.address) / "index.html").is_file()
        assert re.fullmatch(r"2024-03-\d\d", url.findtext(f"{NAMESPACE}lastmod", "2024-03-01"))
    undated = f"{site.address}articles/library-of-elmford-lends-out-musical-instruments/"
    dates = {url.findtext(f"{NAMESPACE}loc"): url.findtext(f"{NAMESPACE}lastmod") for url in root}
    assert dates[undated] is None
    assert dates[f"{site.address}about/"] is None


@pytest.mark.parametrize(
    ("page", "files"),
    [
        pytest.param("", ["feed.xml", "atom.xml", "feed.json"], id="home"),
        pytest.param("stories/the-elmford-flood/", ["feed.xml"], id="listing"),
        pytest.param(
            "articles/library-of-elmford-lends-out-musical-instruments/", ["index.json"], id="article"
        ),
        pytest.param("about/", [], id="hand-written"),
    ],
)
def test_head_names_what_belongs_to_a_page(site: Site, page: str, files: list[str]) -> None:
    """A page's head leads to its own feeds or data; every address there is a file of the type it says."""
    links = _Head(site.folder / page / "index.html").links
    found = [(kind, urljoin(site.address + page, address)) for kind, address in links]
    beside = [url.removeprefix(site.address + page) for _, url in found]
    assert [name for name in beside if "/" not in name] == files
    for kind, url in found:
        assert url.endswith(TYPES[kind])
        assert (site.folder / url.removeprefix(site.address)).is_file()


def test_every_feed_reads(site: Site) -> None:
    """A feed reader has no complaint about any feed of the site."""
    feeds = [*site.folder.rglob("feed.xml"), *site.folder.rglob("atom.xml")]
    assert len(feeds) > 5
    assert [path for path in feeds if feedparser.parse(path.read_bytes()).bozo] == []
