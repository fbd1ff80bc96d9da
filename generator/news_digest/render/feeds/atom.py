"""Atom 1.0 (RFC 4287); the sections named below are the RFC's."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from news_digest.render.feeds.channel import Channel
from news_digest.render.feeds.entry import MEDIA_TOPICS, Entry, Party
from news_digest.render.feeds.formats import ATOM
from news_digest.render.xml_text import add_element, render_document, render_part

NAMESPACE = "http://www.w3.org/2005/Atom"


def render_feed(channel: Channel, items: Iterable[str]) -> str:
    """Return an Atom feed of dated entries, one at least; `items` come from `render_item`.

    Raises `ValueError` if no entry has a date: an Atom feed must say when it changed (4.1.1).
    """
    if channel.changed is None:
        raise ValueError(f"{channel.self_address}: a feed without a dated article cannot be Atom")
    feed = ET.Element("feed", {"xmlns": NAMESPACE, **_language(channel.language)})
    add_element(feed, "id", channel.page)
    add_element(feed, "title", channel.title)
    add_element(feed, "subtitle", channel.description)
    add_element(feed, "updated", channel.changed.isoformat())
    # For entries that name nobody (4.2.1).
    _add_author(feed, Party(name=channel.site, url=channel.site_address))
    add_element(feed, "link", rel="self", type=ATOM.media_type, href=channel.self_address)
    add_element(feed, "link", rel="alternate", type="text/html", href=channel.page)
    if channel.hub:
        add_element(feed, "link", rel="hub", href=channel.hub)
    return render_document(feed, "".join(items), end="</feed>")


def render_item(entry: Entry) -> str:
    """Return a dated article's entry, indented for its place in the feed.

    An article that says only when it was published was last changed then.
    """
    item = ET.Element("entry", _language(entry.language))
    add_element(item, "id", entry.address)
    add_element(item, "title", entry.headline)
    add_element(item, "published", entry.published.isoformat() if entry.published else None)
    add_element(item, "updated", entry.changed.isoformat() if entry.changed else None)
    add_element(item, "link", rel="alternate", type="text/html", href=entry.address)
    if entry.original:
        add_element(item, "link", rel="via", href=entry.original)
    for creator in entry.creators:
        _add_author(item, creator)
    for code, name in entry.subjects:
        add_element(item, "category", term=code, scheme=MEDIA_TOPICS, label=name)
    for name in entry.topics:
        add_element(item, "category", term=name)
    add_element(item, "rights", entry.licence)
    add_element(item, "summary", entry.summary)
    return render_part(item, level=1)


def _language(tag: str) -> dict[str, str]:
    """Return the attribute that names a language, if it is known."""
    return {"xml:lang": tag} if tag else {}


def _add_author(parent: ET.Element, party: Party) -> None:
    """Add a person construct (3.2)."""
    author = ET.SubElement(parent, "author")
    add_element(author, "name", party.name)
    add_element(author, "uri", party.url)
