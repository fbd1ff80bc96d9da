"""OPML 2.0: the feeds that readers may like to take over all at once, in groups."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from news_digest.model import Settings
from news_digest.render.feeds.followed import Followed, Group
from news_digest.render.feeds.formats import RSS
from news_digest.render.urls import absolute
from news_digest.render.xml_text import clean, render_document


def render_opml(groups: Iterable[Group], settings: Settings) -> str:
    """Return a list of subscriptions: each listing by its RSS feed, which takes undated articles too."""
    opml = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(opml, "head"), "title").text = clean(settings.site_name)
    body = ET.SubElement(opml, "body")
    for group in groups:
        outline = ET.SubElement(body, "outline", text=clean(group.name))
        for followed in group.listings:
            ET.SubElement(outline, "outline", _subscription(followed, settings))
    return render_document(opml)


def _subscription(followed: Followed, settings: Settings) -> dict[str, str]:
    """Return what OPML 2.0 says of a feed ("Subscription lists"); `RSS` stands for versions 0.91 to 2.0."""
    return {
        "type": "rss",
        "version": "RSS",
        "text": clean(followed.name) or followed.uri,
        "title": clean(followed.title) or followed.uri,
        "description": clean(followed.description),
        "htmlUrl": absolute(settings, followed.uri),
        "xmlUrl": absolute(settings, RSS.uri(followed.uri)),
    }
