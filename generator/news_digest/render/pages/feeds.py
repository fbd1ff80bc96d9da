"""The page of feeds: how to follow the digest, or one part of it."""

from __future__ import annotations

from dataclasses import dataclass

from news_digest.model import OutputFile
from news_digest.render import urls
from news_digest.render.escape import Markdown, link
from news_digest.render.feeds.followed import Followed, Group, follow_leading
from news_digest.render.pages.site import Site, feed_links


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """A listing that can be followed: its name linked to its page, and its feeds."""

    name: Markdown
    feeds: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedGroup:
    """Listings of one kind under a heading."""

    name: str
    anchor: str
    rows: tuple[FeedRow, ...]


def feeds_page(site: Site) -> OutputFile:
    """Return the page of feeds: of the site, subjects, sources, newest stories and leading topics.

    A site that does not know its own address has none (`formats.find_formats`), which the page says.
    """
    uri, text, has_feeds = urls.FEEDS_URI, site.words.text, bool(site.settings.site_url)
    return site.page(
        uri,
        "feeds.md.jinja",
        {
            "title": text("feeds"),
            "description": text("about_feeds", site=site.settings.site_name),
            "kind": "listing",
        },
        groups=tuple(_make_group(site, uri, group) for group in follow_leading(site)) if has_feeds else (),
        opml=link(text("opml"), urls.relative(uri, urls.OPML_URI)),
    )


def _make_group(site: Site, uri: str, group: Group) -> FeedGroup:
    """Return a group as the page lists it."""
    return FeedGroup(
        name=group.name,
        anchor=group.anchor,
        rows=tuple(_make_row(site, uri, followed) for followed in group.listings),
    )


def _make_row(site: Site, uri: str, followed: Followed) -> FeedRow:
    """Return a listing's row."""
    return FeedRow(
        name=link(followed.name, urls.relative(uri, followed.uri)),
        feeds=feed_links(site, uri, followed.uri, len(followed.articles)),
    )
