"""The feeds that the site publishes: one of each format for the site, RSS for each large enough listing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from news_digest.model import OutputFile
from news_digest.render import urls
from news_digest.render.feeds import atom, json_feed, rss
from news_digest.render.feeds.channel import Channel, make_channel
from news_digest.render.feeds.entry import Entry, choose_newest, make_entry
from news_digest.render.feeds.followed import Followed, follow_leading, follow_site
from news_digest.render.feeds.formats import ATOM, JSON_FEED, RSS, Format, find_formats
from news_digest.render.feeds.opml import render_opml
from news_digest.render.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes the feeds of one format."""

    format: Format
    render_feed: Callable[[Channel, Iterable[str]], str]
    render_item: Callable[[Entry], str]

    def write(self, site: Site, followed: Followed) -> OutputFile:
        """Return the feed of a listing; an article that stands in many feeds is written once."""
        pairs = [self._item(site, slug) for slug in choose_newest(site, followed.articles, self.format)]
        channel = make_channel(followed, self.format, site.settings, [entry for entry, _item in pairs])
        text = self.render_feed(channel, [item for _entry, item in pairs])
        return OutputFile(uri=self.format.uri(followed.uri), text=text)

    def _item(self, site: Site, slug: str) -> tuple[Entry, str]:
        """Return what a feed says of an article, and that in this format."""
        entry = site.remember(("entry", slug), lambda: make_entry(site, slug))
        item = site.remember((self.format.name, slug), lambda: self.render_item(entry))
        return entry, item


WRITERS = {
    RSS: Writer(format=RSS, render_feed=rss.render_feed, render_item=rss.render_item),
    ATOM: Writer(format=ATOM, render_feed=atom.render_feed, render_item=atom.render_item),
    JSON_FEED: Writer(format=JSON_FEED, render_feed=json_feed.render_feed, render_item=json_feed.render_item),
}


def listing_feeds(site: Site, followed: Followed) -> Iterator[OutputFile]:
    """Yield the feeds of a listing, which may be none."""
    for format_ in find_formats(site.library, site.settings, followed.uri, len(followed.articles)):
        yield WRITERS[format_].write(site, followed)


def site_feeds(site: Site) -> Iterator[OutputFile]:
    """Yield the feeds of the whole site, and the list of those that lead."""
    yield from listing_feeds(site, follow_site(site))
    if site.settings.site_url:
        yield OutputFile(uri=urls.OPML_URI, text=render_opml(follow_leading(site), site.settings))
