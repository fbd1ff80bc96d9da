"""The page of feeds and the OPML list: the same listings in the same groups."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from world import make_article, make_library, make_settings, make_world

from news_digest.model import Library
from news_digest.render.feeds.followed import follow_leading
from news_digest.render.feeds.opml import render_opml
from news_digest.render.pages.feeds import feeds_page
from news_digest.render.pages.site import make_site

HOSTILE = '"><script>alert(1)</script> | [x](javascript:1) &amp; \x00'


def read_opml(library: Library, **changes: str) -> ET.Element:
    """Return the list of subscriptions as a tree."""
    site = make_site(library, make_settings(**changes))
    return ET.fromstring(render_opml(follow_leading(site), site.settings))  # noqa: S314 - our own list


def test_opml_groups() -> None:
    """The list names its groups, and each feed with its address and its page; what has none is left out."""
    opml = read_opml(make_world())
    assert (opml.tag, opml.get("version")) == ("opml", "2.0")
    assert opml.findtext("head/title") == "The Test Digest"
    groups = {
        group.get("text"): [feed.get("text") for feed in group] for group in opml.findall("body/outline")
    }
    assert groups == {
        "Everything": ["The Test Digest"],
        "Subjects": ["Environment"],
        "Sources": ["River Post"],
        "Newest stories": ["Flood at Elmford"],
        "Leading topics": ["Ida Brook"],
    }
    (feed,) = opml.findall("body/outline[@text='Subjects']/outline")
    assert feed.attrib == {
        "type": "rss",
        "version": "RSS",
        "text": "Environment",
        "title": "Environment – The Test Digest",
        "description": "environment",
        "htmlUrl": "https://digest.example/news/subjects/environment/",
        "xmlUrl": "https://digest.example/news/subjects/environment/feed.xml",
    }


def test_page_lists_the_same() -> None:
    """The page has the groups of the list, each listing with its page and its feed, and the list itself."""
    page = feeds_page(make_site(make_world(), make_settings()))
    assert page.uri == "feeds/index.md"
    assert [line[3:].split(" {")[0] for line in page.text.splitlines() if line.startswith("## ")] == [
        "Everything",
        "Subjects",
        "Sources",
        "Newest stories",
        "Leading topics",
    ]
    assert (
        "- [Ida Brook](../topics/ida-brook/index.md)"
        ' <span class="subscribe">[RSS](../topics/ida-brook/feed.xml)</span>' in page.text
    )
    assert "](../feeds.opml)" in page.text


def test_empty_library() -> None:
    """With nothing to follow but the site, there is the site."""
    assert [group.get("text") for group in read_opml(make_library()).findall("body/outline")] == [
        "Everything"
    ]
    assert "## Everything" in feeds_page(make_site(make_library(), make_settings())).text


@pytest.mark.parametrize("name", [HOSTILE, "]]>", "<b>"])
def test_names_stay_names(name: str) -> None:
    """A source's name reads back as it was given, in the list and on the page."""
    library = make_library([make_article(slug, source=name) for slug in ("one", "two", "three")])
    (feed,) = read_opml(library).findall("body/outline[@text='Sources']/outline")
    assert feed.get("text") == name.replace("\x00", "").strip()
    assert "<script" not in feeds_page(make_site(library, make_settings())).text


def test_page_of_a_site_without_an_address() -> None:
    """A site that does not know its address offers no feed, and says why."""
    page = feeds_page(make_site(make_world(), make_settings(site_url="")))
    assert "does not know the address" in page.text
    assert "feed.xml" not in page.text
    assert "opml" not in page.text
