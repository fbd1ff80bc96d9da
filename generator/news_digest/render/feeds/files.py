"""The feeds that the site publishes: one of each format for the site, RSS for each large enough listing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from news_digest.model import OutputFile
from news_digest.render.feeds import atom, json_feed, rss
from news_digest.render.feeds.channel import Channel, make_channel
from news_digest.render.feeds.entry import Entries, Entry
from news_digest.render.feeds.followed import Followed, follow_everything, follow_leading
from news_digest.render.feeds.formats import ATOM, JSON_FEED, RSS, Format, find_formats
from news_digest.render.feeds.opml import render_opml
from news_digest.render.pages.site import Site
from news_digest.render.urls import OPML_URI


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Writes the feeds of one format; an article that stands in many of them is written once."""

    format: Format
    render_feed: Callable[[Channel, Iterable[str]], str]
    render_item: Callable[[Entry], str]
    items: dict[str, str] = field(default_factory=dict)

    def render(self, site: Site, followed: Followed, entries: Entries) -> str:
        """Return the feed of a listing."""
        newest = entries.newest(followed.articles, self.format)
        for entry in newest:
            if entry.slug not in self.items:
                self.items[entry.slug] = self.render_item(entry)
        channel = make_channel(followed, self.format, site.settings, newest)
        return self.render_feed(channel, [self.items[entry.slug] for entry in newest])


def feed_files(site: Site) -> Iterator[OutputFile]:
    """Yield every feed of everything that can be followed, and the list of those that lead."""
    if not site.settings.site_url:
        return
    presses = {press.format: press for press in make_presses()}
    entries = Entries(site)
    for followed in follow_everything(site):
        for format_ in find_formats(site.library, site.settings, followed.uri, len(followed.articles)):
            text = presses[format_].render(site, followed, entries)
            yield OutputFile(uri=format_.uri(followed.uri), text=text)
    yield OutputFile(uri=OPML_URI, text=render_opml(follow_leading(site), site.settings))


def make_presses() -> tuple[Press, ...]:
    """Return a press for each format."""
    return (
        Press(format=RSS, render_feed=rss.render_feed, render_item=rss.render_item),
        Press(format=ATOM, render_feed=atom.render_feed, render_item=atom.render_item),
        Press(format=JSON_FEED, render_feed=json_feed.render_feed, render_item=json_feed.render_item),
    )
