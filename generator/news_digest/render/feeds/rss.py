"""RSS 2.0, after the RSS Advisory Board's specification and its Best Practices Profile."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from email.utils import format_datetime
from html import escape

from news_digest.render.feeds.channel import Channel
from news_digest.render.feeds.entry import MEDIA_TOPICS, Entry
from news_digest.render.feeds.formats import RSS
from news_digest.render.xml_text import add_element, render_document, render_part

_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def render_feed(channel: Channel, items: Iterable[str]) -> str:
    """Return an RSS feed; `items` come from `render_item`."""
    rss = ET.Element("rss", {"version": "2.0", **_NAMESPACES})
    head = ET.SubElement(rss, "channel")
    add_element(head, "title", channel.title)
    add_element(head, "link", channel.page)
    add_element(head, "description", _as_html(channel.description))
    add_element(head, "language", channel.language)
    add_element(head, "lastBuildDate", _mail_date(channel.changed))
    add_element(head, "atom:link", href=channel.self_address, rel="self", type=RSS.media_type)
    if channel.hub:
        add_element(head, "atom:link", href=channel.hub, rel="hub")
    return render_document(rss, "".join(items), end="  </channel>")


def render_item(entry: Entry) -> str:
    """Return an article's item, indented for its place in the channel."""
    item = ET.Element("item")
    add_element(item, "title", entry.headline)
    add_element(item, "link", entry.address)
    ET.SubElement(item, "guid", isPermaLink="true").text = entry.address
    add_element(item, "pubDate", _mail_date(entry.published))
    add_element(item, "description", _as_html(entry.summary))
    for creator in entry.creators:
        add_element(item, "dc:creator", creator.name)
    for code, name in entry.subjects:
        add_element(item, "category", name, domain=MEDIA_TOPICS + code)
    for name in entry.topics:
        add_element(item, "category", name)
    add_element(item, "dc:rights", entry.licence)
    if entry.source and entry.source.url:
        add_element(item, "source", entry.source.name, url=entry.source.url)
    return render_part(item, level=2)


def _as_html(text: str) -> str:
    """Return text as the HTML that shows it: what RSS readers take a description for.

    Source: RSS Best Practices Profile ("must be suitable for presentation as HTML").
    """
    return escape(text, quote=False)


def _mail_date(moment: dt.datetime | None) -> str | None:
    """Return a date as RSS writes it (RFC 822)."""
    return format_datetime(moment) if moment else None
